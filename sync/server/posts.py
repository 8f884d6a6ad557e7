"""The posts of the programme, from the seed data of the product."""

from __future__ import annotations

import json
from pathlib import Path

from sync.contract import REF_SCOPE, scope_of_post
from sync.server.errors import BadInputError, ServerError
from sync.server.store import Post, Transaction

_ROOT = Path(__file__).resolve().parents[2]


def resource_path(*parts: str) -> Path:
    """A file of the product's data: inside the installed package, else in the checkout."""
    packed = _ROOT / "okeoce_desktop" / "_resources"
    root = packed if packed.is_dir() else _ROOT / "resources"
    return root.joinpath(*parts)


def read_posts(data: bytes) -> list[Post]:
    """The posts of `areas.json`: one for each kecamatan, in the order of their codes.

    Raises:
        ValueError: it is no such file.
    """
    try:
        areas = json.loads(data)
        cities: dict[str, str] = areas["cities"]
        return [
            Post(scope_of_post(code), code, name, code[:5], cities[code[:5]])
            for code, name in sorted(areas["kecamatan"].items())
        ]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("not the area tables") from error


def load_posts(tx: Transaction) -> int:
    """Enters the posts and their counter rows, and renews names; how many there are.

    Raises:
        ServerError: the seed data cannot be read.
    """
    try:
        posts = read_posts(resource_path("seed", "areas.json").read_bytes())
    except (OSError, ValueError) as error:
        raise ServerError("Data wilayah (areas.json) tidak ada atau rusak.") from error
    for post in posts:
        tx.run(
            "INSERT INTO post (scope, code, name, city_code, city_name) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (scope) DO UPDATE SET name = excluded.name,"
            " city_name = excluded.city_name",
            (post.scope, post.code, post.name, post.city_code, post.city_name),
        )
    for scope in [REF_SCOPE, *[post.scope for post in posts]]:
        tx.run(
            "INSERT INTO scope_head (scope, head, at) VALUES (?, 0, 0) ON CONFLICT DO NOTHING",
            (scope,),
        )
    return len(posts)


def all_posts(tx: Transaction) -> list[Post]:
    """The posts in the order of their codes."""
    return [
        Post(*row)
        for row in tx.run("SELECT scope, code, name, city_code, city_name FROM post ORDER BY code")
    ]


def find_post(tx: Transaction, code: str) -> Post:
    """The post of a kecamatan code.

    Raises:
        BadInputError: there is none.
    """
    found = tx.run(
        "SELECT scope, code, name, city_code, city_name FROM post WHERE code = ?", (code.strip(),)
    )
    if not found:
        raise BadInputError(
            f"Pos {code!r} tidak ada. Tulis kode kecamatan, misalnya 31.74.01.", "unknown_post"
        )
    return Post(*found[0])
