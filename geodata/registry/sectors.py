"""Registry of sectors (产业领域): the four that users filter by, and the plan's other fields."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.language import Text
from geodata.registry.reader import Registry

OTHERS = "others"
#: Of bundles, whose money and projects no source breaks down.
MIXED = "mixed"
OTHERS_LABEL = Text("其他领域", "Other fields")
OTHERS_COLOUR = "#8a8f8a"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """A field of work; `main` ones have a chip of their own, the rest share 其他领域."""

    key: str
    label: Text
    main: bool = False
    colour: str = OTHERS_COLOUR


def _rows() -> tuple[Sector, ...]:
    return (
        Sector(key="tourism", label=Text("旅游", "Tourism"), main=True, colour="#c98b2b"),
        Sector(
            key="agriculture",
            label=Text("特色生态农业", "Agriculture"),
            main=True,
            colour="#5e8c3a",
        ),
        Sector(
            key="logistics",
            label=Text("商贸物流", "Trade & logistics"),
            main=True,
            colour="#3e6fa3",
        ),
        Sector(
            key="green_manufacturing",
            label=Text("绿色制造", "Green manufacturing"),
            main=True,
            colour="#0e5a66",
        ),
        Sector(key="innovation", label=Text("创新驱动", "Innovation")),
        Sector(key="ecology", label=Text("生态环保", "Ecology")),
        Sector(key="education", label=Text("教育", "Education")),
        Sector(key="health", label=Text("医疗卫生", "Health")),
        Sector(key="culture", label=Text("文化体育", "Culture & sport")),
        Sector(key="employment", label=Text("就业培训", "Employment")),
        Sector(key="governance", label=Text("社会治理", "Governance")),
        Sector(key="infrastructure", label=Text("基础设施", "Infrastructure")),
        Sector(key="trade", label=Text("经贸合作", "Trade cooperation")),
        Sector(key="other", label=Text("其他", "Other")),
        Sector(key=MIXED, label=Text("未分领域", "Not broken down")),
    )


#: Reader of the sectors, by key.
SECTORS: Registry[Sector] = Registry(_rows)
MAIN: tuple[str, ...] = tuple(k for k, s in SECTORS.items() if s.main)
#: The groups of chips and bars, in order: the four, then everything else.
GROUPS: tuple[str, ...] = (*MAIN, OTHERS)


def group_of(sector: str) -> str:
    """The chip a sector belongs to.

    >>> group_of("tourism"), group_of("mixed")
    ('tourism', 'others')
    """
    return sector if SECTORS[sector].main else OTHERS


def label_of(key: str) -> Text:
    """Label of a sector or of the group of others."""
    return OTHERS_LABEL if key == OTHERS else SECTORS[key].label


def members(keys: tuple[str, ...]) -> frozenset[str]:
    """The sectors that a selection of sectors and groups stands for.

    >>> sorted(members(("tourism",)))
    ['tourism']
    """
    chosen = {k for k in keys if k != OTHERS}
    if OTHERS in keys:
        chosen |= {k for k, s in SECTORS.items() if not s.main}
    return frozenset(chosen)


def colours() -> dict[str, str]:
    """Colour of each group of chips and bars, `#rrggbb`."""
    return {k: SECTORS[k].colour if k in SECTORS else OTHERS_COLOUR for k in GROUPS}
