"""Narratives of many units: shared texts once, every state of an answer in its place."""

from hypothesis import given
from hypothesis import strategies as st

from renderers.narrative_texts import NarrativeTexts, Passage
from templates.answers import Answer, NothingToReport, Prose
from tests.consolidation.small_region import A, B, C, D, E, report, small_region, unit

QUESTION = "muc_i_1.noi_dung"


def test_small_region_by_hand() -> None:
    """Texts equal but for spaces are one passage with its units; the others are named by their state."""
    texts = small_region().texts
    assert texts == {
        QUESTION: NarrativeTexts(
            passages=(
                Passage((A, B), "Đã tổ chức tuyên truyền.\nNhân dân đồng thuận."),
                Passage((C,), "Tổ chức 06 hội nghị."),
            ),
            nothing=(E,),
            apart=(),
            unanswered=(D,),
        ),
        "muc_ii.kien_nghi": NarrativeTexts(
            passages=(Passage((A, E), "Đề nghị cấp trên quan tâm."),),
            nothing=(B,),
            apart=(C,),
            unanswered=(D,),
        ),
    }


def test_texts_that_differ_in_a_word_or_a_paragraph_stay_apart() -> None:
    """Only white space is overlooked: a changed letter or another paragraph break makes another passage."""
    texts = ["Một hai ba.", "Một hai bà.", "Một\nhai ba.", "một hai ba."]
    reports = [report(unit(number, f"Xã Số {number}"), {QUESTION: Prose(text)}) for number, text in enumerate(texts)]
    assert [len(passage.units) for passage in small_region(reports).texts[QUESTION].passages] == [1, 1, 1, 1]


@given(kinds=st.lists(st.sampled_from(["chung", "riêng", "không", "trống"]), max_size=10))
def test_every_unit_stands_in_exactly_one_place(kinds: list[str]) -> None:
    """No unit's narrative is lost or told twice."""
    reports = [report(unit(number, f"Xã Số {number}"), answers_of(kind, number)) for number, kind in enumerate(kinds)]
    texts = small_region(reports).texts[QUESTION]
    named = [one for passage in texts.passages for one in passage.units]
    named += [*texts.nothing, *texts.apart, *texts.unanswered]
    assert sorted(one.id for one in named) == list(range(len(kinds)))
    assert len(texts.nothing) == kinds.count("không")
    assert len(texts.passages) == bool(kinds.count("chung")) + kinds.count("riêng")


def answers_of(kind: str, number: int) -> dict[str, Answer]:
    answers: dict[str, dict[str, Answer]] = {
        "chung": {QUESTION: Prose("Văn bản chung.")},
        "riêng": {QUESTION: Prose(f"Văn bản của đơn vị {number}.")},
        "không": {QUESTION: NothingToReport()},
        "trống": {},
    }
    return answers[kind]
