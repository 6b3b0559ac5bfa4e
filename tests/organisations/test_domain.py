"""Rules of organisations."""

from goldthread.organisations.domain import normal_words, with_predecessors


def test_names_are_compared_without_case_quotes_spaces_and_the() -> None:
    assert normal_words("The  Children’s\nServices ") == normal_words("children's services")
    assert normal_words("UHX (Trust)") != normal_words("UHY (Trust)")


def test_duties_come_down_a_whole_line_of_successions() -> None:
    assert with_predecessors(4, [(1, 3), (2, 3), (3, 4), (5, 6)]) == (1, 2, 3, 4)
    assert with_predecessors(1, [(1, 3)]) == (1,)


def test_a_circle_of_successions_ends() -> None:
    assert with_predecessors(1, [(1, 2), (2, 1)]) == (1, 2)
