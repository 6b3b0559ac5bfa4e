"""Law and guidance in running text, held against the locked list."""

import pytest

from goldthread.kernel.citations import LOCKED, citations


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("in line with Working Together 2018.", "working-together-2018"),
        (
            "in HM Government ‘Working Together to Safeguard Children’, 2015 (the guidance)",
            "working-together-2015",
        ),
        ("Working Together 2017 says so", None),
        ("under section 11 of the Children Act 2004", "children-act-2004"),
        ("Under the Children Act 1989 and other law", "children-act-1989"),
        (
            "the Local Safeguarding Children Board Regulations 2006",
            "local-safeguarding-children-board-regulation-2006",
        ),
        ("the Local Safeguarding Children Partnership Regulations 2006", None),
        ("the Childrens Guardian Act 2031", None),
    ],
)
def test_a_citation_is_the_work_on_the_list_or_none(text: str, key: str | None) -> None:
    (cited,) = citations(text)
    assert (cited.work.key if cited.work else None) == key
    assert text[cited.start : cited.end] == cited.words


def test_words_that_cite_nothing_give_nothing() -> None:
    assert citations("They act together, working together well in 2018. An Act is law.") == []


def test_every_work_on_the_list_says_where_it_was_looked_up() -> None:
    assert all(work.source.startswith("https://") and work.title[-4:].isdigit() for work in LOCKED.values())
    assert all(work.issued.year == int(work.title[-4:]) for work in LOCKED.values())
