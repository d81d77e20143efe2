"""HTML as a browser reads it: elements with their attributes and text, void ones included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass
class Element:
    """One element; its text is that of everything in it."""

    tag: str
    attributes: dict[str, str | None]
    inside: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in the order of the document."""
        yield self
        for part in self.inside:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, tag: str = "", **named: str) -> list[Element]:
        """All of a kind with these attributes; `class_` is one of the classes, `data_x` is data-x."""
        return [one for one in self.walk() if tag in ("", one.tag) and one.fits(named)]

    def one(self, tag: str = "", **named: str) -> Element:
        """The only one of them."""
        (found,) = self.all(tag, **named)
        return found

    def fits(self, named: dict[str, str]) -> bool:
        for name, value in named.items():
            key = name.rstrip("_").replace("_", "-")
            found = self.attributes.get(key)
            if found is None or value not in (found, *(found.split() if key == "class" else ())):
                return False
        return True

    def __getitem__(self, name: str) -> str:
        value = self.attributes[name]
        return "" if value is None else value

    @property
    def text(self) -> str:
        return "".join(p if isinstance(p, str) else p.text for p in self.inside)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Element(tag, dict(attrs))
        self.open[-1].inside.append(found)
        if tag not in VOID:
            self.open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parsed(text: str) -> Element:
    """The document; an element that is not closed fails."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]
