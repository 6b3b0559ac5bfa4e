"""The ruled lines of a PDF page, from the paths that it draws, and whether it holds pictures."""

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from goldthread.ingest.formats.pdf_page import Dot, Rule, Turn

_THIN = 3.0  # a filled box no thicker than this is how Word draws a line
_DOT = (2.0, 7.0)  # points across: a bullet that is drawn
_SHORT = 4.0  # anything shorter is part of a letter or a drawing
# Objects of a page and segments of its paths. A page of tables has some thousands; past them is a map or a chart.
_MOST_DRAWN = 100_000
_DEEPEST = 8  # forms inside forms

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Drawing:
    """What a page draws besides its characters. `pictures` counts images."""

    turn: Turn
    rules: list[Rule] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    pictures: int = 0
    drawn: int = 0

    def take(self, container: Any, matrix: Matrix = _IDENTITY, *, depth: int = 0) -> None:
        """Every object of a page, or of a form that it draws; `matrix` takes the form's coordinates to the page's."""
        for drawn in _objects(container, is_form=depth > 0):
            self.drawn += 1
            if self.drawn > _MOST_DRAWN:
                return
            kind = pdfium.FPDFPageObj_GetType(drawn)
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
                self.pictures += 1
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                self.take(drawn, _times(_matrix(drawn), matrix), depth=depth + 1)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self.drawn += pdfium.FPDFPath_CountSegments(drawn)
                self._path(drawn, matrix)

    def _path(self, path: Any, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not (fill.value or stroke.value) or self.drawn > _MOST_DRAWN:
            return
        matrix = _times(_matrix(path), matrix)
        outlines = [[self.turn.point(*_moved(matrix, point)) for point in each] for each in _outlines(path)]
        if fill.value and (dot := _dot([point for points in outlines for point in points])):
            self.dots.append(dot)
            return
        for points in outlines:
            if stroke.value:
                self.rules += _edges(points)
            else:
                self.rules += _thin(points)


def _objects(container: Any, *, is_form: bool) -> Iterator[Any]:
    count = pdfium.FPDFFormObj_CountObjects if is_form else pdfium.FPDFPage_CountObjects
    get = pdfium.FPDFFormObj_GetObject if is_form else pdfium.FPDFPage_GetObject
    for index in range(count(container)):
        drawn = get(container, index)
        if drawn:
            yield drawn


def _matrix(drawn: Any) -> Matrix:
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(drawn, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _moved(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def _outlines(path: Any) -> Iterator[list[Point]]:
    """The straight runs of a path; a curve ends one. A closed one ends where it began."""
    x, y, points = ctypes.c_float(), ctypes.c_float(), list[Point]()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if kind != pdfium.FPDF_SEGMENT_LINETO:
            yield points
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield points


def _dot(points: Sequence[Point]) -> Dot | None:
    if len(points) < 4:
        return None
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
    is_round = _DOT[0] <= width <= _DOT[1] and abs(width - height) < 0.2 * width
    return Dot(left, top, width) if is_round else None


def _edges(points: Sequence[Point]) -> Iterator[Rule]:
    """The level and upright sides of an outline."""
    for (x1, y1), (x2, y2) in pairwise(points):
        if abs(y1 - y2) < 1 and abs(x1 - x2) >= _SHORT:
            yield Rule(True, (y1 + y2) / 2, min(x1, x2), max(x1, x2))
        elif abs(x1 - x2) < 1 and abs(y1 - y2) >= _SHORT:
            yield Rule(False, (x1 + x2) / 2, min(y1, y2), max(y1, y2))


def _thin(points: Sequence[Point]) -> Iterator[Rule]:
    """A filled box that is thin enough to be seen as a line. What is filled wider is shading."""
    if len(points) < 4:
        return
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    if bottom - top <= _THIN and right - left >= _SHORT:
        yield Rule(True, (top + bottom) / 2, left, right)
    elif right - left <= _THIN and bottom - top >= _SHORT:
        yield Rule(False, (left + right) / 2, top, bottom)
