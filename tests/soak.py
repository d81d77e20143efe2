"""Long proofs: `make soak` goes through everything, `make test` through a seeded sample."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")
SEED = 20261201


def soaking() -> bool:
    """Whether this run is one of `make soak`."""
    return settings.get_current_profile_name() == "soak"


def some(everything: Iterable[T], most: int) -> list[T]:
    """All of them in `make soak`, otherwise as many, the same each time, in their order."""
    found = list(everything)
    if soaking() or len(found) <= most:
        return found
    chosen = sorted(random.Random(SEED).sample(range(len(found)), most))
    return [found[n] for n in chosen]
