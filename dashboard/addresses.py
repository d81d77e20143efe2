"""Every public address, one row each: pages in the order of the header, then what they hand out.

To add a page, add a row; its module below `callbacks` is found by the row. Header, 404 text,
oEmbed, the description of the addresses and the tables of the documentation are read from here,
and links are made through rows: `RECORDS.at(selection)`, `COUNTY.at(selection, adcode="500101")`.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.address import HTML, KINDS, Address
from geodata.export import CSV, EXPORTS, JSON, XLSX
from geodata.language import Language, Text, lists
from geodata.meeting.room import KEYS as ROOM_KEYS
from geodata.query.keys import ALWAYS, FILTERS, KEYS, ROW_FILTERS
from geodata.records.request import KEYS as LEDGER_KEYS
from geodata.registry import charts

PDF = "application/pdf"
ZIP = "application/zip"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MAP = Address(
    path="/", label=Text("地图", "Map"), module="pages.live.spa", in_header=True, chart=charts.MAP,
    about=Text("地图、排名、趋势、领域和记录", "Map, ranking, trend, sectors and records"),
)  # fmt: skip
AREA = Address(
    path="/area", label=Text("概况", "Overview"), module="pages.profile", in_header=True,
    about=Text("全库区的概况", "The whole area"),
)  # fmt: skip
PAIRING = Address(
    path="/pairing", label=Text("结对关系", "Pairing"), module="pages.pairing", in_header=True,
    chart=charts.PAIRING, about=Text("支援方与县（区）的结对", "Who supports which county"),
)  # fmt: skip
ECOLOGY = Address(
    path="/ecology", label=Text("生态环境", "Ecology"), module="pages.ecology", in_header=True,
    chart=charts.MAP, own=("show", "relate", "against"),
    about=Text("生态环境指标的年份、变化和关系", "Ecological metrics by year, change and relation"),
)  # fmt: skip
RECORDS = Address(
    path="/records", label=Text("台账", "Records"), module="pages.ledger", in_header=True,
    keys=(*ROW_FILTERS, *ALWAYS), own=(*LEDGER_KEYS, "record", "page"),
    about=Text("台账的每一条记录", "Every record of the ledger"),
)  # fmt: skip
EVALUATION = Address(
    path="/evaluation", label=Text("规划评估", "Evaluation"), module="pages.evaluation",
    in_header=True, keys=ALWAYS, own=("result",),
    about=Text("规划目标的完成情况", "The targets of the plan, judged"),
)  # fmt: skip
PRESENT = Address(
    path="/present", label=Text("会议模式", "Meeting"), module="pages.present", in_header=True,
    keys=(*FILTERS, *ALWAYS), own=(*ROOM_KEYS, "theme"), operation="present",
    about=Text("会议模式", "The meeting: all slides in one page, no request after it"),
)  # fmt: skip
ABOUT = Address(
    path="/about", label=Text("来源与方法", "Sources and methods"), module="pages.live.spa",
    in_header=True, about=Text("来源、方法和各版本", "Sources, methods and releases"),
)  # fmt: skip
COUNTY = Address(
    path="/county/{adcode}", label=Text("县（区）", "County"), module="pages.profile",
    chart=charts.MAP,
    about=Text("一个县（区）的概况；写代码或名称", "The profile of a county, by code or any name"),
)  # fmt: skip
SUPPORTER = Address(
    path="/supporter/{supporter}", label=Text("支援方", "Supporter"), module="pages.pairing",
    chart=charts.PAIRING,
    about=Text("一个支援方的结对；写代码或名称", "The pairs of a supporter, by key or any name"),
)  # fmt: skip
SEARCH = Address(
    path="/search", label=Text("查找", "Find"), module="pages.find", keys=ALWAYS, own=("q",),
    about=Text("查找县（区）、支援方和指标", "Finds counties, supporters and metrics"),
)  # fmt: skip
CORRECTION = Address(
    path="/correction", label=Text("这个数字有误", "This figure is wrong"),
    module="pages.correction", own=("record",),
    about=Text("一条记录的更正", "A record to be corrected"),
)  # fmt: skip
EMBED = Address(
    path="/embed/{chart}", label=Text("嵌入", "Embed"), module="press.embeds", kind="press",
    operation="embed", about=Text("嵌入", "One chart alone, live"),
)  # fmt: skip
SNAPSHOT_PNG, SNAPSHOT_SVG, SNAPSHOT_PDF = (
    Address(
        path=f"/snapshot/{{chart}}.{ending}", label=Text("图片", "Picture"), kind="press",
        module="files.snapshots", operation=f"snapshot_{ending}", media_type=media_type,
        limited=True, about=Text("图片", f"Picture, {ending.upper()}"),
    )
    for ending, media_type in (("png", "image/png"), ("svg", "image/svg+xml"), ("pdf", PDF))
)  # fmt: skip
#: The same by the ending of the file.
SNAPSHOTS = {row.path.rpartition(".")[2]: row for row in (SNAPSHOT_PNG, SNAPSHOT_SVG, SNAPSHOT_PDF)}
WECHAT = Address(
    path="/snapshot/wechat.zip", label=Text("公众号素材包", "WeChat kit"), module="files.snapshots",
    kind="press", operation="wechat", media_type=ZIP, limited=True,
    about=Text("公众号素材包", "Kit for a WeChat article"),
)  # fmt: skip
SHARE = Address(
    path="/share/{chart}", label=Text("分享", "Share"), module="press.share", kind="press",
    operation="share", kept=False, about=Text("分享", "The share page"),
)  # fmt: skip
FIGURE_CODE = Address(
    path="/v/{code}", label=Text("图号", "Figure code"), module="press.frozen", kind="press",
    operation="figure_code", kept=False,
    about=Text("图号", "The frozen view behind a figure code"),
)  # fmt: skip
FIGURE_CODES = Address(
    path="/v/", label=Text("查图号", "Look up a figure code"), module="press.frozen", kind="press",
    keys=("lang",), own=("code",), kept=False,
    about=Text("查图号", "Asks for a figure code"),
)  # fmt: skip
OEMBED = Address(
    path="/oembed", label=Text("oEmbed", "oEmbed"), module="press.oembed", kind="press", keys=(),
    operation="oembed", media_type=JSON, kept=False, own=("url", "format", "maxwidth", "maxheight"),
    about=Text("oEmbed 1.0", "oEmbed 1.0"),
)  # fmt: skip
LEDGER_ROWS = Address(
    path="/records.json", label=Text("台账的一段", "Piece of the ledger"), module="pages.ledger",
    kind="data", keys=RECORDS.keys, own=(*LEDGER_KEYS, "start", "end"), operation="ledger_rows",
    media_type=JSON,
    about=Text("台账记录，一段", "A piece of the ledger, as it reads"),
)  # fmt: skip
LEDGER_CSV, LEDGER_XLSX = (
    Address(
        path=f"/ledger.{ending}", label=Text("台账记录", "Records of the ledger"), kind="data",
        module="pages.ledger", keys=RECORDS.keys, own=LEDGER_KEYS, operation=f"ledger_{ending}",
        media_type=media_type, kept=False,
        about=Text(f"台账记录，{name}", f"Records of the ledger, {name}"),
    )
    for ending, name, media_type in (("csv", "CSV", CSV), ("xlsx", "Excel", XLSX))
)  # fmt: skip
EVALUATION_XLSX, EVALUATION_DOCX, EVALUATION_PDF = (
    Address(
        path=f"/evaluation.{ending}", label=Text("规划评估", "Evaluation"), kind="file",
        module="pages.evaluation", keys=ALWAYS, operation=f"evaluation_{ending}",
        media_type=media_type, limited=True, about=about,
    )
    for ending, media_type, about in (
        ("xlsx", XLSX, Text("规划评估，全部结果、数字和来源",
                            "The plan evaluated: results, figures and sources")),
        ("docx", DOCX, Text("自评估报告，Word", "Self-evaluation report, Word")),
        ("pdf", PDF, Text("自评估报告，PDF", "Self-evaluation report, tagged PDF")),
    )
)  # fmt: skip
GAPS = Address(
    path="/gaps.xlsx", label=Text("缺口表", "Gap workbook"), module="files.handouts", kind="file",
    keys=("county", "supporters", *ALWAYS), operation="gaps", media_type=XLSX,
    about=Text(
        "缺口表：一个县（区）或若干支援方",
        "Gap workbook of a county, or of supporters: exactly one of the two",
    ),
)  # fmt: skip
CORRECTION_XLSX = Address(
    path="/correction.xlsx", label=Text("更正表", "Correction form"), module="files.handouts",
    kind="file", own=("record",), operation="correction", media_type=XLSX,
    about=Text("更正表", "A record to be corrected"),
)  # fmt: skip
RELEASE = Address(
    path="/release/{release}.zip", label=Text("整版数据包", "Whole release"), kind="file",
    module="files.handouts", keys=("lang",), operation="release", media_type=ZIP,
    about=Text(
        "整版数据包",
        "A whole release as a Frictionless data package; `Repr-Digest` states its SHA-256",
    ),
)  # fmt: skip
COUNTY_SHEET = Address(
    path="/county/{adcode}.pdf", label=Text("一页纸", "Sheet of a county"), module="files.sheets",
    kind="file", keys=ALWAYS, operation="county_sheet", media_type=PDF, limited=True,
    about=Text("一页纸", "A county on one page of A4: tagged PDF (PDF/UA-1)"),
)  # fmt: skip
AREA_SHEET = Address(
    path="/area.pdf", label=Text("概况", "Sheets of the area"), module="files.sheets", kind="file",
    keys=ALWAYS, operation="area_sheet", media_type=PDF, limited=True,
    about=Text("概况", "The whole area on two pages"),
)  # fmt: skip
_SCRIPTED = Text(
    "筛选下没有数字的步骤不在其中；图由讲稿决定。",
    "Under filters, steps without any figure are left out. Charts and maps are those of the "
    "script; keys that a script decides are refused.",
)
SLIDES, SCRIPT_PDF, BRIEF = (
    Address(
        path=path, label=label, module="files.takeaway", kind="file", keys=PRESENT.keys,
        own=PRESENT.own, operation=path[1:].replace(".", "_"), media_type=media_type, limited=True,
        more=_SCRIPTED, about=about,
    )
    for path, media_type, label, about in (
        ("/present.pptx", PPTX, Text("幻灯片 PPTX", "Slides, PPTX"),
         Text("幻灯片", "The script of the meeting as slides with native charts and tables")),
        ("/present.pdf", PDF, Text("讲稿 PDF", "Script, PDF"),
         Text("讲稿 PDF", "The same as a tagged PDF (PDF/UA-1) of 16:9 pages")),
        ("/brief.html", HTML, Text("离线简报（一个文件）", "Brief: one file, works offline"),
         Text("离线简报", "The same as one HTML file with everything inside, 3 MB at most")),
    )
)  # fmt: skip
_WHOLE = Text(
    "只写 `release`（可加 `lang`）时，包里还有整版数据包：datapackage.json、全部 CSV 和边界。",
    "With `release` and nothing else (but `lang`) the archive also holds the whole release as a "
    "data package: datapackage.json, all CSV files and the boundaries, byte for byte.",
)
DATA = {
    export.address[1:]: Address(
        path=export.address, label=export.label, about=export.label, module="web.http",
        kind="data", operation=export.address[1:].replace(".", "_"), media_type=export.media_type,
        more=_WHOLE if export.ending == "zip" else Text("", ""),
    )
    for export in EXPORTS.values()
}  # fmt: skip
NAMES = Address(
    path="/search.json", label=Text("查找", "Find"), module="pages.find", kind="data", keys=ALWAYS,
    own=("q",), media_type=JSON, about=Text("查找框读的内容", "What the search box reads"),
)  # fmt: skip
OPENAPI = Address(
    path="/openapi.json", label=Text("本说明", "This description"), module="web.http", kind="state",
    keys=(), operation="openapi", media_type=JSON, about=Text("本说明", "This description"),
)  # fmt: skip
HEALTHZ = Address(
    path="/healthz", label=Text("存活", "Liveness"), module="web.http", kind="state", keys=(),
    operation="healthz", media_type=JSON, kept=False, about=Text("存活", "Liveness"),
)  # fmt: skip
READYZ = Address(
    path="/readyz", label=Text("就绪", "Readiness"), module="web.http", kind="state", keys=(),
    operation="readyz", media_type=JSON, kept=False, about=Text("就绪", "Readiness"),
)  # fmt: skip

#: In the order in which the documentation names them.
ADDRESSES: tuple[Address, ...] = (
    *(row for row in list(globals().values()) if isinstance(row, Address)),
    *DATA.values(),
)
#: What the header names, in its order.
PAGES: tuple[Address, ...] = tuple(row for row in ADDRESSES if row.in_header)
#: What people read, the header's first.
EVERY_PAGE: tuple[Address, ...] = tuple(row for row in ADDRESSES if row.kind == "page")
#: Modules below `callbacks` that serve an address.
MODULES: tuple[str, ...] = tuple(dict.fromkeys(row.module for row in ADDRESSES))


def of(path: str) -> tuple[Address, dict[str, str]] | None:
    """The address that a path is of, and what stands in its gaps; None for none of ours.

    >>> [(row.path, gaps) for row, gaps in [of("/supporter/shandong")]]
    [('/supporter/{supporter}', {'supporter': 'shandong'})]
    """
    for row in ADDRESSES:
        gaps = row.match(path)
        if gaps is not None:
            return row, gaps
    return None


def listed(rows: Iterable[Address]) -> str:
    """Paths in a row, as a refusal lists them.

    >>> listed((MAP, COUNTY))
    '/, /county/<adcode>'
    """
    return lists.keys(row.shown for row in rows)


def table(language: Language) -> list[tuple[str, str, str, str]]:
    """Kind, path, what it gives and its own keys of every address, for the documentation.

    >>> table("en")[4]
    ('Pages', '`/records`', 'Every record of the ledger', '`q` `kind` `order` `record` `page`')
    """
    return [
        (
            KINDS[row.kind].in_(language),
            f"`{row.shown}`",
            row.about.in_(language),
            " ".join(f"`{key}`" for key in row.own),
        )
        for kind in KINDS
        for row in ADDRESSES
        if row.kind == kind
    ]


def table_of_keys(language: Language) -> list[tuple[str, str, str]]:
    """Every key of the query with its label and what it does, for the documentation.

    >>> table_of_keys("en")[11]
    ('`sort`', 'Order', 'Order of the ranking; files are always in river order.')
    """
    return [
        (f"`{key}`", row.label.in_(language), row.about.in_(language)) for key, row in KEYS.items()
    ]
