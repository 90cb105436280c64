"""``baocao demo``."""

from typing import Any

from sqlalchemy import Connection, select

from storage.database import open_database
from storage.tables import answers, assignments, submissions, units
from tests.cli.office import Office


def contents(office: Office) -> list[list[tuple[Any, ...]]]:
    """What the region says, without the instants at which it was written."""

    def work(connection: Connection) -> list[list[tuple[Any, ...]]]:
        statements = (
            select(units.c.code, units.c.name, units.c.level).order_by(units.c.id),
            select(assignments.c.unit_id, assignments.c.state).order_by(assignments.c.id),
            select(answers.c.assignment_id, answers.c.key, answers.c.kind, answers.c.number, answers.c.body).order_by(
                answers.c.assignment_id, answers.c.key
            ),
            select(submissions.c.assignment_id, submissions.c.version, submissions.c.cover).order_by(submissions.c.id),
        )
        return [[tuple(row) for row in connection.execute(one)] for one in statements]

    with open_database(office.url, workers=1) as database:
        return database.read(work).result()


def test_the_same_seed_gives_the_same_region(office: Office) -> None:
    """Two databases made with equal numbers hold equal units, answers and submissions; in the earlier period the parent
    has finished its own report too."""
    said = office.done("demo", "--units", "3", "--seed", "11")
    assert said.endswith(" với 3 đơn vị và 4 mẫu báo cáo, kỳ trước đã nộp.\n")
    again = Office(office.folder, f"sqlite:///{office.folder / 'again.sqlite3'}")
    assert again.done("demo", "--units", "3", "--seed", "11") == said
    made = contents(office)
    assert made == contents(again)
    assert sorted(state for _, state in made[1]) == 12 * ["accepted"] + 8 * ["new"] + 12 * ["submitted"]


def test_a_database_with_units_is_left_alone(staffed: Office) -> None:
    """Nothing made up ever gets in among real units."""
    assert staffed.refused("demo", "--units", "3", "--seed", "1") == (
        "Cơ sở dữ liệu đã có đơn vị nên không tạo vùng mẫu. Hãy dùng cơ sở dữ liệu trống."
    )


def test_sizes_that_cannot_be_made_are_refused(bare: Office) -> None:
    """No units, and words for numbers."""
    for wrong in ("0", "nhiều"):
        assert bare.misread("demo", "--units", wrong, "--seed", "1") == (
            "Lệnh chưa đúng: --units: phải là số nguyên từ 1 trở lên.\nGõ “baocao demo --help” để xem cách dùng."
        )
    assert bare.misread("demo", "--units", "2", "--seed", "x") == (
        "Lệnh chưa đúng: --seed phải là số nguyên, không phải 'x'.\nGõ “baocao demo --help” để xem cách dùng."
    )
