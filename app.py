"""The application: settings, `create_app`, `server`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dash import Dash

from callbacks import assemble
from geodata.errors import SettingError
from geodata.language import Message

HERE = Path(__file__).parent
DATA = HERE / "geodata" / "data"


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
        )


def create_app(settings: Settings) -> Dash:
    """A Dash app with every page, callback and address registered."""
    return assemble(data=settings.data, var=settings.var, review_number=settings.review_number)


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
