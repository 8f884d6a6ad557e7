"""The checks of a consent, for an imported row; the form cannot make a wrong one."""

import enum
from collections.abc import Mapping

from okeoce_desktop.domain.problems import Level, ProblemCode
from okeoce_desktop.domain.reading import Examined, Reader
from sync.contract import CONSENT

MOST_VERSIONS = 10_000


class ConsentPurpose(enum.StrEnum):
    """What a person was asked for."""

    LAYANAN = "layanan"
    WHATSAPP = "whatsapp"
    FOTO = "foto"
    MITRA = "mitra"


class ConsentBasis(enum.StrEnum):
    """On which ground the data are used (UU 27/2022 art. 20)."""

    TUGAS_PUBLIK = "tugas_publik"
    PERSETUJUAN = "persetujuan"


class ConsentMethod(enum.StrEnum):
    """How the answer was given."""

    LISAN = "lisan"
    TANDA_TANGAN = "tanda_tangan"
    PINDAIAN = "pindaian"


class ConsentAnswer(enum.StrEnum):
    """What the answer was."""

    SETUJU = "setuju"
    TOLAK = "tolak"


def examine_consent(raw: Mapping[str, object], *, now_ms: int, partial: bool = False) -> Examined:
    """Return the typed values of `raw` and everything wrong or odd about them.

    As the other `examine_...`: whom, for what and when are required, unless `partial`.
    """
    reader = Reader(raw, CONSENT)
    reader.uuid("id", level=Level.WARN)
    found = {
        "participant_id": reader.uuid("participant_id"),
        "purpose": reader.code("purpose", ConsentPurpose),
        "given_at": reader.time("given_at", now_ms=now_ms),
    }
    reader.code("basis", ConsentBasis)
    reader.number("notice_version", least=1, most=MOST_VERSIONS)
    reader.code("method", ConsentMethod)
    reader.time("withdrawn_at", now_ms=now_ms)
    reader.code("answer", ConsentAnswer)
    blocked = {problem.field for problem in reader.problems}
    for field, value in found.items():
        if value is None and field not in blocked and not (partial and field not in raw):
            reader.block(ProblemCode.MISSING, field)
    return reader.examined()
