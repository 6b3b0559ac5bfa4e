"""The SQL printed for an administrator does on a real server what the launcher does on its own."""

import subprocess

import psycopg
import pytest

from goldthread.local_postgres import LocalServer
from goldthread.local_postgres.clients import sign_in_variables
from goldthread.local_postgres.roles import for_an_administrator

pytestmark = pytest.mark.database

# What a managed server's administrator is: no superuser, but may make roles and databases.
ADMINISTRATOR = "CREATE ROLE administrator LOGIN CREATEROLE CREATEDB NOSUPERUSER PASSWORD 'for-this-test'"
FORGET = """
DROP DATABASE goldthread WITH (FORCE);
REVOKE CONNECT ON DATABASE postgres FROM goldthread_owner;
DROP ROLE goldthread_owner;
DROP ROLE goldthread_app;
DROP ROLE goldthread_evaluator;
GRANT CONNECT ON DATABASE postgres TO administrator;
"""


def test_an_administrator_without_superuser_rights_can_run_it_twice(own_server: LocalServer) -> None:
    with psycopg.connect(own_server.url("superuser", database="postgres"), autocommit=True) as connection:
        connection.execute(ADMINISTRATOR)
        for statement in filter(None, map(str.strip, FORGET.split(";"))):
            connection.execute(statement)
    for _ in range(2):
        said = _run_as_administrator(own_server, for_an_administrator())
        assert (said.returncode, said.stderr) == (0, "")
    with psycopg.connect(own_server.url("superuser")) as connection:
        connection.execute("SET SESSION AUTHORIZATION goldthread_owner")
        connection.execute("CREATE TABLE promise (id int)")
        connection.execute("SET SESSION AUTHORIZATION goldthread_app")
        connection.execute("INSERT INTO promise VALUES (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (id int)")


def test_it_stops_at_a_role_that_could_get_round_row_level_security(own_server: LocalServer) -> None:
    with psycopg.connect(own_server.url("superuser")) as connection:
        connection.execute("ALTER ROLE goldthread_app BYPASSRLS")
        with pytest.raises(psycopg.errors.RaiseException, match="must have no SUPERUSER, BYPASSRLS"):
            connection.execute(for_an_administrator().partition("-- an administrator")[0])


def _run_as_administrator(server: LocalServer, statements: str) -> subprocess.CompletedProcess[str]:
    environment = sign_in_variables(server, "superuser", database="postgres") | {
        "PGUSER": "administrator",
        "PGPASSWORD": "for-this-test",
        "PGOPTIONS": "-c client_min_messages=error",
    }
    return subprocess.run(
        [server.cluster.programs.path("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"],
        input=statements,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
