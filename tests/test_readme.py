"""The README keeps up with the product: every setting, dependency and picture stands in it, and no other."""

import re
import tomllib
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def first_cells(heading: str) -> set[str]:
    """What stands in code marks in the first column of the table below a heading."""
    part = README.split(f"### {heading}\n", 1)[1].split("\n### ", 1)[0]
    return set(re.findall(r"^\| `([^`]+)` \|", part, re.MULTILINE))


def test_settings() -> None:
    """The table of settings names exactly the settings there are."""
    assert first_cells("Settings") == {name.upper() for name in Settings.model_fields}


def test_dependencies() -> None:
    """Every dependency is there with its reason, and every development tool is named."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[<>=;]", line)[0].strip() for line in project["project"]["dependencies"]}
    assert first_cells("Dependencies") == wanted
    tools = {re.split(r"[<>=;]", line)[0].strip() for line in project["dependency-groups"]["dev"]}
    assert {tool for tool in tools if f"`{tool}`" not in README} == set()


def test_files() -> None:
    """Every file and picture the README points to is there."""
    targets = re.findall(r"\]\(([^):]+)\)", README)
    assert len(targets) > 5
    assert [target for target in targets if not (ROOT / target).exists()] == []
