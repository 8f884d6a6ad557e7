"""The checks of a seat, a room or a service point, for an imported row."""

import enum
from collections.abc import Mapping

from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined, Reader
from sync.contract import RESOURCE

MOST_CAPACITY = 1_000
_DAY_MINUTES = 24 * 60
_MOST_POSITION = 100_000


class ResourceKind(enum.StrEnum):
    """What a resource is."""

    MEJA = "meja"
    RUANG_RAPAT = "ruang_rapat"
    RUANG_KELAS = "ruang_kelas"
    KONSULTASI = "konsultasi"
    LAYANAN = "layanan"
    ALAT = "alat"


def examine_resource(raw: Mapping[str, object], *, partial: bool = False) -> Examined:
    """Return the typed values of `raw` and everything wrong or odd about them.

    As the other `examine_...`: name and kind are required, unless `partial`. Opening hours are
    minutes after midnight WIB. `active` is not read here: no rule is about it.
    """
    reader = Reader(raw, RESOURCE)
    reader.uuid("id", level=Level.WARN)
    found = {
        "name": reader.text("name", trim=True),
        "kind": reader.code("kind", ResourceKind),
    }
    reader.number("capacity", least=1, most=MOST_CAPACITY)
    opens = reader.number("open_from", least=0, most=_DAY_MINUTES)
    closes = reader.number("open_to", least=0, most=_DAY_MINUTES)
    if opens is not None and closes is not None and closes <= opens:
        reader.block(
            ProblemCode.NUMBER_RANGE,
            "open_to",
            value=str(closes),
            least=opens + 1,
            most=_DAY_MINUTES,
        )
    reader.number("position", least=0, most=_MOST_POSITION)
    blocked = {problem.field for problem in reader.problems}
    for field, value in found.items():
        if value is None and field not in blocked and not (partial and field not in raw):
            reader.block(ProblemCode.MISSING, field)
    return reader.examined()
