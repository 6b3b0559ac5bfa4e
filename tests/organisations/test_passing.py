"""What passes, when, and which changes cannot be."""

from datetime import date

import pytest

from goldthread.kernel.refusals import Refused
from goldthread.organisations.domain import SuccessionKind as Kind
from goldthread.organisations.passing import Lifetime, Passing, check_change, edges, today_of

OLD, NEW, OTHER, THIRD = 1, 2, 3, 4
ON, BEFORE, AFTER = date(2024, 4, 1), date(2024, 3, 31), date(2024, 4, 2)
LIVES = {OLD: Lifetime("Old"), NEW: Lifetime("New"), OTHER: Lifetime("Other"), THIRD: Lifetime("Third")}
MERGER = Passing(OLD, NEW, Kind.MERGED, ON)
PART = Passing(OLD, NEW, Kind.PART_TRANSFERRED, ON, passes="the northern district")


@pytest.mark.parametrize("kind", [Kind.MERGED, Kind.REPLACED])
def test_everything_passes_by_itself_from_the_day_on(kind: Kind) -> None:
    change = Passing(OLD, NEW, kind, ON)
    assert edges([change], on=BEFORE) == ()
    assert edges([change], on=ON) == edges([change], on=AFTER) == ((OLD, NEW),)


def test_a_renamed_body_is_one_body_under_either_name() -> None:
    renamed = Passing(OLD, NEW, Kind.RENAMED, ON)
    assert edges([renamed], on=ON) == ((OLD, NEW), (NEW, OLD))


@pytest.mark.parametrize(
    "kind", [Kind.SPLIT_BY_AREA, Kind.SPLIT_BY_FUNCTION, Kind.PART_TRANSFERRED, Kind.HOSTED]
)
def test_a_part_passes_by_no_machine(kind: Kind) -> None:
    assert edges([Passing(OLD, NEW, kind, ON, passes="a district")], on=AFTER) == ()


def test_what_is_not_settled_passes_nothing() -> None:
    assert edges([Passing(OLD, NEW, Kind.MERGED, ON, pending=True)], on=AFTER) == ()
    assert today_of(OLD, [Passing(OLD, NEW, Kind.MERGED, None, pending=True)], on=AFTER) == ()


def test_a_hosted_service_ends_with_its_last_day() -> None:
    hosted = Passing(OLD, NEW, Kind.HOSTED, BEFORE, until_on=ON, passes="a service")
    assert [hosted.in_force(day) for day in (date(2024, 3, 30), BEFORE, ON, AFTER)] == [
        False,
        True,
        True,
        False,
    ]


def test_who_has_it_today_goes_to_the_end_of_the_line() -> None:
    line = [MERGER, Passing(NEW, OTHER, Kind.RENAMED, AFTER)]
    assert today_of(OLD, line, on=ON) == (NEW,)
    assert today_of(OLD, line, on=AFTER) == (OTHER,)
    assert today_of(OTHER, line, on=AFTER) == ()
    assert today_of(OLD, [PART], on=AFTER) == (), "it goes on"
    split = [Passing(NEW, each, Kind.SPLIT_BY_AREA, AFTER, passes="half") for each in (OTHER, THIRD)]
    assert today_of(OLD, [MERGER, *split], on=AFTER) == (OTHER, THIRD)


REFUSED = {
    "itself": (Passing(OLD, OLD, Kind.MERGED, ON), [], "cannot take over from itself"),
    "whole and a part": (Passing(OLD, NEW, Kind.MERGED, ON, passes="half"), [], "pass everything on"),
    "part of nothing": (Passing(OLD, NEW, Kind.HOSTED, ON), [], "which area or function passes"),
    "no day": (Passing(OLD, NEW, Kind.MERGED, None), [], "Enter the day from which it holds"),
    "merger with a last day": (Passing(OLD, NEW, Kind.MERGED, ON, until_on=AFTER), [], "Only a hosted service"),
    "last before first": (
        Passing(OLD, NEW, Kind.HOSTED, ON, until_on=BEFORE, passes="x"), [], "cannot come before its first",
    ),
    "two to the whole": (
        Passing(OLD, OTHER, Kind.MERGED, ON), [MERGER],
        "Old passed everything to New from 1 April 2024 already, and everything can go to one organisation alone",
    ),
    "nothing left": (
        Passing(OLD, OTHER, Kind.PART_TRANSFERRED, ON, passes="x"), [MERGER], "so nothing is left to pass on",
    ),
    "a part after the whole": (
        Passing(OLD, OTHER, Kind.MERGED, BEFORE), [PART],
        "cannot have passed everything on by 31 March 2024",
    ),
    "successor gone": (
        Passing(OTHER, OLD, Kind.MERGED, AFTER), [MERGER],
        "Old passed everything to New from 1 April 2024, so it cannot take over on 2 April 2024. Choose New.",
    ),
    "gone before it took over": (
        Passing(NEW, OTHER, Kind.REPLACED, BEFORE), [MERGER], "New took over from Old on 1 April 2024",
    ),
    "a circle": (Passing(NEW, OLD, Kind.MERGED, ON), [MERGER], "go round in a circle"),
    "a long circle": (
        Passing(OTHER, OLD, Kind.MERGED, AFTER, pending=True),
        [MERGER, Passing(NEW, OTHER, Kind.MERGED, AFTER)], "go round in a circle",
    ),
    "two under one name": (
        Passing(OTHER, NEW, Kind.RENAMED, ON), [Passing(OLD, NEW, Kind.RENAMED, ON)],
        "New is already the later name of Old",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_words(case: str) -> None:
    change, others, sentence = REFUSED[case]
    with pytest.raises(Refused, match=sentence):
        check_change(change, others, LIVES)


ALLOWED = {
    "a part, and everything later": (Passing(OLD, OTHER, Kind.MERGED, AFTER), [PART]),
    "two parts on one day": (Passing(OLD, OTHER, Kind.SPLIT_BY_AREA, ON, passes="the south"), [PART]),
    "there and back again": (Passing(NEW, OLD, Kind.PART_TRANSFERRED, AFTER, passes="x"), [PART]),
    "on from the same day": (Passing(NEW, OTHER, Kind.MERGED, ON), [MERGER]),
    "several into one": (Passing(OTHER, NEW, Kind.MERGED, ON), [MERGER]),
    "two plans, neither settled": (Passing(OLD, OTHER, Kind.MERGED, None, pending=True), [MERGER]),
}


@pytest.mark.parametrize("case", ALLOWED)
def test_what_happens_in_life_is_let_through(case: str) -> None:
    change, others = ALLOWED[case]
    check_change(change, others, LIVES)


@pytest.mark.parametrize(
    ("side", "life", "sentence"),
    [
        (OLD, Lifetime("Old", began_on=AFTER), "Old began on 2 April 2024, which is after this change"),
        (NEW, Lifetime("New", began_on=AFTER), "New began on 2 April 2024, which is after this change"),
        (OLD, Lifetime("Old", ended_on=date(2024, 3, 30)), "Old ended on 30 March 2024, which is before"),
    ],
)
def test_a_change_stands_within_the_life_of_both(side: int, life: Lifetime, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        check_change(MERGER, [], LIVES | {side: life})
    check_change(
        MERGER, [], LIVES | {OLD: Lifetime("Old", date(2013, 4, 1), BEFORE), NEW: Lifetime("New", ON)}
    )
