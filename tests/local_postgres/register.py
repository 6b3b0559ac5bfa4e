"""A small invented register with what a restore could lose: owners, grants, policies, odd types, sequences."""

import psycopg

from goldthread.local_postgres import LocalServer

MADE = """
CREATE TABLE agency (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE);
CREATE TABLE promise (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency_id bigint NOT NULL REFERENCES agency,
    words text, due date, cost numeric, share double precision, said timestamptz, extra jsonb, file bytea,
    "row_" text[], due_span daterange
);
CREATE TABLE promise_history (id bigint, words text);
CREATE TABLE nothing ();
CREATE TABLE empty_one (id int);
REVOKE UPDATE, DELETE ON promise_history FROM goldthread_app;
ALTER TABLE promise ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON promise TO goldthread_app USING (agency_id::text = current_setting('goldthread.agency', true));
CREATE POLICY every_one ON promise TO goldthread_evaluator USING (true);
GRANT SELECT ON promise TO goldthread_evaluator;
CREATE FUNCTION kept_by_all() RETURNS bigint LANGUAGE sql SECURITY DEFINER AS 'SELECT count(*) FROM public.promise';
ALTER FUNCTION kept_by_all() OWNER TO goldthread_evaluator;
REVOKE ALL ON FUNCTION kept_by_all() FROM PUBLIC;
CREATE FUNCTION to_history() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO promise_history VALUES (OLD.id, OLD.words); RETURN NEW; END';
CREATE TRIGGER keep AFTER UPDATE ON promise FOR EACH ROW EXECUTE FUNCTION to_history();
INSERT INTO agency (name) VALUES ('Wessmoor Police'), ('Fernhill Family Nurse Partnership');
INSERT INTO promise (agency_id, words, due, cost, share, said, extra, file, "row_", due_span)
SELECT 1 + n % 2, 'promise ' || n, date '2026-01-01' + n, n / 7.0, n / 3.0::float8,
       timestamptz '2026-03-29 00:30+00' + n * interval '1 hour', jsonb_build_object('n', n), decode('00ff5c', 'hex'),
       ARRAY['a"b', NULL, n::text], daterange('2026-01-01', '2026-01-01'::date + n)
  FROM generate_series(1, 500) AS n;
INSERT INTO promise (agency_id, words) VALUES (1, NULL), (1, 'same'), (1, 'same');
UPDATE promise SET words = words || '!' WHERE id <= 10;
"""

RIGHTS = """
SELECT 'relation', relname::text, pg_get_userbyid(relowner)::text, relacl::text, relrowsecurity::text FROM pg_class
 WHERE relnamespace = 'public'::regnamespace
UNION ALL SELECT 'function', proname, pg_get_userbyid(proowner), proacl::text, prosecdef::text FROM pg_proc
 WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT 'policy', polname, polrelid::regclass::text, pg_get_expr(polqual, polrelid), polroles::text
  FROM pg_policy
UNION ALL SELECT 'schema', nspname, pg_get_userbyid(nspowner), nspacl::text, '' FROM pg_namespace
 WHERE nspname = 'public'
UNION ALL SELECT 'default', defaclobjtype::text, pg_get_userbyid(defaclrole), defaclacl::text, '' FROM pg_default_acl
UNION ALL SELECT 'database', 'this', pg_get_userbyid(datdba), datacl::text, '' FROM pg_database
 WHERE datname = current_database()
UNION ALL SELECT 'trigger', tgname, tgrelid::regclass::text, pg_get_triggerdef(oid), '' FROM pg_trigger
 WHERE NOT tgisinternal
UNION ALL SELECT 'sequence', sequencename, sequenceowner, last_value::text, '' FROM pg_sequences
"""


def fill(server: LocalServer) -> None:
    with psycopg.connect(server.url("owner")) as connection:
        connection.execute(MADE)


def rights(server: LocalServer) -> set[tuple[str, ...]]:
    """Owners, grants, policies, triggers and sequences of the live database, as plain rows."""
    with psycopg.connect(server.url("superuser")) as connection:
        return set(connection.execute(RIGHTS).fetchall())


def promises(server: LocalServer, *, database: str = "goldthread") -> list[tuple[object, ...]]:
    """Every promise, whole, in order."""
    with psycopg.connect(server.url("owner", database=database)) as connection:
        return connection.execute("SELECT * FROM promise ORDER BY id").fetchall()


def databases(server: LocalServer) -> set[str]:
    with psycopg.connect(server.url("owner")) as connection:
        return {row[0] for row in connection.execute("SELECT datname FROM pg_database").fetchall()}
