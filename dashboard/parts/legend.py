"""Small marks beside a figure: its sources do not agree, its class is fragile.

They are drawn by the style sheet, so that they are in no text and weigh next to nothing;
the words are in the label of the row and under the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from dash import html

from dashboard import words
from dashboard.markup import Component
from dashboard.markup.html import attributes
from geodata.language import Language, Message
from geodata.view import View
from geodata.wording import fragility, sentence

DISPUTED, FRAGILE, FAINT = "disputed", "fragile", "faint"


def names(view: View, adcode: str) -> str:
    """The classes of a county's figure, each with a blank before it.

    A tick is faint where only one other scheme would move the county.
    """
    why = view.fragile.get(adcode)
    found = [DISPUTED] if adcode in view.disputed else []
    found += [FRAGILE] if why else []
    found += [FAINT] if why and not why.firm else []
    return "".join(f" {name}" for name in found)


def of_class(view: View, step: int) -> str:
    """The same for a class that a fragile county is in."""
    fragile = any(int(view.steps[code]) == step for code in view.fragile)
    return f" {FRAGILE}" if fragile else ""


def alone(name: str) -> Component:
    """A mark by itself, beside the words that explain it."""
    return html.Span(className=f"sign {name}")


def legend(view: View, language: Language) -> list[Component]:
    """Swatches with class limits and the number of counties in each; no data has its own row."""
    rows = [
        html.Li(
            html.Button(
                legend_cells(row, view, language),
                className="class",
                type="button",
                **attributes({"data-step": str(row.step)}),
            )
        )
        for row in words.classes(view, language)
    ]
    if note := borrowed_note(view, language):
        rows.append(html.Li(note, className="legend-note"))
    title = html.P(legend_title(view, language), className="legend-title")
    return [title, html.Ul(rows, className="classes")]


def legend_title(view: View, language: Language) -> str:
    """What the colours measure, with the unit; a sentence where there is only one value."""
    if view.breaks.all_equal and view.values.notna().sum() > 1:
        return sentence.sentence(view, language)
    return sentence.measure(view, language) + words.unit_text(view, language)


def legend_cells(row: words.ClassRow, view: View, language: Language) -> list[Component]:
    """Swatch, limits, a mark for the class of the chosen county, number of counties."""
    chosen = view.selection.county
    mark = "◀" if chosen and row.step == int(view.steps[chosen]) else ""
    return [
        html.Span(className="swatch", style={"background": f"var(--step-{row.step})"}),
        html.Span(row.label, className="limits"),
        html.Span(mark, className="marker", **attributes({"aria-hidden": "true"})),
        html.Span(
            Message("{n} 个", n=row.count).text(language),
            className="count" + of_class(view, row.step),
        ),
    ]


def borrowed_note(view: View, language: Language) -> list[Component]:
    """What dots over a county mean; nothing where there are none."""
    if not any("borrowed" in flags for flags in view.flags):
        return []
    return [html.Span(className="swatch dots"), Message("带点：非当年数").text(language)]


def map_notes(view: View, language: Language) -> list[Component]:
    """What the marks beside figures mean: sources that disagree, classes that are fragile."""
    said = (
        Message("来源不一：{n} 个，县（区）卡片中并列", n=len(view.disputed)),
        fragility.summary(view),
    )
    return [html.Span(note, className="mark-note") for note in _marked(view, said, language)]


def short_notes(view: View, language: Language) -> list[list[Component]]:
    """The same in few words, for a legend."""
    said = (
        Message("来源不一：{n} 个", n=len(view.disputed)),
        Message("级别不稳：{n} 个", n=len(view.fragile)),
    )
    return list(_marked(view, said, language))


def _marked(
    view: View, said: tuple[Message, Message], language: Language
) -> Iterator[list[Component]]:
    disputed, fragile = (html.Span(one.text(language)) for one in said)
    if view.disputed:
        yield [alone(DISPUTED), disputed]
    if view.fragile:
        yield [alone(FRAGILE), fragile]
