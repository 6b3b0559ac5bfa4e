"""Bodies that a document calls by their kind alone, names that hold an "and", and words that are no names."""

import pytest

from goldthread.ingest.bodies.known import bodies_of


def names(text: str) -> list[str]:
    return [body.name for body in bodies_of(text).all]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Health Board has done it. We asked the Health Board (Health Board: yes).", "the Health Board"),
        ("The County Council agrees. It is for the County Council.", "the County Council"),
        ("The Alder Vale Health Board has done it. The Health Board agrees.", "Alder Vale Health Board"),
        ("Virtual School staff came. The Virtual School agrees.", "Virtual School"),
    ],
)
def test_a_kind_without_a_place_keeps_its_article(text: str, name: str) -> None:
    assert name in names(text)


def test_health_and_care_are_one_name() -> None:
    assert names("Vale Health and Care NHS Trust has done it.") == ["Vale Health and Care NHS Trust"]


def test_a_body_and_the_service_for_children_behind_and_are_two() -> None:
    assert set(names("Turnstone and Children’s Social Care should agree.")) >= {"Children’s Social Care"}
    assert not any(" and " in name for name in names("Turnstone and Children’s Social Care should agree."))
    assert "Adults and Children’s Services" in names("Adults and Children’s Services should agree.")


@pytest.mark.parametrize("called", ["Finding A", "Recommendation Seven", "Statement of Homes"])
def test_what_is_told_apart_by_a_number_or_is_a_document_is_no_body(called: str) -> None:
    assert called not in names(f"{called} has agreed to look again. {called} will ask for it.")


def test_two_abbreviations_joined_are_two_bodies() -> None:
    assert "VNT and WHFT" not in names("VNT and WHFT have agreed to report. VNT and WHFT will write.")
