"""What stands of the review that a document is about, laid over by that document."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from goldthread.kernel.refusals import NotFound
from goldthread.readings.comparing.laying_over import LaidOver, laid_over
from goldthread.readings.models import Reading
from goldthread.recommendations import queries as register
from goldthread.recommendations.domain import Standing, fingerprint
from goldthread.recommendations.queries import Item


@dataclass(frozen=True, slots=True)
class Compared:
    """A document laid over the earlier ones of its review. `earlier` are the names of those that are of its kind.

    `review` is None where it says nothing of any review.
    """

    document: int
    name: str
    partnership: int
    review: int | None
    review_name: str
    earlier: tuple[str, ...]
    laid: LaidOver


def compared(document: int) -> Compared:
    """Lay a document over what stands. Raises NotFound, also where the actor may not know of it."""
    reading = _reading(document)
    review = register.review_of_reading(reading["id"])
    standing = _standing(review) if review else ()
    alike = set(
        Reading.objects.filter(kind=reading["kind"]).exclude(id=reading["id"]).values_list("id", flat=True)
    )
    earlier = [row for row in standing if row.source.reading in alike]
    later = [row for row in register.items_of_reading(reading["id"]) if row.standing == Standing.PROPOSED]
    return Compared(
        document=document,
        name=reading["name"],
        partnership=reading["partnership_id"],
        review=review,
        review_name=register.review(review).name if review else "",
        earlier=tuple(sorted({row.source.document for row in earlier})),
        laid=laid_over(earlier, later, said_again=set(_said(reading["asked"]))),
    )


def _reading(document: int) -> Mapping[str, Any]:
    found = (
        Reading.objects.filter(document_id=document)
        .order_by("id")
        .values(
            "id", "kind", "partnership_id", name=F("document__name"), asked=F("contract__recommendations")
        )
        .first()
    )
    if found is None:
        raise NotFound
    return found


def _standing(review: int) -> tuple[Item, ...]:
    of_it = {"review": review}
    return (
        *register.recommendations(of_it).rows, *register.responses(of_it).rows, *register.commitments(of_it).rows,
    )  # fmt: skip


def _said(asked: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Fingerprints of everything that a reading found."""
    for each in asked or ():
        yield fingerprint(each["text"])
        for item in (*each["responses"], *each["commitments"]):
            yield fingerprint(item["text"])
