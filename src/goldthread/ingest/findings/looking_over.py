"""What a person should look at first: every finder over one reading, in the order of weight."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from goldthread.ingest.asks.limbs import limbs_of
from goldthread.ingest.asks.strength import band_of
from goldthread.ingest.bodies.known import Bodies
from goldthread.ingest.findings.briefing import links_of, review_kinds_of, sections_of
from goldthread.ingest.findings.cited import citation_findings, citations_of, name_findings
from goldthread.ingest.findings.consistency import consistency_findings
from goldthread.ingest.findings.counts import counts_of
from goldthread.ingest.findings.coverage import coverage_findings
from goldthread.ingest.findings.cycles import cycle_findings
from goldthread.ingest.findings.delays import delay_causes
from goldthread.ingest.findings.ground import Ground
from goldthread.ingest.findings.kinds import ORDER
from goldthread.ingest.findings.learning import learning_findings
from goldthread.ingest.findings.likeness import likeness_findings
from goldthread.ingest.findings.promised import promise_findings
from goldthread.ingest.findings.weak_words import word_findings
from goldthread.ingest.manuscript import Source
from goldthread.ingest.reading import Finding, Place, Reading, Recommendation
from goldthread.ingest.structure.identifiers import is_counted

_FINDERS: tuple[Callable[[Ground], Iterator[Finding]], ...] = (
    coverage_findings,
    consistency_findings,
    learning_findings,
    citation_findings,
    promise_findings,
    cycle_findings,
    likeness_findings,
    word_findings,
    name_findings,
)


def looked_over(
    reading: Reading,
    *,
    source: Source,
    bodies: Bodies,
    place: Callable[[int, int], Place],
    quoted: Sequence[tuple[int, int]] = (),
) -> Reading:
    """The reading with its limbs, bands, causes, counts, sections, links and citations, and with what to look at.

    `place` makes a Place from offsets; `quoted` are stretches of responses that are others' words.
    """
    ground = Ground(reading, source, bodies, place, quoted)
    items = tuple(_with_details(ground, item) for item in reading.recommendations)
    reading = replace(
        reading,
        recommendations=items,
        review_kinds=review_kinds_of(ground),
        citations=citations_of(ground),
        sections=sections_of(ground),
        links=links_of(ground),
    )
    return replace(reading, findings=tuple(_findings(ground.read_further(reading))))


def _with_details(ground: Ground, item: Recommendation) -> Recommendation:
    causes = delay_causes(ground, item)
    commitments = tuple(
        replace(c, strength=band_of(c.text), delay_cause=cause, counts=counts_of(c.text))
        for c, cause in zip(item.commitments, causes, strict=True)
    )
    return replace(item, limbs=limbs_of(item.text), commitments=commitments)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """One answer may serve two recommendations: what is found in its words is said once."""
    kept: dict[tuple[str, str, tuple[Place, ...]], Finding] = {}
    for finding in findings:
        kept.setdefault((finding.key, finding.sentence, finding.places), finding)
    return list(kept.values())


def _findings(ground: Ground) -> list[Finding]:
    found = _once(finding for finder in _FINDERS for finding in finder(ground))
    found += [
        Finding("repeated_number", f"{item.id}: this number stands twice.", (item.place,), item.id)
        for item in ground.reading.recommendations
        if is_counted(item.id)
    ]
    return sorted(found, key=lambda each: (ORDER[each.key], each.places[0].start if each.places else 0))
