"""Theme keys and the words that show them in a recommendation's own text. Add a line here, not a rule elsewhere."""

from goldthread.kernel.small_letters import SmallPattern, in_small_letters

_THESAURUS: dict[str, str] = {
    "abusive_head_trauma": r"head (?:trauma|injur)|shaken|injur(?:y|ies) to babies|non-accidental injur|crying|ICON\b",
    "audit_assurance": r"\baudit|dip.sampl|quality assur|\bcompliant\b|section 11",
    "campaign": r"campaign|public awareness|awareness amongst (?:parents|the public)",
    "case_allocation": r"allocat|caseload",
    "disguised_compliance": r"(?:disguised|unhelpful|apparent|false|superficial)[/\w -]{0,20}compliance",
    "domestic_abuse": r"domestic (?:abuse|violence)|coercive|violence in|DASH\b|MARAC\b",
    "escalation_challenge": r"escalat|professional disagreement|open to challenge|dissent|challenge",
    "fathers_and_partners": r"\bfathers?\b|\bpartners? of|\bmales?\b|unidentified (?:adult|men|male)|men who",
    "gp_registration": r"regist\w+ (?:with|at) a GP|GP registration|not registered",
    "housing": r"housing|accommodation|tenanc|homeless|district council",
    "information_sharing": r"\binformation(?: \w+){0,4} shar\w+|shar\w+(?: \w+){0,4} information|informations? "
    r"(?:is|are|been) shared|"
    r"shared with|communicate their evidence|liaison",
    "lived_experience": r"lived experience|voice of the child|child[’']s (?:voice|perspective|views)",
    "mental_health": r"mental health|CAMHS|depress|self.harm|suicid",
    "missed_appointments": r"missed appointment|was not brought|did not attend|non.attendance",
    "neglect": r"\bneglect",
    "plo_legal": r"public law|pre-proceedings|legal (?:gateway|advice|planning)|care proceedings|\bPLO\b",
    "policy_review": r"(?:polic(?:y|ies)|protocols?|procedures?|guidance|documents?|framework|pathway)\b[^.]{0,80}"
    r"\b(?:review|update|revis|compliant)|(?:review|updat|revis|develop)\w*\b[^.]{0,80}"
    r"\b(?:polic(?:y|ies)|protocols?|procedures?|guidance|framework|pathway)",
    "professional_curiosity": r"professional(?:ly)? curio|curious|over.?optimis",
    "record_keeping": r"record[- ]?keeping|standards of record|document(?:ation|ed)\b|recorded|qualitative "
    r"information|chronolog",
    "safe_sleep": r"safe sleep|co-?sleeping|bed.sharing",
    "substance_misuse": r"substance|cannabis|alcohol|drug",
    "supervision": r"supervision|supervised|oversight by",
    "thresholds_mash": r"threshold|\bMASH\b|multi.agency safeguarding hub|referrals?\b[^.]{0,60}\b(?:grad|"
    r"criteria|received)",
    "training": r"\btraining|\bworkshops?\b|learning events?|\bcourses?\b|induction",
    "trauma_informed": r"trauma.informed|adverse childhood",
    "unborn_baby_protocol": r"unborn|pre-birth",
    "young_parents": r"young(?:,? \w+)? parents?|teenage|parents? under 18|adolescent",
}
THEMES: dict[str, SmallPattern] = {key: in_small_letters(words) for key, words in _THESAURUS.items()}


def themes_of(text: str) -> tuple[str, ...]:
    """The keys of the themes whose words stand in `text`, in alphabetical order."""
    small = text.lower()
    return tuple(key for key, words in THEMES.items() if words.search(small))
