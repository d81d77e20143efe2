"""Small parts that several charts of the page share: badges, heads, marks, lists of choices."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html

from dashboard.markup import Component
from dashboard.markup.html import Raw, attributes
from dashboard.markup.svg import element
from dashboard.markup.table import Choice
from geodata.language import Language, Message, Text
from geodata.registry.metrics import METRICS, Metric
from geodata.registry.terms import FLAGS
from geodata.selection import Selection
from geodata.view import View

#: What stands before or behind a figure for what is said of it; the key below the table tells.
SIGNS: dict[str, str] = {
    "at_least": "≥", "derived": "*", "disagree": "≠", "rounded": "≈", "preliminary": "°",
}  # fmt: skip
BEFORE = ("at_least", "rounded")
#: Methods whose figures are nobody's official number.
UNOFFICIAL = ("satellite", "model")
DIRECTIONS: dict[str, tuple[str, Message]] = {
    "more": ("▲", Message("越高越好")),
    "less": ("▼", Message("越低越好")),
    "none": ("◆", Message("高低无好坏之分")),
}


def is_official(metric: Metric) -> bool:
    """False for what satellites and models say."""
    return metric.method.en not in UNOFFICIAL


def badge(metric: Metric, language: Language) -> Component:
    """The method, in a frame; dashed where no office stands behind the figures."""
    kind = "badge" if is_official(metric) else "badge unofficial"
    return html.Span(metric.method.in_(language), className=kind)


def caveat(metric: Metric, language: Language) -> Component:
    """What must be said of every figure of a metric, in place; None for most."""
    if not metric.caveat.zh:
        return None
    return html.Span(metric.caveat.in_(language), className="caveat")


def direction(metric: Metric, language: Language) -> list[Component]:
    """Whether more or less is better, as a sign and in words."""
    sign, words = DIRECTIONS[metric.better]
    return [
        html.Span(sign, className="sign", **attributes({"aria-hidden": "true"})),
        words.text(language),
    ]


def head(
    title: str, id_: str, metrics: Sequence[Metric], links: Component, language: Language
) -> Component:
    """The head of a chart: title, method and caveat of what it shows, its files."""
    told = [
        html.Span([badge(metric, language), caveat(metric, language)], className="method")
        for metric in metrics
    ]
    return html.Div(
        [html.H2(title, id=id_), *told, html.Span(links, className="files")], className="head"
    )


def csv(selection: Selection, language: Language) -> Component:
    """The figures of a selection as a file."""
    label = METRICS[selection.metric].label.in_(language)
    return html.A(f"CSV {label}", href=selection.at("/data.csv"), download="")


def signed(text: str, flags: tuple[str, ...]) -> str:
    """A figure with the signs of what is said of it.

    >>> signed("87", ("at_least", "derived"))
    '≥87*'
    """
    before = "".join(SIGNS[flag] for flag in flags if flag in BEFORE)
    after = "".join(SIGNS[flag] for flag in flags if flag in SIGNS and flag not in BEFORE)
    return f"{before}{text}{after}"


def key(views: Sequence[View], language: Language) -> list[str]:
    """What the signs mean, of those that are there."""
    there = {flag for view in views for flags in view.flags for flag in flags}
    return [f"{sign} {FLAGS[flag].in_(language)}" for flag, sign in SIGNS.items() if flag in there]


def select(
    name: str, label: Message | Text, options: Sequence[Component], language: Language
) -> Component:
    """A drop-down list under its label."""
    words = label.text(language) if isinstance(label, Message) else label.in_(language)
    return html.Label(
        [html.Span(words), element("select", *options, name=name)], className=f"field-{name}"
    )


def option(choice: Choice, current: str) -> Raw:
    """One of its options."""
    return element("option", choice.label, value=choice.value, selected=choice.value == current)


def hidden(pairs: dict[str, str]) -> list[Raw]:
    """What a form carries along unseen."""
    return [
        element("input", type="hidden", name=name, value=value) for name, value in pairs.items()
    ]


def scrolling(table: Component, language: Language) -> Component:
    """A box that scrolls sideways by itself, also with the keys."""
    label = Message("可横向滚动的表").text(language)
    return html.Div(
        table, className="scroll", tabIndex="0", role="group", **attributes({"aria-label": label})
    )


def twin(inside: Component, language: Language) -> Component:
    """A chart's figures as a table, folded away."""
    summary = html.Summary(Message("同一内容的表格").text(language))
    return html.Details([summary, inside], className="twin")
