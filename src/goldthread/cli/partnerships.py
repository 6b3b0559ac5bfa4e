"""The partnership that a command names."""

from goldthread.cli.main import CannotRun


def partnership_called(slug: str) -> int:
    """Its id. Raises CannotRun, with the short names that there are, where it is none of them."""
    from goldthread.kernel.refusals import NotFound
    from goldthread.organisations import queries

    try:
        return queries.partnership_by_slug(slug).id
    except NotFound as missing:
        known = ", ".join(each.slug for each in queries.partnerships())
        hint = (
            f"Known: {known}."
            if known
            else 'Add one: goldthread add partnership "Its name" --short-name its-name'
        )
        raise CannotRun(f"{missing} {hint}") from missing
