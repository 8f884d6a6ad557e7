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
    translate = QCoreApplication.translate
    labels = {
        "nik": translate("PersonForm", "NIK"),
        "full_name": translate("PersonForm", "Nama sesuai KTP"),
        "birth_date": translate("PersonForm", "Tanggal lahir"),
        "sex": translate("PersonForm", "Jenis kelamin"),
        "phone": translate("PersonForm", "Nomor HP atau WA"),
        "kelurahan_kode": translate("PersonForm", "Kelurahan domisili"),
        "has_business": translate("PersonForm", "Sudah punya usaha?"),
        "business_name": translate("PersonForm", "Nama usaha"),
        "business_category": translate("PersonForm", "Bidang"),
        "birth_place": translate("PersonForm", "Tempat lahir"),
        "education": translate("PersonForm", "Pendidikan terakhir"),
        "occupation": translate("PersonForm", "Pekerjaan"),
        "kind": translate("PersonForm", "Kategori"),
        "email": translate("PersonForm", "Surel"),
        "ktp_address": translate("PersonForm", "Alamat di KTP"),
        "notes": translate("PersonForm", "Catatan"),
    }
    sexes = [
        Part("P", translate("PersonForm", "Perempuan"), key="P"),
        Part("L", translate("PersonForm", "Laki-laki"), key="L"),
    ]
    answers = [
        Part(True, translate("PersonForm", "Sudah"), key="S"),
        Part(False, translate("PersonForm", "Belum"), key="B"),
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
            labels["business_name"], placeholder=translate("PersonForm", "boleh kosong")
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
