"""Every rule between figures of the half-year summary, once broken and once kept."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from templates.answers import Answer, Figure, NothingToReport, Prose, ReportedApart, Rows
from templates.binding import bind
from templates.checks import failing
from templates.form import CheckLevel
from templates.outline import Outline
from templates.problem import Problem
from templates.totals import with_computed
from tests.forms.regions import SPRING_2026
from tests.forms.shipped import shipped

FORM = bind(shipped("so-ket-dan-van-6-thang"), SPRING_2026)
Cells = dict[str, Answer]
Case = tuple[CheckLevel, Cells, Cells]

BLOCK, WARN = CheckLevel.block, CheckLevel.warn
NOTHING = NothingToReport()


def cells(under: str, **values: int | str | Answer) -> Cells:
    """Answers under a table's id: numbers, texts, or any answer."""
    return {f"{under}.{name}" if under else name: _answer(value) for name, value in values.items()}


def _answer(value: int | str | Answer) -> Answer:
    match value:
        case int():
            return Figure(Decimal(value))
        case str():
            return Prose(value)
        case _:
            return value


def models(*fields: str) -> dict[str, Answer]:
    """Biểu 1D with a model in each of these fields."""
    return {"bieu_1d": Rows(tuple({"linh_vuc": field, "ten_mo_hinh": field} for field in fields))}


def _of_both_tables() -> Iterator[tuple[str, Case]]:
    """The zero and plausibility rules that 1A and 2A share, for both levels."""
    for table in ("bieu_1a", "bieu_2a"):
        for level in ("tinh", "co_so"):
            meetings, people = f"hn_{level}_so_hoi_nghi", f"hn_{level}_so_nguoi"
            yield (
                f"{table}_hn_{level}_khong_hoi_nghi",
                (BLOCK, cells(table, **{meetings: 0, people: 5}), cells(table, **{meetings: NOTHING, people: 0})),
            )
            yield (
                f"{table}_hn_{level}_it_nguoi",
                (WARN, cells(table, **{meetings: 5, people: 4}), cells(table, **{meetings: 5, people: 5})),
            )
            for kind in ("kt", "gs"):
                names = [f"{kind}_{level}_{name}" for name in ("so_cuoc", "so_to_chuc_dang", "so_dang_vien")]
                triples = [
                    cells(table, **dict(zip(names, of, strict=True)))
                    for of in ((0, 0, 1), (0, 0, 0), (2, 0, 0), (2, 0, 3))
                ]
                yield f"{table}_{kind}_{level}_khong_cuoc", (BLOCK, triples[0], triples[1])
                yield f"{table}_{kind}_{level}_khong_doi_tuong", (WARN, triples[2], triples[3])


def _of_1a() -> Iterator[tuple[str, Case]]:
    for level in ("tinh", "co_so"):
        days, people = f"tiep_dan_{level}_so_buoi", f"tiep_dan_{level}_so_nguoi"
        yield (
            f"bieu_1a_tiep_dan_{level}_khong_buoi",
            (BLOCK, cells("bieu_1a", **{days: 0, people: 1}), cells("bieu_1a", **{days: 1, people: 1})),
        )
        sent, settled = f"don_gui_{level}", f"don_gq_{level}"
        yield (
            f"bieu_1a_don_gq_{level}_qua_don_gui",
            (WARN, cells("bieu_1a", **{sent: 3, settled: 4}), cells("bieu_1a", **{sent: 3, settled: 3})),
        )
    annex = {"muc_ii_1_2.phu_luc": Rows(({"so_ky_hieu": "01-KH/ĐU"}, {"so_ky_hieu": "02-KH/ĐU"}))}
    yield (
        "bieu_1a_phu_luc",
        (WARN, cells("bieu_1a", vb_co_so=3) | annex, cells("bieu_1a", vb_co_so=2) | annex),
    )
    inspections = cells("bieu_1a", kt_co_so_so_cuoc=2, gs_co_so_so_cuoc=1)
    yield (
        "quy_che_phoi_hop_trong_ktgs",
        (WARN, inspections | cells("", ktgs_quy_che_phoi_hop=4), inspections | cells("", ktgs_quy_che_phoi_hop=3)),
    )
    letters = cells("bieu_1a", don_gui_co_so=7, don_gq_co_so=5)
    yield (
        "don_ton_dong_la_phan_con_lai",
        (WARN, letters | cells("", don_ton_dong=3), letters | cells("", don_ton_dong=2)),
    )


