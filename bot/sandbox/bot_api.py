"""The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>` on the in-memory Telegram."""

from __future__ import annotations

import asyncio
import re
from typing import Any
from urllib.parse import parse_qsl

import orjson
from aiohttp import BodyPartReader, web

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Fault
from bot.sandbox.files import UPLOAD_LIMIT
from bot.sandbox.methods import METHODS, get_updates
from bot.sandbox.params import Params, Upload
from bot.sandbox.telegram import Telegram

_NAMES = {name.lower(): name for name in (*METHODS, "getUpdates")}
_TOKEN = re.compile(r"\d+:[\w-]+")
_JSON = {"Content-Type": "application/json"}
_TOO_LARGE = ApiError(413, "Request Entity Too Large")


class BotApi:
    """The handlers of one bot's Telegram."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        """What to add to an aiohttp application."""
        return [
            web.route("*", r"/bot{token:[^/]+}/{method}", self.call),
            web.get(r"/file/bot{token:[^/]+}/{path:.+}", self.download),
        ]

    async def call(self, request: web.Request) -> web.StreamResponse:
        """One method call."""
        method = _NAMES.get(request.match_info["method"].lower())
        try:
            self._check_token(request.match_info["token"])
            params = await _read(request)
        except ApiError as error:
            return _answer(error.body(), error.code)
        if method is None:
            return _answer(ApiError(404, "Not Found").body(), 404)
        return await self._run(request, method, params)

    async def download(self, request: web.Request) -> web.Response:
        """The bytes of a file whose path getFile gave out."""
        try:
            self._check_token(request.match_info["token"])
        except ApiError as error:
            return _answer(error.body(), error.code)
        path = request.match_info["path"]
        fault = self._telegram.faults.take("download", None)
        if fault is not None and (error_ := await _strike(request, fault)) is not None:
            return _answer(error_.body(), error_.code)
        file = self._telegram.files.at(path)
        if file is None:
            return _answer(ApiError(404, "Not Found").body(), 404)
        return web.Response(body=file.data, content_type="application/octet-stream")

    async def _run(self, request: web.Request, method: str, params: Params) -> web.Response:
        telegram = self._telegram
        fault = telegram.faults.take(method, params.integer("chat_id") or None)
        if telegram.on_call is not None:
            await telegram.on_call(method, params.values, "before")
        result: Any = None
        done = False
        error = await _strike(request, fault) if fault is not None and fault.when == "before" else None
        cut = fault is not None and fault.drop and fault.when == "before"
        if error is None and not cut:
            try:
                result = await self._perform(method, params)
                done = True
            except ApiError as refusal:
                error = refusal
        if fault is not None and fault.when == "after":
            error = await _strike(request, fault) or error
            cut = fault.drop
        body = {"ok": True, "result": result} if error is None else error.body()
        code = 0 if cut else 200 if error is None else error.code
        self._write(method, params, (code, "" if error is None else error.description), done, result)
        if telegram.on_call is not None:
            await telegram.on_call(method, params.values, "after")
        return _answer(body, code or 200)

    async def _perform(self, method: str, params: Params) -> Any:
        if method == "getUpdates":
            return await get_updates(self._telegram, params)
        return METHODS[method](self._telegram, params)

    def _write(self, method: str, params: Params, outcome: tuple[int, str], done: bool, result: Any) -> None:
        if not self._telegram.journal.on:
            return
        self._telegram.journal.write(
            at=self._telegram.now().timestamp(),
            method=method,
            params=params.values,
            files=[upload.name for upload in params.uploads.values()],
            code=outcome[0],
            description=outcome[1],
            done=done,
            result=result,
        )

    def _check_token(self, token: str) -> None:
        if token == self._telegram.token:
            return
        raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")


async def _strike(request: web.Request, fault: Fault) -> ApiError | None:
    if fault.delay > 0:
        await asyncio.sleep(fault.delay)
    if fault.drop and request.transport is not None:
        request.transport.abort()
        return None
    return fault.error()


async def _read(request: web.Request) -> Params:
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.body_exists:
        return Params(values)
    kind = request.content_type
    if kind == "multipart/form-data":
        return await _read_multipart(request, values)
    try:
        body = await request.read()
    except web.HTTPRequestEntityTooLarge:
        raise _TOO_LARGE from None
    if kind == "application/json":
        values.update(_json_object(body))
    elif kind == "application/x-www-form-urlencoded":
        values.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Params(values)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(body) if body else {}
    except orjson.JSONDecodeError:
        raise bad_request("can't parse request body as JSON object") from None
    if not isinstance(found, dict):
        raise bad_request("can't parse request body as JSON object")
    return found


async def _read_multipart(request: web.Request, values: dict[str, Any]) -> Params:
    params = Params(values)
    size = 0
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise bad_request("can't parse multipart body")
        data = bytearray()
        while chunk := await part.read_chunk(65536):
            size += len(chunk)
            if size <= UPLOAD_LIMIT:
                data += chunk
        name = part.name or ""
        if part.filename is None:
            params.values[name] = data.decode("utf-8", "replace")
        else:
            params.uploads[name] = Upload(part.filename, part.headers.get("Content-Type"), bytes(data))
    if size > UPLOAD_LIMIT:
        raise _TOO_LARGE
    return params


def _answer(body: dict[str, Any], code: int) -> web.Response:
    return web.Response(body=orjson.dumps(body), status=code, headers=_JSON)
