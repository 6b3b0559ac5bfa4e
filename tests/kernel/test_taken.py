"""Stretches of a text that share no character."""

from goldthread.kernel.taken import Taken


def test_who_comes_first_has_the_stretch() -> None:
    taken = Taken()
    assert taken.take(4, 9)
    assert not taken.take(8, 12)
    assert not taken.take(0, 5)
    assert not taken.take(0, 20)
    assert taken.take(9, 12)
    assert taken.take(0, 4)


def test_the_end_of_what_stands_in_the_way_is_known() -> None:
    taken = Taken()
    taken.take(4, 9)
    taken.take(12, 15)
    assert taken.end_within(0, 4) is None
    assert taken.end_within(0, 5) == 9
    assert taken.end_within(5, 13) == 15
    assert taken.end_within(9, 12) is None
