"""Rules TX03–TX15: marks, endings, numbers, spaces and dashes are written as the style of each language asks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from handbook.checks.rules import TEXTS, Found, Mend, rule
from handbook.course.course import Course
from handbook.course.passages import Passage, read_of

_CYRILLIC = "А-Яа-яЁёӨөҮү"
_FRONT_MATTER = re.compile(r"(?:title|description): |  - \{id: ")  # its quotation marks are those of YAML


def _found(course: Course, lang: str, *patterns: re.Pattern[str]) -> Iterator[tuple[Passage, int, re.Match[str]]]:
    """All places in one language, "" for both, that fit one of the patterns."""
    for passage in course.passages:
        if lang in ("", passage.lang):
            for pattern in patterns:
                for line, match in passage.find(pattern):
                    yield passage, line, match


def _around(match: re.Match[str]) -> str:
    """The words around a match, to be found by."""
    start, end = match.span()
    text = match.string
    begin = max(text.rfind("\n", 0, start) + 1, text.rfind(" ", 0, max(start - 12, 0)) + 1)
    stop = min(position for position in (text.find("\n", end), text.find(" ", end + 12), len(text)) if position >= 0)
    return " ".join(text[begin:stop].split())


def _mend(*changes: tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]]) -> Mend:
    """Puts other text in the place of what fits, in one language or, with "", in both, and only where it is read."""

    def mend(line: str, file: str) -> str:
        if _FRONT_MATTER.match(line):
            return line
        for lang, pattern, new in changes:
            if lang and not file.startswith(f"docs/{lang}/"):
                continue
            masked = read_of(line)
            for match in reversed([*pattern.finditer(masked)]):
                start, end = match.span()
                if line[start:end] == match[0]:
                    line = line[:start] + (new(match) if callable(new) else match.expand(new)) + line[end:]
        return line

    return mend


_STRAIGHT = re.compile(r'"([^"\n]*)"')
_MN_QUOTES = re.compile(r'["„‟‘’]')
_MN_INNER = re.compile(r"“([^”\n]*)”")
_EN_QUOTES = re.compile(r'["„‟]')
_EN_GUILLEMETS = re.compile(rf"«([^»\n{_CYRILLIC}]*)»")
_EN_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=[sz])'(?= )")


@rule(
    "TX03",
    where=TEXTS,
    mend=_mend(
        ("mn", _STRAIGHT, r"«\1»"),
        ("mn", _MN_INNER, lambda match: f"«{match[1]}»" if _outside(match) else match[0]),
        ("en", _STRAIGHT, r"“\1”"),
        ("en", _EN_GUILLEMETS, r"“\1”"),
        ("en", _EN_APOSTROPHE, "’"),
    ),
)
def quotation_marks_are_those_of_the_language(course: Course) -> Iterator[Found]:
    """« » and inside them “ ” in Mongolian; “ ” and inside them ‘ ’ in English, « » for Mongolian words only."""
    for passage, line, match in _found(course, "mn", _MN_QUOTES):
        yield passage.file, line, f'the mark {match[0]} in "{_around(match)}"'
    for passage, line, match in _found(course, "mn", _MN_INNER):
        if _outside(match):
            yield passage.file, line, f"the marks “ ” outside « » around {match[1]}"
    for passage, line, match in _found(course, "en", _EN_QUOTES, _EN_GUILLEMETS, _EN_APOSTROPHE):
        yield passage.file, line, f"the mark {match[0][0]} in {_around(match)}"


def _outside(match: re.Match[str]) -> bool:
    """No « is open before the match on its line."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return before.count("«") <= before.count("»")


# endings that are no words of their own; «өөр» is one (other), «руу» stands apart
_ENDING = "(?:ийнх?|ынх?|ний|ны|гийн|г?ийг|ыг|нд|[дт]|[нг]?(?:аас|ээс|оос|өөс)|г?(?:аар|ээр|оор)|тай|тэй|той|аа|ээ|оо)"
_APART = re.compile(rf"(?P<word>(?<![\w-])[A-Za-z][A-Za-z.-]*|\d|[»%])(?: -| )(?P<ending>{_ENDING})(?![\w-])")
# the ending alone, where a word ends before it: no misspelt word
LOOSE_ENDING = re.compile(rf"(?:(?<=[A-Za-z\d»%] )|(?<=[»%])){_ENDING}(?![\w-])")
_GLUED = re.compile(rf"(?P<word>»|%)(?P<ending>{_ENDING})(?!\w)")
_GLUED_DIGIT = re.compile(rf"(?<![\w.-])\d+(?:[.,]\d+)*(?P<ending>[{_CYRILLIC}]+)")


