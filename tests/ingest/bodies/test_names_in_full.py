"""Names whose parts might be taken for names, or for less than a name."""

from goldthread.ingest.bodies.called_names import body_called, names_several
from goldthread.ingest.bodies.known import Bodies, bodies_of


def called(words: str, bodies: Bodies) -> str | None:
    body = body_called(words, bodies)
    return body.name if body else None


def test_a_board_that_says_where_it_is_takes_no_article() -> None:
    bodies = bodies_of(
        "The NHS Wessmoor Integrated Care Board met. We asked the NHS Wessmoor Integrated Care Board."
    )
    assert [body.name for body in bodies.all] == ["NHS Wessmoor Integrated Care Board"]


def test_a_board_of_two_areas_is_one() -> None:
    bodies = bodies_of("Fernhill and the Marsh Integrated Care Board has a panel.")
    assert called("Fernhill and the Marsh Integrated Care Board", bodies) is not None
    assert [body.name for body in bodies.all] == ["Fernhill and the Marsh Integrated Care Board"]


def test_a_service_and_a_board_without_a_place_stay_two() -> None:
    bodies = bodies_of("Education Inclusion and the Integrated Care Board wrote to Fernhill Council.")
    assert not any("Inclusion and" in body.name for body in bodies.all)


def test_a_service_behind_its_councils_name_is_not_several() -> None:
    bodies = bodies_of("Fernhill County Council met. Children’s Services wrote. Marsh Police wrote.")
    assert not names_several("Children’s Services, Fernhill County Council", bodies)
    assert names_several("Marsh Police, Fernhill County Council", bodies)


def test_what_is_called_by_its_kind_alone_is_a_body() -> None:
    bodies = bodies_of(
        "The Council was asked. In May the Council replied. The Constabulary did, as the Constabulary may."
    )
    assert {body.name for body in bodies.all} == {"the Council", "the Constabulary"}


def test_a_council_with_a_name_is_not_met_again_without_it() -> None:
    bodies = bodies_of("Marsh Council was asked. In May the Council replied, and the Council paid.")
    assert [body.name for body in bodies.all] == ["Marsh Council"]


def test_a_heading_may_leave_out_the_article() -> None:
    bodies = bodies_of("The Bryn Regional Safeguarding Children Board publishes this.")
    assert called("Regional Board", bodies) == "Bryn Regional Safeguarding Children Board"
    assert called("Regional Plan", bodies) is None
