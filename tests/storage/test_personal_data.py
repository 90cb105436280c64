"""One person's data: all of it is found, and taken away it leaves the unit's reports as they were."""

from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, select, update

from storage import personal_data
from storage.tables import metadata, people
from tests.cli.office import Office
from tests.databases import empty_url
from tests.storage.region import NOON
from tests.storage.test_backup import connected, contents, fill

__all__ = ["empty_url"]

ACCOUNT, NAME = 7_000_001, "Người Được Quên"
REPORTS = ("answers", "submissions", "assignments", "covers", "remarks", "inquiries", "extensions", "signed_copies")


def settle(connection: Connection) -> int:
    """The person everything was done by, with an account and a name that can be searched for; everything of their
    chat is that account's."""
    (number,) = connection.execute(select(metadata.tables["changes"].c.person_id).distinct()).scalars()
    old = connection.execute(select(people.c.telegram_id).where(people.c.id == number)).scalar_one()
    connection.execute(update(people).where(people.c.id == number).values(telegram_id=ACCOUNT, name=NAME))
    for table in metadata.sorted_tables:
        for column in table.columns:
            if column.name in personal_data.ACCOUNTS and table is not people:
                connection.execute(update(table).values({column.name: ACCOUNT}))
    for name in ("answers", "changes"):
        table = metadata.tables[name]
        for row in connection.execute(select(table)).mappings().all():
            told = {
                one: row[one].replace("[7,", f"[{ACCOUNT},") for one in ("pieces", "before", "after") if row.get(one)
            }
            keys = [column == row[column.name] for column in table.primary_key.columns]
            if told:
                connection.execute(update(table).where(*keys).values(told))
    assert old != ACCOUNT
    return int(number)


def everything(url: str) -> str:
    return str(contents(url))


def reports(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """Everything of the unit's reports but the chat ids in the messages they were made from."""
    found = contents(url)
    return {
        name: [tuple(str(value).replace(str(ACCOUNT), "#").replace("-1", "#") for value in row) for row in found[name]]
        for name in REPORTS
    }


def test_the_export_holds_every_row_that_names_the_person(empty_url: str) -> None:
    """The person, their posts, chat, answers and what passed through their chat; nothing of anybody else's posts."""
    fill(empty_url)
    with connected(empty_url) as connection:
        number = settle(connection)
        found = personal_data.export(connection, number)
    assert {"people", "roles", "chats", "inbox", "outbox", "jobs", "join_attempts"} <= set(found)
    assert {"answers", "changes", "submissions", "contributors", "answer_messages"} <= set(found)
    assert [row["name"] for row in found["people"]] == [NAME]
    assert orjson.loads(orjson.dumps(found)).keys() == found.keys()


def test_whoever_is_forgotten_leaves_no_trace_but_the_units_reports(empty_url: str) -> None:
    """Name and account stand nowhere any more, posts are gone, and every answer and version is what it was."""
    fill(empty_url)
    with connected(empty_url) as connection:
        number = settle(connection)
    before = reports(empty_url)
    assert str(ACCOUNT) in everything(empty_url)
    with connected(empty_url) as connection:
        personal_data.forget(connection, number, at=NOON)
    after = everything(empty_url)
    assert str(ACCOUNT) not in after
    assert NAME not in after
    assert reports(empty_url) == before
    held = [row for row in contents(empty_url)["roles"] if row[1] == number]
    assert held
    assert all(row[-1] is not None for row in held)


def test_the_commands(tmp_path: Path) -> None:
    """By account or by name; a file for its owner alone; who is unknown is said; after forgetting nobody is found."""
    url = f"sqlite:///{tmp_path / 'kho.db'}"
    fill(url)
    with connected(url) as connection:
        settle(connection)
    office = Office(tmp_path, url)
    assert office.done("person", "export", NAME, "--out", "nguoi.json") == "Đã ghi nguoi.json.\n"
    assert orjson.loads(office.read("nguoi.json"))["people"][0]["telegram_id"] == ACCOUNT
    assert (tmp_path / "nguoi.json").stat().st_mode & 0o077 == 0
    assert office.refused("person", "forget", str(ACCOUNT)) == (
        "Đây là người quản trị duy nhất. Mời một người quản trị khác rồi hãy xoá."
    )
    with connected(url) as connection:
        connection.execute(metadata.tables["roles"].delete().where(metadata.tables["roles"].c.role == "admin"))
    office.done("person", "forget", str(ACCOUNT))
    assert office.refused("person", "export", NAME, "--out", "nguoi.json") == f"Trợ lý không giữ gì về {NAME}."
