"""The Flask application of head office: the figures of the posts, behind an administrator's login.

Server-rendered, works without JavaScript, changes nothing but by POST with a token.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from typing import Any, TypeAlias

from flask import Flask, Response, abort, redirect, render_template, request, send_file, session
from flask.sessions import SecureCookieSessionInterface
from werkzeug.exceptions import HTTPException

from sync.server.errors import ServerError
from sync.server.figures import figures_of
from sync.server.posts import resource_path
from sync.server.server_clock import ServerClock
from sync.server.store import Store
from sync.server.times import wib_long, wib_time
from sync.server.web.login import LINK_PATH, use_link
from sync.server.web.overview import overview_of, whole
from sync.server.wsgi import is_private

Answer: TypeAlias = Any

SESSION_MS = 8 * 3600 * 1000
_FONTS = {
    "plex-400.ttf": ("ibm-plex-sans", "IBMPlexSans-Regular.ttf"),
    "plex-500.ttf": ("ibm-plex-sans", "IBMPlexSans-Medium.ttf"),
    "plex-600.ttf": ("ibm-plex-sans", "IBMPlexSans-SemiBold.ttf"),
    "jakarta-700.ttf": ("plus-jakarta-sans", "PlusJakartaSans-Bold.ttf"),
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
        " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_ERROR_TEXTS = {
    403: "Halaman ini tidak boleh dibuka dari sini.",
    404: "Halaman ini tidak ada.",
    405: "Halaman ini tidak bisa dibuka dengan cara itu.",
}
_log = logging.getLogger(__name__)


class _Sessions(SecureCookieSessionInterface):
    """Cookies for https only where the page came by https."""

    def get_cookie_secure(self, app: Flask) -> bool:
        del app
        return request.is_secure


def make_pages(store: Store, clock: ServerClock, key: bytes) -> Flask:
    """The application.

    Args:
        key: signs the session cookies.
    """
    now = clock.now
    app = Flask(__name__)
    app.secret_key = key
    app.session_interface = _Sessions()
    app.config.update(
        SESSION_COOKIE_NAME="pusat",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=16 * 1024,
    )
    app.jinja_env.filters.update(whole=whole, wib=wib_time, wib_long=wib_long)
    app.before_request(_refuse_plain_http)
    app.after_request(_add_headers)
    app.register_error_handler(HTTPException, _show_http_error)
    app.register_error_handler(Exception, _show_error)

    @app.get("/")
    def home() -> Answer:
        if session.get("until", 0) < now():
            return redirect(LINK_PATH, 303)
        found = store.read(lambda tx: figures_of(tx, now()))
        minutes = -(-clock.settles_in() // 60)
        page = overview_of(found)
        return render_template("home.html", page=page, clock_minutes=minutes, csrf=_csrf())

    @app.get(LINK_PATH)
    def login() -> Answer:
        return render_template("login.html", link=request.args.get("kunci", ""), csrf=_csrf())

    @app.post(LINK_PATH)
    def enter() -> Answer:
        _check_csrf()
        link = request.form.get("kunci", "")
        if not store.write(lambda tx: use_link(tx, link, now())):
            return render_template("login.html", link="", wrong=True, csrf=_csrf()), 403
        session.clear()
        session["until"] = now() + SESSION_MS
        return redirect("/", 303)

    @app.post("/keluar")
    def leave() -> Answer:
        _check_csrf()
        session.clear()
        return redirect(LINK_PATH, 303)

    @app.get("/fonts/<name>")
    def font(name: str) -> Answer:
        if name not in _FONTS:
            abort(404)
        path = resource_path("fonts", *_FONTS[name])
        if not path.is_file():
            abort(404)
        return send_file(path, mimetype="font/ttf", max_age=86400)

    return app


def _csrf() -> str:
    if "csrf" not in session:
        session["csrf"] = secrets.token_urlsafe(16)
    token: str = session["csrf"]
    return token


def _check_csrf() -> None:
    given, expected = request.form.get("csrf", ""), session.get("csrf", "")
    if not expected or not hmac.compare_digest(given.encode(), expected.encode()):
        abort(403)


def _refuse_plain_http() -> None:
    if not is_private(request.environ):
        abort(403)


def _add_headers(response: Response) -> Response:
    response.headers.update(_HEADERS)
    if not request.path.startswith(("/fonts/", "/static/")):
        response.headers["Cache-Control"] = "no-store"
    return response


def _show_http_error(error: HTTPException) -> Answer:
    code = error.code or 500
    if code < 400:  # a redirect
        return error.get_response()
    text = _ERROR_TEXTS.get(code, "Permintaan ini tidak bisa dilayani.")
    return render_template("error.html", text=text), code


def _show_error(error: Exception) -> Answer:
    if isinstance(error, ServerError):
        return render_template("error.html", text=error.message), 503
    _log.error("internal error %s at %s", type(error).__name__, request.path)
    return render_template("error.html", text="Ada kesalahan di dalam program."), 500
