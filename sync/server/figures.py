"""The figures of head office: what each post has, who has spoken last, what is still missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sync.contract import KINDS, REF_SCOPE
from sync.digest import Digest, fingerprint
from sync.server.devices import all_devices
from sync.server.posts import all_posts
from sync.server.server_clock import AHEAD_MS
from sync.server.store import Device, Post, Tally, Transaction
from sync.server.times import iso_time


@dataclass(slots=True)
class PostFigures:
    """One post with what head office holds of it.

    Attributes:
        head: the highest number given out in its scope.
        tallies: by kind.
    """

    post: Post
    head: int
    tallies: dict[int, Tally]
    devices: list[Device] = field(default_factory=list)

    @property
    def last_sync(self) -> int | None:
        """When a device of the post spoke last, UTC ms; None if never."""
        times = [device.last_seen for device in self.devices if device.last_seen is not None]
        return max(times, default=None)

    @property
    def active(self) -> list[Device]:
        """Its devices that are not revoked."""
        return [device for device in self.devices if device.revoked_at is None]

    @property
    def held(self) -> int:
        """Changes its devices said they still hold."""
        return sum(device.held for device in self.active)

    def live(self, kind: int) -> int:
        """Rows of a kind that are not deleted."""
        found = self.tallies.get(kind)
        return found.live if found else 0


@dataclass(slots=True)
class Figures:
    """All posts at one moment (`now`, UTC ms).

    Attributes:
        behind: whole minutes that our clock stands before the last time it noted, if it is more
            than a device's clock may differ; else 0.
    """

    now: int
    epoch: bytes
    posts: list[PostFigures]
    ref: PostFigures
    parked: int
    behind: int


def figures_of(tx: Transaction, now: int) -> Figures:
    """Reads all figures in one snapshot."""
    heads = {}
    noted = 0
    for scope, head, at in tx.run("SELECT scope, head, at FROM scope_head"):
        heads[scope] = head
        noted = max(noted, at)
    tallies: dict[int, dict[int, Tally]] = {}
    for scope, kind, count, live, total in tx.run(
        "SELECT scope, kind, count, live, total FROM digest"
    ):
        tallies.setdefault(scope, {})[kind] = Tally(count, int.from_bytes(total, "big"), live)
    posts = {
        post.scope: PostFigures(post, heads.get(post.scope, 0), tallies.get(post.scope, {}))
        for post in all_posts(tx)
    }
    for device in all_devices(tx):
        if device.scope in posts:
            posts[device.scope].devices.append(device)
    ref = Post(REF_SCOPE, "ref", "Data induk", "", "")
    parked = tx.run("SELECT count(*) FROM quarantine WHERE resolved_at IS NULL")[0][0]
    return Figures(
        now,
        tx.epoch(),
        list(posts.values()),
        PostFigures(ref, heads.get(REF_SCOPE, 0), tallies.get(REF_SCOPE, {})),
        parked,
        (noted - now) // 60_000 if noted - now > AHEAD_MS else 0,
    )


def kind_name(kind: int) -> str:
    """The contract's name of a kind; `kind-99` for an unknown one."""
    return KINDS[kind].name if kind in KINDS else f"kind-{kind}"


def status_of(tx: Transaction, now: int) -> dict[str, Any]:
    """The object of `okeoce-server status --json`."""
    found = figures_of(tx, now)
    totals: dict[str, int] = {}
    for figures in found.posts:
        for kind in figures.tallies:
            totals[kind_name(kind)] = totals.get(kind_name(kind), 0) + figures.live(kind)
    return {
        "as_of": iso_time(now),
        "epoch": found.epoch.hex(),
        "quarantine": found.parked,
        "clock_behind_minutes": found.behind,
        "counts": dict(sorted(totals.items())),
        "posts": [_post_json(figures) for figures in found.posts],
        "ref": {"head": found.ref.head, "digests": _digests_json(found.ref.tallies)},
    }


def _post_json(figures: PostFigures) -> dict[str, Any]:
    digests: dict[int, Digest] = dict(figures.tallies)
    return {
        "post": figures.post.code,
        "name": figures.post.name,
        "city": figures.post.city_name,
        "head": figures.head,
        "fingerprint": fingerprint(digests).hex(),
        "digests": _digests_json(figures.tallies),
        "counts": {kind_name(kind): figures.live(kind) for kind in sorted(figures.tallies)},
        "last_sync": iso_time(figures.last_sync),
        "devices": [
            {
                "device": device.name,
                "label": device.label,
                "enrolled_at": iso_time(device.enrolled_at),
                "revoked_at": iso_time(device.revoked_at),
                "last_seen": iso_time(device.last_seen),
                "held": device.held,
                "complete_through": iso_time(device.complete_through or None),
                "contract": device.contract,
                "clock_offset_ms": device.clock_offset,
            }
            for device in figures.devices
        ],
    }


def _digests_json(tallies: Mapping[int, Tally]) -> dict[str, Any]:
    return {
        kind_name(kind): {"count": tally.count, "sum": tally.sum_bytes.hex()}
        for kind, tally in sorted(tallies.items())
        if tally.count
    }


def status_lines(found: Mapping[str, Any]) -> Sequence[str]:
    """The same for people: totals, then the posts that have devices or rows."""
    totals = ", ".join(f"{name} {count}" for name, count in found["counts"].items())
    lines = [f"Jumlah: {totals or 'belum ada data'}"]
    if found["quarantine"]:
        lines.append(f"Perlu dicek: {found['quarantine']} perubahan di karantina")
    if found["clock_behind_minutes"]:
        lines.append(
            f"Jam pusat tertinggal {found['clock_behind_minutes']} menit dari catatannya sendiri:"
            " betulkan jam komputer ini."
        )
    silent = 0
    for post in found["posts"]:
        if not post["devices"] and not post["counts"]:
            silent += 1
            continue
        counts = ", ".join(f"{name} {count}" for name, count in post["counts"].items())
        lines.append(f"{post['post']} {post['name']}: {counts or 'belum ada data'}")
        lines += [f"    {_device_line(device)}" for device in post["devices"]]
    lines.append(f"{silent} pos belum punya perangkat.")
    return lines


def _device_line(device: Mapping[str, Any]) -> str:
    words = [device["device"], f"({device['label']})" if device["label"] else ""]
    if device["revoked_at"]:
        words.append("dicabut")
    elif device["last_seen"]:
        words.append(f"terakhir {device['last_seen']}, masih menahan {device['held']} perubahan")
    else:
        words.append("belum pernah sinkron")
    return " ".join(word for word in words if word)
