"""Which part of a web page is its content, and what in it is no part of the document."""

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

# Never words of the page.
_SILENT = (
    "script", "style", "noscript", "template", "head", "svg", "canvas", "iframe", "frame", "object", "embed", "audio",
    "video", "map", "select", "datalist", "textarea", "button", "input", "nav", "dialog", "rt", "rp", "del",
)  # fmt: skip
_AROUND = frozenset({"header", "footer", "aside", "form"})
_AROUND_ROLES = frozenset(
    {"banner", "contentinfo", "navigation", "complementary", "search", "alert", "dialog"}
)
_COOKIES = re.compile(
    r"\bcookie|cookie(?:s|-?(?:banner|bar|notice|consent|message))\b|\bgdpr\b", re.IGNORECASE
)
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ROOTS = frozenset({"html", "body", "main", "article"})
_MOST_LEFT_OUT = 0.5  # of a page's characters: what holds more is the page, whatever it calls itself


def content_of(root: Element) -> Iterator[Element]:
    """The elements that hold the document, in order; all that is not to be read is taken out of the tree."""
    opened = _opened(root)
    _keep_titles_on_buttons(root)
    etree.strip_elements(root, *_SILENT, with_tail=False)
    _take_out_unseen(root, opened)
    content = _chosen(root)
    if content is not root and next(content.iter("h1"), None) is None:
        yield from (each for each in list(root.iter("h1"))[:1])
    _take_out_surroundings(content)
    yield content


def length(element: Element) -> int:
    """Characters in an element and all that it holds, white space left out."""
    return sum(len("".join(text.split())) for text in element.itertext())


def _chosen(root: Element) -> Element:
    """`main`; else the one article that is most of the page; else the whole."""
    whole = length(root)
    for found in (root.xpath("//main | //*[@role='main']"), root.xpath("//article")):
        first = found[0] if isinstance(found, list) and found else None
        others = (
            [each for each in found[1:] if first not in each.iterancestors()] if first is not None else []
        )
        if (
            isinstance(first, etree._Element)
            and not others
            and length(first) > whole * (1 - _MOST_LEFT_OUT) / 2
        ):
            return first
    return root


def _opened(root: Element) -> frozenset[str]:
    """The ids of what a tab or a heading opens: one click away, and so part of the page."""
    return frozenset(
        name.lstrip("#")
        for attribute in ("aria-controls", "data-target", "data-bs-target")
        for element in root.iter(etree.Element)
        for name in element.get(attribute, "").split()
    )


def _keep_titles_on_buttons(root: Element) -> None:
    """A heading that opens what is below it holds its words in a button."""
    for button in list(root.iter("button")):
        if button.get("aria-expanded") is not None or any(
            each.tag in _HEADINGS for each in button.iterancestors()
        ):
            button.tag = "span"


def _take_out_unseen(root: Element, opened: frozenset[str]) -> None:
    for element in list(root.iter(etree.Element)):
        if _is_unseen(element) and element.get("id") not in opened and element.get("role") != "tabpanel":
            _remove(element)


def _is_unseen(element: Element) -> bool:
    if element.tag in _ROOTS:
        return False
    if element.tag == "sup" and any(link.get("href", "").startswith("#") for link in element.iter("a")):
        return True  # the number of a footnote would grow onto the word before it
    return (
        (element.get("hidden") is not None and element.get("hidden") != "until-found")
        or element.get("aria-hidden") == "true"
        or bool(_UNSEEN.search(element.get("style", "")))
    )


def _take_out_surroundings(content: Element) -> None:
    whole = length(content)
    for element in list(content.iter(etree.Element)):
        if element is content or element.tag in _ROOTS or not _is_surrounding(element):
            continue
        if length(element) > whole * _MOST_LEFT_OUT:
            continue
        titles = list(element.iter("h1")) if element.tag == "header" else []
        parent = element.getparent()
        if parent is not None and titles:
            for title in titles:
                title.tail = None
                element.addprevious(title)
        _remove(element)


def _is_surrounding(element: Element) -> bool:
    if element.tag == "header":  # inside an article it is the article's own
        return all(each.tag not in {"main", "article", "section"} for each in element.iterancestors())
    if element.tag in _AROUND or element.get("role") in _AROUND_ROLES:
        return True
    return bool(_COOKIES.search(f"{element.get('id', '')} {element.get('class', '')}"))


def _remove(element: Element) -> None:
    """Empty an element; the words behind it stay. To move those, they would have to be fit for XML, and may not be."""
    element.clear(keep_tail=True)
    if element.tag == "li":
        element.tag = "div"  # what is not shown is not counted
