"""Roles, the database and their rights, brought about on a server that runs. Safe to do again."""

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from goldthread.local_postgres import roles


def prepare_cluster(superuser_url: str, passwords: dict[str, str]) -> None:
    """Roles, database and rights on a new cluster. `superuser_url` names any database of it.

    `app` gets its password last: whoever can sign in as app finds everything else in place.
    """
    with _connected(superuser_url, "postgres") as connection:
        connection.execute(roles.CLUSTER)
        _close_other_databases(connection)
        _set_password(connection, roles.OWNER, passwords["owner"])
        query = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not connection.execute(query, [roles.DATABASE]).fetchone():
            connection.execute(roles.create_database(roles.DATABASE))
    prepare_database(superuser_url, roles.DATABASE)
    with _connected(superuser_url, "postgres") as connection:
        _set_password(connection, roles.APP, passwords["app"])


def prepare_database(url: str, database: str) -> None:
    """Rights in one database: the main one, or a test database that goldthread_owner made.

    `url` signs in as goldthread_owner (the database's owner) or as a superuser, to whatever database.
    """
    with _connected(url, database) as connection, connection.transaction():
        connection.execute(roles.on_database(database))
        connection.execute(roles.IN_DATABASE)


def _connected(url: str, database: str) -> psycopg.Connection:
    return psycopg.connect(make_conninfo(url, dbname=database), autocommit=True)


def _close_other_databases(connection: psycopg.Connection) -> None:
    """Tests make their databases from `postgres`, so the owner may connect there; the app may not."""
    connection.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC")
    connection.execute(f"GRANT CONNECT ON DATABASE postgres TO {roles.OWNER}")


def _set_password(connection: psycopg.Connection, role: str, password: str) -> None:
    """Only the SCRAM verifier is sent, so the password itself can reach no log of the server."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), verifier))
