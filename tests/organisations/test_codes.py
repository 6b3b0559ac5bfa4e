"""Codes: how they are written, whose they are, and when."""

from datetime import date

import pytest

from cast import AT, AlderVale, alder_vale, fernhill
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.organisations import commands, queries
from goldthread.organisations.codes import normal_code
from goldthread.organisations.domain import CodeScheme as Scheme
from goldthread.organisations.domain import OrganisationKind, SuccessionKind
from goldthread.trail.context import acting
from goldthread.trail.queries import entries_about

ON = date(2024, 4, 1)


@pytest.fixture
def cast(database: str) -> AlderVale:
    return alder_vale()


def add(cast: AlderVale, organisation: int, scheme: Scheme, value: str, **days: date) -> int:
    with acting(cast.support):
        return commands.add_code(
            organisation, scheme=scheme, value=value, by=cast.support, at=AT,
            from_on=days.get("from_on"), until_on=days.get("until_on"),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "typed", "kept"),
    [
        (Scheme.ODS, " x9z ", "X9Z"),
        (Scheme.URN, "100 001", "100001"),
        (Scheme.GSS, "e99000001", "E99000001"),
        (Scheme.DFE, "999", "999"),
        (Scheme.DFE, "9994001", "999/4001"),
        (Scheme.DFE, "999/4001", "999/4001"),
        (Scheme.OTHER, "Invented  register 12", "Invented register 12"),
    ],
)
def test_a_code_is_kept_in_one_form(scheme: Scheme, typed: str, kept: str) -> None:
    assert normal_code(scheme, typed) == kept


@pytest.mark.parametrize(
    ("scheme", "typed", "sentence"),
    [
        (Scheme.ODS, "X9", "An ODS code has 3 to 10 letters and figures"),
        (Scheme.ODS, "X9Z-1", "An ODS code has 3 to 10 letters and figures"),
        (Scheme.URN, "10001", "A URN has six figures"),
        (Scheme.URN, "１０００01", "A URN has six figures"),
        (Scheme.GSS, "A99000001", "A GSS code is E, W, S or N and eight figures"),
        (Scheme.DFE, "9994", "A DfE number has 3 figures for a council or 7 for a school"),
        (Scheme.OTHER, " ", "Enter the code with the register it stands in"),
    ],
)
def test_a_code_of_another_form_is_refused(scheme: Scheme, typed: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        normal_code(scheme, typed)


def test_an_organisation_is_found_by_its_code(cast: AlderVale) -> None:
    first = add(cast, cast.trust_today, Scheme.ODS, "x9z")
    assert add(cast, cast.trust_today, Scheme.ODS, "X9Z") == first, "the same again is the one that stands"
    with acting(cast.support):
        assert queries.holders_of(" x9 z") == (cast.trust_today,)
        assert queries.holders_of("X9") == ()
        assert [row.name for row in queries.organisations({"code": "x9z"}).rows] == [
            "Wessmoor Health NHS Foundation Trust"
        ]
        assert [each.verb for each in entries_about("organisation", cast.trust_today)] == ["code.added"]


def test_two_organisations_with_one_code_and_two_codes_of_a_scheme_are_refused(cast: AlderVale) -> None:
    code = add(cast, cast.trust, Scheme.ODS, "X9Z", from_on=date(2013, 4, 1))
    with pytest.raises(Refused, match=r"X9Z is the ODS code \(NHS\) of Alder Vale Community NHS Trust"):
        add(cast, cast.trust_today, Scheme.ODS, "X9Z")
    with pytest.raises(Refused, match=r"This organisation's ODS code \(NHS\) is X9Z. End that one first"):
        add(cast, cast.trust, Scheme.ODS, "Y9Z")
    with acting(cast.support):
        with pytest.raises(Refused, match="The code began on 1 April 2013, so it cannot end before that"):
            commands.end_code(code, until_on=date(2012, 1, 1), by=cast.support, at=AT)
        commands.end_code(code, until_on=date(2024, 3, 31), by=cast.support, at=AT)
        assert queries.holders_of("X9Z") == ()
    add(cast, cast.trust_today, Scheme.ODS, "X9Z", from_on=ON)
    add(cast, cast.trust, Scheme.OTHER, "Invented register 1")
    add(cast, cast.trust, Scheme.OTHER, "Invented register 2")
    with acting(cast.support):
        assert queries.holders_of("X9Z") == (cast.trust_today,)


def test_a_renamed_body_keeps_its_codes(cast: AlderVale) -> None:
    add(cast, cast.police, Scheme.ODS, "X9P")
    with acting(cast.support):
        later = commands.add_organisation("Wessmoor Constabulary", kind="police", by=cast.support, at=AT)
        commands.succeed(
            cast.police, successor=later, on=ON, kind=SuccessionKind.RENAMED, by=cast.support, at=AT
        )
        [code] = queries.organisation(later, on=ON).codes
        assert (code.value, code.name) == ("X9P", "Wessmoor Police")
        assert queries.organisation(cast.trust_today, on=ON).codes == (), "a merger is another body"


def test_facts_are_put_right_where_they_fit_the_changes(cast: AlderVale) -> None:
    def correct(name: str = "Alder Vale Trust", **days: date) -> None:
        commands.correct_organisation(
            cast.trust, name=name, kind=OrganisationKind.NHS_TRUST, short_name=" AVT ", by=cast.support, at=AT,
            began_on=days.get("began_on"), ended_on=days.get("ended_on"),
        )  # fmt: skip

    with acting(cast.support):
        correct(began_on=date(2013, 4, 1), ended_on=date(2024, 3, 31))
        assert queries.organisation(cast.trust, on=ON).name == "Alder Vale Trust"
        with pytest.raises(Refused, match="There is already an organisation called Wessmoor Police"):
            correct("Wessmoor  Police")
        with pytest.raises(Refused, match="Enter the organisation's full name"):
            correct(" ")
        with pytest.raises(Refused, match="cannot end before it began"):
            correct(began_on=ON, ended_on=date(2024, 3, 31))
        with pytest.raises(Refused, match="began on 2 April 2024, which is after this change"):
            correct(began_on=date(2024, 4, 2))
        row = queries.organisation(cast.trust, on=ON)
        assert (row.began_on, row.ended_on) == (date(2013, 4, 1), date(2024, 3, 31)), (
            "a refusal keeps nothing"
        )


def test_another_partnerships_agency_is_left_alone(cast: AlderVale) -> None:
    stranger = fernhill()
    for act in (
        lambda: commands.add_code(cast.police, scheme=Scheme.ODS, value="X9P", by=stranger, at=AT),
        lambda: commands.succeed(cast.police, successor=cast.trust_today, on=ON, by=stranger, at=AT),
    ):
        with (
            acting(stranger),
            pytest.raises(Refused, match="This organisation is no agency of your partnership"),
        ):
            act()
    with acting(stranger):
        school = commands.add_organisation("Fernhill School", kind="school", by=stranger, at=AT)
        commands.add_code(school, scheme=Scheme.URN, value="100001", by=stranger, at=AT)
        with pytest.raises(NotFound):
            commands.end_code(999, until_on=ON, by=stranger, at=AT)
