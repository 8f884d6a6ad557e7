"""What the first page shows: figures with their definition, time and gaps; posts by city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sync.contract import PARTICIPANT, VISIT
from sync.server.figures import Figures, PostFigures


def whole(number: int) -> str:
    """A number with dots between thousands: 1.234.567."""
    return f"{number:,}".replace(",", ".")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, what it counts, and how many posts it speaks for."""

    name: str
    value: int
    definition: str
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a post, a city or all."""

    name: str
    code: str
    participants: int
    visits: int
    devices: int
    held: int
    last_sync: int | None
    synced_posts: int
    posts: int


@dataclass(frozen=True, slots=True)
class City:
    """A city with its posts."""

    line: Line
    posts: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Overview:
    """The first page at one moment (`now`, UTC ms).

    Attributes:
        silent: posts that never synced, so no figure contains anything of them.
        holding: posts that said they still hold changes.
        behind: minutes our clock stands before what it noted itself.
    """

    now: int
    figures: Sequence[Figure]
    silent: Sequence[Line]
    holding: Sequence[Line]
    cities: Sequence[City]
    total: Line
    parked: int
    behind: int


def overview_of(found: Figures) -> Overview:
    """The page of figures."""
    by_city: dict[tuple[str, str], list[PostFigures]] = {}
    for figures in found.posts:
        by_city.setdefault((figures.post.city_code, figures.post.city_name), []).append(figures)
    cities = [
        City(_sum(name, code, members), [_line(member) for member in members])
        for (code, name), members in by_city.items()
    ]
    total = _sum("Semua pos", "", found.posts)
    lines = [line for city in cities for line in city.posts]
    return Overview(
        found.now,
        [
            Figure(
                "Peserta",
                total.participants,
                "Orang yang didaftarkan pos dan sudah diterima pusat; yang dihapus tidak dihitung.",
            ),
            Figure(
                "Kunjungan",
                total.visits,
                "Catatan masuk yang sudah diterima pusat, tamu dan yang ditolak termasuk.",
            ),
            Figure(
                "Pos tersambung",
                total.synced_posts,
                "Pos yang perangkatnya pernah sinkron dengan pusat.",
                total.posts,
            ),
        ],
        [line for line in lines if line.last_sync is None],
        [line for line in lines if line.held],
        cities,
        total,
        found.parked,
        found.behind,
    )


def _line(figures: PostFigures) -> Line:
    return Line(
        figures.post.name,
        figures.post.code,
        figures.live(PARTICIPANT.number),
        figures.live(VISIT.number),
        len(figures.active),
        figures.held,
        figures.last_sync,
        int(figures.last_sync is not None),
        1,
    )


def _sum(name: str, code: str, members: Sequence[PostFigures]) -> Line:
    lines = [_line(member) for member in members]
    return Line(
        name,
        code,
        sum(line.participants for line in lines),
        sum(line.visits for line in lines),
        sum(line.devices for line in lines),
        sum(line.held for line in lines),
        max((line.last_sync for line in lines if line.last_sync is not None), default=None),
        sum(line.synced_posts for line in lines),
        len(lines),
    )
