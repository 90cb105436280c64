"""Settings that cannot be used, and command lines that cannot be understood."""

import pytest

from tests.cli.office import Office


@pytest.mark.parametrize(
    ("setting", "value", "complaint"),
    [
        ("DATABASE_URL", "cho-nao-do", "phải có dạng postgresql://người:mậtkhẩu@máy/tên hoặc sqlite:///tệp"),
        ("DATABASE_URL", "mysql://may/ten", "phải có dạng postgresql://người:mậtkhẩu@máy/tên hoặc sqlite:///tệp"),
        ("TIMEZONE", "Hà Nội", "không có múi giờ “Hà Nội”; ví dụ đúng: Asia/Ho_Chi_Minh"),
        ("BOT_API_URL", "may-chu", "phải là địa chỉ http:// hoặc https://"),
        ("SANDBOX_LISTEN", "8080", "phải có dạng máy:cổng, ví dụ 127.0.0.1:8080"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(bare: Office, setting: str, value: str, complaint: str) -> None:
    """The complaint names the setting and says what it should look like."""
    said = bare.refused("invite", "--role", "admin", **{setting: value})
    assert said == f"Cấu hình chưa dùng được:\n  - {setting}: {complaint}"


def test_a_token_of_the_wrong_shape_is_never_repeated(bare: Office) -> None:
    """Half a token may still be a secret: the complaint does not show it."""
    said = bare.refused("run", BOT_TOKEN="nửa-token")
    assert said == "Cấu hình chưa dùng được:\n  - BOT_TOKEN không đúng dạng; chép lại cả dòng mà BotFather đã gửi"


def test_an_env_file_that_is_no_text_is_said(bare: Office) -> None:
    """A .env saved in another encoding is one plain line, without what stands in it."""
    bare.write(".env", "BOT_TOKEN=tô-ken-bí-mật".encode("utf-16"))
    assert bare.refused("run") == "Không đọc được tệp .env. Lưu lại dưới dạng chữ UTF-8."


def test_all_wrong_settings_are_listed_at_once(bare: Office) -> None:
    """Whoever sets the product up mends everything in one go; nothing wrong is in English."""
    said = bare.refused("run", TIMEZONE="x", SEND_LIMIT="nhanh", SENSITIVE_ANSWERS="mọi nơi")
    assert said == (
        "Cấu hình chưa dùng được:\n"
        "  - TIMEZONE: không có múi giờ “x”; ví dụ đúng: Asia/Ho_Chi_Minh\n"
        "  - SENSITIVE_ANSWERS: phải là một trong: outside, chat\n"
        "  - SEND_LIMIT: phải là số nguyên từ 0 đến 1000"
    )


def test_a_database_that_is_not_there_is_said(bare: Office) -> None:
    """A server that does not answer, a folder that cannot be made and a file that is no database: one line each."""
    server = bare.refused("invite", "--role", "admin", DATABASE_URL="postgresql://ai:matkhau@127.0.0.1:9/x")
    assert server.startswith("Không dùng được cơ sở dữ liệu ở DATABASE_URL: ")
    assert "matkhau" not in server
    assert len(server.splitlines()) == 1
    bare.write("chan", "")
    folder = bare.refused("invite", "--role", "admin", DATABASE_URL="", DATA_DIR="chan/var")
    assert folder == "Không dùng được cơ sở dữ liệu ở chan/var/: Not a directory."
    file = bare.refused(
        "invite", "--role", "admin", DATABASE_URL=f"sqlite:///{bare.folder / bare.write('a.db', 'chữ' * 999)}"
    )
    assert file == (
        "Không dùng được cơ sở dữ liệu ở DATABASE_URL: file is not a database. "
        "Kiểm tra máy chủ, quyền ghi và chỗ trống trên đĩa."
    )


@pytest.mark.parametrize(
    ("line", "complaint", "command"),
    [
        ("", "còn thiếu lệnh.", "baocao"),
        ("bao", "lệnh không thể là 'bao'; chọn một trong: ", "baocao"),
        ("units", "còn thiếu việc.", "baocao units"),
        ("units import", "còn thiếu FILE.", "baocao units import"),
        ("assign --form a", "còn thiếu --from, --to, --deadline.", "baocao assign"),
        ("export --form a --out", "--out cần một giá trị đi kèm.", "baocao export"),
        ("check a b", "không hiểu b.", "baocao"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_explained(bare: Office, line: str, complaint: str, command: str) -> None:
    """Exit code 2, what is wrong in Vietnamese, and where to read on."""
    first, second = bare.misread(*line.split()).splitlines()
    assert first.startswith(f"Lệnh chưa đúng: {complaint}")
    assert second == f"Gõ “{command} --help” để xem cách dùng."
