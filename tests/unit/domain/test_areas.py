"""The shipped area tables and their search."""

from collections import Counter

import pytest

from okeoce_desktop.domain.areas import Areas, load_areas, normalise_code


def test_the_tables_have_the_official_counts(areas: Areas) -> None:
    assert areas.province.code == "31"
    assert len(areas.cities) == 6
    assert len(areas.kecamatan) == 44
    assert len(areas.kelurahan) == 267
    assert len(areas.nik_prefixes) == 7285


def test_every_city_has_its_official_counts(areas: Areas) -> None:
    kecamatan = Counter(area.parent for area in areas.kecamatan.values())
    kelurahan = Counter(code[:5] for code in areas.kelurahan)
    assert {city: (kecamatan[city], kelurahan[city]) for city in areas.cities} == {
        "31.01": (2, 6),
        "31.71": (8, 44),
        "31.72": (6, 31),
        "31.73": (8, 56),
        "31.74": (10, 65),
        "31.75": (10, 65),
    }


def test_every_area_lies_in_one_of_the_level_above(areas: Areas) -> None:
    assert {area.parent for area in areas.cities.values()} == {"31"}
    assert {area.parent for area in areas.kecamatan.values()} == set(areas.cities)
    assert {area.parent for area in areas.kelurahan.values()} == set(areas.kecamatan)


def test_prefixes_are_six_digits_and_hold_our_kecamatan(areas: Areas) -> None:
    assert all(len(prefix) == 6 and prefix.isdigit() for prefix in areas.nik_prefixes)
    assert {code.replace(".", "") for code in areas.kecamatan} <= areas.nik_prefixes
    assert "110101" in areas.nik_prefixes
    assert "317199" not in areas.nik_prefixes


def test_names_are_kemendagris(areas: Areas) -> None:
    assert areas.kecamatan["31.74.01"].name == "Tebet"
    assert areas.kelurahan["31.74.01.1001"].name == "Tebet Timur"
    # BPS calls Jakarta Selatan 31.71; here that is Jakarta Pusat.
    assert areas.cities["31.71"].name.endswith("Jakarta Pusat")


def test_a_typed_kelurahan_of_the_own_post_comes_first(areas: Areas) -> None:
    found = areas.find_kelurahan("keb", near="31.74.01", limit=5)
    assert found[0].name == "Kebon Baru"
    assert len(found) == 5
    assert all(area.parent != "31.74.01" for area in found[1:])


@pytest.mark.parametrize(
    "typed", ["Kebon Baru", "kebonbaru", "KEBON  BAR", "31.74.01.1004", "317401"]
)
def test_a_kelurahan_is_found_by_name_or_code(areas: Areas, typed: str) -> None:
    codes = [area.code for area in areas.find_kelurahan(typed, near="31.74.01")]
    assert "31.74.01.1004" in codes


def test_the_own_post_comes_before_a_better_match_elsewhere(areas: Areas) -> None:
    found = areas.find_kelurahan("baru", near="31.74.01")
    assert [area.name for area in found[:2]] == ["Kebon Baru", "Baru"]


def test_a_later_word_is_enough_but_ranks_behind(areas: Areas) -> None:
    names = [area.name for area in areas.find_kelurahan("timur", limit=50)]
    assert "Tebet Timur" in names
    assert areas.find_kelurahan("bukan kelurahan") == []


def test_nothing_typed_lists_the_own_post(areas: Areas) -> None:
    assert len(areas.find_kelurahan(" ", near="31.74.01")) == 7
    assert areas.find_kelurahan("") == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3174011001", "31.74.01.1001"),
        ("317401", "31.74.01"),
        (" 31.74.01.1001 ", "31.74.01.1001"),
        ("31740", "31740"),
    ],
)
def test_codes_get_their_dots(typed: str, code: str) -> None:
    assert normalise_code(typed) == code


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"provinces": 5}', b"\xff\xfe"])
def test_bytes_that_are_no_tables_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="area tables"):
        load_areas(data)
