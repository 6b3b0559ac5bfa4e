"""Commands typed at the whole command line, in this process."""

from click.testing import CliRunner, Result

from goldthread.cli.main import goldthread


def typed(*arguments: str, answers: str = "", **environment: str | None) -> Result:
    """What `goldthread ARGUMENTS` says and ends with. A traceback is the test's failure."""
    result = CliRunner(env={"COLUMNS": "200", **environment}).invoke(
        goldthread, list(arguments), input=answers
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result
