"""The questions of the first-run wizard, one page each. UI thread."""

from __future__ import annotations

from okeoce_desktop.domain.areas import Areas
from okeoce_desktop.ui.first_run.step import Step, secret, secret_problems, two_columns
from okeoce_desktop.ui.first_run.words import role_words
from okeoce_desktop.ui.widgets.combo import Entry, TypeCombo
from okeoce_desktop.ui.widgets.field import Field
from okeoce_desktop.ui.widgets.input import TextInput
from okeoce_desktop.ui.widgets.notice import Notice
from okeoce_desktop.ui.widgets.paint import column

_MOST_LABEL, _MOST_NAME, _MOST_USERNAME = 80, 120, 60
# Who sets a computer up is seldom a front-desk clerk; the first account may be any of them.
ROLES = ("kasatpel", "petugas_depan", "pendamping", "admin_perangkat", "petugas_pdp")


class PostCombo(TypeCombo):
    """The kecamatan by name, city or code; a code may be typed without its dots."""

    def _search(self, typed: str) -> list[Entry]:
        digits = typed.replace(".", "").strip()
        if digits.isdigit():
            codes = [(str(entry.value).replace(".", ""), entry) for entry in self._entries]
            return [entry for code, entry in codes if code.startswith(digits)]
        return super()._search(typed)


class PostStep(Step):
    """Which post this is, and what people call this computer."""

    def __init__(self, areas: Areas) -> None:
        super().__init__("", "")
        self.title = self.tr("Pos mana komputer ini?")
        self.sentence = self.tr("Setiap orang dan kunjungan di sini menjadi milik pos itu.")
        self.post = PostCombo(
            self.tr("Kecamatan"), placeholder=self.tr("Ketik nama atau kode, contoh Tebet")
        )
        self.post.set_entries(
            [
                Entry(area.code, area.name, f"{_short_city(areas, area.parent)} {area.code}")
                for area in sorted(areas.kecamatan.values(), key=lambda area: area.name)
            ]
        )
        self.label = TextInput(
            self.tr("Sebutan komputer ini"), placeholder=self.tr("contoh Meja depan")
        )
        self.label.setMaxLength(_MOST_LABEL)
        self._post = self.add(Field(self.tr("Kecamatan"), self.post), self.post)
        label = Field(
            self.tr("Sebutan komputer ini"), self.label, optional=self.tr("(boleh kosong)")
        )
        self.add(label, self.label, required=False)
        layout = column(self, gap=4)
        layout.addWidget(self._post)
        layout.addWidget(label)
        layout.addStretch(1)

    def problems(self) -> list[tuple[Field, str]]:
        if self.post.value() is not None:
            return []
        if self.post.text().strip():
            return [(self._post, self.tr("Kecamatan ini tidak ada. Pilih dari daftar."))]
        return [(self._post, self.tr("Pilih kecamatan pos ini."))]


class AccountStep(Step):
    """The first account: who works here, and the password of the lock screen."""

    def __init__(self, title: str = "", sentence: str = "") -> None:
        super().__init__(title, sentence)
        self.title = title or self.tr("Siapa yang bekerja di sini?")
        self.sentence = sentence or self.tr("Setiap perubahan dicatat atas nama ini.")
        self.full_name = TextInput(self.tr("Nama lengkap"))
        self.full_name.setMaxLength(_MOST_NAME)
        self.username = TextInput(self.tr("Nama pengguna"), placeholder=self.tr("contoh dewi"))
        self.username.setMaxLength(_MOST_USERNAME)
        self.role = TypeCombo(self.tr("Peran"))
        self.role.set_entries([Entry(role, role_words(role)) for role in ROLES])
        self.role.set_value(ROLES[0])
        self.password, self.again = secret(self.tr("Kata sandi")), secret(self.tr("Ulangi sandi"))
        # Before `add`: Enter looks for the next empty field, which the proposal may fill.
        self.full_name.returnPressed.connect(lambda: self._suggest(self.full_name.text()))
        name = self.add(Field(self.tr("Nama lengkap"), self.full_name), self.full_name)
        user = self.add(Field(self.tr("Nama pengguna"), self.username), self.username)
        role = self.add(Field(self.tr("Peran"), self.role), self.role)
        word = self.add(
            Field(self.tr("Kata sandi"), self.password, optional=self.tr("(8 huruf atau lebih)")),
            self.password,
        )
        again = self.add(Field(self.tr("Ulangi kata sandi"), self.again), self.again)
        self._name, self._user, self._role, self._word, self._again = name, user, role, word, again
        grid = two_columns(self, [[name], [user, role], [word, again]])
        grid.setRowStretch(3, 1)
        self.full_name.committed.connect(self._suggest)

    def _suggest(self, name: str) -> None:
        """The first name is the usual user name."""
        words = [word for word in name.casefold().split() if word.isalnum()]
        if words and not self.username.text():
            self.username.setText(words[0])

    def refuse_username(self, words: str) -> None:
        """Somebody else has this user name."""
        self._user.set_message(words)
        self.go_to(self._user)

    def problems(self) -> list[tuple[Field, str]]:
        found = []
        if not self.full_name.text().strip():
            found.append((self._name, self.tr("Tulis nama lengkap.")))
        username = self.username.text().strip()
        if not username:
            found.append((self._user, self.tr("Tulis nama pengguna.")))
        elif any(letter.isspace() for letter in username):
            found.append((self._user, self.tr("Nama pengguna tanpa spasi.")))
        if self.role.value() is None:
            found.append((self._role, self.tr("Pilih peran dari daftar.")))
        return found + secret_problems(self._word, self._again)


