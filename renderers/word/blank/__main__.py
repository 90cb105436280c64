"""``python -m renderers.word.blank templates/forms``: write the templates that ship anew."""

import sys
from collections.abc import Sequence
from pathlib import Path

from renderers.word.blank.shipped import shipped_templates


def main(arguments: Sequence[str]) -> int:
    """Write every shipped template below the folder of forms named first; 2 when none is named."""
    if len(arguments) != 1:
        print("usage: python -m renderers.word.blank FORMS_FOLDER", file=sys.stderr)
        return 2
    for path, content in shipped_templates().items():
        target = Path(arguments[0], path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
