"""A YAML 1.2 file as plain values that remember on which line each of them stands.

Every scalar is read as the text that was written: the schema, not YAML, decides what is a number, a date
or a yes, so ``number: 1.10`` stays "1.10" and ``label: no`` stays "no".  Texts come out clean (``templates.text``).
"""

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import Node, ScalarNode, SequenceNode

from templates.faults import Fault
from templates.text import clean

Plain = str | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]


@dataclass(slots=True)
class Located:
    """``value`` is the document; ``lines`` gives the line (from 1) of each path of keys and indices into it."""

    file: str
    value: Plain = ""
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unreadable: bool = False
    """Whether the file is no YAML at all, so that ``value`` says nothing."""

    def fault(self, path: Sequence[str | int], what: str, remedy: str) -> Fault:
        """A fault at a path, or at the nearest thing above it that stands in the file."""
        return Fault(self.file, self.line(path), what, remedy)

    def line(self, path: Sequence[str | int]) -> int:
        """The line of a path, or of the nearest thing above it that stands in the file."""
        return self.lines[self.known(path)]

    def known(self, path: Sequence[str | int]) -> Path:
        """The longest path into the file made of these steps, leaving out steps that are not in it.

        The schema's own paths carry steps the file has not, such as the kind of a question or a missing key.
        """
        found: Path = ()
        for step in path:
            if (*found, step) in self.lines:
                found = (*found, step)
        return found


def read_located(definition: bytes, file: str) -> Located:
    """The file's values and lines; its syntax faults and repeated keys are in ``faults``."""
    located = Located(file, lines={(): 1})
    try:
        root = _compose(definition.decode("utf-8"))
    except (UnicodeDecodeError, ReusedAnchorWarning, YAMLError) as error:
        located.faults.append(_syntax_fault(error, file))
        located.unreadable = True
    else:
        located.value = _Reader(located).plain(root, ()) if root else {}
    return located


def _compose(text: str) -> Node | None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", ReusedAnchorWarning)
        node: Node | None = YAML(typ="rt", pure=True).compose(text)
    return node


_SYNTAX = (
    ("codec can't decode", "Tệp không phải văn bản UTF-8.", "Lưu lại tệp với bảng mã UTF-8."),
    ("found duplicate anchor", "Một tên “&…” được đặt hai lần.", "Đổi tên một chỗ."),
    (
        "mapping values are not allowed",
        "Có dấu hai chấm hoặc thụt lề sai chỗ.",
        "Đặt câu chữ có dấu “: ” trong nháy kép.",
    ),
    ("character '\\t'", "Dòng thụt lề bằng phím Tab.", "Thụt lề bằng dấu cách."),
    ("unexpected end of stream", "Dấu nháy mở ra mà không khép lại.", "Thêm dấu nháy còn thiếu."),
    ("found undefined alias", "Dùng tên “*…” chưa được đặt ở trên.", "Đặt “&tên” ở chỗ đầu tiên hoặc sửa lại tên."),
    ("found another document", "Tệp có nhiều phần cách nhau bằng “---”.", "Mỗi tệp chỉ viết một mẫu."),
    ("expected <block end>", "Dòng này thụt lề không khớp các dòng trên.", "Cho các mục ngang hàng thụt lề bằng nhau."),
    ("cannot start any token", "Câu chữ bắt đầu bằng một ký hiệu riêng của YAML.", "Đặt câu chữ trong nháy kép."),
)


def _syntax_fault(error: Exception, file: str) -> Fault:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    line = mark.line + 1 if mark else 0
    for sign, what, remedy in _SYNTAX:
        if sign in str(error):
            return Fault(file, line, what, remedy)
    return Fault(file, line, "Chỗ này không đúng cú pháp YAML.", "So với một mẫu có sẵn và sửa lại.")


class _Reader:
    """Turns nodes into plain values while noting lines and repeated keys."""

    def __init__(self, located: Located) -> None:
        self._located = located
        self._open: list[Node] = []

    def plain(self, node: Node, path: Path) -> Plain:
        self._located.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, ScalarNode):
            return "" if node.tag == "tag:yaml.org,2002:null" else clean(node.value)
        if any(node is above for above in self._open):
            self._report(node, "Một “*tên” trỏ vào chính nó.", "Viết rõ nội dung thay cho “*tên”.")
            return ""
        self._open.append(node)
        value = self._sequence(node, path) if isinstance(node, SequenceNode) else self._mapping(node, path)
        self._open.pop()
        return value

    def _mapping(self, node: Node, path: Path) -> Plain:
        value: dict[str, Plain] = {}
        for key, item in self._entries(node):
            if key.value in value:
                what = f"Khoá “{key.value}” được viết hai lần trong cùng một khối."
                self._report(key, what, "Giữ một dòng, xoá dòng kia.")
                continue
            self._located.lines[(*path, key.value)] = key.start_mark.line + 1
            value[key.value] = self.plain(item, (*path, key.value))
        return value

    def _entries(self, node: Node) -> Iterator[tuple[ScalarNode, Node]]:
        for key, item in node.value:
            if isinstance(key, ScalarNode):
                yield key, item
            else:
                self._report(key, "Khoá phải là một từ.", "Viết “tên: nội dung”.")

    def _sequence(self, node: SequenceNode, path: Path) -> Plain:
        return [self.plain(item, (*path, index)) for index, item in enumerate(node.value)]

    def _report(self, node: Node, what: str, remedy: str) -> None:
        self._located.faults.append(Fault(self._located.file, node.start_mark.line + 1, what, remedy))
