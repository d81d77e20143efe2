"""The office's script: read again when it changes, replaced where it is broken."""

from __future__ import annotations

import os
from pathlib import Path

from geodata.meeting.office import Office


def write(path: Path, text: str, clock: int) -> None:
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(clock, clock))


def test_without_a_file_the_shipped_script_stands(atlas):
    told = Office().script(atlas)
    assert (len(told.script.steps), told.faults) == (31, ())


def test_a_changed_file_is_read_again_and_a_broken_one_does_not_stop_the_meeting(atlas, tmp_path):
    path = tmp_path / "office.toml"
    office = Office(path)
    missing = office.script(atlas)
    assert len(missing.script.steps) == 31 and missing.faults[0].where == "office.toml"
    write(path, '[[step]]\nkey = "one"\nview = "metric=grants"\n', 1)
    assert [step.key for step in office.script(atlas).script.steps] == ["one"]
    assert office.script(atlas) is office.script(atlas)
    write(path, '[[step]]\nkey = "one"\nview = "metric=grantz"\n', 2)
    broken = office.script(atlas)
    assert len(broken.script.steps) == 31
    assert [fault.found for fault in broken.faults] == ["grantz"]
    write(path, '[[step]]\nkey = "two"\nview = "metric=grants"\n', 3)
    assert office.script(atlas).faults == ()
