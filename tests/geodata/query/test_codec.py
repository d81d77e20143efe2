"""URL ↔ Selection: round trips, total parsing, old names, hostile values."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.errors import BadSelection, UnknownKey
from geodata.query import codec, keys, readers
from geodata.query.codec import RENAMED_KEYS
from geodata.query.keys import KEYS as READERS
from geodata.query.scope import Scope
from geodata.registry import metrics, sectors
from geodata.registry.terms import DEFAULT_PROGRAMMES
from geodata.selection import Selection


@pytest.fixture(scope="session")
def scope(atlas) -> Scope:
    return atlas.scope


def selections(scope: Scope) -> st.SearchStrategy[Selection]:
    """Any canonical Selection of a release, also such as no metric could answer."""
    allowed = scope.allowed

    def listed(key: str, **size: int) -> st.SearchStrategy[tuple[str, ...]]:
        kept = st.sets(st.sampled_from(allowed[key]), **size)
        return kept.map(lambda some: tuple(v for v in allowed[key] if v in some))

    def some(key: str) -> st.SearchStrategy[tuple[str, ...]]:
        return listed(key).map(lambda found: () if found == allowed[key] else found)

    def one(key: str) -> st.SearchStrategy[str]:
        return st.sampled_from(allowed[key])

    four = st.sets(st.sampled_from(sectors.GROUPS), max_size=4).map(
        lambda some: tuple(v for v in sectors.GROUPS if v in some)
    )
    single = listed("sectors").filter(lambda some: sectors.OTHERS not in some)
    programmes = st.just(("all",)) | listed("programme").map(
        lambda some: tuple(v for v in some if v not in ("all", "default"))
    ).filter(lambda some: set(some) != set(DEFAULT_PROGRAMMES))
    years = st.tuples(st.integers(1000, 9999), st.integers(1000, 9999)).map(sorted).map(tuple)
    return st.builds(
        Selection,
        metric=one("metric"),
        sectors=four | single,
        years=st.none() | years,
        province=st.none() | one("province"),
        supporters=some("supporters"),
        county=st.none() | one("county"),
        normalise=one("normalise"),
        baseline=st.none() | st.integers(1000, 9999),
        change=one("change"),
        relative=st.none() | one("relative"),
        compare=listed("compare", max_size=4),
        sort=one("sort"),
        programme=programmes,
        status=some("status"),
        basis=some("basis"),
        tier=some("tier").map(lambda some: tuple(int(v) for v in some)),
        lang=one("lang"),
        release=st.none() | st.sampled_from(scope.releases),
    )  # fmt: skip


# Round trips --------------------------------------------------------------------------------


@given(st.data())
def test_a_canonical_query_is_read_back_without_a_notice(scope, data):
    selection = data.draw(selections(scope))
    found = codec.parse(selection.query(), scope)
    assert found.selection == selection
    assert found.notices == ()
    assert found.selection.query() == selection.query()


@given(st.data())
def test_settling_is_idempotent_and_strict_where_it_changed_something(scope, data):
    first = codec.settle(data.draw(selections(scope)), scope)
    again = codec.settle(first.selection, scope)
    assert again.selection == first.selection
    assert again.notices == ()
    assert codec.read(first.selection.query(), scope, strict=True).selection == first.selection


@given(st.data())
def test_every_settled_selection_has_a_view(atlas, data):
    settled = codec.settle(data.draw(selections(atlas.scope)), atlas.scope).selection
    view = atlas.view(settled)
    assert len(view.values) == 19
    assert ((view.steps == -1) == view.values.isna()).all()


@given(
    st.permutations(
        list(Selection(metric="grants", years=(2014, 2020), lang="en").query().split("&"))
    )
)
def test_the_order_of_keys_does_not_matter(scope, parts):
    assert codec.parse("&".join(parts), scope).selection.query() == (
        "metric=grants&years=2014-2020&lang=en"
    )


# Totality -----------------------------------------------------------------------------------

KEYS = st.sampled_from([*READERS, *RENAMED_KEYS, "utm_source", "from", "", "x"])
PIECES = st.lists(st.tuples(KEYS, st.text(max_size=30)), max_size=8)


def total(query: codec.Query, scope: Scope) -> None:
    """Reads to something that reads back to itself, or refuses its release."""
    try:
        found = codec.read(query, scope)
    except UnknownKey as fault:
        assert fault.where == "release"
        assert fault.text("zh").encode() and fault.text("zh").isprintable()
        return
    for notice in found.notices:
        assert notice.text("zh").encode()
    again = codec.read(found.selection.query(), scope, strict=True)
    assert again.selection == found.selection


@given(st.text())
@example("=&=&&?=%")
@example("metric=%ff%fe&years=%00")
@example("\ud800=\udfff&metric=\ud800")
@example("county=" + "9" * 5000)
@example("metric=grants" * 1000)
def test_any_text_is_read(scope, text):
    total(text, scope)


@given(st.binary())
def test_any_bytes_are_read(scope, data):
    total(data, scope)
    total("&".join(f"{key}={quote(data)}" for key in READERS if key != "release"), scope)


@given(PIECES)
def test_any_values_of_known_keys_are_read(scope, pieces):
    total("&".join(f"{key}={quote(text)}" for key, text in pieces), scope)
    total(dict(pieces), scope)


@pytest.mark.parametrize("key", [k for k in READERS if k != "release"])
@pytest.mark.parametrize(
    "value",
    [
        "<script>alert(1)</script>", "' OR 1=1 --", "../../etc/passwd", "%2e%2e%2f", "\x00", "=1+1",
        "{gap}", "𝟚𝟘𝟚𝟙-", "١٩٩٩", "￿", "\u202eabc", "a" * 1500, "," * 500, "万" * 60, "-1", "NaN",
    ],
)  # fmt: skip
def test_hostile_values_are_mended_and_refused(scope, key, value):
    query = f"{key}={quote(value)}"
    found = codec.read(query, scope)
    blank = not value.replace(",", "").strip("\x00 ")
    assert found.notices or blank
    for notice in found.notices:
        said = notice.text("zh")
        assert said.isprintable() and len(said) < 600
        with pytest.raises(BadSelection):
            codec.read(query, scope, strict=True)


def test_an_over_long_query_is_refused_but_keeps_its_release(scope):
    long = "metric=grants&county=" + "9" * keys.MAX_QUERY
    found = codec.read(long + "&release=r1", scope)
    assert found.selection == Selection(release="r1")
    assert len(found.notices) == 1
    with pytest.raises(UnknownKey):
        codec.read(long + "&release=r9", scope)


def test_over_long_lists(scope):
    many = ",".join(["beijing"] * (readers.MAX_LIST + 1))
    found = codec.read(f"supporters={many}", scope)
    assert found.selection.supporters == ("beijing",)
    assert len(found.notices) == 1
    five = ",".join(scope.allowed["county"][:5])
    parsed = codec.parse(f"compare={five}", scope)
    assert parsed.selection.compare == scope.allowed["county"][:4]
    assert len(parsed.notices) == 1


# Single values ------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["r9", "", "latest", "R1", "r1,r2", "../r1", "r01"])
def test_an_unknown_or_malformed_release_is_never_mended(scope, text):
    with pytest.raises(UnknownKey):
        codec.read(f"release={text}", scope)
    with pytest.raises(UnknownKey):
        codec.read({"release": text}, scope)
    with pytest.raises(UnknownKey):
        codec.read(f"release=r1&release={text}", scope)


def test_a_known_release_is_kept(scope):
    assert codec.read("release=r1", scope, strict=True).selection.release == "r1"


@pytest.mark.parametrize(
    ("name", "adcode"),
    [
        ("开县", "500154"), ("武隆县", "500156"), ("江津市", "500116"), ("石柱县", "500240"),
        ("开州", "500154"), ("开州区", "500154"), ("Kaizhou", "500154"),
        ("石柱土家族自治县", "500240"), ("万县市", "500101"),
        ("宜昌县", "420506"), ("５００１０１", "500101"),
    ],
)  # fmt: skip
def test_old_and_other_names_of_counties(scope, name, adcode):
    assert codec.read(f"county={quote(name)}", scope, strict=True).selection.county == adcode
    assert codec.parse({"compare": name}, scope).selection.compare == (adcode,)


def test_names_of_other_things(scope):
    for query, key, value in (
        ("province=湖北省", "province", "hubei"),
        ("supporters=上海,北京市", "supporters", ("beijing", "shanghai")),
        ("metric=无偿援助资金", "metric", "grants"),
        ("metric=GRANTS", "metric", "grants"),
        ("metric=projects&sectors=旅游,其他领域", "sectors", ("tourism", "others")),
    ):
        found = codec.read(query, scope, strict=True)
        assert getattr(found.selection, key) == value


def test_every_label_of_a_metric_leads_to_it(scope):
    for metric in metrics.METRICS.values():
        for label in metric.label:
            assert codec.read({"metric": label}, scope, strict=True).selection.metric == metric.key


def test_every_registered_name_leads_to_its_value(scope):
    for key, names in scope.names.items():
        for name, value in names.items():
            assert value in scope.allowed[key]
            assert _first(getattr(codec.parse({key: name}, scope).selection, key)) == value


def _first(value: object) -> object:
    return value[0] if isinstance(value, tuple) else value


def test_renamed_keys_and_metrics(scope):
    old = codec.read("metric=funds&sector=tourism&year=2019&supporter=beijing&language=en", scope)
    new = "metric=grants&sectors=tourism&years=2019&supporters=beijing&lang=en"
    assert old.notices == ()
    assert old.selection.query() == new
    assert (
        codec.read("metric=co2&normalize=per_km2", scope, strict=True).selection.normalise
        == "per_km2"
    )
    for renamed in readers.RENAMED_METRICS.values():
        assert renamed in metrics.METRICS
    assert set(RENAMED_KEYS.values()) <= set(READERS)


def test_what_programs_hang_onto_links_means_nothing(scope):
    carried = "metric=grants&utm_source=x&from=timeline&isappinstalled=0&scene=1"
    assert codec.read(carried, scope, strict=True).selection == Selection(metric="grants")


def test_an_unknown_key_is_told(scope):
    found = codec.read("metrik=grants", scope)
    assert found.selection == Selection()
    assert found.notices[0].found == "metrik"


def test_a_key_twice_uses_the_first_and_says_so(scope):
    found = codec.read("metric=grants&metric=gdp", scope)
    assert found.selection.metric == "grants"
    assert len(found.notices) == 1


def test_blank_values_are_defaults(scope):
    assert (
        codec.read("metric=&sectors=&years=&county=", scope, strict=True).selection == Selection()
    )


@pytest.mark.parametrize(
    ("text", "years", "told"),
    [
        ("2021", (2021, 2021), False),
        ("2014-2024", (2014, 2024), False),
        ("2014–2024", (2014, 2024), False),
        ("２０２１", (2021, 2021), False),
        (" 2021 ", (2021, 2021), False),
        ("2024-2014", (2014, 2024), True),
        ("2021-", None, True),
        ("21", None, True),
        ("2014-2015-2016", None, True),
        ("20211", None, True),
        ("二〇二一", None, True),
        ("0999", None, True),
        ("²021", (2021, 2021), False),
    ],
)
def test_years(scope, text, years, told):
    found = codec.parse({"metric": "projects", "years": text}, scope)
    assert found.selection.years == years
    assert bool(found.notices) is told


def test_years_outside_the_range_of_the_metric(scope):
    # co2_emissions 1997–2017; rule 2.
    found = codec.read("metric=co2_emissions&years=1990-2020", scope)
    assert found.selection.years == (1997, 2017)
    assert [str(n.where) for n in found.notices] == ["years"]
    assert codec.read("metric=co2_emissions&years=2021", scope).selection.years == (2017, 2017)
    assert codec.read("metric=co2_emissions", scope, strict=True).selection.years is None
    with pytest.raises(BadSelection):
        codec.read("metric=co2_emissions&years=2021", scope, strict=True)


def test_unknown_values_go_to_the_nearest(scope):
    assert codec.read("metric=grant", scope).selection.metric == "grants"
    assert codec.read("metric=projects&sectors=turism", scope).selection.sectors == ("tourism",)
    assert codec.read("metric=zzz", scope).selection == Selection()
    assert codec.read("sort=zzz", scope).notices[0].mend.gaps == {"value": "value"}


def test_canonical_lists(scope):
    def read(query: str) -> str:
        return codec.parse(query, scope).selection.query()

    assert read("sectors=others,tourism,tourism") == "sectors=tourism,others"
    assert read("sectors=tourism,agriculture,logistics,green_manufacturing,others") == ""
    assert read("sectors=ecology,others") == "sectors=others"
    assert read("tier=3,1") == "tier=1,3"
    assert read("tier=1,2,3") == ""
    assert read("programme=default") == ""
    assert read("programme=all,central") == "programme=all"
    assert read("programme=default,follow_up") == (
        "programme=central,counterpart,follow_up,own_province"
    )
    assert read("programme=central,counterpart,own_province") == ""
    assert read("tier=１，３") == "tier=1,3"


def test_keys_stand_in_the_order_of_the_design():
    assert tuple(READERS) == (
        "metric", "sectors", "years", "province", "supporters", "county", "normalise", "baseline",
        "change", "relative", "compare", "sort", "programme", "status", "basis", "tier", "lang",
        "release",
    )  # fmt: skip
