"""The store: each picture made once, bounds kept, and nothing unpickled from disk."""

from __future__ import annotations

import pickle
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from diskcache_community import Cache

from dashboard.delivery import store as stores
from dashboard.delivery.codes import Codes
from dashboard.delivery.store import PER_CLIENT, WAITING, RawDisk, Store
from geodata.errors import Busy, TooMany
from geodata.selection import Selection


def test_the_same_picture_asked_for_at_once_is_made_once(tmp_path) -> None:
    store, made, gate = Store(tmp_path), [], threading.Event()

    def make() -> bytes:
        made.append(1)
        gate.wait(5)
        return b"picture"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(store.get, "ab12", make, f"client{n}") for n in range(8)]
        gate.set()
        assert {one.result() for one in asked} == {b"picture"}
    assert len(made) == 1
    assert Store(tmp_path).get("ab12", lambda: b"other") == b"picture", "another process has it too"


def filled(store: Store, pool: ThreadPoolExecutor, clients: list[str]) -> threading.Event:
    """As many pictures under way as there are clients named; they end when the event is set."""
    gate = threading.Event()

    def make() -> bytes:
        gate.wait(20)
        return b"x"

    for n, client in enumerate(clients):
        pool.submit(store.get, f"{n:02}", make, client)
    for _ in range(2000):
        if store.under_way == len(clients):
            return gate
        threading.Event().wait(0.005)
    raise AssertionError("they never began")


def test_who_comes_in_excess_is_turned_away_and_may_come_again(tmp_path) -> None:
    store = Store(tmp_path)
    with ThreadPoolExecutor(PER_CLIENT) as pool:
        gate = filled(store, pool, ["one"] * PER_CLIENT)
        with pytest.raises(TooMany):
            store.get("more", lambda: b"y", "one")
        gate.set()
    assert store.get("again", lambda: b"z", "one") == b"z"


def test_more_than_the_machine_makes_is_refused(tmp_path) -> None:
    store = Store(tmp_path)
    with ThreadPoolExecutor(WAITING) as pool:
        gate = filled(store, pool, [f"client {n}" for n in range(WAITING)])
        with pytest.raises(Busy):
            store.get("more", lambda: b"y", "new")
        gate.set()
    assert store.get("more", lambda: b"y", "new") == b"y"


def test_a_failure_is_told_and_frees_its_place(tmp_path) -> None:
    store = Store(tmp_path)
    for _ in range(WAITING + 1):
        with pytest.raises(ZeroDivisionError):
            store.get("bad", lambda: bytes(1 // 0), "one")
    assert store.get("bad", lambda: b"good", "one") == b"good"


def test_the_size_on_disk_is_bounded(tmp_path) -> None:
    store = Store(tmp_path, size=2_000_000)
    for n in range(100):
        store.get(f"k{n}", lambda: bytes(100_000))
    kept = sum(path.stat().st_size for path in tmp_path.rglob("*.val"))
    assert 0 < kept <= 2_500_000, "10 MB were made"


def test_what_is_too_large_is_sent_but_not_kept(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(stores, "LARGEST", 10)
    store = Store(tmp_path)
    assert store.get("big", lambda: bytes(11)) == bytes(11)
    assert store.kept("big") is None


def test_a_pickle_that_somebody_laid_there_is_not_opened(tmp_path) -> None:
    with Cache(str(tmp_path)) as stranger:
        stranger.set("evil", {"a": pickle.dumps(1)})
    with pytest.raises(TypeError):
        Store(tmp_path).kept("evil")
    with Cache(str(tmp_path), disk=RawDisk) as ours, pytest.raises(TypeError):
        ours.set("a", {"b": 1})


def test_a_folder_of_another_user_makes_a_store_without_memory(tmp_path, monkeypatch, caplog):
    """What SQLite says in a folder that root made and another user serves from."""

    def refused(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(Cache, "set", refused)
    store, codes = Store(tmp_path / "pictures"), Codes(tmp_path / "codes")
    assert store.get("a", lambda: b"1") == b"1" and store.get("a", lambda: b"2") == b"2"
    assert codes.remember(Selection(), "r1").startswith("r1-")
    assert len(caplog.records) == 2 and all("readonly" in r.getMessage() for r in caplog.records)


def test_a_disk_that_fills_up_stops_no_picture(tmp_path, monkeypatch, caplog) -> None:
    store = Store(tmp_path)
    assert store.get("a", lambda: b"1") == b"1" == store.get("a", lambda: b"2")

    def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Cache, "set", full)
    assert store.get("b", lambda: b"3") == b"3" and store.get("b", lambda: b"4") == b"4"
    assert store.get("a", lambda: b"5") == b"5"  # nothing is kept any more
    (said,) = [r.getMessage() for r in caplog.records]  # once
    assert "full" in said


def test_a_folder_that_cannot_be_written_makes_a_store_without_memory(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = Store(tmp_path / "file")
    assert store.get("a", lambda: b"1") == b"1" and store.get("a", lambda: b"2") == b"2"
