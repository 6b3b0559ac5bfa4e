"""Law and guidance that documents may cite, locked: what it is called, when it came, and where that was looked up.

An Act is listed by the year in its title, which says no day: it counts from 1 January of that year, so that nothing is
called too early by our own guess. Working Together carries its day or month of publication.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_GUIDANCE = "https://www.gov.uk/government/publications/working-together-to-safeguard-children--2"
_LAW = "https://www.legislation.gov.uk/ukpga"


@dataclass(frozen=True, slots=True)
class Locked:
    """One work on the list. `issued` is the first day on which it can have existed; `source` is an address."""

    key: str
    title: str
    issued: date
    source: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation at [start, end) of a text; `work` is None where the list has no such work."""

    start: int
    end: int
    words: str
    work: Locked | None


_EDITIONS: tuple[tuple[int, int], ...] = (
    (1999, 12), (2006, 4), (2010, 3), (2013, 3), (2015, 3), (2018, 7), (2023, 12), (2026, 3),
)  # fmt: skip
_ACTS = """
Children Act 1989 | Children Act 2004 | Children and Social Work Act 2017 | Children and Families Act 2014
Children's Wellbeing and Schools Act 2026 | Adoption and Children Act 2002 | Education Act 2002 | Education Act 1996
Domestic Abuse Act 2021 | Victims and Prisoners Act 2024 | Data Protection Act 2018 | Data Protection Act 1998
Data (Use and Access) Act 2025 | Human Rights Act 1998 | Equality Act 2010 | Care Act 2014 | Mental Capacity Act 2005
Mental Health Act 1983 | Mental Health Act 2007 | National Health Service Act 2006 | NHS Act 2006 | Housing Act 1996
Health and Care Act 2022 | Health and Social Care Act 2012 | Homelessness Reduction Act 2017 | Modern Slavery Act 2015
Serious Crime Act 2015 | Sexual Offences Act 2003 | Crime and Disorder Act 1998
Births and Deaths Registration Act 1953
Domestic Violence, Crime and Victims Act 2004 | Female Genital Mutilation Act 2003 | Freedom of Information Act 2000
Police, Crime, Sentencing and Courts Act 2022 | Policing and Crime Act 2017 | Police Act 1996 | Localism Act 2011
Counter-Terrorism and Security Act 2015 | Criminal Justice Act 2003 | Coroners and Justice Act 2009
"""
_REGULATIONS = {
    "Local Safeguarding Children Boards Regulations 2006": "https://www.legislation.gov.uk/uksi/2006/90",
    "Coroners (Investigations) Regulations 2013": "https://www.legislation.gov.uk/uksi/2013/1629",
    "Child Safeguarding Practice Review and Relevant Agency (England) Regulations 2018": (
        "https://www.legislation.gov.uk/uksi/2018/789"
    ),
    "Care Planning, Placement and Case Review (England) Regulations 2010": (
        "https://www.legislation.gov.uk/uksi/2010/959"
    ),
}


def _locked() -> Iterator[Locked]:
    for year, month in _EDITIONS:
        title = f"Working Together to Safeguard Children {year}"
        yield Locked(f"working-together-{year}", title, date(year, month, 1), _GUIDANCE)
    acts = [name.strip() for line in _ACTS.splitlines() for name in line.split("|") if name.strip()]
    for name in acts:
        yield Locked(_key(name), name, date(int(name[-4:]), 1, 1), f"{_LAW}/{name[-4:]}")
    for name, source in _REGULATIONS.items():
        yield Locked(_key(name), name, date(int(name[-4:]), 1, 1), source)


def _key(name: str) -> str:
    """The same key for "Board" and "Boards", "Children's" and "Childrens", and abbreviations in brackets left out."""
    plain = re.sub(r"\s*\([A-Z]{2,}\)|[’',]", "", name).replace("&", "and").lower()
    plain = re.sub(
        r"^(?:the|national health service)\b", lambda m: "nhs" if "national" in m[0] else "", plain
    )
    return "-".join(word.rstrip("s") for word in re.findall(r"[a-z0-9]+", plain))


LOCKED: dict[str, Locked] = {work.key: work for work in _locked()}

# No word's beginning is asked for in front: a search for plain letters is fifty times as quick.
_WORKING_TOGETHER = re.compile(
    r"Working(?<=\bWorking) Together(?: to Safeguard(?:ing)?(?: and Promote[a-z ]*)? Children)?[’”\"']?,?\s*\(?"
    r"(?:HM Government,?\s*)?"
    r"(?:(?:July|March|December|April|August) )?(?P<year>(?:19|20)\d\d)\b"
)
_DATED = re.compile(r"(?:Act|Regulations)\s+(?P<year>(?:19|20)\d\d)\b")
_NAMED = re.compile(
    r"\b(?:[A-Z][\w’'&-]*,?(?: \([A-Z][\w &-]*\))?\s+(?:(?:and|of|for|to|the)\s+)?){1,9}" + _DATED.pattern
)


def citations(text: str) -> list[Cited]:
    """Editions of Working Together and Acts and Regulations with their year, in order; white space must be single."""
    found = []
    for match in _WORKING_TOGETHER.finditer(text):
        work = LOCKED.get(f"working-together-{match['year']}")
        found.append(Cited(match.start(), match.end(), match.group(), work))
    if _DATED.search(text):  # many documents name no law, and to look for whole titles takes longer
        found += [_named(match) for match in _NAMED.finditer(text)]
    return sorted(found, key=lambda each: each.start)


def _named(match: re.Match[str]) -> Cited:
    """The longest end of the capitalised words that is on the list, so that "Under the Children Act 1989" is found."""
    words, start = match.group(), match.start()
    while True:
        work = LOCKED.get(_key(words))
        shorter = re.match(r"\S+\s+(?=\S+\s+\S+)", words)
        if work or not shorter:
            break
        words, start = words[shorter.end() :], start + shorter.end()
    if work:
        return Cited(start, match.end(), words, work)
    lead = re.match(
        r"(?:(?:Under|The|In|Regulation|Section|Part|Schedule|Both|Since|By)\s+|\d\w*\s+|(?:of|the)\s+)*",
        match.group(),
    )
    at = lead.end() if lead else 0
    return Cited(match.start() + at, match.end(), match.group()[at:], None)
