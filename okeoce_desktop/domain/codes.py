"""The stored codes of the first kinds; stable, they travel to head office and into files.

The words for them are written in the user interface. Source: design, section 6 and the domain
model (`domain.md`, section f).
"""

import enum
import functools
from typing import TypeVar, cast


class Sex(enum.StrEnum):
    """Jenis kelamin as on the KTP-el."""

    LAKI_LAKI = "L"
    PEREMPUAN = "P"


class ParticipantKind(enum.StrEnum):
    """Kategori: the target groups of the programme."""

    PENCARI_KERJA = "pencari_kerja"
    WIRAUSAHA_PEMULA = "wirausaha_pemula"
    NAIK_KELAS = "naik_kelas"


class Intake(enum.StrEnum):
    """Sumber daftar: how the person reached the register."""

    DATANG = "datang"
    ACARA = "acara"
    DARING = "daring"
    IMPOR = "impor"


class ParticipantStatus(enum.StrEnum):
    """Status of the participant's record."""

    DRAF = "draf"
    AKTIF = "aktif"
    PINDAH = "pindah"
    NONAKTIF = "nonaktif"


class Purpose(enum.StrEnum):
    """Keperluan of a visit."""

    KERJA = "kerja"
    KONSULTASI = "konsultasi"
    PELATIHAN = "pelatihan"
    PERIZINAN = "perizinan"
    RAPAT = "rapat"
    INFO = "info"
    LAIN = "lain"


class ClosedBy(enum.StrEnum):
    """Who ended a visit; an automatic close keeps durations honest."""

    STAF = "staf"
    OTOMATIS = "otomatis"


class RefusedReason(enum.StrEnum):
    """Why somebody who came was not served: unmet demand, counted as such."""

    PENUH = "penuh"
    TUTUP = "tutup"
    BELUM_TERDAFTAR = "belum_terdaftar"
    LAIN = "lain"


class BusinessCategory(enum.StrEnum):
    """Bidang usaha in plain words; KBLI codes are kept apart and optional."""

    KULINER = "kuliner"
    FESYEN = "fesyen"
    KRIYA = "kriya"
    JASA = "jasa"
    DAGANG = "dagang"
    PERTANIAN_KOTA = "pertanian_kota"
    DIGITAL = "digital"
    LAIN = "lain"


_CodeT = TypeVar("_CodeT", bound=enum.StrEnum)

_SEX_WORDS = {
    "l": Sex.LAKI_LAKI,
    "lk": Sex.LAKI_LAKI,
    "laki": Sex.LAKI_LAKI,
    "laki laki": Sex.LAKI_LAKI,
    "pria": Sex.LAKI_LAKI,
    "male": Sex.LAKI_LAKI,
    "p": Sex.PEREMPUAN,
    "pr": Sex.PEREMPUAN,
    "perempuan": Sex.PEREMPUAN,
    "wanita": Sex.PEREMPUAN,
    "female": Sex.PEREMPUAN,
}


def read_code(text: str, codes: type[_CodeT]) -> _CodeT | None:
    """Return the code that `text` stands for, or None.

    Case, spaces and dashes do not matter ("Wirausaha Pemula" is `wirausaha_pemula`): files are
    typed by people. Nothing else is guessed.
    """
    return cast("_CodeT | None", _find(text, codes))


def read_sex(text: str) -> Sex | None:
    """Return the sex that `text` stands for: the code, or a word people write on forms."""
    return _SEX_WORDS.get(" ".join(text.casefold().replace("-", " ").replace(".", "").split()))


@functools.lru_cache(maxsize=1024)  # an import reads the same few words a hundred thousand times
def _find(text: str, codes: type[enum.StrEnum]) -> enum.StrEnum | None:
    try:
        return codes("_".join(text.casefold().replace("-", " ").split()))
    except ValueError:
        return None
