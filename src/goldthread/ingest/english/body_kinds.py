"""The national kinds of body, by what their names end with. Data; no local name stands here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyKind:
    """A national kind of body. `head` is what its names end with; `functions` are words by which a document asks it."""

    key: str
    head: str
    functions: str = ""


# With what the Welsh names of public bodies begin: force, board, council, service, trust, authority.
WELSH_HEADS = frozenset({"Heddlu", "Bwrdd", "Cyngor", "Gwasanaeth", "Ymddiriedolaeth", "Awdurdod"})
CHILDREN = r"Children[’']?s?"

# With what those of the heads below begin that need no capital letter and no figure; a test holds the two together.
SMALL_BEGINNINGS = "trust|child|adult|youth|probation|national|fire|ambulance"
KINDS: tuple[BodyKind, ...] = (
    BodyKind(
        "partnership",
        rf"(?:Local )?Safeguarding {CHILDREN}(?: and Adults)? (?:Partnership|Board)(?: Board)?"
        rf"|{CHILDREN} Safeguarding (?:Partnership|Board|Partners\b)|Safeguarding Partnership|Partnership Board"
        rf"|Safeguarding {CHILDREN} Partners\b|(?:Regional )?Safeguarding Board|Child Protection Committee"
        r"|Community Safety Partnership"
        r"|[A-Z]{0,3}SC[PB]",
        "partnership|board|safeguarding partners",
    ),
    BodyKind("family_nurse_partnership", r"Family Nurse Partnership|FNP", "family nurse|fnp"),
    BodyKind(
        "health_commissioner",
        r"Integrated Care (?:Board|System)|[A-Z]{0,5}ICB|Health Board",
        "gp|primary care|general practice|commissioner|health",
    ),
    BodyKind(
        "earlier_health_commissioner",
        r"Clinical Commissioning Groups?|[A-Z]{0,5}CCGs?|Primary Care Trust",
        "gp|primary care|general practice|commissioner|health",
    ),
    BodyKind("national_health_commissioner", r"NHS England"),
    BodyKind(
        "joint_commissioner",
        r"Integrated Commissioning (?:Unit|Team|Service)|Joint Commissioning (?:Unit|Team)",
    ),
    BodyKind(
        "community_health",
        r"Community (?:Health|Healthcare|Services)(?: Services)?(?: CIC|"
        r" Community Interest Company)?(?! (?:NHS|Found|Trust))"
        r"|(?:Public Health |Children[’']?s )?0[-–](?:5|19|25)(?: [A-Z]\w+)* (?:[Ss]ervices?|[Tt]eam|Partnership)"
        r"|Public Health Nursing(?: Service| Team)?"
        r"|(?:Health Visiting|School Nursing)(?: (?:and|&) School Nursing)? (?:Service|Team)",
        "health visit|school nurs|0-19",
    ),
    BodyKind("camhs", r"CAMHS|Child (?:and|&) Adolescent Mental Health Services?", "camhs"),
    BodyKind(
        "other_trust",
        r"(?:Leisure|Academy|Academies|Learning|Education|Schools?|Housing|Charitable) Trust",
    ),
    BodyKind(
        "childrens_services",
        rf"{CHILDREN} Trust",
        "children's services|children’s services|social care|social work|children's social|independent reviewing",
    ),
    BodyKind("public_health", r"Public Health(?: England)?(?! Nurs)|Health Security Agency", "public health"),
    BodyKind(
        "health_provider",
        r"(?:NHS )?(?:Foundation )?[Tt]rust|(?:NHS )?FT|University Hospitals?|Hospitals?|Infirmar(?:y|ies)"
        r"|(?!DRAFT|RIGHT|LEFT|EIGHT|SIGHT|NIGHT|LIGHT|SHIFT|GIFT|THEFT|FIGHT|WEIGHT)[A-Z]{1,5}(?:UH|GH|FT|HT)",
        "midwi|matern|neonat|health visit|hospital|nurs|mental health|camhs|acute|community health",
    ),
    BodyKind(
        "health_commissioner",
        r"NHS (?!(?:England|Trust|Foundation|FT|Number|App|Digital|Resolution|Providers|Improvement|Long|"
        r"Constitution|Staff|"
        r"Futures|Direct|Talking|Spine|Mail|Safeguarding|Services?|Organisations?|Partners|Health|Hospitals?|"
        r"Act|Standard|"
        r"Pathways|Income|Care|Community|Providers?|Commissioners?|Business|Blood|Confederation)\b)"
        r"[A-Z][a-z][\w’'-]*(?: (?:and|&) (?:the )?[A-Z][a-z][\w’'-]*| (?!(?:Trust|Foundation|Has|Will|Is)\b)"
        r"[A-Z][a-z][\w’'-]*){0,3}",
        "gp|primary care|general practice|commissioner|health",
    ),
    BodyKind(
        "police_commissioner",
        r"(?:Office of the )?Police(?:, Fire)? (?:and|&) Crime Commissioner(?: for [A-Z]\w+(?: (?:and|&) [A-Z]\w+)?)?",
        "police and crime commissioner",
    ),
    BodyKind(
        "police",
        r"Constabulary|Police(?: Service| Force)?|Basic Command Unit|BCU|Heddlu(?: [A-Z]\w+){1,4}",
        "police|constabulary",
    ),
    BodyKind(
        "childrens_services",
        rf"{CHILDREN}(?:,)?(?: Schools)? (?:and|&) (?:Learning|Famil(?:y|ies)|Young People[’']?s?)(?: Services?)?"
        rf"|{CHILDREN} Social (?:Care|Work)(?: Services?)?|{CHILDREN} [Ss]ervices?"
        rf"|{CHILDREN}(?:,)? (?:Education|Schools|Young People)(?:,)? (?:and|&) Famil(?:y|ies)(?: Services?)?"
        rf"|{CHILDREN} (?:and|&) Education(?: Services?)?|Famil(?:y|ies) (?:and|&) {CHILDREN}(?: Services?)?"
        r"|CSC|CYPS|(?i:children[’']s (?:social care|services))",
        "children's services|children’s services|social care|social work|children's social|independent reviewing",
    ),
    BodyKind("adult_services", r"Adults?[’']?s? (?:Social Care|Services)|(?i:adult social care)", "adult"),
    BodyKind("youth_justice", r"(?i:youth (?:justice|offending) (?:service|team))", "youth"),
    BodyKind("youth_service", r"Youth Services?", "youth service"),
    BodyKind(
        "probation",
        r"(?i:(?:national )?probation service)",
        "probation",
    ),
    BodyKind("rehabilitation_company", r"Community Rehabilitation Company"),
    BodyKind(
        "national_charity",
        r"NSPCC|Barnardo[’']?s|Home-Start|Action for Children|Children[’']s Society|Victim Support|Turning Point"
        r"|Change Grow Live|Samaritans",
    ),
    BodyKind(
        "court_welfare", r"Cafcass|CAFCASS|Family Court Advisory (?:and Support )?Service", "court|cafcass"
    ),
    BodyKind("prison", r"HMP [A-Z]\w+|Prison Service|Young Offender Institution", "prison"),
    BodyKind(
        "recovery",
        r"(?:(?:Drug|Alcohol|Drugs|Substance Misuse)(?: (?:and|&) Alcohol)?|Recovery) (?:Services?|Team|Partnership)",
        "drug|alcohol|substance",
    ),
    BodyKind(
        "domestic_abuse",
        r"Women[’']s Aid|Refuge|Domestic (?:Abuse|Violence) Services?",
        "domestic abuse|refuge",
    ),
    BodyKind("virtual_school", r"Virtual School", "virtual school"),
    BodyKind("hospice", r"Hospice(?! [A-Z])", "hospice"),
    BodyKind("primary_care", r"GP Federation|Primary Care Network|Medical (?:Centre|Practice)"),
    BodyKind("fire", r"(?i:fire (?:(?:and|&) rescue )?service)", "fire"),
    BodyKind("ambulance", r"Ambulance Trust|(?i:ambulance service)", "ambulance"),
    BodyKind(
        "housing", r"Housing (?:Association|Group|Options(?: Team)?|Needs)|Homes|Housing Services?", "housing"
    ),
    BodyKind(
        "council",
        r"(?:City|County|Borough|District|Metropolitan|Unitary|Town) Council|Local Authority(?! Designated)"
        r"|(?:London|Royal|Metropolitan) Borough of [A-Z]\w+(?: (?:(?:and|upon) )?(?!Council)[A-Z]\w+){0,3}"
        r"|(?<!Care )(?<!Youth )(?<!School )(?<!Sports )(?<!Pupil )(?<!Student )Council",
        "council|local authority",
    ),
    BodyKind(
        "education",
        r"Education (?:Services?|Department)"
        r"|Education (?:and|&) (?:Inclusion|Skills|Learning|Early Years)(?: Services?)?"
        r"|Schools[’']? Safeguarding (?:Team|Service)|Education Safeguarding (?:Service|Team)",
        "school|education",
    ),
)
