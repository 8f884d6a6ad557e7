"""What the invented people are made of: common names, streets, occupations, combined at random.

The stocks hold names only as they occur by the thousand; no combination is taken from anybody.
"""

import dataclasses
import itertools
import random

from okeoce_desktop.domain.codes import BusinessCategory


@dataclasses.dataclass(frozen=True, slots=True)
class _NameGroup:
    """One way of naming: first names by sex, second parts by sex, and how often a name is single.

    `weight` is the share of the group in a hundred people, `single` the share of its people with
    one name. `prefix` comes before the first name (Balinese birth order).
    """

    weight: int
    women: tuple[str, ...]
    men: tuple[str, ...]
    women_second: tuple[str, ...]
    men_second: tuple[str, ...]
    single: float = 0.0
    women_prefix: tuple[str, ...] = ()
    men_prefix: tuple[str, ...] = ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_DEGREES = ("S.E.", "S.Pd.", "S.H.", "S.Kom.", "A.Md.", "S.Sos.", "S.T.", "M.M.")

_GROUPS = (
    _NameGroup(  # Javanese
        34,
        _names(
            "Sri Siti Dewi Wahyu Endang Tri Dwi Eka Retno Rini Ratna Indah Yuli Nur Wiwik Sulastri"
            " Lestari Ningsih Kartini Suparti Rahayu Titik Puji Ayu Anik Utami Sumarni Tutik Dyah"
        ),
        _names(
            "Agus Budi Bambang Slamet Joko Eko Dwi Tri Wahyu Heru Sugeng Sutrisno Suparman Hadi"
            " Hari Teguh Yanto Suryo Bagus Adi Dimas Bayu Rudi Wawan Sigit Arif Purnomo Soegeng"
        ),
        _names(
            "Wulandari Lestari Rahayu Wahyuni Handayani Astuti Setyowati Puspitasari Hartati"
            " Susilowati Kusumawati Widyastuti Anggraini Purwanti Sulistyowati Ningrum Utami"
        ),
        _names(
            "Santoso Wibowo Setiawan Prasetyo Nugroho Saputra Hartono Susanto Purnomo Kurniawan"
            " Widodo Suryanto Hidayat Wijaya Raharjo Mulyono Pratama Hermawan Soebroto Utomo"
        ),
        single=0.14,
    ),
    _NameGroup(  # Sundanese
        17,
        _names(
            "Neneng Euis Yayah Cucu Imas Ai Iis Nia Rina Lilis Elis Teti Wida Yeni Ade Dedeh Entin"
        ),
        _names("Asep Dadang Ujang Cecep Deden Dede Iwan Yayat Aep Endang Jajang Encep Tatang Ade"),
        _names(
            "Nurhayati Rohaeti Sumiati Kurniasih Mulyati Herlina Suryani Komalasari Permatasari"
        ),
        _names(
            "Hidayat Suhendar Supriatna Sutisna Gunawan Mulyana Ruhiyat Kosasih Permana Sudrajat"
        ),
        single=0.08,
    ),
    _NameGroup(  # Betawi
        16,
        _names(
            "Siti Nur Maesaroh Rohmah Juleha Aisyah Fatimah Saidah Muniroh Halimah Romlah Zubaidah"
        ),
        _names(
            "Muhammad Ahmad Abdul Mochammad Muh. Moh. Achmad Syaiful Zainal Saeful Hasan Rojali"
        ),
        _names(
            "Nurhaliza Nur'aini Aminah Khodijah Hasanah Azizah Fauziah Rahmawati Mawaddah Jannah"
        ),
        _names("Rohman Hakim Fauzi Ramadhan Maulana Syarif Basri Ma'ruf Hidayatullah Anwar Sabeni"),
        single=0.10,
    ),
    _NameGroup(  # Batak
        9,
        _names("Maria Ida Rosmawati Tiur Lasma Ruth Debora Martha Netty Romauli Sondang Hotmaida"),
        _names(
            "Yohanes Parlindungan Binsar Hotman Togar Maruli Jonathan Poltak Robert Edward Saut"
        ),
        _names(
            "Simanjuntak Situmorang Siregar Sitorus Nababan Hutagalung Panjaitan Sinaga Manurung"
        ),
        _names(
            "Simanjuntak Situmorang Siregar Sitorus Nababan Hutagalung Panjaitan Sinaga Manurung"
        ),
    ),
    _NameGroup(  # Chinese-Indonesian
        9,
        _names("Mei Lily Lim Tan Susanti Linda Fenny Jessica Melinda Vivian Yuliana Angela Cindy"),
        _names("Hendra Kevin Andy Tan Lim Johan Rudy Steven Budiman Darwin Ferry William Antonius"),
        _names(
            "Hwa Lan Ling Gunawan Halim Kusuma Wijaya Salim Tanuwijaya Lesmana Chandra Hartanto"
        ),
        _names(
            "Gunawan Halim Kusuma Wijaya Salim Tanuwijaya Lesmana Chandra Hartanto Tjahjadi Sutanto"
        ),
    ),
    _NameGroup(  # Balinese
        4,
        _names("Kartika Ayu Suartini Sukerti Wati Parwati Yuliani Sri Artini Laksmi"),
        _names("Agung Suardana Sudiarta Wirawan Artawan Putra Suparta Adnyana Yasa Darma"),
        _names("Dewi Sari Pradnyani Utari Candrawati Astiti"),
        _names("Wijaya Mahendra Saputra Suryawan Dharmawan Kusuma"),
        women_prefix=("Ni Luh", "Ni Made", "Ni Wayan", "Ni Ketut", "Ni Nyoman"),
        men_prefix=("I Wayan", "I Made", "I Nyoman", "I Ketut", "I Gede"),
    ),
    _NameGroup(  # Minang
        7,
        _names("Yusnidar Rahmi Fitri Upik Desi Elvira Yulia Gusni Mutia Nelly Suryani Erna"),
        _names("Syafrizal Rizal Hendri Zulkifli Yusrizal Ridwan Febri Irwan Afrizal Nasrul"),
        _names("Yulianti Oktavia Chaniago Handayani Putri Sari Mailinda Koto"),
        _names("Chaniago Koto Piliang Tanjung Sikumbang Putra Effendi Yunus"),
        single=0.10,
    ),
    _NameGroup(  # eastern islands
        4,
        _names("Yosefina Kristina Agustina Theresia Marlina Ferdinanda Adolfina Veronika"),
        _names("Yosef Frans Markus Petrus Stefanus Yulius Oktovianus Benyamin Melkior"),
        _names("Lay Tuhumury Latuconsina Wenda Manafe Pattinasarany Rumbiak Bria"),
        _names("Lay Tuhumury Latuconsina Wenda Manafe Pattinasarany Rumbiak Bria"),
    ),
)