SHARED = (
    *("hn_co_so_so_hoi_nghi", "hn_co_so_so_nguoi", "kt_co_so_so_cuoc", "kt_co_so_so_to_chuc_dang"),
    *("kt_co_so_so_dang_vien", "gs_co_so_so_cuoc", "gs_co_so_so_to_chuc_dang", "gs_co_so_so_dang_vien"),
)
SUBJECTS = ("dan_toc", "ton_giao", "dv_chinh_quyen", "mttq_ctxh")


def both(number: int, last: int) -> Cells:
    """1A and 2A with the same figures, but for ``last`` in the last column of 2A."""
    parts = dict.fromkeys([f"vb_{subject}_co_so" for subject in SUBJECTS], number)
    second = dict.fromkeys(SHARED, number) | {SHARED[-1]: last}
    return cells("bieu_1a", **dict.fromkeys(SHARED, number), vb_co_so=4 * number) | cells("bieu_2a", **second, **parts)


def _of_1b() -> Iterator[tuple[str, Case]]:
    for name, part in (
        ("dv_dtts", "ket_nap"),
        ("nguoi_uy_tin", "cong_nhan"),
        ("dv_ton_giao", "ket_nap"),
        ("cot_can", "cong_nhan"),
    ):
        new, all_of_them = f"{name}_{part}_trong_ky", f"{name}_tong_so"
        yield (
            f"bieu_1b_{name}_trong_ky",
            (BLOCK, cells("bieu_1b", **{new: 3, all_of_them: 2}), cells("bieu_1b", **{new: 2, all_of_them: 2})),
        )
    for name in ("dv_dtts", "dv_ton_giao"):
        members = f"{name}_tong_so"
        yield (
            f"bieu_1b_{name}_qua_dan_so",
            (WARN, cells("bieu_1b", **{members: 9, "dan_so": 8}), cells("bieu_1b", **{members: 8, "dan_so": 8})),
        )
    yield (
        "bieu_1b_ho_ngheo",
        (BLOCK, cells("bieu_1b", so_ho=9, so_ho_ngheo=10), cells("bieu_1b", so_ho=9, so_ho_ngheo=9)),
    )


FIELDS = ("kinh_te", "van_hoa_xa_hoi", "quoc_phong_an_ninh", "xay_dung_dang_htct")


def recognised(kind: str, of_all: int) -> Cells:
    """Biểu 1C: one model in each of the four fields, ``of_all`` recognised."""
    parts = {f"lv_{field}_{kind}": 1 for field in FIELDS}
    return cells("bieu_1c", **parts, **{f"cong_nhan_{kind}": of_all})


def _of_1c_and_1d() -> Iterator[tuple[str, Case]]:
    for kind in ("tap_the", "ca_nhan"):
        yield f"bieu_1c_linh_vuc_{kind}", (BLOCK, recognised(kind, 3), recognised(kind, 4))
        yield f"bieu_1c_linh_vuc_{kind}_du", (WARN, recognised(kind, 5), recognised(kind, 4))
    counts = {"cong_nhan_tap_the": 2, "cong_nhan_ca_nhan": 2}
    yield (
        "bieu_1c_cong_nhan_qua_dang_ky",
        (WARN, cells("bieu_1c", **counts, dang_ky_tong_so=3), cells("bieu_1c", **counts, dang_ky_tong_so=4)),
    )
    two = models("kinh_te", "kinh_te")
    yield (
        "bieu_1c_so_ten_mo_hinh",
        (WARN, cells("bieu_1c", mo_hinh_tieu_bieu="A") | two, cells("bieu_1c", mo_hinh_tieu_bieu="A\nB") | two),
    )
    yield (
        "bieu_1c_qua_bon_mo_hinh",
        (WARN, cells("bieu_1c", mo_hinh_tieu_bieu="A; B; C; D; E"), cells("bieu_1c", mo_hinh_tieu_bieu="A; B; C; D")),
    )
    for field in FIELDS:
        none, one = ({f"lv_{field}_tap_the": 0, f"lv_{field}_ca_nhan": count} for count in (0, 1))
        yield (
            f"bieu_1d_{field}",
            (WARN, cells("bieu_1c", **none) | models(field), cells("bieu_1c", **one) | models(field)),
        )