class KeyStep(Step):
    """How the store's key is kept where the computer has no keyring: a passphrase."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.title = self.tr("Bagaimana data dikunci?")
        self.sentence = self.tr("Frasa sandi diminta setiap kali aplikasi dibuka.")
        self.phrase, self.again = secret(self.tr("Frasa sandi")), secret(self.tr("Ulangi frasa"))
        self._phrase = self.add(
            Field(self.tr("Frasa sandi"), self.phrase, optional=self.tr("(8 huruf atau lebih)")),
            self.phrase,
        )
        self._again = self.add(Field(self.tr("Ulangi frasa sandi"), self.again), self.again)
        warning = Notice(
            self.tr("Frasa sandi yang hilang tidak bisa dipulihkan, begitu juga datanya."),
            "warn",
            heading=self.tr("Catat dan simpan di tempat aman"),
        )
        layout = column(self, gap=4)
        layout.addWidget(self._phrase)
        layout.addWidget(self._again)
        layout.addWidget(warning)
        layout.addStretch(1)

    def problems(self) -> list[tuple[Field, str]]:
        return secret_problems(self._phrase, self._again)


class KeyringStep(Step):
    """How the store's key is kept where the system's keyring keeps secrets: nothing to type."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.title = self.tr("Bagaimana data dikunci?")
        self.sentence = self.tr("Komputer ini punya penyimpan sandi, jadi tidak perlu mengetik.")
        layout = column(self, gap=4)
        words = self.tr(
            "Kunci data disimpan di penyimpan sandi komputer ini. Aplikasi terbuka sendiri"
            " untuk pengguna komputer ini, dan tidak untuk orang lain."
        )
        layout.addWidget(Notice(words, "ok", icon="shield-check"))
        layout.addStretch(1)


class OfficeStep(Step):
    """Head office: address and one-time code; may come later."""

    def __init__(self) -> None:
        super().__init__("", "")
        self.title = self.tr("Hubungkan ke pusat?")
        self.sentence = self.tr("Boleh nanti. Pekerjaan berjalan penuh tanpa jaringan.")
        self.server = TextInput(
            self.tr("Alamat pusat"), placeholder=self.tr("https://pusat.contoh.id")
        )
        self.code = TextInput(
            self.tr("Kode pendaftaran"), placeholder=self.tr("Dari pusat, sekali pakai")
        )
        self.server.setMaxLength(200)
        self.code.setMaxLength(60)
        self._server = self.add(Field(self.tr("Alamat pusat"), self.server), self.server)
        self._code = self.add(Field(self.tr("Kode pendaftaran"), self.code), self.code)
        hint = Notice(self.tr("Kode didapat dari pengurus perangkat di pusat."), "neutral")
        layout = column(self, gap=4)
        layout.addWidget(self._server)
        layout.addWidget(self._code)
        layout.addWidget(hint)
        layout.addStretch(1)

    @property
    def is_empty(self) -> bool:
        """Nothing was typed: head office comes later."""
        return not self.server.text().strip() and not self.code.text().strip()

    def problems(self) -> list[tuple[Field, str]]:
        found = []
        if not self.server.text().strip():
            found.append((self._server, self.tr("Tulis alamat pusat.")))
        if not self.code.text().strip():
            found.append((self._code, self.tr("Tulis kode dari pusat.")))
        return found

    def _on_enter(self, editor: TextInput) -> None:
        if self.is_empty:
            self.submitted.emit()
        else:
            super()._on_enter(editor)

    def refuse(self, words: str, *, address: bool) -> None:
        """Head office, or the way to it, said no."""
        field = self._server if address else self._code
        field.set_message(words)
        self.go_to(field)


def _short_city(areas: Areas, code: str) -> str:
    name = areas.cities[code].name
    return name.removeprefix("Kota Administrasi ").removeprefix("Kabupaten Administrasi ")
