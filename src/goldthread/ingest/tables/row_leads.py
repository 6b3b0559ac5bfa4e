"""Whose an action is: the body behind the agency, the post or the person's title in a lead's cell."""

import re

from goldthread.ingest.bodies.called_names import NOBODY
from goldthread.ingest.bodies.known import Bodies, Body
from goldthread.ingest.tables.row_values import is_nothing

_MOST = 2  # names in a cell that are still one body's: a post and its agency

# The partnership itself, or everybody: no one agency. Data.
_OWN = re.compile(
    r"\b(?:business (?:unit|manager|support|team)|(?:board|partnership|executive) (?:chair|manager)|"
    r"independent (?:scrutineer|chair)|executive|everyone|"
    r"(?:safeguarding )?partnership(?: (?:manager|team|unit|chair|lead|coordinator|training officer))?|"
    r"all (?:agencies|partners|services|organisations|leads)|multi-?agency|joint(?:ly)?|"
    r"sub[- ]?(?:group|committee)|(?<!homes )(?<!housing )(?<!care )(?<!hospitals )(?<!health )group|"
    r"(?-i:[A-Z]{1,5}(?:SCP|SCB|SAB|SPB|CSP)))\b",
    re.IGNORECASE,
)

# Posts that every body of a kind has, by kind. Data.
_POSTS_BY_KIND: tuple[tuple[str, str], ...] = (
    ("police", r"detective|det|constable|inspector|superintendent|supt|d[ci]s?|dci|police"),
    (
        "health_commissioner",
        r"designated (?:nurse|doctor|professional|gp)s?|named gps?|gp (?:lead|safeguarding)",
    ),
    (
        "health_provider",
        r"matron|midwi\w+|named (?:nurse|doctor|midwife)|ward manager|consultant|paediatrician|neonatal|maternity",
    ),
    ("childrens_services", r"principal social worker|social care|social work\w*|assistant director"),
    ("education", r"head ?teachers?|schools?|education"),
    ("housing", r"housing"),
    ("probation", r"probation"),
)
_AREA = re.compile(r"\b(?:BCU|CSU|OCU|LPA|PDU|LDU)$")  # areas of a police force and of probation. Data.
_OF_COUNCILS = frozenset({"childrens_services", "education", "housing"})
_POST = re.compile(
    r"(?:the|interim|acting|deputy|assistant|senior|lead|head|director|chief|general|service|team|area|strategic|"
    r"operational|named|designated|specialist|clinical|associate)\b.*\b(?:manager|director|lead|officer|nurse|doctor|"
    r"head|gp|midwife|of service|practitioner|adviser|advisor|commissioner|superintendent|inspector)|"
    r"(?:(?:interim|acting|deputy|assistant|associate|executive|strategic)\s)*"
    r"(?:heads?|directors?|chief|lead) (?:of|for|\w+)(?:,? .+)?|"
    r"(?-i:[A-Z])[\w’'-]*(?: [\w’'&-]+)* (?:manager|officer|lead|adviser|advisor|coordinator|co-ordinator)",
    re.IGNORECASE,
)
_ALL = re.compile(r"(?:all|each|every|everyone|joint)(?: of (?:them|the above))?|both\b.*", re.IGNORECASE)
# "Head of Housing, Eastmere Head of Housing, Westmere": posts one after the other. Data.
_POST_OF = re.compile(r"\b(?:Heads?|Director|Chief|Superintendent|Chair|Commissioner) of\b|\bAD\b(?= [A-Z])")
_POSTS_OF = re.compile(
    r"(?:Heads|Directors|Chairs|Commissioners) of (?!Services?\b)[^,]+|[^,]*\b(?:Directors|Heads), .+ and .+"
)
_POSTS = re.compile(r"(?:(?:named|designated) \w+s|.*\b(?:directors|heads|chairs))", re.IGNORECASE)
# "Penbryn and Maesgwyn Safeguarding Units": names joined before a noun for several. Data.
_BODIES_OF_A_KIND = re.compile(
    r"[A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)* (?:and|&) [A-Z].*\b(?:units|authorities|trusts|councils|boards|hospitals|"
    r"forces|teams|directors|heads|chairs)"
)
# "Wessmoor Police (lead) with Fernhill ICB": the others help.
_LEADS = re.compile(r"\s*\(lead(?:s|ing)?(?: agency)?\).*", re.IGNORECASE)
_ASIDE = re.compile(
    r"\((?:with|supported|and)[^)]*\)| (?:with|supported by) (?:the )?[a-z].*|, (?:with|supported by) .*"
)


