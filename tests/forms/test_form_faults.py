"""Each way of writing a form wrongly, as one spoiled line, and the sentence that sends its author to it."""

import copy
import functools
import io
import operator
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from ruamel.yaml import YAML

from templates.faults import FormFaults
from templates.loader import parse_definition
from tests.forms.mini import MINI, spoiled

FIGURES = "          - { id: hoi_nghi.so, label: Số hội nghị, unit: hội nghị }"
RULE = "    must: hoi_nghi.so <= hoi_nghi.nguoi"
SENTENCE = '        sentence: "[Tổ chức {hoi_nghi.so} hội nghị{hoi_nghi.so:change} trong năm {nam}.]"'

SCHEMA = {
    "a key is missing": (
        "title: Mẫu thử\n",
        "",
        "Thiếu khoá “title”. Thêm dòng “title: …” vào khối này.",
    ),
    "a key is misspelt": (
        "    run_in: true",
        "    runin: true  # <<",
        "Không có khoá nào tên “runin” ở đây. Có phải “run_in”? Nếu không thì xoá dòng này.",
    ),
    "a key is unheard of": (
        "recurs: year",
        "recurs: year\nxyzw: 1  # <<",
        "Không có khoá nào tên “xyzw” ở đây. Xoá dòng này hoặc xem lại thụt lề.",
    ),
    "a text is empty": (
        "subject: kết quả năm {nam}",
        "subject:  # <<",
        "“subject” đang để trống. Điền nội dung.",
    ),
    "a list stands for a text": (
        "subject: kết quả năm {nam}",
        "subject: [kết quả]  # <<",
        "“subject” phải là chữ. Viết nội dung trên cùng dòng, trong nháy kép nếu có dấu hai chấm.",
    ),
    "an id has a Vietnamese letter": (
        "  - id: muc_ii\n",
        "  - id: mục_ii  # <<\n",
        "“mục_ii” không dùng làm tên được. Chỉ dùng chữ thường không dấu, chữ số và dấu nối, bắt đầu bằng chữ.",
    ),
    "an id is too long": (
        "id: muc_i.noi_dung",
        f"id: {'a' * 61}  # <<",
        "“id” dài quá 60 ký tự. Rút ngắn lại.",
    ),
    "a layout nobody knows": (
        "layout: party",
        "layout: army  # <<",
        "“army” không dùng được cho “layout”. Chọn một trong: party, state.",
    ),
    "a recurrence nobody knows": (
        "recurs: year",
        "recurs: week  # <<",
        "“week” không dùng được cho “recurs”. Chọn một trong: half_year, year, none.",
    ),
    "neither true nor false": (
        "    run_in: true",
        "    run_in: maybe  # <<",
        "“run_in” phải là true hoặc false. Viết true (có) hoặc false (không).",
    ),
    "a year moved by a word": (
        "plus: 1 }",
        "plus: một }  # <<",
        "“plus” phải là số nguyên. Viết một số, ví dụ 1.",
    ),
    "a default in words": (
        "default: 12 }",
        "default: mười hai }  # <<",
        "“default” phải là số. Viết số, phần lẻ sau dấu chấm, ví dụ 19 hoặc 2.5.",
    ),
    "a day in the Vietnamese order": (
        "since: 2025-07-01",
        "since: 01/7/2025",
        "“since” phải là ngày. Viết năm-tháng-ngày, ví dụ 2025-07-01.",
    ),
    "a text stands for a list": (
        "  posts: [BÍ THƯ]\n  recipients: [Lưu Văn phòng]",
        "  posts: BÍ THƯ  # <<\n  recipients: [Lưu Văn phòng]",
        "“posts” phải là một danh sách. Viết mỗi mục một dòng, bắt đầu bằng “- ”.",
    ),
    "a text stands for a block": (
        "  - id: nguoi_it_nhat_bang_hoi_nghi\n    must: hoi_nghi.so <= hoi_nghi.nguoi\n    level: warn\n"
        "    say: Số người ít hơn số hội nghị.",
        "  - a <= b  # <<",
        "“checks” phải là một khối “khoá: nội dung”. Viết các khoá ở những dòng dưới, thụt lề vào.",
    ),
    "a question without a kind": (
        "      - ask: text\n        id: muc_i.noi_dung",
        "      - id: muc_i.noi_dung  # <<",
        "Câu hỏi thiếu khoá “ask”. Thêm “ask: text” (chữ), “ask: figures” (số), “ask: rows” (nhiều dòng), "
        "“ask: standing” (văn bản có sẵn) hoặc “ask: blanks” (chỗ trống của văn bản có sẵn).",
    ),
    "a question of an unknown kind": (
        "      - { ask: text, id: muc_ii_1",
        "      - { ask: song, id: muc_ii_1",
        "Không có loại câu hỏi “song”. Viết “ask: text” (chữ), “ask: figures” (số), “ask: rows” (nhiều dòng), "
        "“ask: standing” (văn bản có sẵn) hoặc “ask: blanks” (chỗ trống của văn bản có sẵn).",
    ),
    "a parameter of no kind": (
        "  ban: { text: Ban Chỉ đạo }",
        "  ban: Ban Chỉ đạo  # <<",
        "Không rõ tham số “ban” thuộc loại nào. Dùng một trong các khoá: year, first_half và second_half, since, text.",
    ),
    "more figures than fit a screen": (
        FIGURES,
        FIGURES + "".join(f"\n          - {{ id: so_{letter}, label: Số }}" for letter in "abcdef"),
        "“fields” có 8 mục, nhiều nhất là 7. Chia thành nhiều khối.",
    ),
}

