"""`goldthread add`: the first partnership, its agencies and its people."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import click
from django.core.exceptions import ValidationError
from django.core.validators import validate_email, validate_slug

from goldthread.cli.main import CannotRun, ExitCode
from goldthread.cli.partnerships import partnership_called
from goldthread.cli.site import prepare_site
from goldthread.kernel.actor import Actor, Role, system_actor
from goldthread.kernel.clock import now, today
from goldthread.kernel.refusals import NotFound, Refused
from goldthread.look.words import counted
from goldthread.organisations.domain import OrganisationKind

MOST_BYTES_OF_CHANGES = 5_000_000


@click.group()
def add() -> None:
    """Add a partnership, an organisation, a person, what became of organisations. Each may be run twice.

    \b
    Example
      goldthread add partnership "Alder Vale Safeguarding Children Partnership" --short-name alder-vale
      goldthread add organisation "Alder Vale Support Team" --kind partnership_team --partnership alder-vale
      goldthread add person "Invented Person" --email person@aldervale.example \\
          --organisation "Alder Vale Support Team" --role support_team --partnership alder-vale
    """


@add.command()
@click.argument("name")
@click.option("--short-name", required=True, help="What it is called in commands and addresses: alder-vale.")
def partnership(name: str, short_name: str) -> None:
    """A safeguarding children partnership.

    \b
    Example
      goldthread add partnership "Alder Vale Safeguarding Children Partnership" --short-name alder-vale
    """
    _check(validate_slug, short_name, "--short-name takes letters, digits, hyphens and underscores alone.")
    with _writing() as (by, at):
        from goldthread.organisations import commands

        commands.add_partnership(name, slug=short_name, by=by, at=at)
    click.echo(f"{name} is here, as {short_name}.")


@add.command()
@click.argument("name")
@click.option("--kind", required=True, help="Its kind, such as police, nhs_trust or partnership_team.")
@click.option("--partnership", "slug", help="Short name of a partnership that it is an agency of.")
def organisation(name: str, kind: str, slug: str | None) -> None:
    """An organisation, and its membership of a partnership.

    \b
    Example
      goldthread add organisation "Wessmoor Police" --kind police --partnership alder-vale
    """
    with _writing(slug) as (by, at):
        from goldthread.organisations import commands

        if kind not in set(OrganisationKind):
            raise click.UsageError(f"There is no kind {kind}. Choose one of {', '.join(OrganisationKind)}.")
        made = commands.add_organisation(name, kind=kind, by=by, at=at)
        for each in by.partnerships:
            commands.add_member(made, partnership=each, by=by, at=at)
    click.echo(f"{name} is here.")


@add.command()
@click.argument("name")
@click.option("--email", required=True, help="The address they sign in with.")
@click.option(
    "--organisation", "organisation_name", required=True, help="Full name of the organisation they act for."
)
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option(
    "--partnership", "slug", help="Short name of the partnership they see whole; not for agency_lead."
)
@click.password_option(help="Their first password. Leave it out and it is asked for, unseen.")
def person(name: str, email: str, organisation_name: str, role: str, slug: str | None, password: str) -> None:
    """A person, their sign-in and their post from today on.

    Where the address is known already, the person is given the post and keeps name and password.

    \b
    Example
      goldthread add person "Invented Person" --email person@aldervale.example \\
          --organisation "Wessmoor Police" --role agency_lead
    """
    _check(validate_email, email, "--email takes an email address, such as person@aldervale.example.")
    with _writing(slug) as (by, at):
        from goldthread.organisations import commands, queries

        known = queries.User.objects.filter(email=email.strip().lower()).exists()
        if (Role(role) is Role.AGENCY_LEAD) == bool(slug):
            raise click.UsageError(
                "A support team or scrutineer post needs --partnership; an agency lead's has none."
            )
        found = {each: key for key, each in queries.organisation_choices()}
        if organisation_name not in found:
            raise CannotRun(f"There is no organisation called {organisation_name}. Add it first.")
        user = commands.add_person(name, email=email, password=password, by=by, at=at)
        commands.appoint(
            user, organisation=found[organisation_name], role=Role(role), from_on=today(at), by=by, at=at,
            partnership=by.partnerships[0] if by.partnerships else None,
        )  # fmt: skip
    if known:
        click.echo("Their address was known already: they hold the post, and keep their name and password.")
    else:
        click.echo("They can sign in now. The first sign-in asks them to set up one-time codes.")


@add.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("--create", is_flag=True, help="Add the organisations and codes that are not here yet.")
@click.pass_context
def successions(ctx: click.Context, file: Path, dry_run: bool, create: bool) -> None:
    """What became of organisations, from a CSV file: mergers, splits, new names.

    Look at it with --dry-run first. A row that cannot be recorded is told with its number, and keeps no other one back;
    mend it and load the file again: what stands already is left as it is.

    \b
    Example
      goldthread add successions changes.csv --dry-run --create
      goldthread add successions changes.csv --create

    \b
    Exit codes
      0 every row is recorded   1 some cannot be   2 typed wrongly   3 cannot run
    """
    text = _text_of(file)
    with _writing() as (by, at):
        from goldthread.organisations import commands, queries

        lines, findings = queries.read_changes(text)
        loaded = commands.load_changes(lines, create=create, trial=dry_run, by=by, at=at)
    if dry_run:
        click.echo("A trial. This would be done:")
    for sentence in loaded.done:
        click.echo(sentence)
    wrong = sorted((*findings, *loaded.findings), key=lambda finding: finding.row or 0)
    for finding in wrong:
        field = f", {finding.field}" if finding.field else ""
        click.echo(f"{file.name}, row {finding.row}{field}: {finding.sentence}", err=True)
    stood, cannot = counted(loaded.standing, "changes"), counted(len(wrong), "rows")
    kept = " Nothing was kept." if dry_run else ""
    click.echo(f"{stood} stood already; {cannot} cannot be recorded.{kept}")
    ctx.exit(ExitCode.FINDINGS if wrong else ExitCode.DONE)


def _text_of(file: Path) -> str:
    """Raises CannotRun where the file is missing, too large for such a file, or not UTF-8 text."""
    try:
        content = file.read_bytes()
        if len(content) > MOST_BYTES_OF_CHANGES:
            raise CannotRun(f"{file.name} is larger than {MOST_BYTES_OF_CHANGES // 1_000_000} megabytes.")
        return content.decode("utf-8")
    except OSError as fault:
        raise CannotRun(f"{file.name} cannot be read: {fault.strerror}.") from fault
    except UnicodeDecodeError as fault:
        raise CannotRun(
            f"{file.name} is not UTF-8 text. Save the sheet as CSV UTF-8, and try again."
        ) from fault


def _check(validate: Callable[[str], None], value: str, sentence: str) -> None:
    try:
        validate(value.strip())
    except ValidationError as fault:
        raise click.UsageError(sentence) from fault


@contextmanager
def _writing(slug: str | None = None) -> Iterator[tuple[Actor, datetime]]:
    """One transaction as the command line, for one partnership or none; refusals become sentences."""
    prepare_site()
    from goldthread.trail.context import acting

    try:
        partnerships = (partnership_called(slug),) if slug else ()
        by = system_actor("command-line", partnerships=partnerships)
        with acting(by):
            yield by, now()
    except (Refused, NotFound) as refusal:
        raise CannotRun(str(refusal)) from refusal
