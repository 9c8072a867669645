"""Rules TX03 and TX07–TX14: marks, numbers, spaces and dashes are written as the style of each language asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.base.languages import MONGOLIAN
from handbook.checks.patterns import around, mend_by, places_of
from handbook.checks.rules import TEXTS, Found, rule
from handbook.course.course import Course

_STRAIGHT = re.compile(r'"([^"\n]*)"')
_MN_QUOTES = re.compile(r'["„‟‘’]')
_MN_INNER = re.compile(r"“([^”\n]*)”")
_EN_QUOTES = re.compile(r'["„‟]')
_EN_GUILLEMETS = re.compile(rf"«([^»\n{MONGOLIAN}]*)»")
_EN_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=[sz])'(?= )")


@rule(
    "TX03",
    where=TEXTS,
    mend=mend_by(
        ("mn", _STRAIGHT, r"«\1»"),
        ("mn", _MN_INNER, lambda match: f"«{match[1]}»" if _outside(match) else match[0]),
        ("en", _STRAIGHT, r"“\1”"),
        ("en", _EN_GUILLEMETS, r"“\1”"),
        ("en", _EN_APOSTROPHE, "’"),
    ),
)
def quotation_marks_are_those_of_the_language(course: Course) -> Iterator[Found]:
    """« » and inside them “ ” in Mongolian; “ ” and inside them ‘ ’ in English, « » for Mongolian words only."""
    for passage, line, match in places_of(course, "mn", _MN_QUOTES):
        yield passage.file, line, f'the mark {match[0]} in "{around(match)}"'
    for passage, line, match in places_of(course, "mn", _MN_INNER):
        if _outside(match):
            yield passage.file, line, f"the marks “ ” outside « » around {match[1]}"
    for passage, line, match in places_of(course, "en", _EN_QUOTES, _EN_GUILLEMETS, _EN_APOSTROPHE):
        yield passage.file, line, f"the mark {match[0][0]} in {around(match)}"


def _outside(match: re.Match[str]) -> bool:
    """No « is open before the match on its line."""
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return before.count("«") <= before.count("»")


_DECIMAL_COMMA = re.compile(r"(?<![\w.,])\d+,(?:\d{1,2}|\d{4,})(?![\d,])")


@rule("TX07", where=TEXTS)
def decimals_have_a_point(course: Course) -> Iterator[Found]:
    """A point stands before decimals, a comma between thousands, in both languages."""
    for passage, line, match in places_of(course, "", _DECIMAL_COMMA):
        yield passage.file, line, f'"{match[0]}"'


_DOUBLE = re.compile(r"(?<=\S)(?P<keep>)  +(?=\S)")
_BEFORE = re.compile(r"(?<=[\w)»”]) +(?P<keep>[,;.?!:](?=\s|$)|[»”)])")
_AFTER = re.compile(r"(?P<keep>[«“(]) +(?=\S)")
_NO_SPACE = re.compile(rf"(?<=[a-z{MONGOLIAN}])(?P<keep>[,;])(?=[A-Za-z{MONGOLIAN}])")


@rule(
    "TX08",
    where=TEXTS,
    mend=mend_by(
        ("", _DOUBLE, " "), ("", _BEFORE, r"\g<keep>"), ("", _AFTER, r"\g<keep>"), ("", _NO_SPACE, r"\g<keep> ")
    ),
)
def spaces_stand_between_words(course: Course) -> Iterator[Found]:
    """One space between words, one after a comma; none before punctuation, none inside brackets and quotation marks."""
    for passage, line, match in places_of(course, "", _DOUBLE, _BEFORE, _AFTER, _NO_SPACE):
        yield passage.file, line, f'a space too many or too few in "{around(match)}"'


_SPACED_HYPHEN = re.compile(r"(?<=[\w.,»”)]) (?:-|--|―) (?=[\w«“(])")
_DOUBLE_HYPHEN = re.compile(r"(?<=\w)--(?=\w)")
_TIGHT_DASH = re.compile(r"(?<=[\w»”)])—(?=[\w«“(])")
_YEARS = re.compile(r"(?<![\w.-])(?P<from>(?:19|20)\d\d)-(?P<to>(?:19|20)\d\d)(?!\d|-\d)")


@rule(
    "TX09",
    where=TEXTS,
    mend=mend_by(
        ("", _SPACED_HYPHEN, " — "),
        ("", _DOUBLE_HYPHEN, " — "),
        ("", _TIGHT_DASH, " — "),
        ("", _YEARS, r"\g<from>–\g<to>"),
    ),
)
def dashes_are_no_hyphens(course: Course) -> Iterator[Found]:
    """A dash — has spaces around it, a hyphen has none; – stands between years."""
    for passage, line, match in places_of(course, "", _SPACED_HYPHEN, _DOUBLE_HYPHEN, _TIGHT_DASH, _YEARS):
        yield passage.file, line, f'"{around(match)}"'


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
    for passage, line, match in places_of(course, "", _AMBIGUOUS_DATE):
        yield passage.file, line, f'the date "{match[0]}"'
    for passage, line, match in places_of(course, "en", _EN_DATE):
        yield passage.file, line, f'the date "{around(match)}"'
    for passage, line, match in places_of(course, "mn", _MN_DATE):
        yield passage.file, line, f'the date "{match[0]}"'


_UNIT = "MB|KB|kB|GB|TB|KiB|MiB|GiB|km|cm|mm|kg|px|Hz|kHz|MHz|min|км|см|мм|кг|мин|цаг|минут|хувь|төгрөг"
_GLUED_UNIT = re.compile(rf"(?<![\w.-])(?P<number>\d+(?:[.,]\d+)*)(?P<unit>{_UNIT})(?!\w)")
_LOOSE_SIGN = re.compile(r"(?P<number>\d)[ \u00a0]+(?P<sign>[%‰°])(?!\w)")
_TIGHT_SECTION = re.compile(r"(?P<sign>§)(?P<number>\d)")


@rule(
    "TX11",
    where=TEXTS,
    mend=mend_by(
        ("", _GLUED_UNIT, r"\g<number> \g<unit>"),
        ("", _LOOSE_SIGN, r"\g<number>\g<sign>"),
        ("", _TIGHT_SECTION, r"\g<sign> \g<number>"),
    ),
)
def units_stand_apart_and_signs_do_not(course: Course) -> Iterator[Found]:
    """A space stands before a unit and after §, none before % and °."""
    for passage, line, match in places_of(course, "", _GLUED_UNIT, _LOOSE_SIGN, _TIGHT_SECTION):
        yield passage.file, line, f'"{match[0]}"'


_SHOUT = re.compile(r"(?<=\w)!+(?!\w)|[\u2600-\u26ff\u2705\u274c\U0001f300-\U0001faff]")


@rule("TX12", where=TEXTS)
def nobody_shouts(course: Course) -> Iterator[Found]:
    """No exclamation mark and no emoji outside quotations."""
    for passage, line, match in places_of(course, "", _SHOUT):
        if not _quoted(match):
            yield passage.file, line, f'"{around(match)}"'


def _quoted(match: re.Match[str]) -> bool:
    before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”")


_AND_OR = re.compile(r"(?:болон|ба)/(?:эсвэл|эсхүл|буюу)|and/or")
_COMMA_AND = re.compile(r", (?P<word>болон|ба|буюу)(?= )")


@rule("TX13", where=TEXTS, mend=mend_by(("mn", _COMMA_AND, r" \g<word>")))
def conjunctions_choose(course: Course) -> Iterator[Found]:
    """No “and/or”; in Mongolian no comma before болон, ба, буюу."""
    for passage, line, match in places_of(course, "", _AND_OR):
        yield passage.file, line, f'"{match[0]}"'
    for passage, line, match in places_of(course, "mn", _COMMA_AND):
        yield passage.file, line, f'"{match[0]}"'


_DOTS = re.compile(r"\.{3,}")


@rule("TX14", where=TEXTS, mend=mend_by(("", _DOTS, "…")))
def omissions_are_one_sign(course: Course) -> Iterator[Found]:
    """What is left out is shown by … and not by three full stops."""
    for passage, line, match in places_of(course, "", _DOTS):
        yield passage.file, line, f'"{around(match)}"'
