"""What all tests share: the browser mark and how Hypothesis searches."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from dashboard.pages.map.page import Site
    from geodata.atlas import Atlas
    from geodata.releases import Releases

BROWSER_TESTS = Path(__file__).parent / "browser"

# No deadline: the machines that run this are shared. In CI the same cases each time.
settings.register_profile(
    "here", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies below tests/browser needs a browser."""
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(pytest.mark.browser)


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
