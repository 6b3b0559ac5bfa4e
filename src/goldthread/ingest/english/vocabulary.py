"""The words of the field: sectors, verbs of promise and report. Data; no local name stands here."""

import re

from goldthread.ingest.english.common_verbs import (
    COMMON_VERBS,
    DOUBLING,
    FIELD_VERBS,
    IRREGULAR_VERBS,
    NOUNS_TOO,
    PAST_ONLY,
)


def word_set(text: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(text.split())


# A whole sector speaking for itself: "Education staff have", "Health, with others, will".
SECTORS = (
    "Education",
    "Health",
    "Housing",
    "Police",
    "Probation",
    "Midwifery",
    "Maternity",
    "Health Visiting",
    "School Nursing",
    "Schools",
    "Schools and colleges",
    "Early Years",
    "Early Help",
    "Adult Social Care",
    "Primary Care",
    "General Practice",
    "Community Health",
    "Mental Health",
    "Legal Services",
    "Legal",
    "Virtual School",
    "Youth Justice",
)
SECTOR_PEOPLE = (
    "staff|professionals|colleagues|services|service|partners|officers|providers|teams|workers|practitioners"
)

# Inspectors and researchers are quoted in a response; what they found is no promise.
OUTSIDERS = re.compile(
    r"\b(?:Ofsted|OFSTED|HMICFRS|HMIC|CQC|Care Quality Commission|HMIP|[Cc]oroners?|[Oo]mbudsman|"
    r"[Ii]nspectors?|[Ii]nspection(?: report)?)\b"
)

# People and groups who are written of, and do not promise anything.
SERVED = re.compile(
    r"(?i)\b(?:famil(?:y|ies)|parents?|carers?|child|children|babies|infants|mothers?|fathers?|young people|"
    r"partner|stepfather|grandparents?|grandmother|tenants?|residents?|pupils?)\b"
)

_REGULAR = word_set("""
access accept achieve act adapt add address adopt advise agree aim allocate amend appoint approve arrange ask assess
assist attend audit avoid benefit call capture carry chair change circulate clarify close collaborate combine commence
commission commit communicate complete comply conduct confirm consider consult continue contribute convene cover create
deliver design develop dip direct discuss disseminate distribute document draft embed employ enable encourage endorse
engage
enhance ensure establish evaluate evidence examine expand explore extend facilitate feed fill finalise focus follow form
fund gather highlight host identify implement improve include increase inform initiate inspect instruct integrate
introduce invest invite involve issue join launch link log look maintain manage map meet monitor move notify offer open
operate organise outline oversee participate pilot place plan prepare present print produce progress promote propose
provide publish purchase raise reach receive recirculate recommend record recruit refer refine reflect refresh register
reinforce reissue relaunch release remind renew replace report request require resource respond resume retain revise
reword roll sample scope scrutinise secure seek select share sign signpost simplify standardise start strengthen submit
supervise support target task test track train transfer trial trigger undertake update upgrade use utilise verify visit
welcome widen work write
""")

# Verbs whose bare forms are nouns too often: only inflected, or with an object, do they count.
WIDER = word_set("""
accompany administer alert align analyse announce answer appraise ascertain ask
assign assure attach authorise award base
brief broaden calculate cancel cascade cease challenge champion check cite clear code collate collect compare compile
connect consolidate contact control convert cooperate coordinate correct count
dedicate defer define delegate demonstrate
deploy describe detail detect determine devise discharge display edit educate email emphasise empower end enrol enter
equip escalate explain express feature file filter flag formalise formulate forward
gain generate govern grade grant guide
handle head help hire illustrate incorporate induct influence insert install
interview intervene investigate justify label
learn list listen locate mandate mark match measure mentor merge message migrate mitigate model modify name negotiate
nominate observe obtain occur own pass pause perform permit phase phone pledge post practise prevent prioritise process
procure prompt protect query question rate reassess reassure recommission reconfigure reduce refocus reinstate reject
remove reopen reorganise repeat replicate represent reschedule research resolve respond restructure return revisit
reiterate safeguard screen serve settle shape show solve specify sponsor start stop store study suggest summarise supply
survey suspend sustain tackle tailor talk tighten trace translate treat turn validate
precede supersede value view voice warn weigh withdraw
chase close copy devise dial double draw fit forward hand lift list lodge notice photograph print redesign redraft
apply book coach debate decide decline discontinue earmark finish flag mail order ratify relocate restart restore
review schedule second separate shorten staff streamline switch upload drop lower loan
live arrive convene elect enact
cause
ring route screen shadow sign sit sort stay telephone timetable triage
trial underpin weight
""")


def _forms(text: str) -> dict[str, tuple[str, str]]:
    return {base: (past, participle) for base, past, participle in map(str.split, text.split("|"))}


_OF_THE_FIELD = _forms(FIELD_VERBS)
_COMMON = _forms(IRREGULAR_VERBS)
_IRREGULAR = _OF_THE_FIELD | _COMMON
WIDER |= COMMON_VERBS | frozenset(_COMMON)


def _past(verb: str) -> str:
    if verb in DOUBLING:
        return verb + verb[-1] + "ed"
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "ed"


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "x", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"


def _gerund(verb: str) -> str:
    if verb in DOUBLING or verb in {"put", "run", "begin", "get", "set"}:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


BASES = _REGULAR | (frozenset(_OF_THE_FIELD) - {"ring", "say", "know", "leave", "rise"})

# Going on without an end in sight, so "is being used" and "are engaging with" are practice and not a task under way.
WITHOUT_END = word_set(
    """use utilise track monitor engage continue support attend offer provide receive take access deliver follow
    work participate contribute see encourage promote scrutinise apply meet oversee maintain manage benefit pay"""
)

# What somebody thinks, sees or says. No act follows from it.
MENTAL = word_set(
    """note acknowledge recognise understand appreciate believe feel know state say conclude find comment accept
    expect anticipate notice disagree appear seem need want hope wish regret think remain depend rely mean
    relate differ vary"""
)

# What a thing does by being there: the tail of a clause, not an arrangement of its own.
DESCRIPTIVE = word_set(
    """allow enable ensure mean include recognise help identify explore result cover capture contain comprise reflect
    feature"""
)

# Nouns of a thing done or to be done: they make a bullet point an act.
ACTS = re.compile(
    r"\b(?:launch|publication|development|review|refresh|update|audit|training|introduction|delivery|creation|"
    r"roll-?out|"
    r"communications?|newsletter|implementation|recruitment|appointment|revision|production|circulation|"
    r"dissemination|"
    r"establishment|campaign|workshops?|briefings?|guidance|toolkits?|supervision|re-?audit|dip[ -]sample|sample|"
    r"meeting|session|event|exercise|pilot|survey|visit|check|refresher|redesign|re-?launch|reminder|"
    r"consultation|conference|forum|bulletin|re-?write|teaching|observation|input)s?\b",
    re.IGNORECASE,
)

_VERBS = BASES | MENTAL | DESCRIPTIVE | WIDER
_ALONE = word_set("applies convenes arrives lives drives throws sells loses lends thinks stands falls")
_ALONE |= {_third_person(v) for v in COMMON_VERBS - NOUNS_TOO}
NEEDS_OBJECT = (frozenset(_third_person(v) for v in WIDER) - _ALONE) | word_set(
    "reviews audits plans works supports offers shares accesses uses reports hosts trains records tests "
    "visits targets updates changes requests benefits forms funds issues tasks samples pilots trials leads "
    "hands places links logs maps drafts documents designs focuses resources transfers launches releases "
    "approaches results roles meets runs sets puts signs takes contacts prints produces refers keeps calls "
    "reads tells"
)
PAST_FORMS = frozenset(_past(v) for v in _VERBS | PAST_ONLY if v not in _IRREGULAR) | {
    p for p, _ in _IRREGULAR.values()
}
PARTICIPLES = PAST_FORMS | {p for _, p in _IRREGULAR.values()}
# Only in "has been let": the other forms are nouns or adjectives too often.
PARTICIPLES |= word_set(
    "let lost caught sold won driven broken dealt lent lit laid spread struck stuck swept thrown upheld withheld "
    "shut hidden understood felt drawn bound begun forgotten fought frozen stolen sworn torn beaten"
)
PRESENT_FORMS = frozenset(_third_person(v) for v in _VERBS | {"leave", "rise"})

_BASE_OF = {
    form: verb
    for verb in _VERBS | PAST_ONLY | frozenset(_IRREGULAR)
    for form in (verb, _third_person(verb), _gerund(verb), *_IRREGULAR.get(verb, (_past(verb),)))
}
_BASE_OF |= {
    "reviewed": "review",
    "reviewing": "review",
    "reviews": "review",
    "knew": "know",
    "known": "know",
    "understood": "understand",
    "felt": "feel",
    "meant": "mean",
    "said": "say",
}


def base_of(form: str) -> str:
    """The verb that `form` is a form of, or `form` itself where the word is not known."""
    return _BASE_OF.get(form, form)
