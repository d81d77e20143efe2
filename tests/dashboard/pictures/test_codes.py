"""Figure codes: kept, read with the slips of a hand, and bounded."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dashboard.delivery.codes import Codes, typed
from geodata.selection import Selection, figure_code


def test_a_code_leads_back_to_its_query(tmp_path) -> None:
    codes, chosen = Codes(tmp_path), Selection(metric="grants", years=(2014, 2020), lang="en")
    code = codes.remember(chosen, "r1")
    assert code == figure_code(chosen, "r1")
    assert Codes(tmp_path).query(code) == "metric=grants&years=2014-2020&lang=en&release=r1"
    assert codes.query("r1-AAAAAAAA") is None


@given(st.integers(1, 99), st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=8, max_size=8))
def test_codes_are_read_as_they_were_meant(number: int, rest: str) -> None:
    code = f"r{number}-{rest}"
    assert typed(code) == typed(f"  {code.lower()} ") == code
    assert typed(code.replace("O", "0").replace("I", "1").replace("B", "8").replace("R", "R")) in (
        code, None,
    )  # fmt: skip


@given(st.text(max_size=40))
def test_anything_else_is_no_code(text: str) -> None:
    found = typed(text)
    assert found is None or len(found) <= 15
