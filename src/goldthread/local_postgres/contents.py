"""What the tables hold, as counts and checksums: the proof that a restored database is the one backed up."""

from collections.abc import Callable
from dataclasses import dataclass

import psycopg
from psycopg import sql

# Told as work goes on: what is being done, how much of it is done, how much there is (0: not known).
Progress = Callable[[str, int, int], None]

# A value's text must not hang on a session's settings, here or on the server that restores.
SAME_TEXT = " ".join(
    f"-c {setting}"
    for setting in (
        "timezone=UTC",
        "datestyle=ISO,YMD",
        "intervalstyle=postgres",
        "extra_float_digits=1",
        "bytea_output=hex",
        "search_path=pg_catalog",
        "statement_timeout=0",
    )
)

TABLES = """
SELECT n.nspname, c.relname
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'r' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
 ORDER BY 1, 2
"""

# Each row's SHA-256 as two numbers of 64 bits, added up: order does not matter, equal rows count twice.
CONTENT = """
SELECT count(*), coalesce(sum(first), 0), coalesce(sum(second), 0)
  FROM (SELECT ('x' || left(digest, 16))::bit(64)::bigint AS first,
               ('x' || substr(digest, 17, 16))::bit(64)::bigint AS second
          FROM (SELECT encode(sha256(convert_to((row_.*)::text, 'UTF8')), 'hex') AS digest
                  FROM ONLY {table} AS row_) AS digests) AS numbers
"""


@dataclass(frozen=True, slots=True)
class TableContent:
    """One table: how many rows, and 32 hexadecimal digits over all of them."""

    schema: str
    name: str
    rows: int
    checksum: str


def list_tables(connection: psycopg.Connection) -> list[tuple[str, str]]:
    """Every table of ours as (schema, name), in order. Parts of a partitioned table stand for themselves."""
    return [(str(schema), str(name)) for schema, name in connection.execute(TABLES).fetchall()]


def read_contents(
    connection: psycopg.Connection, *, doing: str, progress: Progress
) -> tuple[TableContent, ...]:
    """Every table of ours, in the connection's own transaction; it must see all rows and have SAME_TEXT."""
    tables = list_tables(connection)
    contents = []
    for done, (schema, name) in enumerate(tables):
        progress(doing, done, len(tables))
        contents.append(_read_content(connection, schema, name))
    progress(doing, len(tables), len(tables))
    return tuple(contents)


def _read_content(connection: psycopg.Connection, schema: str, name: str) -> TableContent:
    row = connection.execute(sql.SQL(CONTENT).format(table=sql.Identifier(schema, name))).fetchone()
    if row is None:
        raise AssertionError("an aggregate gives one row")
    rows, first, second = (int(value) for value in row)
    return TableContent(schema, name, rows, f"{first % 2**64:016x}{second % 2**64:016x}")
