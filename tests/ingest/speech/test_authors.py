"""Documents of one body: letters, and reports that a title or an officer's name gives to one agency."""

import pytest

from goldthread.ingest import read_bytes
from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.speech.authors import Author, author_of

LETTER = """Fernhill Hospitals NHS Foundation Trust

1 Mill Lane, Fernhill

Alder Vale Safeguarding Children Partnership

Dear Chair

I write in reply to your letter. {about}

Recommendation 1 – The Trust should ask at booking who the father is.

We accept this. Midwives have asked since May 2023. Wessmoor Police have sent us a card, which we use.

Recommendation 2 – The Trust should ask again after birth.

Mrs Larch leads this work. It will begin in May 2024.

Yours sincerely

J Larch

{foot}"""


def speakers(text: str) -> set[str | None]:
    reading = read_bytes(text.encode(), name="invented.txt")
    return {response.agency for item in reading.recommendations for response in item.responses}


def test_a_letter_is_its_writers_throughout() -> None:
    letter = LETTER.format(about="You asked what we do.", foot="Chief Executive")
    assert speakers(letter) == {"Fernhill Hospitals NHS Foundation Trust"}


def test_whose_name_stands_under_the_farewell_writes() -> None:
    letter = LETTER.format(about="You asked what we do.", foot="Chief Executive, Alder Vale Council")
    assert speakers(letter) == {"Alder Vale Council"}


@pytest.mark.parametrize(
    "copies", ["Copies: Wessmoor Police", "Chief Executive cc Wessmoor Police", "Copy to: Wessmoor Police"]
)
def test_who_gets_a_copy_writes_nothing(copies: str) -> None:
    letter = LETTER.format(about="You asked what we do.", foot=copies)
    assert speakers(letter) == {"Fernhill Hospitals NHS Foundation Trust"}


def test_a_letter_that_several_sign_is_nobodys_alone() -> None:
    letter = LETTER.format(
        about="You asked.", foot="Chief Executive, Alder Vale Council\n\nChief Constable, Wessmoor Police"
    )
    assert None in speakers(letter)


@pytest.mark.parametrize(
    ("title", "agency"),
    [
        ("Response of Fernhill NHS Trust to the review of Child Heron", "Fernhill NHS Trust"),
        ("CHILD HERON: THE COUNCIL’S RESPONSE", "Alder Vale Council"),
        ("Review of Child Heron – Alder Health Board management response", "Alder Health Board"),
    ],
)
def test_a_title_says_whose_response_it_is(title: str, agency: str) -> None:
    stretches = [title, "Fernhill NHS Trust, Alder Vale Council and Alder Health Board took part."]
    found = author_of(stretches, bodies_of("\n\n".join(stretches)))
    assert found is not None
    assert (found.body.name, found.is_letter) == (agency, False)


@pytest.mark.parametrize(
    "title",
    [
        "Response of the Partnership to the review",
        "Partnership response",
        "Response to the review of Child Heron",
    ],
)
def test_the_partnerships_own_response_is_no_one_agencys(title: str) -> None:
    stretches = [
        "Alder Safeguarding Children Partnership",
        title,
        "Alder Council and Alder Police took part.",
    ]
    assert author_of(stretches, bodies_of("\n\n".join(stretches))) is None


def test_an_agencys_name_over_a_response_says_whose_it_is() -> None:
    stretches = [
        "WESSMOOR POLICE",
        "Response to the review of Child Heron",
        "Alder Council was told by Wessmoor Police.",
    ]
    found = author_of(stretches, bodies_of("\n\n".join(stretches)))
    assert found is not None
    assert found.body.name == "Wessmoor Police"


def test_a_report_of_officers_to_members_is_the_councils() -> None:
    stretches = [
        "CABINET",
        "16 July 2024",
        "Report of the Director of Housing",
        "Alder Council thanks the reviewer.",
    ]
    bodies = bodies_of("\n\n".join(stretches))
    assert author_of(stretches, bodies) == Author(bodies.all[0])
