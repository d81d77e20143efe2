"""What an owner may set, one row each: to add a setting, add a field here, then use it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geodata.errors import SettingError
from geodata.language import Language, Message, Text
from geodata.package import DATA
from geodata.releases import FOLDER_SETTING

ROOT = Path(__file__).parent.parent
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}")
ORIGIN = re.compile(r"\*|'self'|https?://(\*\.)?[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?")

#: From the name of a variable and its text, never blank, to the value.
Reader = Callable[[str, str], Any]


def _wrong(env: str, text: str, expected: str) -> SettingError:
    return SettingError(
        where=env, found=text[:60], expected=expected, mend=Message("请改正这个环境变量。")
    )


def _text(_env: str, text: str) -> str:
    return text


def _path(_env: str, text: str) -> Path:
    return Path(text)


def _port(env: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise _wrong(env, text, "1–65535")
    return int(text)


def _address(env: str, text: str) -> str:
    """An http(s) address without query, fragment or closing slash."""
    parts = urlsplit(text)
    plain = parts.scheme in ("http", "https") and parts.netloc and text.isascii()
    if not plain or parts.query or parts.fragment or len(text) > 200:
        raise _wrong(env, text, "https://atlas.example.cn")
    return text.rstrip("/")


def _ancestors(env: str, text: str) -> str:
    """`*`, or origins divided by blanks, as Content-Security-Policy writes them."""
    if not all(ORIGIN.fullmatch(part) for part in text.split()):
        raise _wrong(env, text, "* / https://news.example.cn https://*.example.org")
    return " ".join(text.split())


def _mail(env: str, text: str) -> str:
    """One plain mail address."""
    if not MAIL.fullmatch(text):
        raise _wrong(env, text, "atlas@example.cn")
    return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting as it is documented and read.

    Attributes
    ----------
    name
        Field of `Settings`.
    env
        Environment variable; a blank one is as if it were not set.
    """

    name: str
    env: str
    default: Any
    help: Text
    read: Reader


def _row(env: str, read: Reader, zh: str, en: str) -> dict[str, Any]:
    """What a field says beside its default."""
    return {"env": env, "read": read, "help": Text(zh, en)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One field a setting, with its variable, default, reader and help."""

    host: str = field(
        default="127.0.0.1", metadata=_row("HOST", _text, "监听地址", "Address to listen on")
    )
    port: int = field(default=8050, metadata=_row("PORT", _port, "监听端口", "Port to listen on"))
    data: Path = field(
        default=DATA,
        metadata=_row(
            "ATLAS_DATA",
            _path,
            "数据包文件夹",
            "Folder of the data package; geometry in `geo/`",
        ),
    )
    releases: Path | None = field(
        default=None,
        metadata=_row(
            FOLDER_SETTING,
            _path,
            "放其他版本的文件夹，每个子文件夹一个数据包；带 `release=` 的链接始终显示那一版",
            "Folder of further releases, a data package in each folder; links with `release=` "
            "always show that release",
        ),
    )
    public_url: str = field(
        default="",
        metadata=_row(
            "ATLAS_PUBLIC_URL",
            _address,
            "读者访问本站的地址，如 `https://atlas.example.cn`；有它图上才印二维码",
            "Where readers reach the site, e.g. `https://atlas.example.cn`; without it pictures "
            "have no QR code",
        ),
    )
    frame_ancestors: str = field(
        default="*",
        metadata=_row(
            "ATLAS_FRAME_ANCESTORS",
            _ancestors,
            "哪些网站可以嵌入 `/embed`，例如 `https://news.example.cn https://*.example.org`",
            "Who may embed `/embed`, e.g. `https://news.example.cn https://*.example.org`",
        ),
    )
    mail: str = field(
        default="",
        metadata=_row(
            "ATLAS_MAIL",
            _mail,
            "「这条有误」的邮件收件人；不填则由读者自己填",
            "Who receives corrections; absent: readers fill it in",
        ),
    )
    script: Path | None = field(
        default=None,
        metadata=_row(
            "ATLAS_SCRIPT",
            _path,
            "本单位的会议讲稿（TOML）；不填用随附的",
            "The office's own script for meetings (TOML); absent: the shipped one",
        ),
    )
    review_number: str = field(
        default="",
        metadata=_row(
            "ATLAS_MAP_NUMBER",
            _text,
            "贵单位自己的审图号；不填则写底图审图号",
            "The owner's own map review number; absent: that of the base map",
        ),
    )
    var: Path = field(default=ROOT / "var", metadata=_row(
        "ATLAS_VAR", _path,
        "可写文件夹：压缩好的静态文件、图片缓存、图号表",
        "Folder that may be written: compressed files, kept pictures, figure codes",
    ))  # fmt: skip

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> Settings:
        """Read the settings; SettingError names the variable that cannot be read."""
        given = {row.name: row.read(row.env, env[row.env]) for row in SETTINGS if env.get(row.env)}
        return cls(**given)


SETTINGS: tuple[Setting, ...] = tuple(
    Setting(name=row.name, default=row.default, **row.metadata) for row in fields(Settings)
)


def table(language: Language) -> list[tuple[str, str, str]]:
    """Variable, default and help of every setting, for the documentation.

    Folders are written as they lie under the program.

    >>> table("en")[1]
    ('`PORT`', '`8050`', 'Port to listen on')
    """
    return [(f"`{row.env}`", _default(row.default), row.help.in_(language)) for row in SETTINGS]


def _default(value: object) -> str:
    if isinstance(value, Path) and value.is_relative_to(ROOT):
        return f"`{value.relative_to(ROOT).as_posix()}`"
    return "" if value in (None, "") else f"`{value}`"
