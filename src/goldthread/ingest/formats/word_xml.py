"""The parts of a Word file as XML: no entity is expanded, nothing outside the file is opened."""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from goldthread.ingest.formats import archives
from goldthread.ingest.formats.unreadable import Unreadable

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
_OFF = frozenset({"0", "false", "off", "none"})
_WRAPPERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class Package:
    """The document's own part, and those that it names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())
        main = self._related("", "officeDocument")
        self._main = main[0] if main and main[0] in self._names else "word/document.xml"

    @property
    def document(self) -> Element:
        return _parsed(archives.part(self._archive, self._main))

    def named(self, kind: str) -> Element | None:
        """The part of a kind, such as "styles" or "numbering", or None where the file has none."""
        for name in (*self._related(self._main, kind), f"word/{kind}.xml"):
            if name in self._names:
                return _parsed(archives.part(self._archive, name))
        return None

    def _related(self, source: str, kind: str) -> list[str]:
        """Names of the parts that `source` (or the package, "") points to as being of a kind."""
        folder, name = posixpath.split(source)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self._names:
            return []
        return [
            posixpath.normpath(posixpath.join(folder, each.get("Target", ""))).lstrip("/")
            if not each.get("Target", "").startswith("/")
            else each.get("Target", "").lstrip("/")
            for each in _parsed(archives.part(self._archive, listing))
            if each.get("Type", "").endswith(f"/{kind}") and each.get("TargetMode") != "External"
        ]


def _parsed(content: bytes) -> Element:
    """One part. The strict form of the format differs in its namespace alone. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(content.replace(*_STRICT), parser)
    except etree.XMLSyntaxError as fault:
        if fault.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from fault
        raise Unreadable("is damaged inside; open it in Word, save it anew and try again") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(
            "holds definitions that no Word file has, which can be an attack; ask for another copy"
        )
    return root


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """An attribute of the element at `path` ("pPr/pStyle"), or None."""
    found = at(element, path)
    return None if found is None else found.get(W + attribute)


def at(element: Element | None, path: str) -> Element | None:
    """The first element at a path of Word's own names, or None."""
    if element is None:
        return None
    return element.find("/".join(W + name for name in path.split("/")))


def is_on(element: Element | None, path: str) -> bool:
    """True for a switch that is there and not switched off."""
    found = at(element, path)
    return found is not None and (found.get(W + "val") or "").lower() not in _OFF


def inside(container: Element, *names: str) -> Iterator[Element]:
    """Children of these names, in order, through content controls and insertions; what was deleted is no child."""
    wanted = frozenset(W + name for name in names)
    for child in container:
        if child.tag in wanted:
            yield child
        elif child.tag == W + "altChunk":
            raise Unreadable(
                "has parts that Word has not taken in yet; open it in Word, save it and try again"
            )
        elif child.tag in _WRAPPERS and not is_placeholder(child):
            yield from inside(child, *names)
        elif (chosen := alternative(child)) is not None:
            yield from inside(chosen, *names)


def alternative(element: Element) -> Element | None:
    """Of a thing that is there once for new and once for old programs, the new one."""
    if element.tag != _COMPATIBILITY + "AlternateContent":
        return None
    choice = element.find(_COMPATIBILITY + "Choice")
    return choice if choice is not None else element.find(_COMPATIBILITY + "Fallback")


def is_placeholder(element: Element) -> bool:
    """True for a content control that still says "Click here to enter text": words of the form, not of the document."""
    return is_on(element, "sdtPr/showingPlcHdr")
