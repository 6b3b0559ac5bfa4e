"""What the database itself holds to: assignments are a partnership's, and open to the organisations they name."""

from django.db.migrations import RunSQL

from goldthread.trail.row_security import APP, EVALUATOR, MY_ORGANISATIONS, kept_history, owned_by_partnership

TODAY = "(now() AT TIME ZONE 'Europe/London')::date"

ASSIGNED = RunSQL(
    sql=f"""
    CREATE FUNCTION goldthread_assigned(wanted text) RETURNS TABLE (partnership bigint, thing bigint)
    LANGUAGE sql STABLE AS
    $$
        SELECT assignment.partnership_id, thing.id
        FROM organisations_assignment assignment
        CROSS JOIN LATERAL (
            SELECT assignment.subject_id AS id WHERE assignment.subject_kind = wanted
            UNION ALL
            SELECT (beside->>1)::bigint FROM jsonb_array_elements(assignment.seen_with) beside
            WHERE beside->>0 = wanted
        ) thing
        WHERE assignment.undone_at IS NULL
        AND assignment.successor_id = ANY (goldthread_organisations())
        AND EXISTS (
            SELECT FROM organisations_succession change
            WHERE change.predecessor_id = assignment.predecessor_id
            AND change.successor_id = assignment.successor_id
            AND change.undone_at IS NULL AND NOT change.pending AND change."on" <= {TODAY}
            AND (change.until_on IS NULL OR change.until_on >= {TODAY})
        )
    $$;
    GRANT EXECUTE ON FUNCTION goldthread_assigned(text) TO {APP}, {EVALUATOR};
    """,
    reverse_sql="DROP FUNCTION goldthread_assigned(text);",
)
"""The things of one kind that a person has given to one of my organisations, and what they are seen with, by id.

Each comes with the partnership whose decision it was, which can give away its own alone.

A change that was ended as a mistake gives nothing any more, and a hosted service nothing after its last day.
"""


def seen_by_the_assigned(table: str, kind: str) -> RunSQL:
    """A further policy: confirmed rows that were given to one of my organisations after a split may be read."""
    return RunSQL(
        sql=f"CREATE POLICY assigned ON {table} FOR SELECT TO {APP} USING (standing = 'confirmed'"
        f" AND (partnership_id, id) IN (SELECT partnership, thing FROM goldthread_assigned('{kind}')));",
        reverse_sql=f"DROP POLICY assigned ON {table};",
    )


ASSIGNMENTS = owned_by_partnership(
    "organisations_assignment",
    addressed=f"successor_id = {MY_ORGANISATIONS} OR predecessor_id = {MY_ORGANISATIONS}",
)

SUCCESSION_POLICIES = [
    ASSIGNMENTS,
    kept_history("organisations_assignmenthistoryrow"),
    kept_history("organisations_codehistoryrow", owned=False),
    ASSIGNED,
]
