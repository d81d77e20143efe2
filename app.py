"""The application: settings, `create_app`, `server`."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dash import Dash

from callbacks import assemble
from geodata.errors import SettingError
from geodata.language import Message

HERE = Path(__file__).parent
DATA = HERE / "geodata" / "data"
MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,8}")
ORIGIN = re.compile(r"\*|'self'|https?://(\*\.)?[A-Za-z0-9.-]{1,200}(:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What an owner may set, each by an environment variable."""

    host: str = "127.0.0.1"  # HOST
    port: int = 8050  # PORT
    data: Path = DATA  # ATLAS_DATA: folder of the data package
    review_number: str = (
        ""  # ATLAS_MAP_NUMBER: the owner's own map review number; absent = that of the base map
    )
    var: Path = HERE / "var"  # ATLAS_VAR: where compressed files and caches may be written
    releases: Path | None = None  # ATLAS_RELEASES: folder of further packages, one folder each
    public_url: str = ""  # ATLAS_PUBLIC_URL: where readers reach this site; QR codes need it
    frame_ancestors: str = "*"  # ATLAS_FRAME_ANCESTORS: sites that may embed charts
    mail: str = ""  # ATLAS_MAIL: address that receives corrections; mails open without one
    script: Path | None = None  # ATLAS_SCRIPT: the office's own script for meetings, a TOML file

    @classmethod
    def from_env(cls, env: dict[str, str] | os._Environ[str] = os.environ) -> Settings:
        """Read the settings; SettingError names the variable that cannot be read."""
        port = env.get("PORT") or "8050"
        if not port.isdigit() or not 0 < int(port) < 65536:
            raise SettingError(
                where="PORT", found=port, expected="1–65535", mend=Message("请改正这个环境变量。")
            )
        return cls(
            host=env.get("HOST") or "127.0.0.1",
            port=int(port),
            data=Path(env.get("ATLAS_DATA") or DATA),
            review_number=env.get("ATLAS_MAP_NUMBER", ""),
            var=Path(env.get("ATLAS_VAR") or HERE / "var"),
            releases=Path(env["ATLAS_RELEASES"]) if env.get("ATLAS_RELEASES") else None,
            public_url=_address(env.get("ATLAS_PUBLIC_URL", "")),
            frame_ancestors=_ancestors(env.get("ATLAS_FRAME_ANCESTORS") or "*"),
            mail=_mail(env.get("ATLAS_MAIL", "")),
            script=Path(env["ATLAS_SCRIPT"]) if env.get("ATLAS_SCRIPT") else None,
        )


def _address(text: str) -> str:
    """An http(s) address without query, fragment or closing slash; empty stays empty."""
    parts = urlsplit(text)
    plain = parts.scheme in ("http", "https") and parts.netloc and text.isascii()
    if text and (not plain or parts.query or parts.fragment or len(text) > 200):
        raise SettingError(
            where="ATLAS_PUBLIC_URL",
            found=text[:60],
            expected="https://atlas.example.cn",
            mend=Message("请改正这个环境变量。"),
        )
    return text.rstrip("/")


def _ancestors(text: str) -> str:
    """`*`, or origins divided by blanks, as Content-Security-Policy writes them."""
    if not all(ORIGIN.fullmatch(part) for part in text.split()):
        raise SettingError(
            where="ATLAS_FRAME_ANCESTORS",
            found=text[:60],
            expected="* / https://news.example.cn https://*.example.org",
            mend=Message("请改正这个环境变量。"),
        )
    return " ".join(text.split())


def _mail(text: str) -> str:
    """One plain mail address; empty stays empty."""
    if text and not MAIL.fullmatch(text):
        raise SettingError(
            where="ATLAS_MAIL",
            found=text[:60],
            expected="atlas@example.cn",
            mend=Message("请改正这个环境变量。"),
        )
    return text


def create_app(settings: Settings) -> Dash:
    """A Dash app with every page, callback and address registered."""
    return assemble(
        data=settings.data,
        var=settings.var,
        review_number=settings.review_number,
        releases=settings.releases,
        public_url=settings.public_url,
        frame_ancestors=settings.frame_ancestors,
        mail=settings.mail,
        script=settings.script,
    )


def main() -> None:
    """Serve with Dash's own server, for one machine and few people; `make run` uses gunicorn."""
    settings = Settings.from_env()
    create_app(settings).run(host=settings.host, port=settings.port)


def __getattr__(name: str) -> Any:
    """`app:server` for gunicorn, made when asked for."""
    if name == "server":
        return create_app(Settings.from_env()).server
    raise AttributeError(name)


if __name__ == "__main__":
    main()