def lead_of(text: str, bodies: Bodies, *, asked: Body | None, home: Body | None = None) -> Body | None:
    """The body that a lead's cell names; NOBODY where several or the partnership itself are; None for an empty cell.

    A post without its body belongs to `home`, the body whose plan this is, to the one body of its kind, or to `asked`,
    whom the recommendation asks. A name that the document does not explain stays as it stands.
    """
    plain = _LEADS.sub("", _ASIDE.sub("", " ".join(text.split()))).strip(" ,.;")
    if is_nothing(plain):
        return None
    parts = [part for part in re.split(r"\s*[/;]\s*", plain) if part]
    if len(parts) > 1 and not bodies.is_name(plain):
        leads = {lead_of(part, bodies, asked=asked, home=home) for part in parts}
        return leads.pop() if len(leads) == 1 else NOBODY
    if _ALL.fullmatch(plain) or _POSTS_OF.fullmatch(plain) or len(_POST_OF.findall(plain)) > 1:
        return NOBODY
    outside = bodies.mentions(re.sub(r"\([^()]*\)", " ", plain))  # "CSC (Leaving Care Team)"
    named = list(dict.fromkeys(mention.body for mention in outside or bodies.mentions(plain)))
    named = [body for body in named if not _AREA.search(body.name)] or named
    if named:
        served = [body for body in named if body.kind != "council" or len(named) == 1]
        return served[0] if len(served) == 1 else NOBODY
    if _OWN.search(plain) or re.fullmatch(r"(?:the )?chair(?:person)?", plain, re.IGNORECASE):
        return NOBODY
    return home or _of_post(plain, bodies, asked) or _as_called(plain, asked)


def _of_post(plain: str, bodies: Bodies, asked: Body | None) -> Body | None:
    for kind, words in _POSTS_BY_KIND:
        if re.search(rf"\b(?:{words})\b", plain, re.IGNORECASE):
            body = asked if asked is not None and asked.kind == kind else bodies.of_kind(kind)
            if body is not None:
                return body
    return None


def _as_called(plain: str, asked: Body | None) -> Body | None:
    """The cell's own words as the agency's name, without a post before the last comma: "Matron, Fern House"."""
    parts = [part.strip() for part in re.split(r",|\s[-–—]\s", plain) if part.strip()]
    owner = asked if asked is not None and _may_employ(asked, plain) else None
    if len(parts) == _MOST and _is_post(parts[0]) and owner:
        return owner  # "Head of Service, MASH and Assessment": a unit of whoever is asked
    if len(parts) > _MOST or len(re.split(r"\s*/\s*|\s+and\s+|;", plain)) > _MOST:
        return NOBODY
    name = parts[-1] if parts else plain
    joined = re.split(r"\s+(?:and|&|with)\s+(?=[A-Z])", name)
    if len(joined) > 1 and any(part.isupper() and len(part) > 1 for part in joined):
        return NOBODY  # "CCP and Education": an abbreviation is a name by itself
    if _BODIES_OF_A_KIND.fullmatch(name.removeprefix("The ")):
        return NOBODY
    if len(parts) > 1 and _is_post(parts[-1]) and not _is_post(parts[0]):
        name = parts[0]
    if _is_post(name):
        return owner or Body(name, "lead")
    if _POSTS.fullmatch(name):
        return owner or NOBODY  # "Named Nurses": those of several bodies
    return Body(re.sub(r"^[Tt]he ", "", name), "lead")


def _may_employ(body: Body, post: str) -> bool:
    """Whether a post may be this body's: it names no other kind of body."""
    if body.is_partnership or body.kind in {"sector", "nobody"}:
        return False
    kind = next(
        (kind for kind, words in _POSTS_BY_KIND if re.search(rf"\b(?:{words})\b", post, re.IGNORECASE)), None
    )
    return kind is None or kind == body.kind or (body.kind == "council" and kind in _OF_COUNCILS)


def _is_post(words: str) -> bool:
    return bool(_POST.fullmatch(words))
