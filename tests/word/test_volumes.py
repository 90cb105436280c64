"""A consolidated report too long for one Word file: volumes by unit, each saying which units stand in it."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree

from renderers.consolidation import Consolidation, Missing, consolidate
from renderers.file_names import consolidated_file_name
from renderers.volumes import Volume, volumes
from renderers.word.consolidated import consolidated_report
from renderers.word.ooxml import DOCUMENT_PART, W
from renderers.word.volumes import consolidated_volumes
from templates.answers import Prose
from templates.report import Report
from tests.word.facts import WordFile
from tests.word.samples import PARTY, PROVINCE, consolidation, loaded, report, unit

UNITS = tuple(unit(20 + number, f"Xã Thử {number}", PROVINCE) for number in range(1, 8))


def long() -> Consolidation:
    """Seven communes with a text of their own at every question, one of them the same for all; one is not in."""
    made = consolidation(PARTY)
    reports = [_wordy(number) for number in range(len(UNITS))]
    missing = [Missing(unit(40, "Xã Chưa Nộp", PROVINCE), "chưa bắt đầu")]
    return consolidate(made.form, made.unit, made.period, made.cover, "Đã nộp", reports, missing)


def _wordy(number: int) -> Report:
    whole = report(PARTY, UNITS[number])
    texts = {key: Prose(f"Riêng đơn vị {number + 1}, câu {key}: " + "lời " * 300) for key in _texts(whole)}
    texts[next(iter(texts))] = Prose("Ai cũng viết thế này.")
    return replace(whole, answers={**whole.answers, **texts})


def _texts(whole: Report) -> list[str]:
    return [key for key, answer in whole.answers.items() if isinstance(answer, Prose)]


def printed(content: bytes) -> int:
    """Bytes of text in a file."""
    root = etree.fromstring(ZipFile(BytesIO(content)).read(DOCUMENT_PART))
    return sum(len((one.text or "").encode()) for one in root.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("sizes", "first", "held"),
    [
        ([], 0, [[]]),
        ([4, 4], 2, [[0, 1]]),
        ([4, 4, 4], 0, [[0, 1], [2]]),
        ([4, 4, 4], 5, [[0], [1, 2]]),
        ([4, 4], 12, [[], [0, 1]]),
        ([4, 30, 4], 0, [[0], [1], [2]]),
        ([30], 0, [[0]]),
    ],
    ids=["nobody", "all in one", "two", "after the report", "a long report", "one too long", "one alone"],
)
def test_units_are_parted_in_order(sizes: list[int], first: int, held: list[list[int]]) -> None:
    """Each volume holds as many units as fit, in order, at least one; the first what stands before them too."""
    made = volumes(list(zip(UNITS, sizes, strict=False)), first=first, largest=10)
    assert [[UNITS.index(one) for one in volume.units] for volume in made] == held
    assert [(one.number, one.count) for one in made] == [(n, len(held)) for n in range(1, len(held) + 1)]


def test_a_volume_says_from_which_unit_to_which() -> None:
    """Several units, one, or none; nothing where one volume is all there is."""
    assert Volume(2, 3, UNITS[:4]).label == "Tập 2/3: từ xã Thử 1 đến xã Thử 4"
    assert Volume(3, 3, UNITS[:1]).label == "Tập 3/3: xã Thử 1"
    assert Volume(1, 3, ()).label == "Tập 1/3: báo cáo và các biểu"
    assert Volume(1, 1, UNITS).label == ""
    names = [consolidated_file_name(long(), "docx", place) for place in (0, 2)]
    assert names[1] == names[0].replace(".docx", "-tap-2.docx")


def test_what_fits_is_one_file_as_ever() -> None:
    """A report of less text is the same file, byte for byte, as before there were volumes."""
    whole, template = long(), loaded(PARTY).consolidated_template
    ((volume, content),) = consolidated_volumes(whole, template)
    assert (volume.place, volume.label) == (0, "")
    assert content == consolidated_report(whole, template)


def test_every_units_text_stands_in_its_volume_alone() -> None:
    """The report with its signature and all rows stands once, in the first volume; every text of a unit in that of the
    unit, none lost or doubled; each file is no longer than asked, and says what it holds and who is not in."""
    whole, template = long(), loaded(PARTY).consolidated_template
    largest = printed(consolidated_report(whole, template)) // 2
    made = list(consolidated_volumes(whole, template, largest=largest))
    assert len(made) == 3
    files = [WordFile(content) for _, content in made]
    assert [one for volume, _ in made for one in volume.units] == list(UNITS)
    for (volume, content), file in zip(made, files, strict=True):
        assert printed(content) <= largest
        assert f"{volume.label}." in file.text
        assert "7/8 đơn vị" in file.text
        assert file.text.count("Ai cũng viết thế này.") == 1
        for number, one in enumerate(UNITS, 1):
            assert file.text.count(f"Riêng đơn vị {number}, ") == (len(_texts(_wordy(0))) - 1) * (one in volume.units)
    assert ["xã Chưa Nộp" in file.text for file in files] == [True, False, False]
    assert ["Nơi nhận" in file.text for file in files] == [True, False, False]
    assert ["TÀI LIỆU BIÊN TẬP" in file.text for file in files] == [True, True, True]
    assert [len(file.sections) for file in files[1:]] == [1, 1]
