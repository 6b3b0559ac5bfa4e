"""Names of bodies: learnt from the document, by national kind, never from a list of places."""

from goldthread.ingest.bodies.known import bodies_of

TEXT = """Alder Vale Safeguarding Children's Board became the Alder Vale Safeguarding Children Partnership (AVSCP).
Wessmoor Police and Northmere Children's Services met. Northmere Childrens Services wrote to Alder Vale Community NHS
Trust (AVCNT). The police answered. WICB paid: the Wessmoor Integrated Care Board had said so. Wesmoor Police came.
The Partnership met Police, Housing and Children's Services."""


def test_one_body_has_one_name_and_its_variants() -> None:
    bodies = bodies_of(TEXT)
    assert {body.name for body in bodies.all} == {
        "Alder Vale Safeguarding Children Partnership",
        "Wessmoor Police",
        "Northmere Children's Services",
        "Alder Vale Community NHS Trust",
        "Wessmoor Integrated Care Board",
    }
    names = {body.name: set(body.names) for body in bodies.all}
    assert {"AVSCP", "Alder Vale Safeguarding Children's Board"} <= names[
        "Alder Vale Safeguarding Children Partnership"
    ]
    assert "Wesmoor Police" in names["Wessmoor Police"]
    assert "AVCNT" in names["Alder Vale Community NHS Trust"]
    assert "WICB" in names["Wessmoor Integrated Care Board"]


def test_the_partnership_goes_by_its_present_name() -> None:
    partnership = bodies_of(TEXT).partnership
    assert partnership is not None
    assert partnership.name == "Alder Vale Safeguarding Children Partnership"


def test_short_forms_mean_the_only_body_of_their_kind() -> None:
    bodies = bodies_of(TEXT)
    found = {
        TEXT[m.start : m.end]: m.body.name for m in bodies.mentions("The Partnership met AVCNT and WICB")
    }
    assert set(found.values()) == {
        "Alder Vale Safeguarding Children Partnership",
        "Alder Vale Community NHS Trust",
        "Wessmoor Integrated Care Board",
    }


def test_the_kind_alone_is_no_body() -> None:
    assert bodies_of("A Local Safeguarding Children Board may ask a Trust or a Council.").all == ()


def test_a_list_of_abbreviations_explains_them() -> None:
    bodies = bodies_of("WHFT    Wessmoor Health NHS Foundation Trust\nDVP  Dale Valley Police")
    assert {body.name: body.names for body in bodies.all} == {
        "Wessmoor Health NHS Foundation Trust": ("WHFT",),
        "Dale Valley Police": ("DVP",),
    }


def test_unexplained_letters_say_their_kind() -> None:
    kinds = {
        body.name: body.kind for body in bodies_of("Records at VUH and EWICB were read. See the DRAFT.").all
    }
    assert kinds == {"VUH": "health_provider", "EWICB": "health_commissioner"}


def test_a_commissioner_is_not_the_one_before_it() -> None:
    names = {
        body.name
        for body in bodies_of("The ICB inherits what the Clinical Commissioning Group promised.").all
    }
    assert names == {"the ICB", "Clinical Commissioning Group"}


def test_a_name_does_not_reach_over_an_empty_line() -> None:
    assert {body.name for body in bodies_of("Recommendation One\n\nWessmoor Police should").all} == {
        "Wessmoor Police"
    }


def test_one_common_word_keeps_its_article() -> None:
    assert [body.name for body in bodies_of("The Police have read it. We asked the Police.").all] == [
        "the Police"
    ]
    assert [body.name for body in bodies_of("Police have read it. We asked Police.").all] == ["Police"]


def test_two_names_joined_are_two() -> None:
    names = {
        body.name for body in bodies_of("Schools and Police met. Probation and Wessmoor Homes answered.").all
    }
    assert names == {"Police", "Wessmoor Homes"}


def test_bodies_of_no_national_kind_are_learnt_from_what_they_do() -> None:
    text = """Turning Leaf should visit each home.

Harbour Light has employed a worker.

Education Futures will bring this to every school. Practice Weeks take place twice a year.

The Neglect Toolkit has been relaunched. Operation Lantern has reduced calls. Named GPs have written to practices.

The Learning Group has asked for more. Partly accepted. Heron says that nobody asked."""
    assert {body.name for body in bodies_of(text).all} == {
        "Turning Leaf",
        "Harbour Light",
        "Education Futures",
    }


def test_a_short_form_is_the_only_name_that_begins_so() -> None:
    bodies = bodies_of("Coldbrook Mental Health NHS Trust met Dale Homes. Coldbrook accepts this.")
    named = bodies.named("Coldbrook")
    assert named is not None
    assert named.name == "Coldbrook Mental Health NHS Trust"
    assert bodies.shortened("Dale") is not None
    assert bodies_of("Dale Homes met Dale Valley Police.").shortened("Dale") is None


def test_a_name_with_the_partnerships_place_is_a_body() -> None:
    text = """ALDER VALE SAFEGUARDING CHILDREN PARTNERSHIP

CGL Alder – workers ask to see each child.

Alder Strategy: this is being rewritten."""
    assert [body.name for body in bodies_of(text).all if not body.is_partnership] == ["CGL Alder"]


def test_charities_are_each_their_own() -> None:
    names = {
        body.name
        for body in bodies_of("NSPCC has trained them. Home-Start has too, and Barnardo’s will.").all
    }
    assert names == {"NSPCC", "Home-Start", "Barnardo’s"}
