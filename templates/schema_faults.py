"""What the schema (pydantic) objects to, said in Vietnamese with the line it stands on."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from templates.faults import Fault
from templates.located import Located

M = TypeVar("M", bound=BaseModel)

_ASK = (
    "{0} “ask: text” (chữ), “ask: figures” (số), “ask: rows” (nhiều dòng), “ask: standing” (văn bản có sẵn) hoặc "
    "“ask: blanks” (chỗ trống của văn bản có sẵn)."
)

_WORDS: Mapping[str, tuple[str, str]] = {
    "missing": ("Thiếu khoá “{key}”.", "Thêm dòng “{key}: …” vào khối này."),
    "extra_forbidden": ("Không có khoá nào tên “{key}” ở đây.", "{similar}"),
    "string_type": ("“{key}” phải là chữ.", "Viết nội dung trên cùng dòng, trong nháy kép nếu có dấu hai chấm."),
    "string_too_short": ("“{key}” đang để trống.", "Điền nội dung."),
    "string_too_long": ("“{key}” dài quá {max_length} ký tự.", "Rút ngắn lại."),
    "string_pattern_mismatch": (
        "“{input}” không dùng làm tên được.",
        "Chỉ dùng chữ thường không dấu, chữ số và dấu nối, bắt đầu bằng chữ.",
    ),
    "enum": ("“{input}” không dùng được cho “{key}”.", "Chọn một trong: {expected}."),
    "literal_error": ("“{input}” không dùng được cho “{key}”.", "Chọn một trong: {expected}."),
    "bool_parsing": ("“{key}” phải là true hoặc false.", "Viết true (có) hoặc false (không)."),
    "bool_type": ("“{key}” phải là true hoặc false.", "Viết true (có) hoặc false (không)."),
    "int_parsing": ("“{key}” phải là số nguyên.", "Viết một số, ví dụ 1."),
    "int_type": ("“{key}” phải là số nguyên.", "Viết một số, ví dụ 1."),
    "greater_than_equal": ("“{key}” nhỏ quá.", "Viết số từ {ge} trở lên."),
    "decimal_parsing": ("“{key}” phải là số.", "Viết số, phần lẻ sau dấu chấm, ví dụ 19 hoặc 2.5."),
    "decimal_type": ("“{key}” phải là số.", "Viết số, phần lẻ sau dấu chấm, ví dụ 19 hoặc 2.5."),
    "date_from_datetime_parsing": ("“{key}” phải là ngày.", "Viết năm-tháng-ngày, ví dụ 2025-07-01."),
    "date_from_datetime_inexact": ("“{key}” phải là ngày.", "Viết năm-tháng-ngày, ví dụ 2025-07-01."),
    "date_type": ("“{key}” phải là ngày.", "Viết năm-tháng-ngày, ví dụ 2025-07-01."),
    "tuple_type": ("“{key}” phải là một danh sách.", "Viết mỗi mục một dòng, bắt đầu bằng “- ”."),
    "too_short": ("“{key}” cần ít nhất {min_length} mục.", "Thêm mục, hoặc bỏ cả khối."),
    "too_long": ("“{key}” có {actual_length} mục, nhiều nhất là {max_length}.", "Chia thành nhiều khối."),
    "model_type": ("“{key}” phải là một khối “khoá: nội dung”.", "Viết các khoá ở những dòng dưới, thụt lề vào."),
    "dict_type": ("“{key}” phải là một khối “tên: nội dung”.", "Viết các tên ở những dòng dưới, thụt lề vào."),
    "model_attributes_type": (
        "“{key}” phải là một khối “khoá: nội dung”.",
        "Viết các khoá ở những dòng dưới, thụt lề vào.",
    ),
    "union_tag_not_found": (
        "Câu hỏi thiếu khoá “ask”.",
        _ASK.format("Thêm"),
    ),
    "union_tag_invalid": (
        "Không có loại câu hỏi “{tag}”.",
        _ASK.format("Viết"),
    ),
    "parameter_kind": (
        "Không rõ tham số “{key}” thuộc loại nào.",
        "Dùng một trong các khoá: year, first_half và second_half, since, text.",
    ),
}
_OTHERWISE = ("“{key}” không hợp lệ.", "So với một mẫu có sẵn và sửa lại.")


def validated(model: type[M], located: Located) -> tuple[M | None, tuple[Fault, ...]]:
    """The document as ``model``, or None with every objection of the schema as a fault."""
    try:
        return model.model_validate(located.value), ()
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if not _echoes(detail)]
        return None, tuple(_fault(detail, model, located) for detail in details)


def _echoes(detail: ErrorDetails) -> bool:
    """Whether a list is called too short only because faults of its own items do not count as items."""
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and len(detail["input"]) >= least


def _fault(detail: ErrorDetails, model: type[BaseModel], located: Located) -> Fault:
    what, remedy = _WORDS.get(detail["type"], _OTHERWISE)
    values = {**detail.get("ctx", {}), "key": _key(detail["loc"], located), "input": str(detail["input"])}
    values["expected"] = str(values.get("expected", "")).replace("'", "").replace(" or ", ", ")
    if detail["type"] == "extra_forbidden":
        values["similar"] = _similar(str(detail["loc"][-1]), model)
    return located.fault(_path(detail), what.format(**values), remedy.format(**values))


def _path(detail: ErrorDetails) -> Sequence[str | int]:
    # A key that is missing may have a namesake nearby, so its own step must not be looked for.
    return detail["loc"][:-1] if detail["type"] == "missing" else detail["loc"]


def _key(loc: Sequence[str | int], located: Located) -> str:
    names = [step for step in loc if isinstance(step, str) and not step.startswith("<")]
    return names[-1] if names else located.file


def _similar(key: str, model: type[BaseModel]) -> str:
    near = get_close_matches(key, sorted(set(_keys(model, set()))), n=1, cutoff=0.6)
    return f"Có phải “{near[0]}”? Nếu không thì xoá dòng này." if near else "Xoá dòng này hoặc xem lại thụt lề."


def _keys(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    seen.add(model)
    for name, info in model.model_fields.items():
        yield name
        for inner in _models(info.annotation):
            if inner not in seen:
                yield from _keys(inner, seen)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in cast(tuple[Any, ...], getattr(annotation, "__args__", ())):
        yield from _models(part)
