"""HTML as a tree that can be compared: order of attributes and spaces between tags do not matter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"input", "br", "img", "hr", "path"}


@dataclass
class Node:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Node("top")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: _even(value or "", name) for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words:
            self.open[-1].children.append(words)


def _even(value: str, name: str) -> str:
    return " ".join(sorted(value.split())) if name == "class" else value


def outline(html: str) -> list[str]:
    """What stands in a piece of HTML, a line for each tag and each run of words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return list(_lines(reader.open[0].children, 0))


def _lines(children: list[Node | str], depth: int) -> Iterator[str]:
    for child in children:
        if isinstance(child, str):
            yield "  " * depth + child
        else:
            attributes = "".join(f' {name}="{value}"' for name, value in sorted(child.attributes.items()))
            yield f"{'  ' * depth}<{child.tag}{attributes}>"
            yield from _lines(child.children, depth + 1)
