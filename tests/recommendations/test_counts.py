"""A proposal changes no figure but the one that counts proposals."""

import ast
from dataclasses import fields, replace

from cast import AT, AlderVale, alder_vale
from goldthread.ingest.reading import Reading
from goldthread.recommendations import commands, queries
from goldthread.trail.context import acting
from readings_made import TEXT, juniper
from the_tree import SOURCE, parsed, python_files

STANDINGS = {"CONFIRMED": "", "PROPOSED": "proposed"}


def longer_juniper() -> Reading:
    """The same response again, a month later, with a new answer and a new promise to every recommendation."""
    first = juniper()
    answered = tuple(
        replace(
            each,
            responses=tuple(replace(one, text=f"Since then: {one.text}") for one in each.responses),
            commitments=tuple(replace(one, text=f"Since then: {one.text}") for one in each.commitments),
        )
        for each in first.recommendations
    )
    return replace(first, file="juniper-again.txt", source_text=TEXT, recommendations=answered)


def figures(cast: AlderVale) -> list[dict[str, int]]:
    """Every whole number on the home page and in the rows of the lists, but ids and the count of proposals."""
    found: list[dict[str, int]] = []
    shown = {"standing": "confirmed"}
    with acting(cast.support):
        lists = (queries.reviews, queries.recommendations, queries.responses)
        rows = [queries.counts(), *(row for query in lists for row in query(shown).rows)]
    for row in rows:
        whole = {field.name: getattr(row, field.name) for field in fields(row) if field.type in ("int", int)}
        found.append({name: value for name, value in whole.items() if name != "proposed"})
    return found


def test_what_is_proposed_is_counted_nowhere_else(database: str) -> None:
    cast = alder_vale()
    with acting(cast.support):
        commands.propose(juniper(), reading_id=7, partnership=cast.partnership, by=cast.support, at=AT)
        commands.confirm_reading(7, by=cast.support, at=AT)
        before = queries.counts().proposed
    confirmed = figures(cast)
    with acting(cast.support):
        commands.propose(longer_juniper(), reading_id=8, partnership=cast.partnership, by=cast.support, at=AT)
    assert figures(cast) == confirmed
    with acting(cast.support):
        assert queries.counts().proposed == before + 5


def test_every_count_of_the_register_names_its_standing() -> None:
    """`how_many` takes CONFIRMED, or PROPOSED where the figure says so in its name."""
    wrong, seen = [], 0
    for path in python_files(under=SOURCE / "recommendations"):
        for keyword in (node for node in ast.walk(parsed(path)) if isinstance(node, ast.keyword)):
            for call in (node for node in ast.walk(keyword.value) if isinstance(node, ast.Call)):
                if ast.unparse(call.func) != "how_many":
                    continue
                seen += 1
                standing = ast.unparse(call.args[2])
                if standing not in STANDINGS or not (keyword.arg or "").startswith(STANDINGS[standing]):
                    wrong.append(f"{path.name}:{call.lineno} {keyword.arg}")
    assert seen >= 9
    assert wrong == []
