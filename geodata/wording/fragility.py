"""How fragile classes are told: the reason of one county, and one sentence for the map."""

from __future__ import annotations

from geodata.arithmetic.fragility import SCHEMES, Fragility
from geodata.language import Message
from geodata.view import View


def reason(found: Fragility) -> Message:
    """Why the class of a county is fragile."""
    schemes = [SCHEMES[key] for key in found.schemes]
    if found.rounding:
        return Message("级别不稳：四舍五入可达邻级")
    if len(schemes) == 1:
        return Message("级别不稳：按{scheme}分级会换级", scheme=schemes[0])
    return Message("级别不稳：按{one}或{other}分级都会换级", one=schemes[0], other=schemes[1])


def summary(view: View) -> Message:
    """How many counties would change class, through rounding or by another scheme."""
    found = view.fragile.values()
    rounding = sum(why.rounding for why in found)
    gaps = {"n": len(view.fragile), "of": view.coverage.counties}
    if rounding == len(view.fragile):
        return Message("级别不稳：{of} 个中 {n} 个，四舍五入可达邻级", **gaps)
    if rounding:
        return Message(
            "级别不稳：{of} 个中 {n} 个；四舍五入可达邻级的 {k} 个，其余换用分位数或等间距会换级",
            **gaps, k=rounding,
        )  # fmt: skip
    return Message("级别不稳：{of} 个中 {n} 个，换用分位数或等间距会换级", **gaps)
