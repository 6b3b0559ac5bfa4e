"""Names of bodies: learnt from the document, by national kind, never from a list of places."""

from goldthread.ingest.bodies import bodies_of

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
