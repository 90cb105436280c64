"""What the columns of a list of rows say about one another: ids, choices, and what depends on a choice."""

from collections.abc import Iterable, Iterator

from templates.faults import Fault
from templates.located import Located
from templates.things import Thing, block, ids, repeated, things

ROW_KINDS = {"text", "integer", "day", "choice"}


def row_faults(above: Thing, key: str, located: Located) -> Iterator[Fault]:
    """Faults of the row columns listed under ``key``, and of ``unique`` beside them."""
    columns = things(above, key)
    yield from repeated(columns, located)
    for column in columns:
        yield from _choice_faults(column, located)
        yield from no_such_choice(column, "required_when", columns, located)
        yield from no_such_choice(column, "advised_when", columns, located)
    unique = above.text("unique")
    if unique and unique not in ids(columns):
        yield located.fault(above.at("unique"), f"“unique”: không có cột “{unique}”.", _listed(ids(columns)))


def choices_of(columns: Iterable[Thing]) -> dict[str, frozenset[str]]:
    """The choices of each column that has any, by the column's id."""
    return {column.text("id"): ids(things(column, "choices")) for column in columns if column.text("kind") == "choice"}


def no_such_choice(place: Thing, key: str, columns: Iterable[Thing], located: Located) -> Iterator[Fault]:
    """Faults of a block ``{column: choice}`` (or a list of choices) written under ``key``."""
    known = choices_of(columns)
    for name, wanted in block(place.block.get(key)).items():
        path = (*place.at(key), name)
        if name not in known:
            yield located.fault(path, f"“{key}”: không có cột lựa chọn “{name}”.", _listed(known))
            continue
        for choice in [wanted] if isinstance(wanted, str) else wanted:
            if isinstance(choice, str) and known[name] and choice not in known[name]:
                yield located.fault(path, f"Cột “{name}” không có lựa chọn “{choice}”.", _listed(known[name]))


def _choice_faults(column: Thing, located: Located) -> Iterator[Fault]:
    choices, name = things(column, "choices"), column.text("id")
    yield from repeated(choices, located)
    kind = column.text("kind", "text")
    if kind in ROW_KINDS and (kind == "choice") != ("choices" in column.block):
        what = f"Cột “{name}”: “choices” chỉ đi với “kind: choice”, và cột lựa chọn phải có “choices”."
        yield located.fault(column.at("choices"), what, "Ghi các lựa chọn vào “choices”, hoặc bỏ nó.")


def _listed(names: Iterable[str]) -> str:
    return f"Dùng một trong: {', '.join(sorted(names)) or 'không có cột nào'}."