WHOLE = {
    "one id for two things": (
        "id: muc_ii_1.noi_dung,",
        "id: hoi_nghi.nguoi,",
        "Tên “hoi_nghi.nguoi” đã dùng ở dòng 38. Đặt một tên khác.",
    ),
    "a text names an unknown parameter": (
        "subject: kết quả năm {nam}",
        "subject: kết quả năm {nawm}  # <<",
        "Không có tham số “{nawm}”. Dùng được ở đây: {ban}, {cap}, {ky}, {nam}, {nam_sau}.",
    ),
    "a parameter uses one below it": (
        "first_half: nửa đầu năm,",
        'first_half: "nửa đầu {ban}",',
        "Không có tham số “{ban}”. Dùng được ở đây: {nam}, {nam_sau}.",
    ),
    "the closing names the letter": (
        "closing: Trên đây là báo cáo của {issuer_in_text}./.",
        "closing: Trả lời Công văn {letter_number}  # <<",
        "Không có tham số “{letter_number}”. Dùng được ở đây: {ban}, {cap}, {issuer_in_text}, {ky}, {nam}, {nam_sau}.",
    ),
    "a parameter takes a name of the cover": (
        "  ky: { first_half",
        "  party_superior: { text: Tỉnh ủy }  # <<\n  ky: { first_half",
        "Tham số “party_superior” trùng tên với một chỉ tiêu hoặc một tên có sẵn. Đặt tên khác cho tham số.",
    ),
    "a brace is left open": (
        "    heading: CÔNG TÁC CẤP {cap}",
        "    heading: CÔNG TÁC CẤP {cap  # <<",
        "Dấu ngoặc nhọn không khép. Viết đủ cặp, ví dụ {nam}, hoặc bỏ dấu thừa.",
    ),
    "a sentence names an unknown figure": (
        SENTENCE,
        '        sentence: "Có {hoi_nghi.cuoc} cuộc"  # <<',
        "Câu mẫu dùng chỉ tiêu “hoi_nghi.cuoc” không có trong mẫu. Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.",
    ),
    "a sentence has an open bracket": (
        SENTENCE,
        '        sentence: "[Có {hoi_nghi.so} cuộc"  # <<',
        "Câu mẫu “[Có {hoi_nghi.so} cuộc”: thiếu dấu ]. Xem lại các dấu ngoặc trong câu mẫu.",
    ),
    "a sentence has no text to begin": (
        "          - { ask: text, id: muc_ii_1.noi_dung, question: Với cấp trên, required: false }",
        "          - ask: figures\n            id: don\n            question: Số đơn\n"
        '            fields: [{ id: don.so, label: Số đơn }]\n            sentence: "Nhận {don.so} đơn"  # <<',
        "Có câu mẫu nhưng sau nó mục này không có câu hỏi chữ nào để đặt câu vào. "
        "Thêm một câu hỏi “ask: text” ở dưới, hoặc bỏ câu mẫu.",
    ),
    "a rule names an unknown figure": (
        RULE,
        "    must: hoi_nghi.so <= hoi_nghi.dan  # <<",
        "Quy tắc dùng chỉ tiêu “hoi_nghi.dan” không có trong mẫu. Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.",
    ),
    "a rule compares nothing": (
        RULE,
        "    must: hoi_nghi.so  # <<",
        "Quy tắc “hoi_nghi.so”: cần đúng một dấu so sánh (<=, >=, <, >, =, !=). Viết như “a + b <= c”.",
    ),
    "a condition names an unknown figure": (
        RULE,
        RULE + "\n    when: hoi_nghi.dan > 0  # <<",
        "Quy tắc dùng chỉ tiêu “hoi_nghi.dan” không có trong mẫu. Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.",
    ),
    "a percentage is summed": (
        FIGURES,
        FIGURES.replace(" }", ", kind: percent }"),
        "Tỷ lệ “hoi_nghi.so” không được cộng. Viết “consolidate: weighted” kèm “weight”, hoặc “consolidate: none”.",
    ),
    "a weighted figure has no weight": (
        FIGURES,
        FIGURES.replace(" }", ", kind: percent, consolidate: weighted }"),
        "“hoi_nghi.so” tính theo trọng số nhưng thiếu “weight”. Thêm “weight: tên chỉ tiêu làm trọng số”.",
    ),
    "a weight is no figure of the form": (
        FIGURES,
        FIGURES.replace(" }", ", kind: percent, consolidate: weighted, weight: dan_so }"),
        "Trọng số “dan_so” không phải là chỉ tiêu được cộng của mẫu này. Ghi tên một chỉ tiêu có “consolidate: sum”.",
    ),
    "a weight without need": (
        FIGURES,
        FIGURES.replace(" }", ", weight: hoi_nghi.nguoi }"),
        "“hoi_nghi.so” có “weight” nhưng không tính theo trọng số. Viết “consolidate: weighted” hoặc bỏ “weight”.",
    ),
    "sections of the first level out of step": (
        "    number: II",
        "    number: III  # <<",
        "Mục đánh số “III”, theo thứ tự phải là “II”. Sửa số hoặc đặt mục về đúng chỗ.",
    ),
    "sections of the second level out of step": (
        "        number: 1\n",
        "        number: 1.1  # <<\n",
        "Mục đánh số “1.1”, theo thứ tự phải là “1”. Sửa số hoặc đặt mục về đúng chỗ.",
    ),
    "a section asks nothing": (
        "        run_in: true\n        questions:\n"
        "          - { ask: text, id: muc_ii_1.noi_dung, question: Với cấp trên, required: false }",
        "        run_in: true",
        "Mục “muc_ii_1” không hỏi gì. Thêm “questions” hoặc mục con, hoặc bỏ mục.",
    ),
}

