"""What leaves the room, over HTTP: names, caching, codes, refusals; what is made is tested apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from callbacks.files import takeaway
from callbacks.openapi.describe import operation
from dashboard import addresses
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import PER_CLIENT, Store
from dashboard.meeting.takeaway import kinds
from dashboard.meeting.takeaway.request import read
from geodata.atlas import Atlas
from geodata.errors import Busy

pytestmark = pytest.mark.thorough


class Server:
    """The three addresses alone; what they make is counted, and short."""

    def __init__(self, site, folder, monkeypatch) -> None:
        self.made: list[str] = []
        counted = tuple(
            replace(kind, make=lambda meeting, kind=kind: self.note(kind.path, meeting))
            for kind in kinds.KINDS
        )
        monkeypatch.setattr(kinds, "KINDS", counted)
        self.flask = Flask("takeaway")
        self.store, self.codes = Store(folder / "pictures"), Codes(folder / "codes")
        takeaway.register(self.flask, site, self.store, self.codes)
        self.client = self.flask.test_client()

    def note(self, path: str, meeting) -> bytes:
        self.made.append(path)
        return f"{path} {meeting.language} {len(meeting.script.steps)}".encode()


@pytest.fixture
def server(site, tmp_path, monkeypatch) -> Server:
    return Server(site, tmp_path, monkeypatch)


def test_each_is_a_file_with_a_name_made_once(server) -> None:
    for path, kind in (
        ("/present.pptx", addresses.PPTX),
        ("/present.pdf", "application/pdf"),
        ("/brief.html", "text/html; charset=utf-8"),
    ):
        first, again = server.client.get(path), server.client.get(f"{path}?theme=light&metres=4")
        assert first.status_code == again.status_code == 200
        assert first.data == again.data == f"{path} zh 31".encode()
        assert first.headers["Content-Type"] == kind
        ending = path.rsplit(".", 1)[1]
        wanted = f'attachment; filename="meeting_r1_20261124.{ending}"'
        assert first.headers["Content-Disposition"] == wanted
        assert first.headers["Content-Language"] == "zh"
    assert server.made == ["/present.pptx", "/present.pdf", "/brief.html"]


def test_pinned_is_for_ever_and_known_is_not_made_again(server) -> None:
    pinned = server.client.get("/present.pdf?release=r1&lang=en")
    assert "immutable" in pinned.headers["Cache-Control"]
    assert pinned.headers["Content-Language"] == "en"
    assert "immutable" not in server.client.get("/present.pdf").headers["Cache-Control"]
    made = len(server.made)
    known = {"If-None-Match": pinned.headers["ETag"]}
    again = server.client.get("/present.pdf?release=r1&lang=en", headers=known)
    assert (again.status_code, again.data, len(server.made)) == (304, b"", made)


def test_printed_codes_are_found_again(server, site) -> None:
    server.client.get("/present.pptx?province=hubei")
    for slide in read(site, "province=hubei").slides:
        assert server.codes.query(slide.code) == slide.view.selection.query()


@pytest.mark.parametrize(
    "query, status, said",
    [
        ("release=r9", 404, "release：发现「r9」，应为 r1"),
        ("sectors=nonsense", 400, "sectors：发现「nonsense」"),
        ("metric=gdp", 400, "metric：发现「gdp」"),
        ("inches=9999", 400, "inches：发现「9999」，应为 20–400"),
        ("lang=en&years=1801", 400, "1801"),
    ],
)
def test_what_is_wrong_is_refused_in_one_line(server, query, status, said) -> None:
    for kind in kinds.KINDS:
        answer = server.client.get(f"{kind.path}?{query}")
        assert answer.status_code == status
        assert said in answer.text and answer.text.count("\n") == 1
        assert answer.headers["Cache-Control"] == "no-store"
    assert server.made == []


def test_too_many_are_told_to_come_again(server, monkeypatch) -> None:
    def full(*_: object) -> bytes:
        raise Busy(where="x", found="x", expected=str(PER_CLIENT), mend="x")

    monkeypatch.setattr(server.store, "get", full)
    answer = server.client.get("/brief.html")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "3")


def test_description_names_what_they_take() -> None:
    found = operation(addresses.BRIEF, Atlas.load().scope)
    names = [one.get("name") or one["$ref"].rsplit("/", 1)[1] for one in found["parameters"]]
    assert {"province", "release", "inches", "metres", "theme", "If-None-Match"} <= set(names)
    assert "metric" not in names and "county" not in names