OPERATORS = ("811", "812", "813", "821", "822", "852", "857", "858", "877", "878", "895", "896")
PLACES = _names(
    "Jakarta Jakarta Jakarta Jakarta Bogor Bandung Garut Tegal Solo Yogyakarta Kebumen Surabaya"
    " Malang Medan Padang Denpasar Palembang Makassar Pontianak Ambon Brebes Cirebon Sukabumi"
)
_STREETS = _names(
    "Melati Kenanga Mawar Cempaka Anggrek Flamboyan Rambutan Mangga Kemuning Delima Bungur Waru"
    " Swadaya Masjid Bakti Damai Rukun Harapan Pelita Pemuda Nangka Salak Dahlia Teratai"
)
EDUCATION = _names("SD SMP SMA SMA SMK SMK D3 S1 S1 S2")
OCCUPATIONS = (
    "Ibu rumah tangga",
    "Pedagang",
    "Karyawan swasta",
    "Belum bekerja",
    "Wiraswasta",
    "Pengemudi ojek daring",
    "Penjahit",
    "Pelajar/mahasiswa",
    "Buruh harian lepas",
)
NOTES = ("Ingin ikut kelas foto produk.", "Minta dihubungi sore hari.", "Sudah punya NPWP.")
VISIT_NOTES = (
    "Menyiapkan berkas NIB",
    "Foto produk untuk katalog",
    "Tanya jadwal bazar kecamatan",
    "Rencana keuangan bulan depan",
    "Konsultasi label dan kemasan produk",
    "Menunggu pendamping",
)
TRADES = {
    BusinessCategory.KULINER: ("Dapur", "Warung", "Katering", "Nasi Uduk", "Kue", "Kopi", "Sambal"),
    BusinessCategory.FESYEN: ("Jahit", "Kebaya", "Butik", "Hijab"),
    BusinessCategory.KRIYA: ("Batik", "Anyaman", "Suvenir"),
    BusinessCategory.JASA: ("Laundry", "Bengkel", "Salon", "Servis"),
    BusinessCategory.DAGANG: ("Toko", "Kelontong", "Grosir"),
    BusinessCategory.PERTANIAN_KOTA: ("Tanaman Hias", "Hidroponik"),
    BusinessCategory.DIGITAL: ("Studio", "Toko Daring"),
    BusinessCategory.LAIN: ("Usaha",),
}

_CUMULATED = tuple(itertools.accumulate(group.weight for group in _GROUPS))


def invent_name(rng: random.Random, *, woman: bool) -> str:
    """Return a full name, sometimes a single one, sometimes with a title or a degree."""
    group = rng.choices(_GROUPS, cum_weights=_CUMULATED)[0]
    first, second, prefix = (
        (group.women, group.women_second, group.women_prefix)
        if woman
        else (group.men, group.men_second, group.men_prefix)
    )
    if rng.random() < group.single:
        return rng.choice(first)
    name = f"{rng.choice(first)} {rng.choice(second)}"
    if prefix:
        name = f"{rng.choice(prefix)} {name}"
    chance = rng.random()
    if chance < 0.04:
        return f"{'Hj.' if woman else 'H.'} {name}"
    return f"{name}, {rng.choice(_DEGREES)}" if chance > 0.97 else name


def invent_address(rng: random.Random) -> str:
    """Return an address line with RT and RW."""
    rt, rw = rng.randrange(1, 17), rng.randrange(1, 13)
    lane = rng.choice(("I", "II", "III", "Raya", "Dalam"))
    return f"Jl. {rng.choice(_STREETS)} {lane} No. {rng.randrange(1, 120)} RT {rt:03d}/RW {rw:03d}"
