"""A small server that gives the built site the headers it is to be hosted with."""

import functools
import hashlib
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from selectolax.lexbor import LexborHTMLParser


def inline_scripts(site: Path) -> set[str]:
    """Give the different texts of all scripts that stand in the pages themselves and run."""
    return {
        script.text(strip=False)
        for page in site.rglob("*.html")
        for script in LexborHTMLParser(page.read_text()).css("script:not([src])")
        if script.attributes.get("type") != "application/json"
    }


def policy(site: Path) -> str:
    """Give the content security policy of a built site."""
    hashes = sorted(
        f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in inline_scripts(site)
    )
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are sent one after the other; the second would wait 40 ms for the browser's word on the first.
    disable_nagle_algorithm = True
    # Python asks the machine for these, and machines differ.
    extensions_map = {  # noqa: RUF012 -- its name and kind are the base class's
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        "": "application/octet-stream",
    }

    def __init__(self, *args: object, policy: str, directory: str) -> None:
        self.policy = policy
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        del message, explain
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: a test that fails says what it met."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 -- the base class's
        """Say nothing of a browser that leaves a page and drops its connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Serve a built site from a thread for as long as the block runs."""
    handler = functools.partial(_Handler, policy=policy(site), directory=str(site))
    with _Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
