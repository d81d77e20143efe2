"""A record held for wrong as a form to be filled: a workbook, and the text of a mail."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from geodata.intake.forms.forms import GUIDE
from geodata.intake.forms.gaps import release_rows
from geodata.intake.forms.types import Form, FormColumn
from geodata.intake.forms.workbook import Book
from geodata.language import Language, Message, Text, lists
from geodata.records.corrections import Line, Record
from geodata.view import View
from geodata.wording import sentence

#: Longest address that mail programs open; the text itself is copied.
MAX_MAILTO = 1_900
_EVIDENCE = (
    Text("依据：标题", "Evidence: title"),
    Text("依据：网址", "Evidence: address"),
    Text("依据：日期", "Evidence: date"),
)
FORM = Form(
    key="correction",
    sheet=Text("更正", "Correction"),
    columns=(
        FormColumn(key="field", label=Text("栏目", "Column"), kind="said", width=22),
        FormColumn(key="now", label=Text("现为", "It says"), kind="said", width=48),
        FormColumn(
            key="right", label=Text("应为", "It should say"), kind="text", width=40,
            about=Text("只填有误的栏目；没有公布的写「空白」。",
                       "Fill only what is wrong; write “blank” for what is not published."),
        ),
        FormColumn(
            key="why", label=Text("说明", "Remark"), kind="text", width=40,
            about=Text("怎么知道的、哪里写着。", "How it is known, and where it is written."),
        ),
    ),
    fixed=1,
)  # fmt: skip


@dataclass(frozen=True, eq=False, kw_only=True)
class Correction:
    """A record in a view, on its way to be corrected.

    Attributes
    ----------
    address
        Where the view behind the figure code can be seen.
    """

    record: Record
    lines: list[Line]
    view: View
    address: str

    @property
    def language(self) -> Language:
        """That of the view."""
        return self.view.selection.lang

    @property
    def file_name(self) -> str:
        """An ASCII name, e.g. `correction_hb-001_r1.xlsx`."""
        name = self.record.id.replace(":", "-")
        return f"correction_{name}_{self.view.release.id}.xlsx"

    def facts(self) -> list[tuple[str, str]]:
        """Which record of which release in which view, as labels and texts."""
        view, language = self.view, self.language
        rows = (
            (Message("记录编号"), self.record.id),
            (Message("数据版本"), f"{view.release.id} · {view.release.date.isoformat()}"),
            (Message("视图"), sentence.subtitle(view, language)),
            (Message("图号"), view.code),
            (Message("视图的地址"), self.address),
        )
        return [(label.text(language), text) for label, text in rows]


def content(asked: Correction) -> bytes:
    """The workbook; the same for the same record and view."""
    language, release = asked.language, asked.view.release
    title = Message("更正：{id}", id=asked.record.id).text(language)
    book = Book(title, release.date, language, {})
    says = Message("在「更正」表的「应为」列写正确的值，并写明依据，发给数据维护人员。").text(
        language
    )
    guide = [(Message("怎么填").text(language), says), *asked.facts()]
    book.text(GUIDE, title, [guide, release_rows(release, language)])
    rows = [{"field": line.label, "now": line.now} for line in asked.lines]
    rows += [{"field": label.in_(language), "now": ""} for label in _EVIDENCE]
    book.form(FORM, rows)
    return book.content()


def subject(asked: Correction) -> str:
    """Of the mail."""
    return Message(
        "更正：{id}（{release}）", id=asked.record.id, release=asked.view.release.id
    ).text(asked.language)


def mail(asked: Correction) -> str:
    """The text of the mail: what the record says, and a blank for what it should say."""
    language, colon = asked.language, lists.colon(asked.language)
    right = FORM.label("right", language)
    parts = [f"{label}{colon}{text}" for label, text in asked.facts()]
    parts.append("")
    parts += [f"{line.label}{colon}{line.now}    {right}{colon}" for line in asked.lines]
    parts.append("")
    parts += [f"{label.in_(language)}{colon}" for label in _EVIDENCE]
    return "\n".join(parts)


def mailto(asked: Correction, recipient: str = "") -> str:
    """An address that opens a mail with the subject and as much of the text as fits.

    What is cut is said in the mail: the whole text is copied from the page.
    """
    body = mail(asked)
    head = f"mailto:{quote(recipient, safe='@')}?subject={quote(subject(asked), safe='')}&body="
    room = MAX_MAILTO - len(head)
    if len(quote(body, safe="")) <= room:
        return head + quote(body, safe="")
    says = Message("（全文请从网页复制）").text(asked.language)
    kept: list[str] = []
    for line in body.split("\n"):
        if len(quote("\n".join([*kept, line, says]), safe="")) > room:
            break
        kept.append(line)
    return head + quote("\n".join([*kept, says]), safe="")
