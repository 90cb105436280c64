"""Formatted text: parse mode HTML and explicit entities, checked as Telegram checks them.

Offsets and lengths are UTF-16 code units. MarkdownV2 and Markdown are not served: the bot does not use them.
"""

from __future__ import annotations

import html
import re
from typing import Any

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.text import clean, utf16_len

Entity = dict[str, Any]

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
}
_TYPES = frozenset(_TAGS.values()) | {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "expandable_blockquote",
    "text_mention",
    "date_time",
}
_TOKEN = re.compile(r"<|&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*>")
_ATTRIBUTE = re.compile(r"([a-zA-Z-]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]+))?")


def formatted(text: str, parse_mode: str | None, entities: list[Entity] | None) -> tuple[str, list[Entity]]:
    """The text and entities Telegram stores: parsed, checked, trimmed."""
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, found = parse_html(text)
    else:
        found = check_entities(text, entities or [])
    return _trimmed(clean(text), found)


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Plain text and entities of Telegram's HTML; raises `ApiError` "can't parse entities: …"."""
    parser = _HtmlParser(source)
    return parser.run()


class _HtmlParser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.units = 0
        self.open: list[tuple[str, int, Entity]] = []
        self.found: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        at = 0
        while match := _TOKEN.search(self.source, at):
            self._write(self.source[at : match.start()])
            if match.group() == "<":
                at = self._tag(match.start())
            else:
                self._write(html.unescape(match.group()))
                at = match.end()
        self._write(self.source[at:])
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        return "".join(self.parts), sorted(self.found, key=lambda e: (e["offset"], -e["length"]))

    def _write(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.units += utf16_len(text)

    def _tag(self, at: int) -> int:
        match = _TAG.match(self.source, at)
        offset = len(self.source[:at].encode())
        if match is None:
            raise _unparsable(f'Unsupported start tag "{_word_after(self.source, at)}" at byte offset {offset}')
        closing, name, attributes = match.group(1), match.group(2).lower(), match.group(3)
        if closing:
            self._close(name, offset)
        elif name in _TAGS:
            self.open.append((name, self.units, _opening(name, _attributes(attributes), offset)))
        else:
            raise _unparsable(f'Unsupported start tag "{name}" at byte offset {offset}')
        return match.end()

    def _close(self, name: str, offset: int) -> None:
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {offset}")
        opened, start, entity = self.open.pop()
        if opened != name:
            raise _unparsable(f'Unmatched end tag at byte offset {offset}, expected "</{opened}>", found "</{name}>"')
        if self.units > start and entity.get("url") != "":
            self.found.append({"offset": start, "length": self.units - start, **entity})


def _opening(name: str, attributes: dict[str, str], offset: int) -> Entity:
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
    if name == "a":
        return {"type": "text_link", "url": attributes.get("href", "")}
    if name == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
    return {"type": _TAGS[name]}


def _attributes(source: str) -> dict[str, str]:
    return {m.group(1).lower(): html.unescape((m.group(2) or "").strip("\"'")) for m in _ATTRIBUTE.finditer(source)}


def _word_after(source: str, at: int) -> str:
    match = re.match(r"</?([^\s<>/]*)", source[at : at + 40])
    return match.group(1) if match else ""


def check_entities(text: str, entities: list[Entity]) -> list[Entity]:
    """Explicit entities, refused when they do not fit the text."""
    if not entities:
        return []
    boundaries = _boundaries(text)
    end = utf16_len(text)
    for entity in entities:
        _check_entity(entity, end, boundaries)
    return sorted((dict(e) for e in entities[:100]), key=lambda e: (e["offset"], -e["length"]))


def _check_entity(entity: Entity, end: int, boundaries: frozenset[int] | None) -> None:
    kind, offset, length = entity.get("type"), entity.get("offset"), entity.get("length")
    if kind not in _TYPES or not isinstance(offset, int) or not isinstance(length, int):
        raise _unparsable("can't parse MessageEntity")
    if offset < 0 or length <= 0:
        raise _unparsable(f"entity at UTF-16 offset {offset} has an invalid length {length}")
    if offset + length > end:
        raise _unparsable(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )
    if boundaries is not None and not {offset, offset + length} <= boundaries:
        raise _unparsable(f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol")


def _boundaries(text: str) -> frozenset[int] | None:
    """Offsets between symbols, or None where every offset is one (no surrogate pairs)."""
    if utf16_len(text) == len(text):
        return None
    at = 0
    offsets = {0}
    for letter in text:
        at += 2 if letter > "\uffff" else 1
        offsets.add(at)
    return frozenset(offsets)


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Telegram drops white space around a text and moves the entities along."""
    whole = text.rstrip()
    lead = len(whole) - len(whole.lstrip())
    text = whole[lead:]
    if not entities:
        return text, entities
    end = utf16_len(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lead)
        stop = min(end, entity["offset"] + entity["length"] - lead)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def _unparsable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
