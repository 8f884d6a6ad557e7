"""Stub."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask

from sync.server.store import Store


def make_pages(store: Store, now: Callable[[], int], key: bytes) -> Any:
    """The Flask application."""
    app = Flask(__name__)
    app.secret_key = key
    return app
