"""Names that a document teaches: short forms, lists, what a service belongs to, what only bodies do."""

import pytest

from goldthread.ingest.bodies.known import Bodies, bodies_of
from goldthread.ingest.bodies.short_names import introduced, is_short_for, listed


def name_of(bodies: Bodies, words: str) -> str | None:
    """The body that these words name from their start."""
    body = bodies.named(words)
    return body.name if body else None


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Marsh Community NHS Trust (the Trust) came.", "The Trust has", "Marsh Community NHS Trust"),
        ("Larkhill School (“the School”) came.", "The School has", "Larkhill School"),
        ("Marsh Health Hubs, or MHH, came.", "MHH has", "Marsh Health Hubs"),
        (
            "The Alder Youth Justice Service (known here as AYJ) came.",
            "AYJ has",
            "Alder Youth Justice Service",
        ),
        ("Brookside Child Health CIC (“Brookside”) came.", "Brookside has", "Brookside Child Health CIC"),
    ],
)
def test_running_text_teaches_a_short_form(text: str, short: str, name: str) -> None:
    assert name_of(bodies_of(text), short) == name


@pytest.mark.parametrize(
    "text",
    [
        "Alder Council (the Chair) came.",
        "Recommendation 3 (Housing) was met.",
        "In June, or June, it rained.",
    ],
)
def test_a_post_a_topic_or_a_date_is_no_short_form(text: str) -> None:
    assert not any(body.names for body in bodies_of(text).all)


def test_a_short_form_taught_for_two_bodies_means_neither() -> None:
    bodies = bodies_of("Alder School (the School) and Marsh School (the School) came.")
    assert bodies.named("the School has") is None


def test_a_list_of_names_is_read_by_its_columns() -> None:
    lines = [
        "CSC    Children's Social Care",
        "ICB    Alder Coast Integrated Care Board",
        "Police Alder Coast Police, west",
    ]
    assert list(listed(lines)) == [
        ("Children's Social Care", "CSC"),
        ("Alder Coast Integrated Care Board", "ICB"),
        ("Alder Coast Police", "Police"),
    ]
    bodies = bodies_of("\n\n".join(" ".join(line.split()) for line in lines), lines)
    assert name_of(bodies, "Police staff") == "Alder Coast Police"


def test_cells_side_by_side_are_a_list_of_names_too() -> None:
    bodies = bodies_of("CDAS\n\nCoastal Drug and Alcohol Service\n\nCDAS has agreed to pay.")
    assert name_of(bodies, "CDAS has") == "Coastal Drug and Alcohol Service"


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("AVP", "Alder Vale Police", True),
        ("BCF", "Borough of Alder Children and Families", True),
        ("Community Trust", "Marsh Community NHS Trust", True),
        ("Trust", "Marsh Community NHS Trust", True),
        ("PVA", "Alder Vale Police", False),
        ("Marsh Community", "Marsh Community NHS Trust", False),
    ],
)
def test_what_is_short_for_a_name(short: str, full: str, expected: bool) -> None:
    assert is_short_for(short, full) is expected


def test_what_is_introduced_is_given_with_its_name() -> None:
    text = "the Elective Home Education Team (EHE) and Alder Police (hereafter the Force)"
    assert list(introduced(text)) == [("Elective Home Education Team", "EHE"), ("Alder Police", "the Force")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The Federation has", "Alder Vale GP Federation"),
        ("The Hospice has", "St Orla's Hospice"),
        ("The Authority has", "the Local Authority"),
        ("the force has", "Wessmoor Police"),
        ("the local authority has", "the Local Authority"),
    ],
)
def test_the_with_the_end_of_a_name_means_the_only_body_that_ends_so(words: str, name: str) -> None:
    text = "We thank Alder Vale GP Federation, St Orla's Hospice, Wessmoor Police and the Local Authority."
    assert name_of(bodies_of(text), words) == name


def test_where_two_names_end_alike_the_end_alone_names_neither() -> None:
    bodies = bodies_of("Alder Probation Service and Alder Youth Service came.")
    assert bodies.named("The Service has") is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("NHS Alder and the Marshes will pay.", "NHS Alder and the Marshes", "health_commissioner"),
        ("Two Moors Police will come.", "Two Moors Police", "police"),
        ("Heddlu Dyffryn Onnen will come.", "Heddlu Dyffryn Onnen", "police"),
        ("The London Borough of Alder will pay.", "London Borough of Alder", "council"),
        ("The Royal Borough of Upper Marsh will pay.", "Royal Borough of Upper Marsh", "council"),
        ("Alder Children's Trust will come.", "Alder Children's Trust", "childrens_services"),
        ("Alder Public Health Nursing will come.", "Alder Public Health Nursing", "community_health"),
        ("Alder Regional Safeguarding Board met.", "Alder Regional Safeguarding Board", "partnership"),
        ("We met children's social care.", "Children's social care", "childrens_services"),
    ],
)
def test_national_kinds_of_name(text: str, name: str, kind: str) -> None:
    assert [(body.name, body.kind) for body in bodies_of(text).all] == [(name, kind)]


