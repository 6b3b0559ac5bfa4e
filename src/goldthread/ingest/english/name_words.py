"""Words by which names are told from other words in capitals, and speech from other verbs. Data, as vocabulary.py."""

import re

from goldthread.ingest.english.vocabulary import word_set

# What a service calls itself by: a name that ends so is a body, whatever stands before.
ORGANS = word_set(
    """service services trust hubs hub homes school schools academy academies college colleges association charity
    centre hospital hospitals clinic surgery housing education health healthcare care probation police recovery cic
    refuge nursery nurseries nursing visiting midwifery maternity constabulary council commissioning cafcass camhs
    partnership organisation society foundation company inclusion provider university commissioners agency federation
    hospice infirmary infirmaries authority alliance directorate"""
)

# What people are: "Named GPs have" is said of people in an agency, and names none.
PEOPLE = word_set(
    """officer officers lead leads manager managers nurse nurses doctor doctors gp gps chair chairs director directors
    head heads practitioner practitioners professional professionals worker workers midwife midwives visitor visitors
    commissioner constable inspector sergeant superintendent supervisor supervisors scrutineer reviewer reviewers author
    coroner judge minister teacher teachers headteacher headteachers governor governors consultant consultants staff
    colleagues partners agencies members leaders advisers adviser coordinator coordinators co-ordinator co-ordinators
    guardian secretary executive detective people parents carers children families young mother father ward matron
    spokesperson spokesman spokeswoman
    trainer trainers trustee trustees champions champion analyst solicitor solicitors responders
    paediatrician paediatricians psychiatrist"""
)

# Groups that meet, which decide for a partnership or inside an agency and are neither.
GROUPS = word_set(
    """group groups subgroup sub-group subgroups panel board boards committee committees forum forums executive network
    unit team teams conference meeting meetings conferences cabinet assembly taskforce party workstream mash marac mace
    mappa parliament office"""
)

# Parts of a body that do its work, and speak for it: "the safeguarding team at Crale Infirmary".
UNITS = word_set(
    "team teams service services unit department practice practices staff ward wards office hub hubs"
)

# What documents, tools, practices and days are: "Key Changes:", "Practice Weeks take place".
THINGS = word_set(
    """protocol protocols policy policies procedure procedures plan plans toolkit toolkits tool tools guidance pathway
    pathways form forms template templates audit audits review reviews report reports recommendation recommendations
    strategy strategies framework frameworks programme programmes training course courses briefing briefings act model
    models profile profiles operation campaign campaigns project projects week weeks day days month months year years
    date dates change changes step steps action actions point points response responses update updates progress learning
    practice theme themes question questions answer answers summary background introduction context conclusion
    conclusions appendix glossary note notes outcome outcomes impact evidence key status part parts stage stages phase
    phases section sections chapter page annex abuse neglect safety safeguarding violence exploitation harm need needs
    risk risks voice supervision assessment assessments referral referrals information sharing system systems record
    records standard data code codes case cases family families child baby babies address website newsletter
    bulletin leaflet guide register return returns survey agreement memorandum contract pilot scheme initiative offer
    culture contact details work working agenda minutes position paper statement comments feedback reference owner
    deadline rating results findings legislation law england wales county safe sleeping crying fathers"""
)

# Said of oneself before what one has to say: "The ICB adds that", "Wessmoor Homes accept this recommendation".
SPEAKING = word_set(
    """accept accepts accepted add adds acknowledge acknowledges acknowledged advise advises advised agree agrees
    agreed answer answers answered assure assures assured comment comments commented confirm confirms confirmed explain
    explains explained note notes noted point points recognise recognises recognised regret regrets regretted reply
    replies replied report reports reported respond responds responded responding say says said state states stated
    support supports supported tell tells told welcome welcomes welcomed wish wishes apologise apologises apologised
    write writes wrote endorse endorses endorsed inform informs informed observe observes observed"""
)

# Of those, what a child or a parent does too, who is called by one word.
TELLING = word_set(
    """say says said tell tells told wish wishes wished state states stated comment comments commented explain explains
    explained observe observes observed point points pointed answer answers answered reply replies replied agree agreed
    agrees report reported reports regret regrets regretted"""
)

# Done by people and bodies and by nothing else; "has reduced" and "has given" are said of things too.
DOING = word_set(
    """accepted adopted advised agreed altered amended answered appointed approached arranged asked audited briefed
    brought built bought circulated commissioned committed completed confirmed consulted created decided designed
    developed distributed drafted employed engaged established funded held implemented informed instructed introduced
    invested invited issued launched looked made met moved negotiated notified organised piloted planned produced
    published put purchased recruited redesigned refreshed reissued re-issued relaunched reminded reported requested
    responded reviewed revised rewritten run secured sent set shared sought spoken started taken told trained undertaken
    updated visited worked written working rolling
    accept adopt advise agree alter amend appoint arrange ask audit brief bring build buy circulate commission consult
    create decide design develop draft employ establish fund hold implement introduce invite issue launch look make meet
    notify organise pilot produce publish put purchase recruit redesign refresh reissue relaunch remind report request
    respond review revise rewrite run secure seek send set share speak start take tell train undertake update visit work
    write"""
)

# Short for what is no body, or for one that speaks for nobody in particular.
NO_BODIES = word_set(
    """MASH MARAC MAPPA MACE DSL DSLS IRO IROS LADO GP GPS ICON PEP EHCP CIN TAF CSPR LCSPR SCR SCRS LSCPR COVID ICPC
    RCPC DNA WNB CPP ABE GDPR NICE NHS UK RAG ED AE KPI AOB QA LAC SEND SENCO SAR DHR NMC GMC HV HVS FII SUDI SUDC CDOP
    BMI CPD DBS DPIA ISA PLO CPS VPN IT HR PDF WTE FTE OOH MHA EPR PNMH DV DA DASH VAWG CSE CCE CE OASIS PPN SOP SPOC
    TBC TBA N/A REC YES OK DRAFT FINAL OFFICIAL LEFT RIGHT
    DCS DCI DCIS PSW PSWS CEO"""
)


_EVERYBODY = frozenset({"agencies", "partners"})


def is_kind_of_body(title: str) -> bool:
    """True for a title that is a kind of body: "Schools and colleges", "All partner agencies"."""
    words = re.sub(r"\s*\([^()]*\)$", "", title.strip("*_#: ")).split()
    return bool(words) and words[-1].lower() in ORGANS | _EVERYBODY
