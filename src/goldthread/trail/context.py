"""One transaction, one actor. The settings made here are what row-level security and history read."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connections, transaction

from goldthread.kernel.actor import Actor

_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)

SET = """
    SELECT set_config('goldthread.actor', %s, true),
           set_config('goldthread.acting_for', %s, true),
           set_config('goldthread.partnerships', %s, true),
           set_config('goldthread.organisations', %s, true)
"""


@contextmanager
def acting(actor: Actor | None, *, using: str = "default") -> Iterator[None]:
    """Run one transaction as `actor`; None is nobody, who sees no partnership's rows.

    The settings end with the transaction. Inside another one, whoever acted before, or nobody, is put back at the end.
    """
    outer, inside_another = _acting.get(), connections[using].in_atomic_block
    with transaction.atomic(using=using):
        _tell_database(actor, using)
        token = _acting.set(actor)
        try:
            yield
        finally:
            _acting.reset(token)
        # Not after a fault: the database then goes back to the settings before by itself.
        if inside_another and not connections[using].needs_rollback:
            _tell_database(outer, using)


def actor_now() -> Actor | None:
    """The actor of the transaction that is open, for the boundary of pages and jobs; commands are told `by`."""
    return _acting.get()


def _tell_database(actor: Actor | None, using: str) -> None:
    values = ("", "", "", "")
    if actor is not None:
        values = (
            actor.id,
            str(actor.organisation or ""),
            ",".join(str(each) for each in actor.partnerships),
            ",".join(str(each) for each in actor.organisations),
        )
    with connections[using].cursor() as cursor:
        cursor.execute(SET, values)
