"""Who sees which row of the register: members everything, an agency what is confirmed and its own."""

from goldthread.trail.row_security import MY_ORGANISATIONS, kept_history, owned_by_partnership

CONFIRMED = "standing = 'confirmed'"


def _addressed_by(table: str, column: str) -> str:
    """Confirmed, and one of my organisations is an addressee. Addressees' own policy names no other table, so that
    the policies do not go round in a circle."""
    return (
        f"{CONFIRMED} AND EXISTS (SELECT 1 FROM recommendations_addressee addressee"
        f" WHERE addressee.{column} = {table}.id AND addressee.organisation_id = {MY_ORGANISATIONS})"
    )


OWN_WORDS = f"{CONFIRMED} AND organisation_id = {MY_ORGANISATIONS}"

ADDRESSED = {
    "recommendations_review": _addressed_by("recommendations_review", "review_id"),
    "recommendations_recommendation": _addressed_by("recommendations_recommendation", "recommendation_id"),
    "recommendations_addressee": f"organisation_id = {MY_ORGANISATIONS}",
    "recommendations_response": OWN_WORDS,
    "recommendations_commitment": OWN_WORDS,
    "recommendations_repetition": None,
    "recommendations_decision": None,
}

POLICIES = [
    *(owned_by_partnership(table, addressed=condition) for table, condition in ADDRESSED.items()),
    *(kept_history(f"{table}historyrow") for table in ADDRESSED),
]

STANDING_POSITION_OF_MINE = """
    undone_at IS NULL AND replaced_by IS NULL AND (
        subject_kind = 'recommendation'
            AND EXISTS (SELECT 1 FROM recommendations_recommendation mine WHERE mine.id = subject_id)
        OR subject_kind = 'commitment'
            AND EXISTS (SELECT 1 FROM recommendations_commitment mine WHERE mine.id = subject_id)
    )
"""
"""An agency sees how a row stood where it sees the row, by that table's own policy, which does not come back here. What
was said before, or undone, is the partnership's own, as decisions are."""

OPENING_POLICIES = [
    owned_by_partnership("recommendations_openingposition", addressed=STANDING_POSITION_OF_MINE),
    kept_history("recommendations_openingpositionhistoryrow"),
]
