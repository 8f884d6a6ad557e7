"""Facts for every finding that carries some, as the rules would give them."""

from collections.abc import Mapping
from datetime import date

from okeoce_desktop.domain.problems import Param, ProblemCode

FACTS: Mapping[ProblemCode, Mapping[str, Param]] = {
    ProblemCode.TEXT_TOO_LONG: {"length": 4002, "limit": 4000},
    ProblemCode.TEXT_CONTROL: {"character": "U+0007", "position": 3},
    ProblemCode.CODE_UNKNOWN: {"value": "X", "allowed": ("L", "P")},
    ProblemCode.NUMBER_UNREADABLE: {"value": "dua"},
    ProblemCode.NUMBER_RANGE: {"value": "-1", "least": 0, "most": 10},
    ProblemCode.NIK_CHARACTERS: {"found": "x"},
    ProblemCode.NIK_LENGTH: {"digits": 15, "expected": 16},
    ProblemCode.NIK_DAY: {"day_code": 72},
    ProblemCode.NIK_MONTH: {"month": 13},
    ProblemCode.NIK_DATE: {"day": 31, "month": 2},
    ProblemCode.NIK_PREFIX_UNKNOWN: {"prefix": "999999"},
    ProblemCode.NIK_OTHER_PROVINCE: {"province": "32"},
    ProblemCode.NIK_BIRTH_DATE_DIFFERS: {"nik_date": date(1988, 2, 17), "parts": ("year",)},
    ProblemCode.NIK_SEX_DIFFERS: {"nik_sex": "P"},
    ProblemCode.NIK_KNOWN: {"full_name": "Siti Nurhaliza"},
    ProblemCode.PHONE_CHARACTERS: {"found": "x"},
    ProblemCode.PHONE_TOO_SHORT: {"digits": 9, "least": 10},
    ProblemCode.PHONE_TOO_LONG: {"digits": 15, "most": 13},
    ProblemCode.DATE_UNREADABLE: {"value": "kemarin"},
    ProblemCode.DATE_IMPOSSIBLE: {"day": 31, "month": 2},
    ProblemCode.DATE_TWO_DIGIT_YEAR: {"years": ("2012", "1912")},
    ProblemCode.TIME_UNREADABLE: {"value": "kemarin"},
    ProblemCode.AGE_OVER_LIMIT: {"age": 130, "limit": 120},
    ProblemCode.UNDER_AGE: {"age": 15, "adult_age": 18},
    ProblemCode.KELURAHAN_FORMAT: {"value": "Tebet"},
    ProblemCode.KELURAHAN_UNKNOWN: {"value": "32.01.01.2001"},
    ProblemCode.POST_UNKNOWN: {"value": "99.99.99"},
    ProblemCode.VISIT_OUT_BEFORE_IN: {"in_at": 7_320_000, "out_at": 4_500_000},
    ProblemCode.VISIT_LONG: {"hours": 30},
    ProblemCode.NIB_FORMAT: {"digits": 12, "expected": 13},
    ProblemCode.NPWP_FORMAT: {"digits": 12},
}
