"""Whose words bullets are, and who speaks where a service or a sector stands for several bodies."""

from ingest.reading_texts import answered

HEAD = """Alder Vale Safeguarding Children Partnership

Response to the review about Child Heron

"""
OTHER = """2) Wessmoor Police should see each child alone.

- Officers were trained in May 2023
"""


def agencies(text: str, number: str) -> list[str | None]:
    return [agency for agency, _ in answered(text)[number]]


def test_two_bodies_as_subjects_show_that_each_bullet_has_a_voice() -> None:
    text = f"""{HEAD}1) Advice on sleep should be given to both parents.

- Midwives at Fernhill Hospitals discuss it at 28 weeks
- The list was printed in June 2023
- Staff at Wessmoor Homes hand it to each new tenant

{OTHER}"""
    assert agencies(text, "1") == ["Fernhill Hospitals", "Wessmoor Homes"]


def test_how_matters_stood_is_told_by_whoever_then_speaks_in_the_bullet() -> None:
    text = f"""{HEAD}1) Relatives should get help with housing.

- The family had been sharing two bedrooms. Wessmoor Homes has changed its policy.
- Fernhill Hospitals has set aside a fund.

{OTHER}"""
    assert agencies(text, "1") == ["Wessmoor Homes", "Fernhill Hospitals"]


def test_bullets_are_told_by_people_who_bear_the_name_of_their_service() -> None:
    text = f"""{HEAD}1) Children should be asked what helps.

- Early Help workers spoke to 27 children in July 2023.
- They said that they were hungry in the holidays.

{OTHER}"""
    assert agencies(text, "1") == ["Early Help"]


def test_one_service_in_two_places_is_two_and_speaks_for_neither() -> None:
    text = f"""{HEAD}Recommendation 1

A protocol should be agreed.

The Heads of Children’s Services in Wessmoor and Fernhill agree. A draft has been written.
"""
    assert agencies(text, "1") == [None]


def test_an_ask_of_one_body_in_a_sectors_section_is_answered_by_that_body() -> None:
    text = f"""{HEAD}Recommendations for Health

Recommendation One

Fernhill Hospitals should make sure that a consultant can be reached at night.

A consultant was always on call. The poster has been replaced.

Recommendation Two

The ICB and the health visitors should talk about babies.

The ICB: a list has been written. The ICB sends it out. It was drawn up by the ICB.

Recommendations for Wessmoor Police

Recommendation One

Wessmoor Police should see each child alone.

Officers were trained in May 2023.
"""
    found = answered(text)
    assert [[agency for agency, _ in each] for each in found.values()] == [
        ["Fernhill Hospitals"],
        ["the ICB"],
        ["Wessmoor Police"],
    ]


def test_one_of_two_named_together_owns_nothing_that_is_told_in_passing() -> None:
    text = f"""{HEAD}1) A tool should be adopted.

- The tool came into use in May 2023. Most forms were filled in by Children’s Services and Early Help.

{OTHER}"""
    assert agencies(text, "1") == [None]
