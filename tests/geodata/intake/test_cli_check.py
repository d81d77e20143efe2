"""`python -m geodata`: exit statuses, places, both languages, never a traceback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import geodata
from geodata import __main__ as cli
from geodata.package import DATA

pytestmark = pytest.mark.thorough

ROOT = Path(geodata.__file__).parent.parent


def run(arguments: Sequence[str], **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "geodata", *arguments], cwd=ROOT, capture_output=True,
        encoding="utf-8", env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment, check=False,
    )  # fmt: skip


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "package"))


def test_the_shipped_package_passes_and_shows_its_coverage() -> None:
    done = run(["check"])
    assert (done.returncode, done.stderr) == (0, "")
    assert "没有发现错误。" in done.stdout
    assert "projects 278" in done.stdout
    assert "台账默认口径 206 条" in done.stdout
    co2 = next(line for line in done.stdout.splitlines() if line.startswith("co2_emissions"))
    assert "1997–2017" in co2
    assert co2.split().count("21") == 19


def test_faults_are_printed_with_place_and_exit_2(package: Path) -> None:
    (package / "pairing.csv").unlink()
    plan = package / "plan.csv"
    plan.write_text(plan.read_text(encoding="utf-8").replace(",1989,", ",1 989,"), encoding="utf-8")
    done = run(["check", str(package)])
    assert (done.returncode, done.stderr) == (2, "")
    assert "发现 2 处错误：" in done.stdout
    assert "plan.csv 第 7 行「value」列：发现「1 989」，应为 数字。" in done.stdout
    assert "pairing.csv：发现「打不开的文件" in done.stdout


@pytest.mark.parametrize("folder", ["no-such-folder", "", "README\n", "x" * 5000])
def test_a_folder_that_is_none_is_told_not_thrown(folder: str) -> None:
    done = run(["check", folder])
    assert done.returncode == 2
    assert "datapackage.json" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_terminal_without_chinese_gets_escapes_not_a_traceback(package: Path) -> None:
    (package / "plan.csv").write_bytes(b"\xff")
    done = run(["check", str(package)], PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "plan.csv" in done.stdout
    assert done.stderr == ""


def test_a_closed_pipe_is_no_error() -> None:
    command = f"'{sys.executable}' -m geodata check | head -n 1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [[], ["chekc"], ["csv"], ["check", "--lang", "fr"]])
def test_wrong_usage_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(arguments)
    assert left.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert "No faults found." in shown
    assert "Jiangjin" in shown


def test_csv_is_bytes_with_19_rows() -> None:
    command = [sys.executable, "-m", "geodata", "csv", "metric=gdp"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.startswith(b"\xef\xbb\xbfadcode,")
    assert done.stdout.count(b"\n") == 20
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("command", ["csv", "geojson"])
@pytest.mark.parametrize("query", ["metric=x", "release=../r1", "a" * 9000, "\udcff=1", "{0}"])
def test_a_refused_query_is_one_line_on_standard_error(
    command: str, query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, query]) == 2
    shown = capsys.readouterr()
    assert (shown.out, shown.err.count("\n")) == ("", 1)
