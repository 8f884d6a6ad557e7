"""Names of people as they are searched and compared; the stored name stays letter for letter.

People are one name long or six, carry titles and degrees, and write the same name in several ways:
Muhammad is Muh., Moh., Mohd., Muhamad or Mohammad; Soekarno is Sukarno. Folding makes those equal.
"""

import functools
import re
import unicodedata

_MUHAMMAD_SPELLINGS = (
    "muh moh mohd muhd mhd mochamad mochammad mochammed mohamad mohamed mohammad mohammed"
    " muchamad muchammad muhamad muhamed muhammed muhammad"
)
# Spoken address and religious titles come first, degrees last. Noble names (Raden, Rr., Ida Bagus)
# belong to the legal name and stay.
_TITLES_IN_FRONT = (
    "h hj hja haji hajah hajjah dr drs dra drg ir prof kh kyai ust ustad ustadz ustadzah ustazah"
    " tn ny nn bpk bp bapak pak ibu bu sdr sdri saudara saudari pdt"
)
_DEGREES_BEHIND = (
    "se sh si sip sik ssi skom spd spdi spdsd sag sth sthi shi ssos shum sp st stp ssn spsi skep"
    " skm sked sfarm sei sesy ste str strkeb sds amd amdkeb amk mm mh msi mpd mpdi mkom mt mp ma"
    " msc mba mkes mkn mag mhum msn mpsi mak akt phd ners apt cfp bba bsc ba"
)
_MUHAMMAD = frozenset(_MUHAMMAD_SPELLINGS.split())
_TITLES = frozenset(_TITLES_IN_FRONT.split())
_DEGREES = frozenset(_DEGREES_BEHIND.split())
# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"}
)
_APOSTROPHES = re.compile("['’‘`´ʼʻ]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_BREAKS = re.compile(r"[^\w.]+|_+")
# Old (van Ophuijsen, 1901) and present spelling (EYD, 1972); ae and ai live side by side. j for y
# is left alone: it would turn Joko into Yoko.
_SPELLINGS = (("oe", "u"), ("tj", "c"), ("dj", "j"), ("sj", "sy"), ("nj", "ny"), ("ae", "ai"))


def fold(name: str) -> str:
    """Return the comparable form of `name`: lower case, no accents, titles, degrees or punctuation,
    one space between words, every Muhammad spelled alike. Idempotent; "" only for a name without
    any letter or digit. Scripts other than Latin are kept.
    """
    return " ".join(_strip_titles(_words(name)))


def index_tokens(name: str) -> list[str]:
    """Return the words under which `name` can be found, each once: every word as written, titles
    included, and its folded and modern spellings. Sorted, so that equal names index alike.
    """
    words = _raw_words(name)
    if _APOSTROPHES.search(name):
        words += _raw_words(_APOSTROPHES.sub(" ", name))  # Nur'aini is also Nur Aini
    return sorted({form for word in words for form in _forms(word)})


def query_terms(text: str) -> list[tuple[str, ...]]:
    """Return the terms of a search, in order; each is a group of alternatives, and every group has
    to match the beginning of some word of `index_tokens`.

    Half-typed words are expected. Titles are not dropped: "h" may become "Hasan", and titles are
    in the index.
    """
    terms: list[tuple[str, ...]] = []
    for raw in _raw_words(text):
        forms = [*_forms(raw)]
        if raw.startswith(("moh", "moch", "much")) and any(n.startswith(raw) for n in _MUHAMMAD):
            forms.append("muhammad")
        terms.append(tuple(dict.fromkeys(forms)))
    return terms


def modern_spelling(folded: str) -> str:
    """Return `folded` with old spellings replaced (soekarno: sukarno, tjahjadi: cahjadi).

    For comparison beside the original, never instead of it: Noel and Joel are no old spellings.
    """
    for old, new in _SPELLINGS:
        folded = folded.replace(old, new)
    return folded


def initials(name: str) -> str:
    """Return one or two capitals for the round badge: first and last word, titles left out.

    Empty for a name without letters.
    """
    words = [word for word in fold(name).split() if word[0].isalpha()]
    if not words:
        return ""
    chosen = words[0][0] if len(words) == 1 else words[0][0] + words[-1][0]
    return chosen.upper()


def similarity(first: str, second: str) -> float:
    """Return how alike two names are, from 0.0 to 1.0 (equal after folding).

    Order of the words, gaps (Nur Halisa, Nurhaliza), initials (Siti N.) and old spellings count
    little. One name inside a longer one is not equal: "Siti" is half the city.
    """
    a, b = fold(first), fold(second)
    if not a or not b:
        return 0.0
    if a == b:
        return 1.0
    best = _ratio(a, b)
    modern_a, modern_b = modern_spelling(a), modern_spelling(b)
    if (modern_a, modern_b) != (a, b):
        best = max(best, _ratio(modern_a, modern_b))
    # Below 1.0 even where everything cancels out: the names are not written alike.
    return min(best, 0.99)


def _ratio(a: str, b: str) -> float:
    from rapidfuzz import fuzz  # late: only duplicate search needs it

    a, b = _spell_out_initials(a, b), _spell_out_initials(b, a)
    joined = fuzz.ratio(a.replace(" ", ""), b.replace(" ", ""))
    return max(joined, fuzz.token_sort_ratio(a, b)) / 100


def _spell_out_initials(name: str, other: str) -> str:
    """Replace a one-letter word of `name` by the word of `other` that it can stand for."""
    words, candidates = name.split(), other.split()
    for index, word in enumerate(words):
        if len(word) > 1 or word in candidates:
            continue
        match = next((c for c in candidates if c.startswith(word) and c not in words), None)
        if match is not None:
            words[index] = match
    return " ".join(words)


def _canonical(word: str) -> str:
    return "muhammad" if word in _MUHAMMAD else word


@functools.lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, str, str]:
    """The spellings under which a word can be found; most people share theirs with many."""
    canonical = _canonical(word)
    return word, canonical, modern_spelling(canonical)


def _words(name: str) -> list[str]:
    return [_canonical(word) for word in _raw_words(name)]


@functools.lru_cache(maxsize=1024)  # a new row's name is folded and indexed
def _raw_words(name: str) -> tuple[str, ...]:
    """Split into lower-case words without accents; "S.Pd." is one word, "Muh.Ali" two."""
    text = name.casefold() if name.isascii() else _plain(name)
    if text.isascii() and text.replace(" ", "").isalnum():
        return tuple(text.split())  # nothing else to break at, as in most names
    words: list[str] = []
    for chunk in _BREAKS.split(_APOSTROPHES.sub("", text)):
        parts = [part for part in chunk.split(".") if part]
        joined = "".join(parts)
        if len(parts) > 1 and (joined in _DEGREES or joined in _TITLES):
            words.append(joined)
        else:
            words += parts
    return tuple(words)


def _plain(text: str) -> str:
    text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    # Casefolding can compose anew (ß, İ): decompose again before the marks go.
    text = unicodedata.normalize("NFKD", text)
    text = "".join(character for character in text if not unicodedata.combining(character))
    return unicodedata.normalize("NFC", text)


def _strip_titles(words: list[str]) -> list[str]:
    """Drop titles in front and degrees behind, but never the last word left."""
    start, end = 0, len(words)
    while end - start > 1 and words[start] in _TITLES:
        start += 1
    while end - start > 1 and words[end - 1] in _DEGREES:
        end -= 1
    return words[start:end]