def _of_2c() -> Iterator[tuple[str, Case]]:
    issues = {"bieu_2c": Rows(({"chu_de": "kinh_te", "noi_dung": "Giá vật tư"},))}
    told = cells("muc_i", y_3="Giá vật tư tăng.")
    yield "bieu_2c_thieu", (WARN, told | cells("", bieu_2c=NOTHING), told | issues)
    yield "bieu_2c_thua", (WARN, issues | cells("muc_i", y_3=NOTHING), issues | told)


CASES = dict(
    [
        *_of_both_tables(),
        *_of_1a(),
        ("bieu_2a_chep_bieu_1a", (WARN, both(2, 2), both(2, 3))),
        *_of_1b(),
        *_of_1c_and_1d(),
        *_of_2c(),
    ]
)


def problems(answers: Cells, *, finished: bool = False) -> tuple[Problem, ...]:
    return failing(FORM, with_computed(FORM, answers, level_of(answers)), finished=finished)


def failed(answers: Cells, *, finished: bool = False) -> dict[str, bool]:
    """The checks that fail, with whether they block."""
    return {problem.values["check"]: problem.blocks for problem in problems(answers, finished=finished)}


def level_of(answers: Cells) -> str:
    return "tinh" if any("_tinh" in key for key in answers) else "xa"


def test_every_rule_has_its_case() -> None:
    """No rule of the form is without an example that breaks it and one that keeps it."""
    assert set(CASES) == {check.id for check in FORM.checks}
    assert len(CASES) == 52


@pytest.mark.parametrize("name", CASES)
def test_a_rule_broken_and_kept(name: str) -> None:
    """A rule speaks when it is broken, blocking or warning as the paper's rules say, and is silent when it is kept."""
    level, broken, kept = CASES[name]
    assert failed(broken).get(name) is (level is BLOCK)
    assert name not in failed(kept)


@pytest.mark.parametrize("name", CASES)
def test_a_broken_rule_leads_to_a_question(name: str) -> None:
    """What a rule objects to is always something the unit is asked, so that it can be set right or kept."""
    _, broken, _ = CASES[name]
    asked = Outline(FORM, level_of(broken)).by_key
    assert all(problem.where in asked for problem in problems(broken))


@pytest.mark.parametrize("check", FORM.checks, ids=lambda check: check.id)
def test_what_a_rule_says(check: object) -> None:
    """Each sentence is polite, whole, and has no parameter left over."""
    say = getattr(check, "say", "")
    assert "nh/chị" in say
    assert say.endswith(".")
    assert not {"{", "}"} & set(say)


def test_rules_wait_for_their_figures() -> None:
    """What is not yet answered, or answered by another channel, is not judged."""
    assert not failed({})
    assert not failed(cells("bieu_1b", cot_can_cong_nhan_trong_ky=3, cot_can_tong_so=ReportedApart()))
    assert not failed(cells("muc_i", y_3="Có.") | {"bieu_2c": ReportedApart()})


def test_an_annex_left_out_is_asked_about_at_the_end() -> None:
    """Documents without their list are no matter while the report is being filled in, but are once it is finished."""
    documents = cells("bieu_1a", vb_co_so=3)
    assert not failed(documents)
    assert failed(documents, finished=True) == {"bieu_1a_phu_luc": False}
    assert not failed(cells("bieu_1a", vb_co_so=0), finished=True)
    assert not failed(cells("muc_i", y_3="Có."), finished=True)


def test_zeros_are_not_a_copy() -> None:
    """A commune without a body of its own has zeros in 2A as in 1A, and is not told that it copied."""
    assert "bieu_2a_chep_bieu_1a" not in failed(both(0, 0))