SYNTAX = {
    "a key stands twice": (
        "recurs: year",
        "recurs: year\ntitle: Mẫu khác  # <<",
        "Khoá “title” được viết hai lần trong cùng một khối. Giữ một dòng, xoá dòng kia.",
    ),
    "a key is a list": (
        "recurs: year",
        "recurs: year\n? [a]  # <<\n: 1",
        "Khoá phải là một từ. Viết “tên: nội dung”.",
    ),
    "a colon inside a text": (
        "title: Mẫu thử",
        "title: Mẫu: thử  # <<",
        "Có dấu hai chấm hoặc thụt lề sai chỗ. Đặt câu chữ có dấu “: ” trong nháy kép.",
    ),
    "a tab": (
        "  ban: { text",
        "\tban: { text",
        "Dòng thụt lề bằng phím Tab. Thụt lề bằng dấu cách.",
    ),
    "a quotation mark left open": (
        "    say: Số người ít hơn số hội nghị.\n",
        '    say: "Số người ít hơn số hội nghị.\n',
        "Dấu nháy mở ra mà không khép lại. Thêm dấu nháy còn thiếu.",
    ),
    "an unknown anchor": (
        "title: Mẫu thử",
        "title: *ten  # <<",
        "Dùng tên “*…” chưa được đặt ở trên. Đặt “&tên” ở chỗ đầu tiên hoặc sửa lại tên.",
    ),
    "an anchor set twice": (
        "title: Mẫu thử\nshort_title: Thử",
        "title: &ten Mẫu thử\nshort_title: &ten Thử",
        "Một tên “&…” được đặt hai lần. Đổi tên một chỗ.",
    ),
    "an anchor in its own block": (
        "  posts: [BÍ THƯ]\n  recipients: [Lưu Văn phòng]",
        "  posts: &p [*p]  # <<\n  recipients: [Lưu Văn phòng]",
        "Một “*tên” trỏ vào chính nó. Viết rõ nội dung thay cho “*tên”.",
    ),
    "a second document": (
        "recurs: year",
        "---\nrecurs: year",
        "Tệp có nhiều phần cách nhau bằng “---”. Mỗi tệp chỉ viết một mẫu.",
    ),
    "a line that fits nowhere": (
        "recurs: year",
        "- recurs",
        "Dòng này thụt lề không khớp các dòng trên. Cho các mục ngang hàng thụt lề bằng nhau.",
    ),
    "a text that begins with a sign": (
        "title: Mẫu thử",
        "title: @Mẫu thử  # <<",
        "Câu chữ bắt đầu bằng một ký hiệu riêng của YAML. Đặt câu chữ trong nháy kép.",
    ),
}


