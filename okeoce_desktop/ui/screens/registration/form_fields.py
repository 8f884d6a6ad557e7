"""The fields of a person's form: labels and editors, made once and arranged by the form."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.ui.screens.registration.editors import (
    BirthDateInput,
    CodeInput,
    KelurahanInput,
    NameInput,
    NotesInput,
    PhoneInput,
)
from okeoce_desktop.ui.screens.registration.words import category_words, kind_words
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.nik_input import NikInput
from okeoce_desktop.ui.widgets.segment import Part, Segment

MORE = ("birth_place", "education", "occupation", "kind", "email", "ktp_address", "notes")
"""Fields that are never required and wait behind "Lebih lengkap"."""


def build_fields(
    areas: Areas, near: str, today: Callable[[], datetime.date]
) -> Mapping[str, Field]:
    """Every field by its name in the entry, in tab order.

    Args:
        near: the kecamatan whose kelurahan come first.
    """
    tr = QCoreApplication.translate
    labels = {
        "nik": tr("PersonForm", "NIK"),
        "full_name": tr("PersonForm", "Nama sesuai KTP"),
        "birth_date": tr("PersonForm", "Tanggal lahir"),
        "sex": tr("PersonForm", "Jenis kelamin"),
        "phone": tr("PersonForm", "Nomor HP atau WA"),
        "kelurahan_kode": tr("PersonForm", "Kelurahan domisili"),
        "has_business": tr("PersonForm", "Sudah punya usaha?"),
        "business_name": tr("PersonForm", "Nama usaha"),
        "business_category": tr("PersonForm", "Bidang"),
        "birth_place": tr("PersonForm", "Tempat lahir"),
        "education": tr("PersonForm", "Pendidikan terakhir"),
        "occupation": tr("PersonForm", "Pekerjaan"),
        "kind": tr("PersonForm", "Kategori"),
        "email": tr("PersonForm", "Surel"),
        "ktp_address": tr("PersonForm", "Alamat di KTP"),
        "notes": tr("PersonForm", "Catatan"),
    }
    sexes = [
        Part("P", tr("PersonForm", "Perempuan"), key="P"),
        Part("L", tr("PersonForm", "Laki-laki"), key="L"),
    ]
    answers = [
        Part(True, tr("PersonForm", "Sudah"), key="S"),
        Part(False, tr("PersonForm", "Belum"), key="B"),
    ]
    editors: dict[str, QWidget] = {
        "nik": NikInput(labels["nik"]),
        "full_name": NameInput(labels["full_name"]),
        "birth_date": BirthDateInput(labels["birth_date"], today),
        "sex": Segment(labels["sex"], sexes, wide=True),
        "phone": PhoneInput(labels["phone"]),
        "kelurahan_kode": KelurahanInput(labels["kelurahan_kode"], areas, near),
        "has_business": Segment(labels["has_business"], answers, wide=True),
        "business_name": NameInput(
            labels["business_name"], placeholder=tr("PersonForm", "boleh kosong")
        ),
        "business_category": CodeInput(labels["business_category"], category_words()),
        "kind": CodeInput(labels["kind"], kind_words()),
        "notes": NotesInput(labels["notes"]),
    }
    fields = {}
    for name, label in labels.items():
        fields[name] = Field(
            label,
            editors.get(name) or TextInput(label),
            messages=name not in ("has_business", "business_name", "business_category"),
        )
    return fields
