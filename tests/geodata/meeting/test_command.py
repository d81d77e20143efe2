"""`python -m geodata check FILE.toml`: 0 for a script that can be shown, 2 with all its faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from geodata import __main__ as cli
from geodata.meeting.reader import DEFAULT

pytestmark = pytest.mark.thorough


def test_the_shipped_script_passes(capsys):
    assert cli.main(["check", str(DEFAULT)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "讲稿 default.toml" and told[-1] == "没有发现错误。"
    assert "  产业  4  tourism, agriculture, logistics, manufacturing" in told


@pytest.mark.parametrize(("content", "place"), [("[[step]]\nview = 1\n", "step 1 (from line 1)"),
                                                ("title = \n", "line 1"), (None, "ours.toml")])  # fmt: skip
def test_faults_are_printed_by_place_with_status_2(tmp_path: Path, capsys, content, place):
    path = tmp_path / "ours.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    assert cli.main(["check", str(path), "--lang", "en"]) == 2
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == ["Script ours.toml", "Faults found: 1"]
    assert place in told[2].split(": found")[0]
