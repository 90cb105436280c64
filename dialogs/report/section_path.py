"""The number a section goes by when it is named alone."""

from templates.form import Section


def section_path(path: tuple[Section, ...]) -> str:
    """ "II.1.2" for sections numbered II, 1 and 1.2."""
    numbers = [section.number for section in path if section.number]
    if len(numbers) > 2 and "." in numbers[-1]:
        numbers = [numbers[0], numbers[-1]]
    return ".".join(numbers)