def faults(text: str | bytes) -> list[str]:
    """What the loader says to a definition, without the file's name."""
    definition = text.encode() if isinstance(text, str) else text
    with pytest.raises(FormFaults) as caught:
        parse_definition(definition, "form.yaml")
    return [str(fault).removeprefix("form.yaml") for fault in caught.value.faults]


def cases(table: dict[str, tuple[str, str, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("old", "new", "said"), table.values(), ids=list(table))


@cases(SCHEMA)
def test_the_schema_s_objections(old: str, new: str, said: str) -> None:
    """What the schema refuses is said in Vietnamese, with what to do, at the offending line, and nothing else is."""
    text, line = spoiled(old, new)
    assert one(faults(text), line) == said


@cases(WHOLE)
def test_what_only_the_whole_form_shows(old: str, new: str, said: str) -> None:
    """Parts that contradict one another are named at the line to change, and nothing else is."""
    text, line = spoiled(old, new)
    assert one(faults(text), line) == said


@cases(SYNTAX)
def test_what_is_no_yaml(old: str, new: str, said: str) -> None:
    """A file that YAML 1.2 cannot read, or reads in two ways, is refused at the line where it breaks."""
    text, line = spoiled(old, new)
    assert said in "\n".join(faults(text))
    assert any(fault == f", dòng {line}: {said}" for fault in faults(text)) or not line


def one(said: list[str], line: int) -> str:
    """The only fault there is, without its place, which is ``line`` where that is given."""
    assert len(said) == 1, said
    where, _, sentence = said[0].partition(": ")
    assert not line or where == f", dòng {line}"
    return sentence


def test_a_file_in_another_encoding() -> None:
    """A file that is not UTF-8 is refused as a whole, with what to do."""
    assert faults("title: Mẫu".encode("utf-16")) == [": Tệp không phải văn bản UTF-8. Lưu lại tệp với bảng mã UTF-8."]


def test_an_empty_file() -> None:
    """An empty definition is told every key it lacks."""
    missing = {fault.split("“")[1].split("”")[0] for fault in faults("")}
    assert missing == {
        *("id", "title", "short_title", "layout", "recurs", "subject", "opening", "opening_with_letter"),
        *("closing", "cover", "consolidated_cover", "sections"),
    }


def test_all_faults_come_at_once_in_the_order_of_their_lines() -> None:
    """Schema, references and repeated keys are all reported together, each line as where, what, what to do."""
    text = MINI
    for old, new in (
        ("layout: party", "layout: army"),
        ("subject: kết quả năm {nam}", "subject: kết quả năm {nawm}\nsubject: hai"),
        ("    number: II", "    number: IV"),
        (RULE, "    must: hoi_nghi.so <= dan_so"),
    ):
        text = text.replace(old, new)
    with pytest.raises(FormFaults) as caught:
        parse_definition(text.encode(), "mau/form.yaml")
    assert str(caught.value).splitlines() == [
        "mau/form.yaml, dòng 4: “army” không dùng được cho “layout”. Chọn một trong: party, state.",
        "mau/form.yaml, dòng 12: Không có tham số “{nawm}”. Dùng được ở đây: {ban}, {cap}, {ky}, {nam}, {nam_sau}.",
        "mau/form.yaml, dòng 13: Khoá “subject” được viết hai lần trong cùng một khối. Giữ một dòng, xoá dòng kia.",
        "mau/form.yaml, dòng 45: Mục đánh số “IV”, theo thứ tự phải là “II”. Sửa số hoặc đặt mục về đúng chỗ.",
        "mau/form.yaml, dòng 56: Quy tắc dùng chỉ tiêu “dan_so” không có trong mẫu. "
        "Sửa lại tên chỉ tiêu hoặc thêm chỉ tiêu đó.",
    ]


@pytest.mark.parametrize("spoilt", ["lạ {", [["a"]], {"a": "b"}], ids=["text", "list", "block"])
def test_anything_in_the_wrong_place_is_a_fault(spoilt: object) -> None:
    """Whatever stands in place of any part, the loader answers with faults in its own words, never with an error."""
    whole = YAML(typ="safe", pure=True).load(MINI)
    for path in _paths(whole, ()):
        spoiled_form = copy.deepcopy(whole)
        functools.reduce(operator.getitem, path[:-1], spoiled_form)[path[-1]] = spoilt
        written = io.BytesIO()
        YAML().dump(spoiled_form, written)
        assert not [fault for fault in faults(written.getvalue()) if "không hợp lệ" in fault], path


def _paths(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in steps:
        yield (*path, step)
        yield from _paths(item, (*path, step))


def test_scalars_stay_as_written() -> None:
    """YAML's guesses at types change nothing: numbers of sections, "no" and leading zeros stay what was typed."""
    text = MINI.replace("heading: KIẾN NGHỊ", "heading: no").replace("default: 12", "default: 010")
    form = parse_definition(text.encode(), "form.yaml")
    assert form.sections[1].heading == "no"
    assert [field.default for field in form.fields()] == [None, 10]


def test_texts_are_made_nfc() -> None:
    """A definition typed in decomposed letters gives the same form as one in composed letters."""
    decomposed = unicodedata.normalize("NFD", MINI)
    assert decomposed != MINI
    assert parse_definition(decomposed.encode(), "a") == parse_definition(MINI.encode(), "b")
