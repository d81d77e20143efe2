"""What figures say in words, and the numbers behind their axes: for slides, paper and brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.look import fonts
from dashboard.look.theme import LIGHT
from dashboard.meeting.blocks import Bars, Block, Columns, Facts, Line, Lines
from geodata.language import Language, Message, lists, units
from geodata.registry import sectors

#: Teal at 38 % on white, as the trend of the site paints what is dated by its report.
PALE = "#a3c0c5"
#: How much wider type of another machine may be.
SAFE = 1.06
#: Decimals that a number has at most, in a chart's sheet as on the map.
DECIMALS = 2


def title(block: Block) -> str:
    """The line over a figure, with its unit."""
    unit = "" if isinstance(block, Facts) else block.unit
    if unit and unit.strip()[0] not in "（(":
        unit = f"（{unit}）" if _chinese(block.title) else f" ({unit})"
    return f"{block.title}{unit}"


def _chinese(text: str) -> bool:
    return any("\u3400" <= sign <= "\u9fff" for sign in text)


def alt(block: Block, language: Language) -> str:
    """The figure in words, for who cannot see it."""
    parts = list(_parts(block, language))
    colon = lists.colon(language)
    return title(block) + colon + lists.divided(parts, language)


def _parts(block: Block, language: Language) -> Iterable[str]:
    if isinstance(block, Facts):
        for fact in block.rows:
            said = f"{fact.label} {fact.text}"
            yield lists.clauses([said, fact.note], language) if fact.note else said
    elif isinstance(block, Bars):
        yield from (f"{row.label} {row.text}" for row in block.rows)
    elif isinstance(block, Columns):
        yield from (f"{row.year} {row.text}" for row in block.rows)
    else:
        for line in sorted(block.lines, key=lambda one: not one.strong):
            first, last = line.points[0], line.points[-1]
            ends = dict.fromkeys((first, last))
            yield f"{line.label} " + " → ".join(
                f"{year} {plain(value / block.divide)}" for year, value in ends
            )


def title_size(headline: str, sizes: Sequence[float], room: float) -> float:
    """The size, after the first, that keeps a headline in one line; 0 where none or the first does.

    >>> title_size("三峡库区", (26, 22), 125), title_size("三峡库区", (26, 22), 100)
    (0, 22)
    """
    wide = {size: fonts.width(headline, size, fonts.SERIF) * SAFE for size in sizes}
    fitting = [size for size in sizes if wide[size] <= room]
    return fitting[0] if fitting and fitting[0] != sizes[0] else 0


def years(block: Columns | Lines) -> range:
    """Every year from the first to the last, those without a record too."""
    if isinstance(block, Columns):
        found = [row.year for row in block.rows]
    else:
        found = [year for line in block.lines for year, _ in line.points]
    return range(min(found), max(found) + 1)


def highest(block: Columns | Lines) -> float:
    """The highest value that is drawn, in the unit of the figure."""
    if isinstance(block, Columns):
        return max(row.firm + row.reported for row in block.rows) / block.divide
    return max(value for line in block.lines for _, value in line.points) / block.divide


def runs(line: Line) -> list[list[tuple[int, float]]]:
    """A line in pieces: years without a figure part it.

    >>> runs(Line("", ((2001, 1.0), (2002, 2.0), (2005, 3.0))))
    [[(2001, 1.0), (2002, 2.0)], [(2005, 3.0)]]
    """
    found: list[list[tuple[int, float]]] = []
    for year, value in line.points:
        if found and found[-1][-1][0] == year - 1:
            found[-1].append((year, value))
        else:
            found.append([(year, value)])
    return found


def alone(line: Line) -> bool:
    """Whether a figure has no neighbour to be joined with: it needs a mark to be seen."""
    return any(len(run) == 1 for run in runs(line))


def fills(block: Bars, ramp: Sequence[str]) -> list[str]:
    """Colours of the bars: class of the map, or sector; the county of the step stands out."""
    if block.colours:
        known = sectors.colours()
        return [known.get(key, LIGHT.muted) for key in block.colours]
    steps = [(LIGHT.zero, *ramp)[max(row.step, 0)] for row in block.rows]
    return [
        LIGHT.cinnabar if row.chosen else step for row, step in zip(block.rows, steps, strict=True)
    ]


def plain(value: float) -> str:
    """A number as charts write it."""
    return units.number(value, DECIMALS)


def number_format(block: Bars | Columns | Lines) -> str:
    """As Excel writes the same, all with as many decimals as one of them needs."""
    if isinstance(block, Bars):
        return _format(row.text for row in block.rows)
    if isinstance(block, Columns):
        values = [value for row in block.rows for value in (row.firm, row.reported)]
    else:
        values = [value for line in block.lines for _, value in line.points]
    return _format(plain(value / block.divide) for value in values)


def is_spelt(text: str, value: float) -> bool:
    """Whether a text is just a value with as many decimals as it has.

    >>> is_spelt("98.6", 98.63), is_spelt("4/7", 4)
    (True, False)
    """
    return text == units.number(value, len(text.partition(".")[2]))


def _format(texts: Iterable[str]) -> str:
    numbers = [text for text in texts if text.replace(",", "").replace(".", "").isdigit()]
    decimals = max((len(text.partition(".")[2]) for text in numbers), default=0)
    return "#,##0" + (f".{'0' * decimals}" if decimals else "")


def kinds(language: Language) -> tuple[str, str]:
    """The two kinds of years of a column."""
    firm, reported = Message("按实际年份"), Message("按报道年份计")
    return firm.text(language), reported.text(language)


def listed_note(block: Lines, language: Language) -> str:
    """What the grey lines are; empty where all are named."""
    rest = sum(not line.strong for line in block.lines)
    if not rest:
        return ""
    return Message("灰线：其余 {n} 条", n=rest).text(language)


assert LIGHT.teal == "#0e5a66", "PALE is made of it"
