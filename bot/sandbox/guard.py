"""Keeps other web sites away from the sandbox: no DNS rebinding, no requests from foreign pages, no foreign content."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuses with 403 what does not come from the page itself or from a program, and adds the safety headers."""
    if not (_own_host(request.headers.get("Host", "")) and _own_page(request)):
        raise web.HTTPForbidden(text="This sandbox answers only its own page.")
    return await handler(request)


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """An on_response_prepare signal: works for streams too."""
    response.headers.update(_HEADERS)


def _own_host(host: str) -> bool:
    """A rebound name is a name: only addresses and localhost are ours."""
    name = urlsplit(f"//{host}").hostname or ""
    if name == "localhost":
        return True
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _own_page(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("Host"):
        return False
    if request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin"):
        return True
    # A link on another site may open the page itself, and nothing else.
    return request.method == "GET" and request.path == "/" and request.headers.get("Sec-Fetch-Mode") == "navigate"
