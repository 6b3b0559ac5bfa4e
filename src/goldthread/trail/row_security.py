"""The SQL of row-level security, so that every owned table gets the same policies in its first migration."""

from django.db.migrations import RunSQL

APP, EVALUATOR = "goldthread_app", "goldthread_evaluator"

MINE = "partnership_id = ANY ((SELECT goldthread_partnerships())::bigint[])"
"""True for rows of a partnership that the actor sees whole. The inner SELECT is run once a query, not once a row."""

MY_ORGANISATIONS = "ANY ((SELECT goldthread_organisations())::bigint[])"

FUNCTIONS = RunSQL(
    sql=f"""
    CREATE FUNCTION goldthread_partnerships() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT string_to_array(nullif(current_setting('goldthread.partnerships', true), ''), ',')::bigint[] $$;
    CREATE FUNCTION goldthread_organisations() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
        $$ SELECT string_to_array(nullif(current_setting('goldthread.organisations', true), ''), ',')::bigint[] $$;
    GRANT EXECUTE ON FUNCTION goldthread_partnerships(), goldthread_organisations() TO {APP}, {EVALUATOR};
    """,
    reverse_sql="DROP FUNCTION goldthread_partnerships(); DROP FUNCTION goldthread_organisations();",
)


def owned_by_partnership(table: str, *, addressed: str | None = None) -> RunSQL:
    """Policies for one partnership-owned table.

    Members of the partnership read and write. `addressed` is a condition under which an organisation that was
    addressed may read. The evaluator reads everything, through functions that it owns.
    """
    policies = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
        f"CREATE POLICY member ON {table} TO {APP} USING ({MINE}) WITH CHECK ({MINE});",
        f"CREATE POLICY evaluator ON {table} FOR SELECT TO {EVALUATOR} USING (true);",
        f"GRANT SELECT ON {table} TO {EVALUATOR};",
    ]
    if addressed:
        policies.append(f"CREATE POLICY addressed ON {table} FOR SELECT TO {APP} USING ({addressed});")
    dropped = ["member", "evaluator"] + (["addressed"] if addressed else [])
    undo = [f"DROP POLICY {each} ON {table};" for each in dropped]
    return RunSQL(
        sql="\n".join(policies),
        reverse_sql="\n".join([*undo, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"]),
    )


def never_changed(table: str) -> RunSQL:
    """A table of which app may insert and select rows, and never change or remove them.

    A trigger that refuses is not enough: whoever may run SQL can tell pgtrigger's triggers to look away.
    """
    return RunSQL(
        sql=f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP};",
        reverse_sql=f"GRANT UPDATE, DELETE ON {table} TO {APP};",
    )


def kept_history(table: str, *, owned: bool = True) -> RunSQL:
    """A history table: app may insert (through the trigger) and select, and never change what stands."""
    sql = [f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {APP};"]
    undo = [f"GRANT UPDATE, DELETE ON {table} TO {APP};"]
    if owned:
        sql += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;",
            f"CREATE POLICY member ON {table} FOR SELECT TO {APP} USING ({MINE});",
            f"CREATE POLICY written ON {table} FOR INSERT TO {APP} WITH CHECK (true);",
        ]
        undo += [
            f"DROP POLICY member ON {table};",
            f"DROP POLICY written ON {table};",
            f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
        ]
    return RunSQL(sql="\n".join(sql), reverse_sql="\n".join(undo))


ENTRIES = RunSQL(
    sql=f"""
    REVOKE UPDATE, DELETE, TRUNCATE ON trail_entry FROM {APP};
    ALTER TABLE trail_entry ENABLE ROW LEVEL SECURITY;
    CREATE POLICY member ON trail_entry FOR SELECT TO {APP}
        USING ({MINE} OR actor = current_setting('goldthread.actor', true));
    CREATE POLICY written ON trail_entry FOR INSERT TO {APP}
        WITH CHECK (actor <> '' AND actor = current_setting('goldthread.actor', true));
    """,
    reverse_sql=f"""
    DROP POLICY member ON trail_entry;
    DROP POLICY written ON trail_entry;
    ALTER TABLE trail_entry DISABLE ROW LEVEL SECURITY;
    GRANT UPDATE, DELETE ON trail_entry TO {APP};
    """,
)
"""Entries: anyone acting may leave one in their own name; members see their partnership's, everyone their own."""


KEPT_AGAIN = f"""
    DO $$ DECLARE kept text;
    BEGIN
        FOR kept IN SELECT relname FROM pg_class c
            WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
            AND (relname LIKE '%historyrow' OR relname = 'trail_entry' OR EXISTS (
                SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname LIKE 'pgtrigger_kept_unchanged%'))
        LOOP EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %I FROM {APP}', kept); END LOOP;
    END $$
"""
"""A database restored into one with default rights gives app more than its migrations did; this takes it back."""

TRIGGERS_NEVER_SLEEP = """
    CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE sql IMMUTABLE AS 'SELECT false'
"""
"""pgtrigger's triggers ask this function whether to look away, as a setting of the session may tell them; none does."""
