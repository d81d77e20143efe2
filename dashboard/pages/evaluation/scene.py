"""What the page is asked for: a release, a language, and of which status the rules are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard import addresses
from dashboard.addresses import EVALUATION
from dashboard.site import Site
from geodata.errors import BadSelection
from geodata.evaluation.evaluate import Evaluation, Verdict, evaluate
from geodata.evaluation.judges.types import STATUSES
from geodata.language import Language, Message, lists
from geodata.language.shown import plain, printable
from geodata.query import codec, settling
from geodata.query.keys import ALWAYS, divided
from geodata.query.notices import Reader
from geodata.selection import Selection
from geodata.view import View

PATH = addresses.EVALUATION.path
FILES = {"xlsx": "Excel", "docx": "Word", "pdf": "PDF"}


@dataclass(frozen=True, eq=False)
class EvaluationScene:
    """One state of the page.

    Attributes
    ----------
    result
        Key of `STATUSES`; blank shows every rule.
    """

    site: Site
    selection: Selection
    result: str = ""
    notices: tuple[BadSelection, ...] = ()

    @property
    def language(self) -> Language:
        """Of every word on the page."""
        return self.selection.lang

    @cached_property
    def evaluation(self) -> Evaluation:
        """Every verdict of the release that is shown."""
        return evaluate(self.site.atlas)

    @cached_property
    def view(self) -> View:
        """What head and foot of the page ask for: release, language, addresses."""
        return self.site.atlas.view(self.selection)

    @property
    def more(self) -> str:
        """The page's own key as a query."""
        return f"result={self.result}" if self.result else ""

    def at(self, result: str = "") -> str:
        """The address of another choice."""
        return self.selection.at(PATH, f"result={result}" if result else "")

    def file(self, ending: str) -> str:
        """The address of a file."""
        return self.selection.at(f"{PATH}.{ending}")

    def shown(self, kind: str) -> tuple[Verdict, ...]:
        """The rules of a kind that pass the choice."""
        found = self.evaluation.of(kind)
        return tuple(v for v in found if self.result in ("", v.result.status))


def read(site: Site, query: str) -> EvaluationScene:
    """The state that an address asks for, mended with notices.

    Raises
    ------
    UnknownKey
        The release is not known.
    """
    own, rest = divided(query, EVALUATION.own)
    release = codec.parse(rest, site.releases.latest.atlas.scope).selection.release
    here = site.at(release)
    parsed = codec.parse(rest, here.atlas.scope)
    reader = Reader(here.atlas.scope, list(parsed.notices))
    mend = Message("此参数不起作用，请删去。")
    selection = settling.only(parsed.selection, ALWAYS, reader, mend)
    return EvaluationScene(here, selection, _result(own, reader), tuple(reader.notices))


def _result(own: list[tuple[str, str]], reader: Reader) -> str:
    wanted = plain(own[0][1]) if own else ""
    named = {plain(name): key for key, row in STATUSES.items() for name in row.label}
    key = named.get(wanted, wanted)
    if len(own) > 1:
        expected, mend = Message("每个参数一次"), Message("只用第一个。")
        reader.note("result", printable(own[1][1]), expected, mend)
    if not key or key in STATUSES:
        return key
    reader.note("result", printable(wanted), lists.keys(STATUSES), Message("不作此项筛选。"))
    return ""