@rule("TX04", where=TEXTS, mend=_mend(("mn", _APART, r"\g<word>-\g<ending>"), ("mn", _GLUED, r"\g<word>-\g<ending>")))
def endings_hang_by_a_hyphen(course: Course) -> Iterator[Found]:
    """In Mongolian a hyphen without spaces joins an ending to digits, Latin letters, % and »."""
    for passage, line, match in _found(course, "mn", _APART, _GLUED):
        yield passage.file, line, f'"{match[0]}" without a hyphen: write "{match["word"]}-{match["ending"]}"'
    for passage, line, match in _found(course, "mn", _GLUED_DIGIT):
        yield passage.file, line, f'"{match[0]}" in one word: write a space before a word, a hyphen before an ending'


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
_NUMERAL = re.compile(rf"(?<![\w-])(?P<number>(?:\d+[.,:–-])*\d+)(?P<join>-| )(?P<ending>[{_CYRILLIC}]+)(?![\w-])")


def _last_part(number: str) -> str:
    """The part of a numeral that is read last: 25 → 5, 1,400 → 100, 13.1 → 1."""
    whole = re.split(r"[.:–-]", number)[-1].replace(",", "")
    digits = whole.lstrip("0") or "0"
    zeros = len(digits) - len(digits.rstrip("0")) if digits != "0" else 0
    if zeros >= 3:
        return "1000"
    if zeros == 2:
        return "100"
    return digits[-2:] if zeros else digits[-1]


def _as_read(match: re.Match[str]) -> str:
    """The ending that the numeral takes in the place of the one that is written; the same where both fit."""
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


@rule("TX05", where=TEXTS, mend=_mend(("mn", _NUMERAL, _numeral)))
def endings_of_digits_are_as_read_aloud(course: Course) -> Iterator[Found]:
    """In Mongolian the ending after digits is that of the word they are read as: 4-өөс, 2-т, 6 дугаар, 9 дүгээр."""
    for passage, line, match in _found(course, "mn", _NUMERAL):
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


@rule("TX06", where=TEXTS, mend=_mend(("mn", ABBREVIATION, lambda match: _whole(match))))
def endings_of_abbreviations_are_those_of_the_name(course: Course) -> Iterator[Found]:
    """In Mongolian the ending of an abbreviation follows the last word of the full name: ЦЕГ-ын (газрын), ХХК-ийн."""
    for passage, line, match in _found(course, "mn", ABBREVIATION):
        if _whole(match) != match[0]:
            yield passage.file, line, f'"{match[0]}": write "{_whole(match)}"'


def _whole(match: re.Match[str]) -> str:
    return f"{match['name']}-{_GENITIVE_OF[match['name']]}"


_DECIMAL_COMMA = re.compile(r"(?<![\w.,])\d+,(?:\d{1,2}|\d{4,})(?![\d,])")


@rule("TX07", where=TEXTS)
def decimals_have_a_point(course: Course) -> Iterator[Found]:
    """A point stands before decimals, a comma between thousands, in both languages."""
    for passage, line, match in _found(course, "", _DECIMAL_COMMA):
        yield passage.file, line, f'"{match[0]}"'


_DOUBLE = re.compile(r"(?<=\S)(?P<keep>)  +(?=\S)")
_BEFORE = re.compile(r"(?<=[\w)»”]) +(?P<keep>[,;.?!:](?=\s|$)|[»”)])")
_AFTER = re.compile(r"(?P<keep>[«“(]) +(?=\S)")
_NO_SPACE = re.compile(rf"(?<=[a-z{_CYRILLIC}])(?P<keep>[,;])(?=[A-Za-z{_CYRILLIC}])")


@rule(
    "TX08",
    where=TEXTS,
    mend=_mend(
        ("", _DOUBLE, " "), ("", _BEFORE, r"\g<keep>"), ("", _AFTER, r"\g<keep>"), ("", _NO_SPACE, r"\g<keep> ")
    ),
)
def spaces_stand_between_words(course: Course) -> Iterator[Found]:
    """One space between words, one after a comma; none before punctuation, none inside brackets and quotation marks."""
    for passage, line, match in _found(course, "", _DOUBLE, _BEFORE, _AFTER, _NO_SPACE):
        yield passage.file, line, f'a space too many or too few in "{_around(match)}"'


_SPACED_HYPHEN = re.compile(r"(?<=[\w.,»”)]) (?:-|--|―) (?=[\w«“(])")
_DOUBLE_HYPHEN = re.compile(r"(?<=\w)--(?=\w)")
_TIGHT_DASH = re.compile(r"(?<=[\w»”)])—(?=[\w«“(])")
_YEARS = re.compile(r"(?<![\w.-])(?P<from>(?:19|20)\d\d)-(?P<to>(?:19|20)\d\d)(?!\d|-\d)")


@rule(
    "TX09",
    where=TEXTS,
    mend=_mend(
        ("", _SPACED_HYPHEN, " — "),
        ("", _DOUBLE_HYPHEN, " — "),
        ("", _TIGHT_DASH, " — "),
        ("", _YEARS, r"\g<from>–\g<to>"),
    ),
)
def dashes_are_no_hyphens(course: Course) -> Iterator[Found]:
    """A dash — has spaces around it, a hyphen has none; – stands between years."""
    for passage, line, match in _found(course, "", _SPACED_HYPHEN, _DOUBLE_HYPHEN, _TIGHT_DASH, _YEARS):
        yield passage.file, line, f'"{_around(match)}"'


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AMBIGUOUS_DATE = re.compile(
    r"(?<![\w.])(?:\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d|(?:19|20)\d\d/\d{1,2}/\d{1,2})(?![\w/]|\.\d)"
)
_EN_DATE = re.compile(
    rf"(?:{_MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, (?=(?:19|20)\d\d)|\d(?:st|nd|rd|th) (?:{_MONTHS})"
)
_MN_DATE = re.compile(r"(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?!\d)-?(?:н?[дт]|ний|ны|өөс|аас|оос|ээс)\b")


