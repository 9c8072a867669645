"""Rules TX04–TX06 and TX15: endings of Mongolian digits, signs, Latin words and abbreviations, and of counted words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.base.languages import MONGOLIAN
from handbook.checks.patterns import Forbidden, forbid, mend_by, places_of
from handbook.checks.rules import TEXTS, Found, rule
from handbook.course.course import Course

# endings that are never words of their own: not «өөр» (other), and not «руу», which is written apart
_ENDING = "(?:ийнх?|ынх?|ний|ны|гийн|г?ийг|ыг|нд|[дт]|[нг]?(?:аас|ээс|оос|өөс)|г?(?:аар|ээр|оор)|тай|тэй|той|аа|ээ|оо)"
_APART = re.compile(rf"(?P<word>(?<![\w-])[A-Za-z][A-Za-z.-]*|\d|[»%])(?: -| )(?P<ending>{_ENDING})(?![\w-])")
# the ending alone, right behind a word: the spelling rule must not take it for a misspelt word
LOOSE_ENDING = re.compile(rf"(?:(?<=[A-Za-z\d»%] )|(?<=[»%])){_ENDING}(?![\w-])")
_GLUED = re.compile(rf"(?P<word>»|%)(?P<ending>{_ENDING})(?!\w)")
_GLUED_DIGIT = re.compile(rf"(?<![\w.-])\d+(?:[.,]\d+)*(?P<ending>[{MONGOLIAN}]+)")


forbid(
    "TX04",
    Forbidden("mn", '"{match[0]}" without a hyphen: write "{match[word]}-{match[ending]}"', (_APART, _GLUED)),
    Forbidden(
        "mn", '"{match[0]}" in one word: write a space before a word, a hyphen before an ending', (_GLUED_DIGIT,)
    ),
    mend=mend_by(("mn", _APART, r"\g<word>-\g<ending>"), ("mn", _GLUED, r"\g<word>-\g<ending>")),
)


# the vowel of the endings of a numeral, by its last part as it is read aloud
_VOWELS = {
    "0": "э", "1": "э", "2": "о", "3": "а", "4": "ө", "5": "а", "6": "а", "7": "о", "8": "а", "9": "ө",
    "10": "а", "20": "о", "30": "а", "40": "ө", "50": "а", "60": "а", "70": "а", "80": "а", "90": "э",
    "100": "а", "1000": "а",
}  # fmt: skip
_HARD_DATIVE = ("2", "3", "4", "10")  # хоёрт, гуравт, дөрөвт, аравт
_BACK = "ао"
_BY_VOWEL = {
    ending: {vowel: new for vowel, new in zip("аэоө", forms.split(), strict=True)}
    for forms in (
        "аас ээс оос өөс", "наас нээс ноос нөөс", "гаас гээс гоос гөөс", "аар ээр оор өөр", "гаар гээр гоор гөөр",
        "тай тэй той тэй", "ны ний ны ний", "дугаар дүгээр дугаар дүгээр", "дахь дэх дахь дэх",
    )
    for ending in forms.split()
}  # fmt: skip
_ORDINALS = ("дугаар", "дүгээр", "дахь", "дэх")  # stand apart
_NUMERAL = re.compile(rf"(?<![\w-])(?P<number>(?:\d+[.,:–-])*\d+)(?P<join>-| )(?P<ending>[{MONGOLIAN}]+)(?![\w-])")


def _last_part(number: str) -> str:
    """Return the part of a number that is read aloud last and decides the ending: 25 → 5, 1,400 → 100, 13.1 → 1."""
    whole = re.split(r"[.:–-]", number)[-1].replace(",", "")
    digits = whole.lstrip("0") or "0"
    zeros = len(digits) - len(digits.rstrip("0")) if digits != "0" else 0
    if zeros >= 3:
        return "1000"
    if zeros == 2:
        return "100"
    return digits[-2:] if zeros else digits[-1]


def _as_read(match: re.Match[str]) -> str:
    """Return the ending that fits how the number is read aloud; the written one where it already fits."""
    ending, last = match["ending"], _last_part(match["number"])
    vowel = _VOWELS[last]
    if match["join"] == "-" and ending in ("д", "т"):
        return "т" if last in _HARD_DATIVE else "д"
    if match["join"] == "-" and ending in ("ын", "ыг") and vowel not in _BACK:
        return ending.replace("ы", "ий")
    # a longer number is one of a telephone or a file: «0012-4471 дугаар»
    is_ordinal, is_long = ending in _ORDINALS, re.search(r"\d{4}$", match["number"])
    if ending in _BY_VOWEL and (match["join"] == " ") == is_ordinal and not (is_ordinal and is_long):
        return _BY_VOWEL[ending][vowel]
    if match["join"] == "-" and ending == "р":  # 5-р сар
        return " дугаар" if vowel in _BACK else " дүгээр"
    return ending


def _numeral(match: re.Match[str]) -> str:
    ending = _as_read(match)
    return match["number"] + ("" if ending[0] == " " else match["join"]) + ending


@rule("TX05", where=TEXTS, mend=mend_by(("mn", _NUMERAL, _numeral)))
def endings_of_digits_are_as_read_aloud(course: Course) -> Iterator[Found]:
    """In Mongolian the ending after digits is that of the word they are read as: 4-өөс, 2-т, 6 дугаар, 9 дүгээр."""
    for passage, line, match in places_of(course, "mn", _NUMERAL):
        if (new := _numeral(match)) != match[0]:
            yield passage.file, line, f'"{match[0]}": write "{new}"'


# the genitive of an abbreviation is that of the last word of the full name
_GENITIVES = {
    "ын": ["УИХ", "АНУ", "ОХУ", "БНХАУ", "БНСУ", "ЦЕГ", "ТЕГ", "ГИХГ", "УЕПГ", "ХХЕГ", "НҮБ", "ТББ", "ХЭҮК"],
    "ийн": ["ХХК", "МУИС", "ШУА", "УДШ"],
    "ны": ["ХЗДХЯ"],
}
_GENITIVE_OF = {name: ending for ending, names in _GENITIVES.items() for name in names}
ABBREVIATION = re.compile(rf"(?<![\w-])(?P<name>{'|'.join(_GENITIVE_OF)})-(?P<ending>ын|ийн|ны|ний)(?!\w)")


@rule("TX06", where=TEXTS, mend=mend_by(("mn", ABBREVIATION, lambda match: _whole(match))))
def endings_of_abbreviations_are_those_of_the_name(course: Course) -> Iterator[Found]:
    """In Mongolian the ending of an abbreviation follows the last word of the full name: ЦЕГ-ын (газрын), ХХК-ийн."""
    for passage, line, match in places_of(course, "mn", ABBREVIATION):
        if _whole(match) != match[0]:
            yield passage.file, line, f'"{match[0]}": write "{_whole(match)}"'


def _whole(match: re.Match[str]) -> str:
    return f"{match['name']}-{_GENITIVE_OF[match['name']]}"


_COUNTS = "хоёр|гурван|дөрвөн|таван|зургаан|долоон|найман|есөн|арван|хорин|гучин|хэдэн|олон|цөөн|бүх"
_PLURAL = re.compile(
    rf"(?<![\w-])(?:{_COUNTS}|\d+) [{MONGOLIAN}]{{2,}}(?:ууд|үүд)"
    r"(?:ыг|ийг|ын|ийн|ад|эд|аас|ээс|аар|ээр|тай|тэй|аа|ээ)?(?!\w)",
    re.I,
)

forbid("TX15", Forbidden("mn", '"{match[0]}"', (_PLURAL,)))
