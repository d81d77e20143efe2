"""The catalogue: every message in English, none left over, none broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.extract import extract_from_dir, extract_from_file

from geodata.language import CATALOGUES, Message, Text, catalogue, text_of
from geodata.language.units import SYMBOLS
from geodata.registry.indicators import INDICATORS
from geodata.registry.metrics import GROUPS, METRICS
from geodata.registry.sectors import GROUPS as SECTOR_GROUPS
from geodata.registry.sectors import SECTORS, label_of
from geodata.registry.terms import FLAGS, OF_KEYS

ROOT = Path(__file__).parents[3]
CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
KEYWORDS = {"Message": None}


def said() -> Iterator[str]:
    """Every message of the program."""
    for folder in ("geodata", "dashboard", "callbacks"):
        for _, _, message, _, _ in extract_from_dir(
            str(ROOT / folder), [("**.py", "python")], keywords=KEYWORDS
        ):
            yield str(message)
    for _, message, _, _ in extract_from_file("python", str(ROOT / "app.py"), KEYWORDS):
        yield str(message)


def gaps(pattern: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def test_every_message_has_its_english() -> None:
    assert sorted(set(said()) - set(catalogue())) == []


def test_no_english_is_left_over() -> None:
    assert sorted(set(catalogue()) - set(said())) == []


def ids_of(path: Path) -> list[str]:
    return re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_message_stands_once_and_in_order() -> None:
    files = [ids_of(path) for path in sorted(CATALOGUES.glob("*.po"))]
    assert [ids for ids in files if ids != sorted(ids)] == []
    every = [one for ids in files for one in ids]
    assert [one for one, times in Counter(every).items() if times > 1] == []
    assert len(every) == len(catalogue())


def test_both_languages_have_the_same_gaps() -> None:
    assert {zh: en for zh, en in catalogue().items() if gaps(zh) != gaps(en)} == {}


def test_gaps_have_names() -> None:
    assert [zh for zh in catalogue() if not all(re.fullmatch("[a-z_]+", g) for g in gaps(zh))] == []


def test_english_holds_no_chinese_and_the_other_way_round() -> None:
    assert [en for en in catalogue().values() if CHINESE.search(en)] == []
    wordless = {zh for zh in catalogue() if not CHINESE.search(zh)}
    assert all(not re.search("[A-Za-z]{2}", re.sub(r"\{\w+\}", "", zh)) for zh in wordless)


def _labels() -> dict[str, Text]:
    found = {f"group {k}": v for k, v in GROUPS.items()} | {
        f"flag {k}": v for k, v in FLAGS.items()
    }
    for metric in METRICS.values():
        for name in ("label", "about", "source", "finding", "most", "method", "caveat"):
            found[f"{metric.key} {name}"] = getattr(metric, name)
        for scale in metric.unit.scales:
            found[f"{metric.key} unit {scale.label.zh}"] = scale.label
    for indicator in INDICATORS.values():
        found[f"{indicator.key} label"], found[f"{indicator.key} about"] = (
            indicator.label,
            indicator.about,
        )
    found |= {f"unit {k}": v.label for k, v in SYMBOLS.items()}
    found |= {f"sector {k}": label_of(k) for k in (*SECTORS, *SECTOR_GROUPS)}
    return found | {f"{k} {v}": t for k, labels in OF_KEYS.items() for v, t in labels.items()}


@pytest.mark.parametrize(("name", "label"), _labels().items())
def test_labels_of_registries_are_complete(name: str, label: Text) -> None:
    assert not CHINESE.search(label.en), label.en
    if not name.endswith((" 个", " 对", "unit 1", "unit ")):  # English counts have no unit
        assert bool(label.zh) == bool(label.en), label
    assert gaps(label.zh) == gaps(label.en)


def test_a_message_says_its_gaps_in_the_language_of_the_sentence() -> None:
    message = Message("至少 {amount}", amount=Message("{n} 条记录", n=3))
    assert message.text("zh") == "至少 3 条记录"
    assert message.text("en") == "at least 3 records"
    assert text_of(Text("县", "County"), "en") == "County"
    assert text_of(7, "zh") == "7"


def test_messages_with_equal_words_and_gaps_are_equal() -> None:
    assert Message("关闭") == Message("关闭")
    assert Message("{n} 条记录", n=1) != Message("{n} 条记录", n=2)
    assert len({Message("关闭"), Message("关闭")}) == 1


def test_an_unknown_message_is_an_error_not_a_blank() -> None:
    unknown = "no such message"
    with pytest.raises(KeyError):
        Message(unknown).text("en")
