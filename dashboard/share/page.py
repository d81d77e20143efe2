"""The share page: what is shared, in which language and release, and four tabs to take it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dashboard import addresses
from dashboard.markup import document as documents
from dashboard.markup.html import Raw
from dashboard.markup.svg import element
from dashboard.share import tab_data, tab_embed, tab_link, tab_picture
from dashboard.share.parts import Choice, choices
from dashboard.share.request import PAGE, TABS
from dashboard.share.shown import Shown
from geodata.errors import AtlasError
from geodata.language import LANGUAGES, Language, Message, Text
from geodata.registry.charts import CHARTS
from geodata.releases import differences

TOLD: dict[str, Callable[[Shown], list[Raw | None]]] = {
    "link": tab_link.tab,
    "picture": tab_picture.tab,
    "embed": tab_embed.tab,
    "data": tab_data.tab,
}
LANGUAGE_NAMES = {"zh": Text("中文", "中文"), "en": Text("English", "English")}
#: Releases that are offered by name; older ones are reached by their links.
RELEASES = 4


def document(
    shown: Shown, styles: Sequence[str], scripts: Sequence[str] = (), icon: str = ""
) -> str:
    """The whole page as HTML."""
    return documents.document(
        title=f"{Message('分享').text(shown.words)} · {shown.name}",
        language=shown.words,
        body=[main(shown)],
        styles=styles,
        scripts=scripts,
        icon=icon,
    )


def refusal(error: AtlasError, language: Language, styles: Sequence[str]) -> str:
    """A page for a chart, a page or a release that does not exist."""
    body = element(
        "main",
        element("h1", Message("没有这个页面").text(language)),
        element("p", error.text(language)),
        element("p", element("a", Message("回到地图").text(language), href=addresses.MAP.path)),
        class_="share",
    )
    title = Message("没有这个页面").text(language)
    return documents.document(title=title, language=language, body=[body], styles=styles)


def main(shown: Shown) -> Raw:
    """The main part: as a page of its own, or inside the dialog."""
    tabs = ("link",) if shown.asked.chart == PAGE else tuple(TABS)
    return element(
        "main",
        element(
            "div",  # in the dialog a header would be the banner of the page
            element("h1", Message("分享").text(shown.words), id="share-heading"),
            element("p", shown.name, class_="share-subject"),
            element(
                "a",
                Message("← 回到页面").text(shown.words),
                href=shown.asked.selection.at(
                    shown.asked.at or addresses.MAP.path, shown.asked.more
                ),
                class_="share-back",
            ),
            element(
                "button",
                "×",
                type="button",
                class_="share-close",
                aria_label=Message("关闭").text(shown.words),
            ),
            class_="share-head",
        ),
        [_notice(error, shown.words) for error in shown.asked.notices],
        element(
            "div",
            _charts(shown) if shown.asked.chart != PAGE else None,
            _languages(shown),
            _releases(shown),
            class_="share-what",
        ),
        _versions(shown),
        _tabs(shown, tabs) if len(tabs) > 1 else None,
        [_panel(shown, key, tabs) for key in tabs],
        element("p", "", role="status", class_="visually-hidden", id="share-status"),
        id="share-main",
        class_="share",
    )


def _charts(shown: Shown) -> Raw:
    return choices(
        "chart",
        Message("选图").text(shown.words),
        (
            Choice(
                chart.label.in_(shown.words),
                shown.asked.but(chart=key).address,
                key == shown.asked.chart,
            )
            for key, chart in CHARTS.items()
        ),
    )


def _languages(shown: Shown) -> Raw:
    return choices(
        "language",
        Message("语言").text(shown.words),
        (
            Choice(
                LANGUAGE_NAMES[one].in_(shown.words),
                shown.asked.but(lang=one).address,
                one == shown.lang,
                one,
            )
            for one in LANGUAGES
        ),
    )


def _releases(shown: Shown) -> Raw:
    """Pinned releases, the newest first, and the latest whichever it is."""
    asked, words = shown.asked, shown.words
    ids = list(reversed(shown.site.releases.ids))[:RELEASES]
    chosen = asked.selection.release
    if chosen and chosen not in ids:
        ids.append(chosen)
    offered = [
        Choice(
            Message("固定在 {id}", id=one).text(words),
            asked.but(release=one).address,
            one == chosen,
        )
        for one in ids
    ]
    offered.append(
        Choice(Message("跟随最新").text(words), asked.but(release=None).address, chosen is None)
    )
    return choices("release", Message("数据版本").text(words), offered)


def _versions(shown: Shown) -> Raw:
    """Why a release is pinned, and what has changed since."""
    words, release = shown.words, shown.view.release
    if shown.asked.selection.release is None:
        said = [Message("跟随最新：数据更新后，链接里的数字会跟着变。").text(words)]
    else:
        why = Message(
            "固定在 {day} 发布的 {id}：稿件刊出后，图和数字永远不变，读者看到的与您引用的一致。",
            day=release.date.isoformat(),
            id=release.id,
        )
        said = [why.text(words), *_newer(shown)]
    return element("p", ("" if words == "zh" else " ").join(said), class_="share-why")


def _newer(shown: Shown) -> list[str]:
    """That there is a newer release, and what it says otherwise of this view."""
    found = differences.newer(shown.site.releases, shown.view)
    if found is None:
        return []
    release = found.after.release
    there = Message("已有新版本 {id}（{date}）。", id=release.id, date=release.date.isoformat())
    return [there.text(shown.words), found.sentence(shown.words)]


def _tabs(shown: Shown, tabs: tuple[str, ...]) -> Raw:
    """Links to the same address with another tab; a script makes them tabs with arrow keys."""
    return element(
        "nav",
        [
            element(
                "a",
                TABS[key].in_(shown.words),
                href=shown.asked.but(tab=key).address,
                id=f"share-tab-{key}",
                class_="share-tab",
                data_tab=key,
                aria_current="true" if key == shown.asked.tab else None,
            )
            for key in tabs
        ],
        class_="share-tabs",
        aria_label=Message("分享方式").text(shown.words),
    )


def _panel(shown: Shown, key: str, tabs: tuple[str, ...]) -> Raw:
    here = key == shown.asked.tab or len(tabs) == 1
    return element(
        "section",
        TOLD[key](shown),
        id=f"share-panel-{key}",
        class_="share-panel",
        data_panel=key,
        hidden=not here,
        aria_label=TABS[key].in_(shown.words),
    )


def _notice(error: AtlasError, language: Language) -> Raw:
    return element("p", error.text(language), class_="share-notice")
