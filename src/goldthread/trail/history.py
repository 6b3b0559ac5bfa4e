"""History: one row for each version of a row, written by triggers, with the actor of the transaction."""

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pghistory.models
from django.db import models
from django.db.models.expressions import RawSQL

Model = TypeVar("Model", bound=models.Model)


class HistoryRow(pghistory.models.Event):
    """What every history table adds: who, for which organisation, in which transaction; filled in by the database."""

    pgh_id = models.BigAutoField(primary_key=True, serialize=False)
    actor = models.TextField(db_default=RawSQL("coalesce(current_setting('goldthread.actor', true), '')", ()))
    acting_for = models.TextField(
        db_default=RawSQL("coalesce(current_setting('goldthread.acting_for', true), '')", ())
    )
    transaction = models.TextField(db_default=RawSQL("pg_current_xact_id()::text", ()))

    class Meta:
        abstract = True


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[type[Model]], type[Model]]:
    """Keep the history of a model: its rows as inserted, as updated, and as they were when deleted."""
    decorator: Callable[[type[Model]], type[Model]] = pghistory.track(
        pghistory.InsertEvent("inserted"),
        pghistory.UpdateEvent("updated"),
        pghistory.DeleteEvent("deleted"),
        exclude=list(exclude),
        obj_field=None,
        context_field=None,  # type: ignore[arg-type]  # pghistory takes None: no context kept
    )
    return decorator
