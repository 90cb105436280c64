"""What binding fills in: parameters by the period, the cover by the unit, the first and the last sentence."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import templates
from templates.binding import bind, closing, cover_defaults, opening
from templates.form import ReportForm
from templates.loader import parse_definition
from templates.period import Letter, Period
from tests.forms.mini import MINI
from tests.forms.regions import AUTUMN_2025, COMMUNE, DISTRICT, PROVINCE, SPRING_2025, YEAR_2026, unit

FORMS = Path(templates.__file__).parent / "forms"
COMMITTEE = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở và phong trào “Dân vận khéo”"


def form(name: str) -> ReportForm:
    return parse_definition((FORMS / name / "form.yaml").read_bytes(), name)


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        (SPRING_2025, "nửa đầu năm 2025 2026 huyện"),
        (AUTUMN_2025, "nửa cuối năm 2025 2025 2026 xã"),
        (replace(SPRING_2025, start=date(2024, 12, 1), end=date(2025, 7, 1)), "nửa cuối năm 2025 2025 2026 xã"),
    ],
)
def test_every_kind_of_parameter(window: Period, heading: str) -> None:
    """The window's end decides the year, the half and what changed on a day; one parameter may use another."""
    text = MINI.replace("heading: KIẾN NGHỊ", 'heading: "{ky} {nam} {nam_sau} {cap}"')
    bound = bind(parse_definition(text.encode(), "form.yaml"), window)
    assert bound.sections[1].heading == heading


def test_names_that_are_not_parameters_stay() -> None:
    """A sentence keeps its figures while its year is filled in."""
    bound = bind(parse_definition(MINI.encode(), "form.yaml"), YEAR_2026)
    _, group = next(bound.questions())
    assert group.model_dump()["sentence"] == ("[Tổ chức {hoi_nghi.so} hội nghị{hoi_nghi.so:change} trong năm 2026.]")


def test_binding_twice_gives_the_same_object() -> None:
    """A form is bound once for each end of window, and an equal copy is bound on its own."""
    bare = parse_definition(MINI.encode(), "form.yaml")
    copy = bare.model_copy()
    assert bind(bare, YEAR_2026) is bind(bare, replace(YEAR_2026, start=date(2026, 2, 1)))
    assert bind(copy, YEAR_2026) is not bind(bare, YEAR_2026)
    assert bind(copy, YEAR_2026) == bind(bare, YEAR_2026)


def test_the_committee_s_cover() -> None:
    """A commune's steering committee stands under its Party committee and writes to the province's."""
    cover = cover_defaults(bind(form("dan-van-kheo-nam"), YEAR_2026), COMMUNE, PROVINCE)
    assert (cover.superior, cover.issuer) == ("ĐẢNG ỦY XÃ SÔNG VÀNG", COMMITTEE.upper())
    assert cover.issuer_in_text == f"{COMMITTEE} xã Sông Vàng"
    assert (cover.symbol, cover.place, cover.authority, cover.posts) == ("BC/BCĐ", "Sông Vàng", "", ("TRƯỞNG BAN",))
    assert cover.recipients == (
        "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Lớn",
        "Thường trực Đảng ủy xã Sông Vàng",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sông Vàng",
        "Các thành viên Ban Chỉ đạo",
        "Lưu Ban Chỉ đạo",
    )
    assert (cover.addressee, cover.signer, cover.number, cover.day) == ("", "", "", None)


def test_before_the_reform_the_district_is_written_to() -> None:
    """A window that ends before 01/7/2025 still writes to the district's Ban Dân vận."""
    cover = cover_defaults(bind(form("dan-van-kheo-nam"), SPRING_2025), COMMUNE, DISTRICT)
    assert cover.recipients[0] == "Ban Dân vận Huyện ủy Sông Bé"


def test_the_consolidated_cover_with_nobody_above() -> None:
    """The province's own report stands one level up and names no recipient that does not exist."""
    cover = cover_defaults(bind(form("dan-van-kheo-nam"), YEAR_2026), PROVINCE, None, consolidated=True)
    assert (cover.superior, cover.place) == ("TỈNH ỦY SÔNG LỚN", "Sông Lớn")
    assert cover.issuer_in_text == f"{COMMITTEE} tỉnh Sông Lớn"
    assert cover.recipients == (
        "Thường trực Tỉnh ủy Sông Lớn",
        "Các thành viên Ban Chỉ đạo",
        "Các đơn vị báo cáo",
        "Lưu Ban Chỉ đạo",
    )


