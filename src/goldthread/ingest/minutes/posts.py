"""Posts in a list of those present that names no person: "Named Doctor, Fernhill Hospital"."""

import re
from collections.abc import Iterator

_LABEL = re.compile(r"[^:;,]{0,40}:\s*")
_ASIDE = re.compile(r"\s*\([^()]*\)")
_POST = re.compile(
    r"(?:[\w’'&/-]+ ){0,5}(?:leads?|manager|nurse|doctor|gp|worker|solicitor|officer|head|director|chair|midwife|"
    r"representative|co-?ordinator|inspector|superintendent|sergeant|adviser|advisor|consultant|psychologist|"
    r"teacher|headteacher|practitioner|commissioner|visitor|dci|di|ds|dcs|det\.? \w+|dsl|psw|lado|analyst)"
    r"(?: (?:of|for) [\w’'& -]{2,40})?",
    re.IGNORECASE,
)
_FEWEST_INITIALS = 3  # "PSW"; two letters are more often a person's


def posts_in(entry: str) -> Iterator[tuple[str, str]]:
    """The post that an entry gives, in words and by its initials, with the entry that says whose it is."""
    plain = _ASIDE.sub("", _LABEL.sub("", entry.strip(), count=1)).strip(" .")
    post = plain.split(",")[0].strip()
    if not _POST.fullmatch(post):
        return
    yield post, plain
    initials = "".join(word[0] for word in post.split() if word[0].isupper())
    if len(initials) >= _FEWEST_INITIALS and len(initials) == len(post.split()):
        yield initials, plain
