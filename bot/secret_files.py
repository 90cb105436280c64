"""Secrets kept in files: how a setting such as ``BOT_TOKEN_FILE`` becomes the secret that stands in its file."""

from pathlib import Path

from pydantic import SecretStr

LARGEST = 4096
"""Characters; no token, address or secret is longer."""


def content_of(path: SecretStr) -> SecretStr:
    """What the file at that path holds, without the white space around it.

    Raises ``ValueError`` saying what to do.  The path is treated as a secret and never repeated: whoever is in a hurry
    writes the token itself where its file belongs.
    """
    try:
        with Path(path.get_secret_value()).open(encoding="utf-8-sig") as file:
            content = file.read(LARGEST + 1).strip()
    except FileNotFoundError as error:
        raise ValueError("không có tệp này; ghi đường dẫn tới tệp giữ giá trị, không ghi chính giá trị ấy") from error
    except PermissionError as error:
        raise ValueError("không có quyền đọc tệp này; cấp quyền đọc cho người dùng chạy Trợ lý") from error
    except (OSError, ValueError) as error:
        raise ValueError("không đọc được tệp này; phải là tệp chữ UTF-8 chỉ có giá trị ấy") from error
    if not content:
        raise ValueError("tệp này trống; ghi giá trị vào tệp rồi chạy lại")
    if len(content) > LARGEST or len(content.splitlines()) > 1:
        raise ValueError("tệp này phải chỉ có một dòng là giá trị ấy")
    return SecretStr(content)
