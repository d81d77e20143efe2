"""One metric against another, on published figures that were looked up by hand."""

from __future__ import annotations

import pytest

from geodata.analyses.relation import RELATED, companion, relation
from geodata.registry.metrics import METRICS
from geodata.selection import Selection


def related(atlas, up: str, across: str, **more):
    selection = Selection(metric=up, **more)
    return relation(atlas, selection, companion(atlas, selection, across))


def test_air_and_grants_in_thirds(atlas, code):
    # Good days in percent: 秭归 81.56, 涪陵 91.5 | 奉节 94.8, 万州 95.07 | 巫山 98.6, 巴东 98.9.
    # Grants: 涪陵 373, 秭归 1,327 | 巫山 1,595, 奉节 2,000 | 万州 11,732, 巴东 17,750.
    found = related(atlas, "air_good_rate", "grants")
    assert found.cells == {
        code["涪陵"]: (0, 0), code["万州"]: (2, 1), code["奉节"]: (1, 1),
        code["巫山"]: (1, 2), code["巴东"]: (2, 2), code["秭归"]: (0, 0),
    }  # fmt: skip
    up, across = found.thirds
    assert up.limits == ((81.56, 91.5), (94.8, 95.07), (98.6, 98.9))
    assert across.limits == ((373, 1327), (1595, 2000), (11732, 17750))
    # Six are enough for classes, not for a coefficient.
    assert (found.correlation.n, found.correlation.rho) == (6, None)
    # 忠县 and 夷陵 have grants only, 江津 air only, 渝北 neither.
    names = {name: found.lacking[code[name]] for name in ("忠县", "夷陵", "江津", "渝北")}
    assert names == {
        "忠县": (False, True), "夷陵": (False, True), "江津": (True, False), "渝北": (False, False),
    }  # fmt: skip
    assert len(found.lacking) == 13


def test_co2_and_output_of_all_nineteen(atlas):
    # Neither has ties; places in the two orders differ by squares that add up to 108.
    found = related(atlas, "co2_emissions", "gdp")
    assert found.correlation.n == 19 and found.lacking == {}
    assert found.correlation.rho == pytest.approx(1 - 6 * 108 / (19 * (19**2 - 1)))
    assert found.thirds[0].sizes == (6, 7, 6)


def test_four_counties_make_neither_coefficient_nor_classes(atlas):
    # PM2.5 is published for 巴南, 涪陵, 万州 and 巴东.
    found = related(atlas, "pm25", "gdp")
    assert (len(found.both), found.correlation.rho, found.thirds) == (4, None, None)
    assert found.cells == {}


def test_what_the_figures_do_not_share_is_told(atlas):
    found = related(atlas, "forest_cover", "tree_cover_share")
    assert found.doubts(found.up) == ("years", "methods")
    assert found.doubts(found.across) == ()
    money = related(atlas, "tree_cover_share", "grants")
    assert money.doubts(money.across) == ()


def test_filters_go_with_both_as_far_as_they_can(atlas):
    chosen = Selection(
        metric="co2_emissions", years=(2015, 2015), normalise="per_km2", province="hubei"
    )
    wanted = {"province": "hubei", "years": (2015, 2015)}
    assert companion(atlas, chosen, "grants") == Selection(
        metric="grants", normalise="per_km2", **wanted
    )
    # Air has a figure of 2015, the census none: its own year stands.
    assert companion(atlas, chosen, "air_good_rate") == Selection(metric="air_good_rate", **wanted)
    assert companion(atlas, chosen, "population_census") == Selection(
        metric="population_census", province="hubei"
    )
    # Pairs of the plan have no years.
    assert companion(atlas, chosen, "supporters") == Selection(province="hubei")


def test_a_county_outside_the_province_lacks_nothing(atlas, code):
    found = related(atlas, "forest_cover", "gdp", province="hubei")
    assert set(found.both) | set(found.lacking) == {
        code[name] for name in ("巴东", "兴山", "秭归", "夷陵")
    }


def test_running_totals_and_what_is_not_ranked_are_never_related():
    assert set(METRICS) - set(RELATED) == {"grants_total", "projects_total", "ndvi_june_mean"}
