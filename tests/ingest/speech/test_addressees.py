"""Whom a recommendation asks, whatever stands in front of it."""

import pytest

from goldthread.ingest.bodies.known import bodies_of
from goldthread.ingest.speech.addressees import addressee_of

BODIES = bodies_of("Wessmoor Police have come. Alder Council has come. Housing Solutions will write.")


@pytest.mark.parametrize(
    ("ask", "addressee"),
    [
        ("Alder Council should ask.", "Alder Council"),
        ("We recommend that, within three months, Wessmoor Police reviews its policy.", "Wessmoor Police"),
        ("It is therefore recommended that Alder Council looks again.", "Alder Council"),
        ("The review recommends that Alder Council looks again.", "Alder Council"),
        ("After a child is harmed, Alder Council should be assured of it.", "Alder Council"),
        (
            "When a family moves, or is moved, or may be, Housing Solutions to tell the school.",
            "Housing Solutions",
        ),
        ("Before a permanent exclusion, schools should hold a meeting.", "Schools"),
        ("Where possible, all agencies should ask.", "All agencies"),
        ("That Wessmoor Police revisit decisions to take no further action.", "Wessmoor Police"),
        ("That schools are supported to ask.", "Schools"),
        ("That commissioners assure themselves that they do.", "Commissioners"),
        ("That Alder Council, with its partners, rewrite the guide.", "Alder Council"),
        ("Both councils should agree what is to happen.", "Both councils"),
        ("Chairs of conferences in both councils should ask.", "Chairs of conferences in both councils"),
        ("Staff of the police did not see that they should ask.", None),
        ("The sharing of notices with schools should begin.", None),
        ("Schools’ part in conferences should grow.", None),
        ("The protocol should be rewritten.", None),
        ("After a child moves, a record should be made.", None),
    ],
)
def test_whom_an_ask_asks(ask: str, addressee: str | None) -> None:
    assert addressee_of(ask, BODIES) == addressee
