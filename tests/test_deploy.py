"""What ``deploy/`` says keeps up with the product: nothing there sets what is not known, or misses what is needed."""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.settings import FROM_FILES, Settings

DEPLOY = Path(__file__).parent.parent / "deploy"
SETTINGS = {name.upper() for name in Settings.model_fields}


def compose() -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load((DEPLOY / "compose.yaml").read_text())
    return read


def to_fill_in() -> dict[str, str]:
    """The names in compose.env.example, with what stands there."""
    lines = (DEPLOY / "compose.env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def test_every_variable_of_compose_is_known() -> None:
    """The bot is given settings there are, and compose asks for nothing that compose.env does not name."""
    assert set(compose()["services"]["bot"]["environment"]) <= SETTINGS
    text = (DEPLOY / "compose.yaml").read_text() + (DEPLOY / "Caddyfile").read_text()
    asked = set(re.findall(r"\$\{(\w+)", text)) | {one["environment"] for one in compose()["secrets"].values()}
    assert asked == set(to_fill_in())
    assert set(re.findall(r"\{\$(\w+)\}", (DEPLOY / "Caddyfile").read_text())) == {"PUBLIC_HOST"}


def test_secrets_reach_the_containers_as_files_alone() -> None:
    """No secret is a container's variable; each is mounted where the setting looks for it, readable by its user."""
    services = compose()["services"]
    bot, database = services["bot"], services["database"]
    assert not {name.upper() for name in FROM_FILES} & set(bot["environment"])
    for name in FROM_FILES:
        (mounted,) = [one for one in bot["secrets"] if one["source"] == name]
        assert bot["environment"][f"{name.upper()}_FILE"] == f"/run/secrets/{name}"
        assert f"--uid {mounted['uid']} " in (DEPLOY / "Dockerfile").read_text()
        assert compose()["secrets"][name] == {"environment": name.upper()}
    assert database["environment"]["POSTGRES_PASSWORD_FILE"] == "/run/secrets/postgres_password"
    assert database["secrets"] == ["postgres_password"]
    user, name = (database["environment"][one] for one in ("POSTGRES_USER", "POSTGRES_DB"))
    assert to_fill_in()["DATABASE_URL"] == f"postgresql://{user}:${{POSTGRES_PASSWORD}}@database/{name}"


def test_the_parts_of_compose_meet() -> None:
    """The proxy passes Telegram's deliveries on to where the bot listens, and the bot's health is asked where it is."""
    proxy, bot = (DEPLOY / "Caddyfile").read_text(), compose()["services"]["bot"]
    given = bot["environment"]
    path = given["WEBHOOK_URL"].partition("}")[2]
    assert f"handle {path} " in proxy
    assert f"dynamic a bot {given['WEBHOOK_LISTEN'].rpartition(':')[2]}" in proxy
    assert f":{given['HTTP_LISTEN'].rpartition(':')[2]}/readyz" in bot["healthcheck"]["test"][-1]


def test_the_service_sets_what_there_is() -> None:
    """The systemd unit names settings there are, and runs the command the package installs."""
    unit = (DEPLOY / "baocao.service").read_text()
    assert set(re.findall(r"^Environment=(\w+)=", unit, re.MULTILINE)) <= SETTINGS
    assert "ExecStart=/opt/tro-ly-bao-cao/.venv/bin/baocao run\n" in unit