@rule("TX10", where=TEXTS)
def dates_are_read_in_one_way(course: Course) -> Iterator[Found]:
    """Dates are written so that day and month cannot be mistaken: 3 March 2026; 2026 оны 3 дугаар сарын 3."""
    for passage, line, match in _found(course, "", _AMBIGUOUS_DATE):
        yield passage.file, line, f'the date "{match[0]}"'
    for passage, line, match in _found(course, "en", _EN_DATE):
        yield passage.file, line, f'the date "{_around(match)}"'
    for passage, line, match in _found(course, "mn", _MN_DATE):
        yield passage.file, line, f'the date "{match[0]}"'


_UNIT = "MB|KB|kB|GB|TB|KiB|MiB|GiB|km|cm|mm|kg|px|Hz|kHz|MHz|min|км|см|мм|кг|мин|цаг|минут|хувь|төгрөг"
_GLUED_UNIT = re.compile(rf"(?<![\w.-])(?P<number>\d+(?:[.,]\d+)*)(?P<unit>{_UNIT})(?!\w)")
_LOOSE_SIGN = re.compile(r"(?P<number>\d)[ \u00a0]+(?P<sign>[%‰°])(?!\w)")
_TIGHT_SECTION = re.compile(r"(?P<sign>§)(?P<number>\d)")


@rule(
    "TX11",
    where=TEXTS,
    mend=_mend(
        ("", _GLUED_UNIT, r"\g<number> \g<unit>"),
        ("", _LOOSE_SIGN, r"\g<number>\g<sign>"),
        ("", _TIGHT_SECTION, r"\g<sign> \g<number>"),
    ),
)
def units_stand_apart_and_signs_do_not(course: Course) -> Iterator[Found]:
    """A space stands before a unit and after §, none before % and °."""
    for passage, line, match in _found(course, "", _GLUED_UNIT, _LOOSE_SIGN, _TIGHT_SECTION):
        yield passage.file, line, f'"{match[0]}"'


_SHOUT = re.compile(r"(?<=\w)!+(?!\w)|[\u2600-\u26ff\u2705\u274c\U0001f300-\U0001faff]")


@rule("TX12", where=TEXTS)
def nobody_shouts(course: Course) -> Iterator[Found]:
    """No exclamation mark and no emoji outside quotations."""
    for passage, line, match in _found(course, "", _SHOUT):
        if not _quoted(match):
            yield passage.file, line, f'"{_around(match)}"'


def _quoted(match: re.Match[str]) -> bool:
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”")


_AND_OR = re.compile(r"(?:болон|ба)/(?:эсвэл|эсхүл|буюу)|and/or")
_COMMA_AND = re.compile(r", (?P<word>болон|ба|буюу)(?= )")


@rule("TX13", where=TEXTS, mend=_mend(("mn", _COMMA_AND, r" \g<word>")))
def conjunctions_choose(course: Course) -> Iterator[Found]:
    """No “and/or”; in Mongolian no comma before болон, ба, буюу."""
    for passage, line, match in _found(course, "", _AND_OR):
        yield passage.file, line, f'"{match[0]}"'
    for passage, line, match in _found(course, "mn", _COMMA_AND):
        yield passage.file, line, f'"{match[0]}"'


_DOTS = re.compile(r"\.{3,}")


@rule("TX14", where=TEXTS, mend=_mend(("", _DOTS, "…")))
def omissions_are_one_sign(course: Course) -> Iterator[Found]:
    """What is left out is shown by … and not by three full stops."""
    for passage, line, match in _found(course, "", _DOTS):
        yield passage.file, line, f'"{_around(match)}"'


_COUNTS = "хоёр|гурван|дөрвөн|таван|зургаан|долоон|найман|есөн|арван|хорин|гучин|хэдэн|олон|цөөн|бүх"
_PLURAL = re.compile(
    rf"(?<![\w-])(?:{_COUNTS}|\d+) [{_CYRILLIC}]{{2,}}(?:ууд|үүд)"
    r"(?:ыг|ийг|ын|ийн|ад|эд|аас|ээс|аар|ээр|тай|тэй|аа|ээ)?(?!\w)",
    re.I,
)


@rule("TX15", where=TEXTS)
def counted_things_take_no_plural(course: Course) -> Iterator[Found]:
    """In Mongolian a counted noun stands in the singular."""
    for passage, line, match in _found(course, "mn", _PLURAL):
        yield passage.file, line, f'"{match[0]}"'
