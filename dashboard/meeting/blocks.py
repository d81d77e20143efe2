"""The figures beside the map of a step, as values: wall, slides and brief draw the same ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `step` is its class on the map, `chosen` the county of the step."""

    label: str
    value: float
    text: str
    step: int = 5
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero, the longest first.

    Attributes
    ----------
    colours
        Keys of the sectors, where the bars are sectors.
    divide
        What a value is divided by to be in `unit`, as its text is: values are those of the View.
    """

    title: str
    unit: str
    rows: tuple[Bar, ...]
    colours: tuple[str, ...] = ()
    divide: float = 1.0


@dataclass(frozen=True, slots=True)
class BlockColumn:
    """A year of what adds up: what is dated by the event, and what only by the report."""

    year: int
    firm: float
    reported: float
    text: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by year; years without a record are gaps and no zeros; `divide` as in `Bars`."""

    title: str
    unit: str
    rows: tuple[BlockColumn, ...]
    note: str = ""
    divide: float = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one county from one source or method: `(year, value)` in order."""

    label: str
    points: tuple[tuple[int, float], ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines by year, the strong ones labelled; `divide` as in `Bars`."""

    title: str
    unit: str
    lines: tuple[Line, ...]
    divide: float = 1.0


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its figure in words; `note` in small."""

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A short table."""

    title: str
    rows: tuple[Fact, ...]


Block = Bars | Columns | Lines | Facts
