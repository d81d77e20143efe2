"""The whole document of an embed."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html

from dashboard import titles
from dashboard.addresses import MAP as MAP_PAGE
from dashboard.embed import bars, cards, controls, frame, map, options, pairing, scene, trend
from dashboard.embed.options import Options
from dashboard.embed.scene import Draw, EmbedScene
from dashboard.markup import Component
from dashboard.markup.document import document
from dashboard.markup.html import attributes
from dashboard.site import Site
from geodata.errors import AtlasError
from geodata.language import Language, Message
from geodata.registry.charts import CHARTS, MAP, PAIRING, RANKING, SECTORS, TREND
from geodata.selection import Selection

DRAW: dict[str, Draw] = {
    MAP: map.draw,
    RANKING: bars.ranking,
    TREND: trend.draw,
    SECTORS: bars.sectors,
    PAIRING: pairing.draw,
}
assert tuple(DRAW) == tuple(CHARTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where an embed finds its style sheet and its script."""

    style: str
    script: str


def embed(
    site: Site, chart: str, query: str, addresses: Addresses, origin: str = ""
) -> tuple[str, Selection]:
    """The document of an address, and the selection that it settled on.

    What an address says wrong is mended, with a quiet line about it.

    Parameters
    ----------
    origin
        What stands before a path in an absolute address, for the share card.

    Raises
    ------
    UnknownKey
        The release is not known.
    """
    asked = options.read(query)
    here, parsed = site.read(asked.selection)
    selection = parsed.selection
    view = scene.shown(chart, here.atlas, selection)
    shown = EmbedScene(
        site=here,
        chart=chart,
        view=view,
        selection=selection,
        options=asked.options,
        notices=(*parsed.notices, *asked.notices),
    )
    return _document(shown, addresses, origin), selection


def _document(shown: EmbedScene, addresses: Addresses, origin: str = "") -> str:
    card = cards.of_embed(shown.view, shown.chart, shown.options)
    title = titles.headline(shown.chart, shown.view, shown.language)
    return document(
        title=f"{title} · {shown.facts.label.in_(shown.language)}",
        language=shown.language,
        body=[_main(shown)],
        styles=[addresses.style],
        scripts=[addresses.script] if shown.options.interactive else [],
        theme=shown.options.theme,
        head=[html.Meta(name="robots", content="noindex"), cards.tags(card, origin)],
        icon="data:,",  # none, so that no browser asks for one
    )


def _main(shown: EmbedScene) -> Component:
    """One main part; its data tell the style sheet and the script what it is."""
    named = {
        "data-chart": shown.chart,
        "data-ramp": shown.view.ramp,
        "data-lang": shown.language,
    }
    return html.Main(
        [
            frame.head(shown),
            controls.form(shown),
            frame.notices(shown),
            html.Div(
                [
                    html.Div(DRAW[shown.chart](shown), className="chart"),
                    frame.readout(shown),
                    frame.legend(shown),
                ],
                className="stage",
            ),
            frame.twin(shown),
            frame.foot(shown),
        ],
        id="embed",
        **attributes(named),
    )


def refusal(error: AtlasError, language: Language, asked: Options, addresses: Addresses) -> str:
    """A designed answer for a chart or a release that does not exist, as small as an embed."""
    title = Message("没有这张图").text(language)
    body = [
        html.H1(title, id="headline"),
        html.P(error.text(language)),
        html.Footer(
            html.P(
                html.A(
                    Message("打开三峡库区对口支援地图").text(language),
                    href=MAP_PAGE.at(Selection(lang=language)),
                    target="_blank",
                    rel="noopener",
                ),
                className="full",
            )
        ),
    ]
    return document(
        title=title,
        language=language,
        body=[html.Main(body, id="embed", className="refusal")],
        styles=[addresses.style],
        scripts=[addresses.script] if asked.interactive else [],
        theme=asked.theme,
    )
