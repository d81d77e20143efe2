"""What all tests share: the browser mark and how Hypothesis searches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from tests.soak import soaking

if TYPE_CHECKING:
    from dashboard.pages.map.page import Site
    from geodata.atlas import Atlas
    from geodata.releases import Releases

BROWSER_TESTS = Path(__file__).parent / "browser"

# No deadline: the machines that run this are shared. `make test` searches the same few cases each
# time, `make soak` (`--hypothesis-profile=soak`) many others.
settings.register_profile(
    "sample",
    deadline=None,
    max_examples=15,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "soak", settings.get_profile("sample"), max_examples=500, derandomize=False, print_blob=True
)
settings.load_profile("sample")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Marks for browsers and searches; what is long is left to `make soak`."""
    left = []
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker(pytest.mark.soak)
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.soak)
            left.append(item)
    if left and not soaking():
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Files get short names: an archive holds the clock, and parallel runs compare names."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The shipped atlas, once for all tests of a process."""
    from geodata.atlas import Atlas

    return Atlas.load()


@pytest.fixture(scope="session")
def site(atlas: Atlas) -> Site:
    """What every page needs, with the shipped facts and geometry."""
    from dashboard.pages.map.page import Site
    from geodata.boundaries import Boundaries
    from geodata.releases import Facts, Releases

    facts = Facts(atlas, Boundaries.load())
    return Site(Releases({facts.id: facts}), {facts.id: "/static/map.0123456789ab.json"})


@pytest.fixture(scope="session")
def further(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for ATLAS_RELEASES that holds a second release."""
    from tests.second_release import second_release

    return second_release(tmp_path_factory.mktemp("releases"))


@pytest.fixture(scope="session")
def both(further: Path) -> Releases:
    """The shipped release and a second one."""
    from geodata.releases import Releases

    return Releases.load(others=further)


@pytest.fixture(scope="session")
def later_site(both: Releases) -> Site:
    """The site after the second release has come."""
    from dashboard.pages.map.page import Site

    return Site(both, {id_: f"/static/map.{id_}.json" for id_ in both.ids})