def test_the_state_cover() -> None:
    """A commune's People's Committee prints no superior, has an addressee and begins its recipients "Như trên"."""
    cover = cover_defaults(bind(form("dan-chu-co-so-6-thang"), AUTUMN_2025), COMMUNE, PROVINCE)
    assert (cover.superior, cover.issuer) == ("", "ỦY BAN NHÂN DÂN XÃ SÔNG VÀNG")
    assert (cover.issuer_in_text, cover.symbol) == ("Ủy ban nhân dân xã Sông Vàng", "BC-UBND")
    assert (cover.authority, cover.posts) == ("TM. ỦY BAN NHÂN DÂN", ("CHỦ TỊCH",))
    assert cover.addressee == "Ủy ban nhân dân tỉnh Sông Lớn"
    assert cover.recipients == (
        "Như trên",
        "Thường trực Đảng ủy xã Sông Vàng",
        "Thường trực Hội đồng nhân dân xã Sông Vàng",
        "Ủy ban Mặt trận Tổ quốc Việt Nam xã Sông Vàng",
        "Lưu: VT",
    )


def test_the_state_cover_with_nobody_above() -> None:
    """Without a parent there is neither an addressee nor a line that points to it."""
    cover = cover_defaults(bind(form("dan-chu-co-so-6-thang"), AUTUMN_2025), PROVINCE, None, consolidated=True)
    assert (cover.addressee, cover.recipients[0]) == ("", "Thường trực Tỉnh ủy Sông Lớn")


@pytest.mark.parametrize(
    ("name", "party", "state"),
    [
        ("Phường Bến Mơ", "Đảng ủy phường Bến Mơ", "Ủy ban nhân dân phường Bến Mơ"),
        ("Thành phố Bến Mơ", "Thành ủy Bến Mơ", "Ủy ban nhân dân thành phố Bến Mơ"),
        ("Sở Mây Trắng", "Đảng ủy Sở Mây Trắng", "Sở Mây Trắng"),
    ],
)
def test_bodies_in_running_text(name: str, party: str, state: str) -> None:
    """Header capitals come down to a sentence's letters without losing a proper name's."""
    cover = cover_defaults(bind(form("dan-chu-co-so-6-thang"), AUTUMN_2025), unit(name), None)
    assert cover.issuer_in_text == state
    assert cover.recipients[0] == f"Thường trực {party}"


LETTER = Letter("12-CV/BTGDV", date(2026, 2, 5), "Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Lớn", "V/v báo cáo năm.")


@pytest.mark.parametrize(
    ("subject", "about"),
    [
        ("V/v báo cáo năm.", "việc báo cáo năm"),
        ("Về việc báo cáo năm", "việc báo cáo năm"),
        ("hướng dẫn báo cáo năm", "hướng dẫn báo cáo năm"),
        ("{issuer_in_text}", "{issuer_in_text}"),
    ],
)
def test_the_opening_names_the_letter(subject: str, about: str) -> None:
    """With a guiding letter the report opens by it: number, short date, issuer and subject, which is data."""
    window = replace(YEAR_2026, letter=replace(LETTER, subject=subject))
    bound = bind(form("dan-van-kheo-nam"), window)
    assert opening(bound, cover_defaults(bound, COMMUNE, PROVINCE), window) == (
        "Thực hiện Công văn số 12-CV/BTGDV, ngày 05/02/2026 của Ban Tuyên giáo và Dân vận Tỉnh ủy Sông Lớn "
        f"về {about}, {COMMITTEE} xã Sông Vàng báo cáo kết quả thực hiện phong trào “Dân vận khéo” năm 2026, "
        "phương hướng, nhiệm vụ năm 2027 như sau:"
    )


def test_opening_without_a_letter_and_closing() -> None:
    """Without a letter the issuing body opens the report; it ends in the mark "./." once."""
    bound = bind(form("dan-chu-co-so-6-thang"), AUTUMN_2025)
    cover = cover_defaults(bound, COMMUNE, PROVINCE)
    what = "kết quả việc thực hiện dân chủ ở cơ sở 6 tháng cuối năm 2025, nhiệm vụ trọng tâm 6 tháng đầu năm 2026"
    assert opening(bound, cover, AUTUMN_2025) == f"Ủy ban nhân dân xã Sông Vàng báo cáo {what} như sau:"
    assert closing(bound, cover, AUTUMN_2025) == f"Trên đây là báo cáo {what} của Ủy ban nhân dân xã Sông Vàng./."
