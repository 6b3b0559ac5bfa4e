"""The heads of names by kind begin as `SMALL_BEGINNINGS` says: where a name may begin is looked for by that alone."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.ingest.bodies.kind_names import kind_names
from goldthread.ingest.english.body_kinds import KINDS, SMALL_BEGINNINGS, BodyKind


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@settings(max_examples=30, suppress_health_check=list(HealthCheck), deadline=None, derandomize=True)
@given(data=st.data())
def test_a_head_begins_with_a_capital_a_nought_or_a_known_word(kind: BodyKind, data: st.DataObject) -> None:
    name = data.draw(st.from_regex(re.compile(kind.head), fullmatch=True))

    assert re.match(rf"[A-Z0]|(?i:{SMALL_BEGINNINGS})", name)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("children's social care", "childrens_services"),
        ("adult social care", "adult_services"),
        ("youth offending team", "youth_justice"),
        ("national probation service", "probation"),
        ("probation service", "probation"),
        ("fire and rescue service", "fire"),
        ("ambulance service", "ambulance"),
        ("0-19 service", "community_health"),
    ],
)
def test_a_name_in_small_letters_is_found_inside_a_sentence(words: str, kind: str) -> None:
    found = {(name.words, name.kind) for name in kind_names(f"We asked the {words} of the area.")}

    assert (words, kind) in found
