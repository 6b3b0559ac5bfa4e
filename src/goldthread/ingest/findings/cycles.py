"""Answers left to a later audit, review or needs analysis, and what is promised for one year and again for the next."""

import re
from collections.abc import Iterator

from goldthread.ingest.findings.ground import Ground, cut
from goldthread.ingest.reading import Finding, Recommendation
from goldthread.kernel.dates import mentions

_CYCLE = (
    r"section 11(?: audit| process(?:es)?| self[- ]assessment| return)?|audit (?:programme|plan|cycle|schedule)|"
    r"(?:learning|training) needs (?:analysis|assessment)|annual (?:report|review|audit|plan)|business plan|work ?plan|"
    r"work programme|forward plan|(?:next|scheduled) (?:review|refresh|update|audit|revision|edition)|"
    r"self[- ]assessment"
)
_PARKED = re.compile(
    rf"\b(?:include|consider|add|incorporate|pick|address|raise|follow|review|feed|fold|build)\w*\b[^.;]{{0,90}}?"
    rf"\b(?:in|into|within|for|as part of|through|at|during)\b[^.;]{{0,60}}?\b(?:{_CYCLE})\b"
    rf"|\b(?:{_CYCLE})\b[^.;]{{0,20}}\bwill (?:also )?(?:include|consider|cover|address)\b"
    r"|\bwhich (?:is|are) (?:reviewed|updated|revised|refreshed) (?:annually|yearly|every|each)\b",
    re.IGNORECASE,
)
_RAISED = re.compile(rf"\braised\b[^.;]{{0,40}}\bas an area\b[^.;]{{0,60}}\b(?:{_CYCLE})\b", re.IGNORECASE)
_SINCE_DONE = re.compile(r"^(?:This|It|These|The \w+) (?:has|have) (?:now |since |also )*(?:been|taken)\b")


def cycle_findings(ground: Ground) -> Iterator[Finding]:
    """What is put into a later cycle, and what is put there again."""
    if not ground.is_answer:
        return
    yield from _parked(ground)
    for item in ground.reading.recommendations:
        yield from _rolled_over(item)


def _parked(ground: Ground) -> Iterator[Finding]:
    planned_at = {
        ground.at(c.place.start)
        for r in ground.reading.recommendations
        for c in r.commitments
        if c.status == "planned"
    }
    for index, each in enumerate(ground.spoken):
        after = ground.spoken[index + 1] if index + 1 < len(ground.spoken) else None
        raised = _RAISED.search(each.text)
        if raised and after and after.recommendation is each.recommendation and _SINCE_DONE.match(after.text):
            continue
        match = raised or (_PARKED.search(each.text) if index in planned_at else None)
        if match:
            place = ground.within(each.start, each.end, match.start(), match.end())
            yield Finding(
                "parked", f"“{cut(each.text)}”: look there when it runs.", (place,), each.recommendation.id
            )


def _rolled_over(item: Recommendation) -> Iterator[Finding]:
    """The same yearly thing planned for one year and planned again for a later one."""
    planned = [(c, mentions(c.text)) for c in item.commitments if c.status == "planned"]
    for earlier, dates in planned:
        for later, others in planned:
            if not dates or not others or not dates[0].span.latest < others[0].span.earliest:
                continue
            shared = _yearly(earlier.text, dates[0].end) & _yearly(later.text, others[0].end)
            if shared:
                thing = min(shared)
                yield Finding(
                    "rolled_over",
                    f"Promised for the {thing} of {dates[0].words}, and again for that of {others[0].words}.",
                    (earlier.place, later.place),
                    item.id,
                )
                return


def _yearly(text: str, after: int) -> set[str]:
    """Things that come every year, named right after their year: "the 2016/17 Section 11 audit"."""
    near = " ".join(text[after:].split()[:6]).lower()
    return set(
        re.findall(r"\b(?:audit|plan|programme|report|strategy|survey|campaign|conference|review)\b", near)
    )
