"""The roles and their rights, as SQL: run on the local server, printed for the administrator of a real one.

Everything may be run again without harm. Finer grants on single tables are the migrations' business.
"""

from psycopg import sql

SUPERUSER = "goldthread_superuser"
OWNER = "goldthread_owner"
APP = "goldthread_app"
EVALUATOR = "goldthread_evaluator"
DATABASE = "goldthread"

# Only attributes that an administrator without superuser rights may set: managed servers give no superuser.
CLUSTER = f"""\
DO $roles$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{OWNER}') THEN CREATE ROLE {OWNER}; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{APP}') THEN CREATE ROLE {APP}; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{EVALUATOR}') THEN CREATE ROLE {EVALUATOR}; END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname IN ('{OWNER}', '{APP}', '{EVALUATOR}')
             AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolreplication)) THEN
    RAISE EXCEPTION 'Goldthread''s roles must have no SUPERUSER, BYPASSRLS, CREATEROLE or REPLICATION';
  END IF;
END $roles$;
-- migrates and owns every table; CREATEDB is for test databases and may be left out on a real server
ALTER ROLE {OWNER} LOGIN CREATEDB;
-- the site and the worker: held by row-level security
ALTER ROLE {APP} LOGIN NOCREATEDB;
-- owns the functions that evaluate standards; nobody signs in as it
ALTER ROLE {EVALUATOR} NOLOGIN NOCREATEDB;
GRANT {EVALUATOR} TO {OWNER};
"""

IN_DATABASE = f"""\
ALTER SCHEMA public OWNER TO {OWNER};
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO {APP};
-- a function's owner must be able to create in its schema before it can be given the function
GRANT USAGE, CREATE ON SCHEMA public TO {EVALUATOR};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public
  GRANT USAGE ON SEQUENCES TO {APP};
"""


def on_database(database: str) -> str:
    """Who may connect to `database`: its owner and the app, nobody else."""
    name = sql.Identifier(database).as_string(None)
    return f"""\
REVOKE ALL ON DATABASE {name} FROM PUBLIC;
GRANT CONNECT ON DATABASE {name} TO {APP};
"""


def create_database(database: str) -> str:
    name = sql.Identifier(database).as_string(None)
    return f"CREATE DATABASE {name} OWNER {OWNER} TEMPLATE template0 ENCODING 'UTF8'"


def for_an_administrator(database: str = DATABASE) -> str:
    """Everything a real server needs, to be run in psql by its administrator. Holds no password."""
    name = sql.Identifier(database).as_string(None)
    return f"""\
-- Goldthread's roles and database. Run in psql as an administrator of the server; it may be run again.
-- No password stands here. Afterwards set them in psql, where they are neither shown nor logged:
--   \\password {OWNER}
--   \\password {APP}
-- and put them into DATABASE_OWNER_URL ({OWNER}) and DATABASE_URL ({APP}).

{CLUSTER}
-- an administrator who is no superuser needs this, until the last line, to make things for the owner
GRANT {OWNER} TO CURRENT_USER;
SELECT $${create_database(database)}$$
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = {sql.Literal(database).as_string(None)}) \\gexec
{on_database(database)}
\\connect {name}
{IN_DATABASE}REVOKE {OWNER} FROM CURRENT_USER;
"""
