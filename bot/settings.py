"""Settings from the environment or ``.env``, checked once with plain messages."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.secret_files import content_of

DATABASE_FILE = "baocao.sqlite3"

FROM_FILES = ("bot_token", "database_url", "webhook_secret")
"""Secrets that may stand in a file of their own, which the setting of that name and ``_FILE`` points to."""


class BadSettings(Exception):
    """A setting that cannot be used; the message says which and what to do."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"không có múi giờ “{name}”; ví dụ đúng: Asia/Ho_Chi_Minh") from error
    return name


def _listen(address: str) -> str:
    if not re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[^\s:]+):\d{1,5}", address):
        raise ValueError("phải có dạng máy:cổng, ví dụ 127.0.0.1:8080")
    return address


def _url(address: str) -> str:
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("phải là địa chỉ http:// hoặc https://")
    return address.rstrip("/")


def _database(address: SecretStr) -> SecretStr:
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 - only where another database than the default is named

    from storage.engines import parsed  # noqa: PLC0415

    try:
        parsed(address.get_secret_value())
    except (ValueError, ArgumentError) as error:
        raise ValueError("phải có dạng postgresql://người:mậtkhẩu@máy/tên hoặc sqlite:///tệp") from error
    return address


Listen = Annotated[str, AfterValidator(_listen)]
Url = Annotated[str, AfterValidator(_url)]
FromFile = Annotated[SecretStr, AfterValidator(content_of)]
"""Set to a file's path, it holds what stands in the file."""


class Settings(BaseSettings):
    """Everything the one who runs the product may set; names are those of the environment."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    bot_token: SecretStr | None = None
    bot_token_file: FromFile | None = None
    bot_api_url: Url = "https://api.telegram.org"
    bot_proxy: str | None = None
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = None
    database_url_file: Annotated[FromFile, AfterValidator(_database)] | None = None
    data_dir: Path = Path("var")
    backup_dir: Path | None = None
    backup_keep: Annotated[int, Field(ge=1, le=1000)] = 14
    templates_dir: Path | None = None
    timezone: Annotated[str, AfterValidator(_zone)] = "Asia/Ho_Chi_Minh"
    sensitive_answers: Literal["outside", "chat"] = "outside"
    send_limit: Annotated[int, Field(ge=0, le=1000)] = 25
    soffice: str = "soffice"
    sandbox_listen: Listen = "127.0.0.1:8080"
    webhook_url: Url | None = None
    webhook_listen: Listen = "127.0.0.1:8443"
    webhook_secret: SecretStr | None = None
    webhook_secret_file: FromFile | None = None
    http_listen: Listen | None = None
    log_format: Literal["text", "json"] = "text"

    @model_validator(mode="after")
    def _secrets_from_files(self) -> "Settings":
        for name in FROM_FILES:
            given = getattr(self, f"{name}_file")
            if given is None:
                continue
            if getattr(self, name) is not None:
                raise ValueError(f"{name.upper()} và {name.upper()}_FILE đều có giá trị; chỉ đặt một trong hai")
            setattr(self, name, given)
        return self

    @model_validator(mode="after")
    def _token_looks_right(self) -> "Settings":
        if self.bot_token and not re.fullmatch(r"\d+:[\w-]{10,}", self.bot_token.get_secret_value()):
            raise ValueError("BOT_TOKEN không đúng dạng; chép lại cả dòng mà BotFather đã gửi")
        return self

    @model_validator(mode="after")
    def _webhook_has_a_secret(self) -> "Settings":
        if self.webhook_url is None:
            return self
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", secret):
            raise ValueError(
                "WEBHOOK_URL cần WEBHOOK_SECRET: từ 16 đến 256 chữ cái không dấu, chữ số, dấu - hoặc _; "
                "ví dụ lấy từ lệnh: openssl rand -hex 32"
            )
        return self

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database's URL: the one given, else an SQLite file under the data folder."""
        if self.database_url:
            return self.database_url.get_secret_value()
        return f"sqlite:///{(self.data_dir / DATABASE_FILE).resolve()}"

    @property
    def forms_dir(self) -> Path:
        """The folder of form folders: the one given, else the forms that ship."""
        return self.templates_dir or Path(__file__).parent.parent / "templates" / "forms"


def read_settings() -> Settings:
    """The settings of this process; raises ``BadSettings`` listing every fault."""
    try:
        return Settings()
    except PermissionError as error:
        raise BadSettings(
            "Không có quyền đọc tệp .env. Giao tệp cho người dùng chạy Trợ lý: chown baocao .env"
        ) from error
    except UnicodeDecodeError as error:
        raise BadSettings("Không đọc được tệp .env. Lưu lại dưới dạng chữ UTF-8.") from error
    except ValidationError as error:
        faults = [f"{_name(fault['loc'])}{_reason(fault)}" for fault in error.errors()]
        raise BadSettings("Cấu hình chưa dùng được:\n" + "\n".join(f"  - {fault}" for fault in faults)) from error


def _name(location: tuple[int | str, ...]) -> str:
    return f"{'.'.join(str(part) for part in location).upper()}: " if location else ""


def _reason(fault: ErrorDetails) -> str:
    """Our own complaint as it is; the library's, which are few here, in Vietnamese."""
    match fault["type"]:
        case "literal_error":
            choices = fault.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
            return f"phải là một trong: {choices}"
        case "int_parsing" | "int_from_float" | "greater_than_equal" | "less_than_equal":
            return "phải là số nguyên từ 0 đến 1000"
        case _:
            return fault["msg"].removeprefix("Value error, ")