@pytest.mark.parametrize(
    "text", ["NHS England asked.", "The NHS Long Term Plan asks.", "An NHS App was made."]
)
def test_nhs_before_another_word_is_no_commissioner(text: str) -> None:
    assert not any(body.kind == "health_commissioner" for body in bodies_of(text).all)


LABELLED = """Alder Police: We changed the form. We met Kingfisher about it, and our training was changed.

Alder Council: We did too. The form is used by Kingfisher.

Kingfisher: Our workers use it.

Training: It was changed.

Next Steps: It will be changed again."""


def test_a_label_like_those_of_known_bodies_is_a_name_where_the_text_uses_it_as_one() -> None:
    assert {body.name for body in bodies_of(LABELLED).all} == {"Alder Police", "Alder Council", "Kingfisher"}


def test_names_joined_by_and_are_two_where_each_stands_elsewhere() -> None:
    text = "Clearwater and Marsh NHS Trust met. Marsh NHS Trust paid. Clearwater Hospital NHS Trust did not."
    assert "Clearwater and Marsh NHS Trust" not in {body.name for body in bodies_of(text).all}


def test_a_place_of_two_parts_stays_one_name() -> None:
    assert [body.name for body in bodies_of("Alder and Marsh Police came.").all] == ["Alder and Marsh Police"]


def test_a_title_broken_before_its_kind_is_one_name() -> None:
    partnership = bodies_of("Vale of Alder\n\nSafeguarding Children Partnership\n\nResponse").partnership
    assert partnership is not None
    assert partnership.name == "Vale of Alder Safeguarding Children Partnership"


def test_a_partnership_over_two_places_keeps_both() -> None:
    partnership = bodies_of(
        "ALDER AND THE MARSH ISLES SAFEGUARDING CHILDREN PARTNERSHIP\n\nAMISCP met."
    ).partnership
    assert partnership is not None
    assert partnership.name == "Alder and the Marsh Isles Safeguarding Children Partnership"
    assert "AMISCP" in partnership.names


def test_a_service_keeps_what_it_belongs_to() -> None:
    bodies = bodies_of(
        "Children's Services, Alder Council\n\nWe did.\n\nProbation, Marsh Unit\n\nChildren's Services met."
    )
    assert name_of(bodies, "Children's Services have") == "Children's Services, Alder Council"
    assert name_of(bodies, "Probation have") == "Probation, Marsh Unit"


def test_the_services_of_two_councils_are_two() -> None:
    text = (
        "Alder Council, Children and Families\n\nWe did.\n\nMarsh Council, Children's Services\n\nWe did too."
    )
    bodies = bodies_of(text)
    assert name_of(bodies, "Children and Families have") == "Alder Council, Children and Families"
    assert name_of(bodies, "Children's Services have") == "Marsh Council, Children's Services"


@pytest.mark.parametrize("line", ["Chief Executive, Alder Council", "Alder Council, Chief Executive"])
def test_a_post_is_no_service(line: str) -> None:
    assert [body.name for body in bodies_of(f"{line}\n\nAlder Council met.").all] == ["Alder Council"]


def test_two_agencies_with_a_comma_between_are_no_service_of_each_other() -> None:
    bodies = bodies_of("Alder Police, Marsh ICB\n\nAlder Police met Marsh ICB.")
    assert {body.name for body in bodies.all} == {"Alder Police", "Marsh ICB"}


def test_the_hospitals_and_their_trust_are_one() -> None:
    bodies = bodies_of("Marsh Hospitals NHS Foundation Trust\n\nMarsh Hospitals wrote. The Trust agreed.")
    assert len(bodies.all) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CASH has offered to keep a rota.", "CASH"),
        ("Harbour Light hopes to open in May.", "Harbour Light"),
        ("The Schools Alliance chose a log.", "Schools Alliance"),
        ("Kingfisher should ensure that it asks.", "Kingfisher"),
        ("The Independent Reviewing Service has told us.", "Independent Reviewing Service"),
        ("When a family moves, Housing Solutions to tell the school.", "Housing Solutions"),
        ("Alder Police and Lantern should meet.", "Lantern"),
        ("Together for Families should limit this.", "Together for Families"),
        ("The Council’s Home Education Team should offer a visit.", "Home Education Team"),
        ("Alder Police and Mind Matters will agree a protocol.", "Mind Matters"),
        ("Turning Tide and the Alder Police have signed it.", "Turning Tide"),
    ],
)
def test_what_only_bodies_do_shows_a_body(text: str, name: str) -> None:
    assert name in {body.name for body in bodies_of(text).all}


@pytest.mark.parametrize(
    "text",
    ["Named GPs should visit.", "Alder Police and Officers will agree.", "Key Changes have been made."],
)
def test_people_and_things_are_no_bodies(text: str) -> None:
    assert not any(body.kind == "local" for body in bodies_of(text).all)
