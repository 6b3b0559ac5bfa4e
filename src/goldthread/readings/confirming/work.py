"""What is confirmed together: the items of a document's reading, or those of a review that were typed by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.urls import reverse

from goldthread.ingest.manuscript import Source
from goldthread.kernel.refusals import NotFound
from goldthread.readings.confirming.pages_of_text import PageOfText, pages_of
from goldthread.readings.models import Reading
from goldthread.recommendations import queries as register
from goldthread.recommendations.domain import Stretch
from goldthread.recommendations.queries import Item

NO_TEXT, NO_PAGES = Source(""), (PageOfText(1, 0, 0),)


@dataclass(frozen=True, slots=True)
class Question:
    """Something the reader could not answer by itself, with the places in the text that it is about."""

    sentence: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Work:
    """A reading with its text and pages, or a review without either; then `reading` is None and the text empty.

    `base` is the address of the document or of the review; those of its items begin with it. `has_pages` where the
    file itself has pages.
    """

    base: str
    name: str
    partnership: int
    reading: int | None
    review: int | None
    source: Source = NO_TEXT
    pages: tuple[PageOfText, ...] = NO_PAGES
    has_pages: bool = False
    questions: tuple[Question, ...] = ()

    @property
    def is_typed(self) -> bool:
        return self.reading is None

    def items(self) -> tuple[Item, ...]:
        """Its items in reading order, in whichever standing."""
        return _typed(self.review) if self.reading is None else register.items_of_reading(self.reading)

    def stamp(self) -> str:
        """Another string after any change of its items."""
        return _stamp(reading=self.reading, review=self.review)

    def its_review(self) -> int | None:
        """The review that its items are of; None for a document that says nothing of one."""
        return self.review if self.reading is None else register.review_of_reading(self.reading)

    def stretch(self, start: int, end: int) -> Stretch:
        """The words of [start, end) with their place, as the register keeps them."""
        page = next((each.number for each in self.pages if each.holds(start)), None)
        return Stretch(
            text=self.source.words(start, end),
            reading=self.reading,
            document=self.name,
            start=start,
            end=end,
            line=self.source.text.count("\n", 0, start) + 1,
            page=page if self.has_pages else None,
        )


def work_on(subject: int, *, typed: bool = False) -> Work:
    """The work on a document, or where `typed` on a review. Raises NotFound, also where one may not know of it."""
    if typed:
        review = register.review(subject)
        base = reverse("recommendations:review", args=[subject])
        return Work(base, review.name, review.partnership, reading=None, review=subject)
    return _on_document(subject)


def stamp_on(subject: int, *, typed: bool = False) -> str:
    """`Work.stamp` without the text, since open pages ask for it every few seconds. Raises NotFound."""
    if typed:
        return _stamp(reading=None, review=register.review(subject).id)
    reading = Reading.objects.filter(document_id=subject).order_by("id").values_list("id", flat=True).first()
    if reading is None:
        raise NotFound
    return _stamp(reading=reading, review=None)


def _stamp(*, reading: int | None, review: int | None) -> str:
    if reading is not None:
        return register.stamp_of_reading(reading)
    items = _typed(review)
    return f"{len(items)}.{sum(item.version for item in items)}"


def _on_document(document: int) -> Work:
    """The file itself stays where it is: only what its reading says of the text is fetched."""
    found = (
        Reading.objects.filter(document_id=document)
        .order_by("id")
        .values(
            "id", "partnership_id", "source_text", name=F("document__name"), own_pages=F("contract__pages"),
            lifted=F("contract__lifted"), found=F("contract__findings"),
        )
        .first()
    )  # fmt: skip
    if found is None:
        raise NotFound
    text, starts = found["source_text"], tuple(found["own_pages"] or ())
    return Work(
        base=reverse("readings:document", args=[document]),
        name=found["name"],
        partnership=found["partnership_id"],
        reading=found["id"],
        review=None,
        source=Source(text, tuple((start, end) for start, end in found["lifted"] or ())),
        pages=pages_of(text, starts),
        has_pages=bool(starts),
        questions=tuple(_question(each) for each in found["found"] or ()),
    )


def _question(item: Mapping[str, Any]) -> Question:
    return Question(item["sentence"], tuple((each["start"], each["end"]) for each in item["places"]))


def _typed(review: int | None) -> tuple[Item, ...]:
    """The items of a review that no document holds: each recommendation, its parts, and what answers it."""
    of_it = {"review": review, "standing": "all"}
    asks, answers = register.recommendations(of_it).rows, register.responses(of_it).rows
    promises = register.commitments(of_it, order="review").rows
    found: list[Item] = []
    for ask in asks:
        found.append(ask)
        own = [each for each in promises if each.recommendation == ask.id]
        for answer in answers:
            if answer.recommendation == ask.id:
                found += [answer, *(each for each in own if each.response == answer.id)]
        found += [each for each in own if each.response is None]
    return tuple(each for each in found if each.source.reading is None)
