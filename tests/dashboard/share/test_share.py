"""The share page: addresses that hold every choice, snippets as they are pasted, words that bind."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
import resvg_py
import zxingcpp
from PIL import Image

from dashboard import share
from dashboard.drawing import qr
from dashboard.embed import options as embed
from dashboard.pictures import options as pictures
from dashboard.pictures import wechat
from dashboard.pictures.options import Imprint, Options
from dashboard.share.shown import Shown
from dashboard.site import Site
from geodata.errors import AtlasError, UnknownKey
from geodata.export import EXPORTS
from geodata.registry.charts import CHARTS
from geodata.wording.alt_text import alt_text
from tests.dashboard.documents import Element, parsed

pytestmark = pytest.mark.thorough

BASE = "https://atlas.example.cn"
DAY = date(2026, 12, 1)
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")

Show = Callable[..., Element]


def shown(
    site: Site, query: str = "", chart: str = "map", at: str = "", *, public: bool = True
) -> Shown:
    asked = share.read(site, chart, query, at)
    here = site.at(asked.selection.release)
    view = here.atlas.view(asked.selection)
    return Shown(site=here, asked=asked, view=view, base=BASE, public=public, today=DAY)


@pytest.fixture(scope="module")
def show(site: Site) -> Show:
    return lambda *args, **named: parsed(share.document(shown(site, *args, **named), ["/s.css"]))


def field(page: Element, key: str) -> str:
    """What stands in a box to be copied or filled in."""
    (box,) = page.all(id=f"share-{key}")
    return box.text if box.tag == "textarea" else box["value"]


def panel(page: Element, key: str) -> Element:
    return page.one("section", data_panel=key)


# The address holds every choice


@pytest.mark.parametrize(
    "query",
    [
        "release=r1",
        "metric=grants&years=2014-2020&lang=en&release=r1&tab=embed&words=zh",
        "metric=projects&sectors=tourism,others&latest=1",
        "release=r1&size=social&plain=1&logo=0&theme=dark&title=%E4%B8%89%E5%B3%A1&number=GS1",
        "release=r1&width=800&height=500",
        "release=r1&frame_controls=1&frame_theme=dark&frame_title=0&tab=embed",
    ],
)
def test_an_address_says_all_that_was_chosen(query: str, site: Site) -> None:
    asked = share.read(site, "map", query)
    assert asked.address == f"/share/map?{query}"
    assert asked.notices == ()


def test_what_is_published_is_pinned_unless_somebody_wants_the_latest(site: Site) -> None:
    assert share.read(site, "map", "").selection.release == "r1"
    assert share.read(site, "map", "latest=1").selection.release is None
    assert share.read(site, "map", "latest=1&release=r1").selection.release == "r1"


def test_the_reason_for_pinning_stands_beside_the_choice(show: Show) -> None:
    assert show().one("p", class_="share-why").text == (
        "固定在 2026-11-24 发布的 r1：稿件刊出后，图和数字永远不变，读者看到的与您引用的一致。"
    )
    assert show("latest=1").one("p", class_="share-why").text == (
        "跟随最新：数据更新后，链接里的数字会跟着变。"
    )


@pytest.mark.parametrize(
    ("chart", "query", "at"),
    [
        ("pie", "", ""),
        ("map", "release=r9", ""),
        ("page", "", ""),
        ("page", "", "/county/999999"),
        ("page", "", "//evil.example/county/500101"),
        ("page", "", "/county/500101/../../etc"),
    ],
)
def test_what_does_not_exist_is_refused(chart: str, query: str, at: str, site: Site) -> None:
    with pytest.raises(UnknownKey):
        share.read(site, chart, query, at)


@pytest.mark.parametrize(
    ("key", "bad"),
    [("size", "huge"), ("theme", "pink"), ("frame_theme", "pink"), ("years", "1990")],
)
def test_what_cannot_be_used_is_said_and_the_rest_kept(key: str, bad: str, show: Show) -> None:
    page = show(f"metric=projects&logo=0&{key}={bad}")
    assert page.all("p", class_="share-notice"), key
    preview = page.one("img", id="share-preview")["src"]
    assert preview.startswith("/snapshot/map.png?metric=projects&")
    assert "logo=0" in preview
    assert key == "years" or f"{key}=" not in preview


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("title", "x" * 81, "请改正。要求：不超过 80 个字符。"),
        ("note", "a\u202eb", "请改正「\\u202e」。要求：字库中有的文字；表情、控制符不能印在图上。"),
        ("subtitle", "熊猫🐼", "请改正「🐼」。要求：字库中有的文字；表情、控制符不能印在图上。"),
        ("number", "1" * 41, "请改正。要求：不超过 40 个字符。"),
    ],
)
def test_what_was_typed_wrong_stays_and_nothing_is_made_of_it(
    key: str, typed: str, told: str, show: Show, site: Site
) -> None:
    query = f"metric=projects&size=social&logo=0&{key}={quote(typed)}"
    page = show(query)
    box = page.one("input", id=f"share-{key}")
    assert (box["value"], box["aria-invalid"]) == (typed, "true")
    assert page.one("p", id=box["aria-describedby"]).text == told
    assert next(one for one in page.all("option") if "selected" in one.attributes)["value"] == (
        "social"
    )
    assert page.all("img", id="share-preview") == []
    files = page.one("p", class_="share-files").all("a")
    assert len(files) == 4
    assert all("href" not in one.attributes for one in files)
    assert all(one["aria-disabled"] == "true" for one in files)
    for gone in ("share-caption-zh", "share-img", "share-picture"):
        assert page.all("textarea", id=gone) == []
    assert bool(page.all("textarea", id="share-iframe")) == (key != "number")
    again = share.read(site, "map", share.read(site, "map", query).address.partition("?")[2])
    assert again.typed == {key: typed}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("width=800", "请改正。要求：宽和高要一起给。"),
        (
            "width=100&height=100",
            "请改正「100×100」。要求：每边 240–6000 像素，至多 2400 万像素，长短边之比不超过 4。",
        ),
        ("width=abc&height=500", "请改正。要求：1–6000。"),
    ],
)
def test_sides_that_no_picture_has_stay_in_their_fields(query: str, told: str, show: Show) -> None:
    page = show(query)
    assert page.one("p", id="share-sides-hint").text == told
    typed = dict(part.split("=") for part in query.split("&"))
    for key in ("width", "height"):
        box = page.one("input", id=f"share-{key}")
        assert box["value"] == typed.get(key, "")
        assert ("aria-invalid" in box.attributes) == (key in typed)
    assert page.all("img", id="share-preview") == []


def test_a_title_longer_than_any_address_loses_only_the_title(site: Site) -> None:
    asked = share.read(site, "map", "metric=grants&title=" + "x" * 10_000)
    assert asked.address == "/share/map?metric=grants&release=r1"
    assert asked.typed == {"title": "x" * 10_000}


def test_a_number_is_asked_for_where_there_is_a_map_only(show: Show) -> None:
    page = show("number=" + "1" * 41, "ranking")
    assert page.all("img", id="share-preview"), "no field could put it right"
    assert page.all("p", class_="share-notice")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("theme=dark&transparent=1", 1),
        ("theme=dark", 0),
        ("transparent=1", 0),
        ("note=" + quote("注" * 200), 1),
        ("subtitle=" + quote("峡" * 160), 1),
        ("note=" + quote("注" * 60), 0),
        ("size=wechat&subtitle=" + quote("峡" * 40), 0),
    ],
)
def test_what_will_not_be_read_is_said_beside_its_field(query: str, told: int, show: Show) -> None:
    hints = [
        one for one in show(query).all("p") if "share-warns" in (one.attributes.get("class") or "")
    ]
    assert len(hints) == told


def test_markup_in_the_editor_s_words_stays_text(site: Site) -> None:
    hostile = "\"><script>alert(1)</script><img src=x onerror='alert(2)'>"
    page = parsed(share.document(shown(site, "title=" + hostile.replace(" ", "+")), []))
    assert page.all("script") == []
    assert page.one("input", id="share-title")["value"] == hostile
    assert [
        one for one in page.walk() if any(name.startswith("on") for name in one.attributes)
    ] == []
    (frame,) = (one for one in page.all("textarea") if one["id"] == "share-iframe")
    snippet = parsed(frame.text)
    assert snippet.all("script") == []
    assert snippet.one("iframe")["title"] == hostile


# What leads elsewhere leads to the very same view


@pytest.mark.parametrize("chart", CHARTS)
def test_pictures_are_asked_for_as_they_are_previewed(chart: str, show: Show, site: Site) -> None:
    query = "metric=grants&years=2014-2020&theme=dark&size=social&note=%E6%B3%A8"
    page = show(query, chart)
    files = panel(page, "picture").one("p", class_="share-files")
    links = {one.text: one["href"] for one in files.all("a")}
    for ending in ("png", "svg", "pdf"):
        path, _, asked = links[ending.upper()].partition("?")
        assert path == f"/snapshot/{chart}.{ending}"
        chosen, look = pictures.divided(asked)
        assert chosen == "metric=grants&years=2014-2020&release=r1"
        assert pictures.read(look) == Options(size="social", theme="dark", note="注")
        assert site.read(chosen, strict=True)
    assert ("公众号素材包 ZIP" in links) == (chart == "map")


@pytest.mark.parametrize("query", ["", "size=print&transparent=1&plain=1&title=A", "size=uhd"])
def test_the_kit_for_wechat_is_asked_for_as_it_takes_it(query: str, show: Show, site: Site) -> None:
    address = show(query).one("a", class_="share-quiet")["href"]
    kit = wechat.read(address.partition("?")[2], site.releases, Imprint())
    assert kit.cover.selection.release == "r1"
    assert kit.cover.options.title == ("A" if "title" in query else "")


@pytest.mark.parametrize("size", pictures.SIZES)
def test_a_preview_has_no_more_pixels_than_a_screen_shows(size: str, show: Show) -> None:
    image = show(f"size={size}").one("img", id="share-preview")
    look = pictures.read(pictures.divided(image["src"].partition("?")[2])[1])
    assert look.format.key == size
    assert look.pixels[0] <= 1240


def test_data_are_those_of_exactly_this_view(show: Show) -> None:
    links = panel(show("metric=grants&years=2014-2020&lang=en"), "data").all("a")
    assert [one["href"] for one in links] == [
        f"{address}?metric=grants&years=2014-2020&lang=en&release=r1" for address in EXPORTS
    ]


def test_the_link_and_the_figure_code_are_absolute(show: Show) -> None:
    page = show("metric=grants&latest=1")
    assert field(page, "address") == f"{BASE}/?metric=grants"
    code = page.one("a", class_="share-code")
    assert code["href"] == f"{BASE}/v/{code.text}?metric=grants&release=r1"


def test_pages_without_charts_are_a_link_only(show: Show) -> None:
    page = show("metric=grants", "page", "/county/500101")
    assert [one["data-panel"] for one in page.all("section")] == ["link"]
    assert page.all("nav") == []
    assert field(page, "address") == f"{BASE}/county/500101?metric=grants&release=r1"
    assert page.one("p", class_="share-subject").text == "万州区"
    assert "hidden" not in page.one("section").attributes


# Snippets, as they are pasted


def test_the_frame_has_a_picture_for_readers_without_scripts(show: Show, site: Site) -> None:
    page = show("metric=grants&frame_controls=1")
    pasted = parsed(field(page, "iframe"))
    frame = pasted.one("iframe")
    assert frame["src"] == f"{BASE}/embed/map?metric=grants&release=r1&controls=1"
    assert frame["loading"] == "lazy"
    image = pasted.one("noscript").one("img")
    view = site.atlas.view(site.read("metric=grants")[1].selection)
    assert image["alt"] == alt_text(view, "map", "zh")
    assert (
        frame["title"]
        == "巴东县有据可查的无偿援助 17,750 万元，按已公布的数为有数字的 8 个县（区）中最多"
    )
    assert pasted.all("script") == []
    assert embed.read("controls=1").options.controls


def test_the_growing_frame_is_offered_first_and_adds_one_line(show: Show) -> None:
    page = show()
    boxes = [one["id"] for one in panel(page, "embed").all("textarea")]
    assert boxes == ["share-script", "share-iframe", "share-img", "share-picture"]
    plain = field(page, "iframe").replace(";max-width:900px", "")
    more = field(page, "script").removeprefix(plain).strip()
    assert more == f'<script src="{BASE}/embed.js" async></script>'


@pytest.mark.parametrize(
    ("chart", "query", "high"),
    [
        ("map", "", "880"),
        ("map", "frame_controls=1", "1070"),
        ("trend", "", "590"),
        ("pairing", "", "1360"),
    ],
)
def test_a_frame_without_scripts_is_high_enough(
    chart: str, query: str, high: str, show: Show
) -> None:
    """Measured: `dashboard.embed.heights`."""
    frame = parsed(field(show(query, chart), "iframe")).one("iframe")
    assert frame["height"] == high
    assert "max-width:900px" in frame["style"]


def test_the_owner_s_number_reaches_every_frame_of_a_map(show: Show) -> None:
    number = "number=%E6%B8%9DS%282026%29012%E5%8F%B7"
    page = show(number)
    assert page.one("iframe", id="share-frame")["src"] == f"/embed/map?release=r1&{number}"
    for key in ("iframe", "script"):
        assert parsed(field(page, key)).one("iframe")["src"].endswith(f"&{number}")
    assert "number" not in parsed(field(show(number, "trend"), "iframe")).one("iframe")["src"]


def test_pictures_come_with_twice_the_pixels(show: Show) -> None:
    image = parsed(field(show("metric=grants"), "img")).one("img")
    once = f"{BASE}/snapshot/map.png?metric=grants&release=r1"
    assert image["src"] == once
    assert image["srcset"] == f"{once} 1x, {once}&scale=2 2x"
    assert (image["width"], image["height"]) == ("1200", "675")
    dark = parsed(field(show("metric=grants"), "picture")).one("source")
    assert dark["media"] == "(prefers-color-scheme: dark)"
    assert dark["srcset"] == f"{once}&theme=dark 1x, {once}&scale=2&theme=dark 2x"


@pytest.mark.parametrize("size", pictures.SIZES)
def test_no_snippet_asks_for_a_picture_that_is_too_large(size: str, show: Show) -> None:
    page = show(f"size={size}")
    for key in ("img", "picture"):
        addresses = re.findall(r"/snapshot/\S+", field(page, key).replace("&amp;", "&"))
        for address in addresses:
            pictures.read(pictures.divided(address.strip(',"').partition("?")[2])[1])
    # 3840 and A4 at 300 dots to the inch cannot be doubled within 6000 pixels.
    assert ("2x" in field(page, "img")) == (size not in ("uhd", "a4-portrait", "a4-landscape"))


# The QR code


def read_back(drawn: str) -> str:
    svg = drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=600))
    (found,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    return str(found.text)


def test_the_code_reads_back_as_the_link(site: Site) -> None:
    state = shown(site, "metric=grants&supporters=shanghai,tianjin,jiangsu&lang=en")
    drawn = qr.code(state.links.page)
    assert drawn is not None
    assert read_back(drawn) == state.links.page
    assert drawn in share.document(state, [])


def test_where_nobody_has_said_the_public_address_the_page_says_so(show: Show) -> None:
    hints = [one.text for one in show(public=False).all("figcaption")]
    assert hints == [f"二维码只在能访问 {BASE} 的设备上有效。"]
    assert [one.text for one in show().all("figcaption")] == ["会议室里扫码即可打开同一视图。"]


def test_an_address_too_long_for_any_code_has_none() -> None:
    assert qr.code(f"{BASE}/?" + "x" * 4000) is None


# Words that bind


def test_a_map_must_pass_review_and_asks_for_the_owner_s_number(show: Show) -> None:
    page = show("number=%E6%B8%9DS(2026)012%E5%8F%B7")
    told = panel(page, "picture").one("ul", class_="share-rules")
    assert "公开发表地图前须送审。" in told.text
    assert told.one("a")["href"].startswith("/share/ranking?")
    number = page.one("input", type="text", id="share-number")
    assert number["maxlength"] == "160"
    assert number["value"] == "渝S(2026)012号"
    assert "number=" in page.one("img", id="share-preview")["src"]
    assert field(page, "caption-zh").endswith("地图审图号：渝S(2026)012号。")


@pytest.mark.parametrize("chart", [key for key in CHARTS if key != "map"])
def test_what_holds_no_map_asks_for_no_number(chart: str, show: Show) -> None:
    page = show("", chart)
    assert page.all("input", type="text", name="number") == []
    told = panel(page, "picture").one("ul", class_="share-rules").text
    assert "送审" not in told
    assert "不提供 CMYK" in told
    assert ("矩阵" in told) == (chart == "pairing")


def test_citations_name_release_day_and_address_in_both_languages(show: Show) -> None:
    page = show("metric=grants&latest=1")
    assert field(page, "citation-zh").endswith(
        f"[CM/OL]. (2026-11-24)[2026-12-01]. {BASE}/?metric=grants&release=r1"
    )
    assert field(page, "citation-en").endswith(
        f"[Map]. Retrieved December 1, 2026, from {BASE}/?metric=grants&lang=en&release=r1"
    )


def test_the_editor_s_title_goes_into_the_caption_and_never_into_a_citation(show: Show) -> None:
    page, plain = show("title=%E4%B8%89%E5%B3%A1%EF%BC%9F"), show()
    assert field(page, "caption-zh").startswith("三峡？")
    assert "三峡？" not in field(page, "caption-en")
    for key in ("citation-zh", "citation-en"):
        assert field(page, key) == field(plain, key)


def test_a_newer_release_is_told_with_what_it_says_otherwise(later_site: Site) -> None:
    """`tests.second_release`: grants of 奉节 and 秭归 differ; which is the newest is pinned."""
    old = parsed(share.document(shown(later_site, "metric=grants&release=r1"), []))
    told = old.one("p", class_="share-why").text
    assert "已有新版本 r2（2027-11-24）。" in told
    assert "2 个县（区）数字有变" in told
    offered = [one.text for one in old.all("a", class_="share-choice") if "固定" in one.text]
    assert offered == ["固定在 r2", "固定在 r1"]
    new = parsed(share.document(shown(later_site, "metric=grants"), []))
    assert "已有新版本" not in new.text
    assert "release=r2" in new.one("img", id="share-preview")["src"]


# As a page without scripts


@pytest.mark.parametrize("tab", ["link", "picture", "embed", "data"])
def test_only_the_chosen_tab_is_shown(tab: str, show: Show) -> None:
    page = show(f"tab={tab}")
    open_ = [one["data-panel"] for one in page.all("section") if "hidden" not in one.attributes]
    assert open_ == [tab]
    assert page.one("a", data_tab=tab)["aria-current"] == "true"
    assert page.one("a", data_tab="data")["href"].endswith("tab=data")


def test_forms_carry_everything_that_they_do_not_ask(site: Site) -> None:
    state = shown(site, "metric=grants&size=social&frame_search=1&tab=picture&lang=en&words=zh")
    page = parsed(share.document(state, []))
    for form in page.all("form"):
        assert form["method"] == "get"
        sent = {
            one["name"]: one["value"]
            for one in form.all("input")
            if "name" in one.attributes
            and (one["type"] != "checkbox" or "checked" in one.attributes)
        }
        for chosen in form.all("select"):
            options = [one for one in chosen.all("option") if "selected" in one.attributes]
            sent[chosen["name"]] = options[0]["value"]
        query = "&".join(f"{key}={value}" for key, value in sent.items() if value)
        again = share.read(site, "map", query)
        assert replace(again, notices=()) == replace(state.asked, notices=())


def test_every_field_and_button_has_a_name(show: Show) -> None:
    for query in ("", "lang=en"):
        page = show(query)
        labels = {one["for"] for one in page.all("label") if "for" in one.attributes}
        wrapped = {id(one) for label in page.all("label") for one in label.all("input")}
        for one in (*page.all("input"), *page.all("select"), *page.all("textarea")):
            hidden = one.attributes.get("type") == "hidden"
            assert hidden or id(one) in wrapped or one["id"] in labels, one
        for button in page.all("button"):
            assert button["type"] in ("button", "submit")
            assert button.text


def test_ids_are_unique(show: Show) -> None:
    ids = [one["id"] for one in show().walk() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert "share" not in ids  # the page around has a button of that name


@pytest.mark.parametrize("chart", [*CHARTS, "page"])
def test_the_english_page_holds_chinese_only_where_it_is_marked(chart: str, show: Show) -> None:
    page = show("metric=projects&lang=en", chart, "/about" if chart == "page" else "")

    def said(one: Element) -> list[str]:
        if (one.attributes.get("lang") or "").startswith("zh"):
            return []
        own = [part for part in one.inside if isinstance(part, str)]
        own += [
            v
            for k, v in one.attributes.items()
            if v and k in ("alt", "title", "aria-label", "value")
        ]
        below = [said(part) for part in one.inside if isinstance(part, Element)]
        return own + [text for texts in below for text in texts]

    found = [text.replace("0650号", "") for text in said(page)]
    assert [text for text in found if CHINESE.search(text)] == []


def test_words_and_picture_may_have_different_languages(show: Show) -> None:
    page = show("metric=grants&lang=en&words=zh")
    assert page.one("html")["lang"] == "zh-CN"
    image = page.one("img", id="share-preview")
    assert image["lang"] == "en"
    assert image["alt"].startswith("Map: Badong has CNY 177.5 m")
    assert "lang=en" in image["src"]


def test_a_refusal_is_a_page_in_the_language_of_the_query() -> None:
    error: AtlasError = UnknownKey(where="x", found="<b>", expected="y", mend="z")
    page = parsed(share.refusal(error, "en", []))
    assert page.one("html")["lang"] == "en"
    assert "<b>" in page.one("main").text
    assert page.all("b") == []
