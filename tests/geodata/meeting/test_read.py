"""Reading a script: what is right, and every fault with its place."""

from __future__ import annotations

import pytest

from geodata.meeting import printed, reader

STEP = '[[step]]\nview = "metric=grants"\n'


def faults(text: str | bytes, atlas) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(reader.ScriptFaults) as caught:
        reader.read(content, atlas, "s.toml")
    return [fault.text("zh") for fault in caught.value.faults]


def only(text: str | bytes, atlas) -> str:
    (fault,) = faults(text, atlas)
    return fault


def test_the_shipped_script_tells_the_story_in_order(atlas):
    script = reader.load(atlas)
    keys = [step.key for step in script.steps]
    assert keys[:4] == ["area", "pairing", "matrix", "years"]
    # upstream first: 江津 is 500116, 夷陵 420506; 12 steps before them
    assert (len(keys), keys[12], keys[-1]) == (31, "county-500116", "county-420506")
    assert {step.selection.county for step in script.steps[12:]} == set(atlas.tables.counties.index)
    assert [step.key for step in script.steps if step.play] == ["years", "carbon"]
    assert script.index("carbon") == 11 and script.index("nothing") is None
    assert script.steps[0].part.in_("en") == "The area"


def test_a_step_says_what_it_shows(atlas):
    text = STEP + 'key = "a"\nfigures = ["top"]\nseconds = 7\nplay = true\ntitle = "甲"\n'
    (step,) = reader.read(text.encode(), atlas).steps
    assert (step.key, step.figures, step.seconds, step.play) == ("a", ("top",), 7, True)
    assert step.selection.query() == "metric=grants"
    assert (step.title.in_("zh"), step.title.in_("en")) == ("甲", "甲")


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(atlas):
    content = b"\xef\xbb\xbf" + STEP.replace("\n", "\r\n").encode()
    assert reader.read(content, atlas).steps[0].selection.metric == "grants"


@pytest.mark.parametrize(
    ("text", "where", "found"),
    [
        ('title = "x\n', "s.toml 第 1 行", 'title = "x'),
        ('title = "x"\n\n[[step]\n', "s.toml 第 3 行", "[[step]"),
        ('colour = "red"\n' + STEP, "s.toml", "colour"),
        ("\n\n" + STEP + 'titel = "a"\n', "s.toml 第 1 步（第 3 行起）", "titel"),
        (STEP + "\n# x\n" + STEP + 'key = "Big"\n', "s.toml 第 2 步（第 5 行起）", "key = Big"),
        (STEP + 'key = "list"\n', "第 1 步", "key = list"),
        ('[[step]]\nview = "metric=grantz"\n', "view 的 metric", "grantz"),
        ('[[step]]\nview = "years=1900"\n', "view 的 years", "1900"),
        ("[[step]]\nview = 5\n", "第 1 步", "view = 5"),
        ('[[step]]\nview = "release=r1"\n', "第 1 步", "release=r1"),
        ('[[step]]\nview = "lang=en"\n', "第 1 步", "lang=en"),
        (STEP + 'chart = "pie"\n', "第 1 步", "chart = pie"),
        (STEP + 'figures = ["rank"]\n', "第 1 步", "figures = ['rank']"),
        (STEP + 'figures = ["top", "trend", "coverage"]\n', "第 1 步", "figures = ['top'"),
        (STEP + 'figures = ["top", "top"]\n', "第 1 步", "figures = ['top', 'top']"),
        (STEP + "seconds = 4\n", "第 1 步", "seconds = 4"),
        (STEP + "seconds = true\n", "第 1 步", "seconds = True"),
        (STEP + 'play = "yes"\n', "第 1 步", "play = yes"),
        (STEP + 'counties = "all"\n', "第 1 步", "counties = all"),
        (STEP + f'title = "{"长" * 81}"\n', "第 1 步", "title = 长"),
        ('[[step]]\nview = "metric=grants&sectors=logistics&years=2005"\n', "第 1 步", "没有数据的视图"),
        (STEP + 'key = "a"\n' + STEP + 'key = "a"\n', "s.toml", "key = a"),
        ('title = "x"\n', "s.toml", "step"),
        (b'title = "x"\n# \xff\n' + STEP.encode(), "s.toml 第 2 行", "不是 UTF-8 的字节"),
        (STEP * 81, "s.toml", "81"),
        ("#" * 100_001, "s.toml", "100001"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(text, where, found, atlas):
    told = only(text, atlas)
    assert where in told.split("：发现")[0]
    assert f"发现「{found}" in told


def test_all_faults_are_told_at_once(atlas):
    told = faults('colour = 1\n[[step]]\nview = "metric=grantz"\n\n[[step]]\nseconds = 1\n', atlas)
    assert len(told) == 3
    assert [("第 2 行起" in one, "第 5 行起" in one) for one in told] == [
        (False, False), (True, False), (False, True),
    ]  # fmt: skip


def test_a_near_key_is_offered(atlas):
    assert "是不是 figures？" in only(STEP + 'figure = ["top"]\n', atlas)


def test_a_file_that_is_not_there_is_a_fault(atlas, tmp_path):
    with pytest.raises(reader.ScriptFaults) as caught:
        reader.load(atlas, tmp_path / "none.toml")
    assert caught.value.where == "none.toml"


def test_the_report_names_title_steps_and_parts_or_all_faults(atlas, tmp_path):
    path = tmp_path / "office.toml"
    path.write_text(
        f'title = "汇报"\n{STEP}part = "甲"\nseconds = 50\n{STEP}part = "甲"\nseconds = 70\n',
        encoding="utf-8",
    )
    script, found = printed.check(path, atlas)
    told = list(printed.lines(path.name, script, found, "zh"))
    assert told == ["讲稿 office.toml", "汇报", "2 步，自动放映约 2 分钟", "  甲  2  step-1, step-2",
                    "没有发现错误。"]  # fmt: skip
    path.write_text("view = 1\nstep = 3\n", encoding="utf-8")
    script, found = printed.check(path, atlas)
    told = list(printed.lines(path.name, script, found, "en"))
    assert script is None and told[1] == "Faults found: 2" and "view" in told[2]
