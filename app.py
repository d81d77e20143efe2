"""The application: settings, `create_app`, `server`."""

from __future__ import annotations

from typing import Any

from dash import Dash

from callbacks import Settings, assemble

__all__ = ["Settings", "create_app", "main"]


def create_app(settings: Settings) -> Dash:
    """A Dash app with every page, callback and address registered."""
    return assemble(settings)


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
