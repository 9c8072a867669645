"""Rules TX03 and TX07–TX14: marks, numbers, spaces and dashes are written as the style of each language asks."""

from __future__ import annotations

import re

from handbook.base.languages import MONGOLIAN
from handbook.checks.patterns import Forbidden, forbid, mend_by

# What stands before a match is looked at behind its first sign: a pattern that begins with such a look is tried at each
# letter of the handbook, one that begins with a sign only where that sign stands.
_STRAIGHT = re.compile(r'"([^"\n]*)"')
_MN_QUOTES = re.compile(r'["„‟‘’]')
_MN_INNER = re.compile(r"“([^”\n]*)”")
_EN_QUOTES = re.compile(r'["„‟]')
_EN_GUILLEMETS = re.compile(rf"«([^»\n{MONGOLIAN}]*)»")
_EN_APOSTROPHE = re.compile(r"'(?:(?<=\w')(?=\w)|(?<=[sz]')(?= ))")


def _line_before(match: re.Match[str]) -> str:
    return match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]


def _in_guillemets(match: re.Match[str]) -> bool:
    """Return True if a « is open before the match on its line."""
    before = _line_before(match)
    return before.count("«") > before.count("»")


def _is_quoted(match: re.Match[str]) -> bool:
    before = _line_before(match)
    return _in_guillemets(match) or before.count("“") > before.count("”")


forbid(
    "TX03",
    Forbidden("mn", 'the mark {match[0]} in "{around}"', (_MN_QUOTES,)),
    Forbidden("mn", "the marks “ ” outside « » around {match[1]}", (_MN_INNER,), _in_guillemets),
    Forbidden("en", "the mark {match[0][0]} in {around}", (_EN_QUOTES, _EN_GUILLEMETS, _EN_APOSTROPHE)),
    mend=mend_by(
        ("mn", _STRAIGHT, r"«\1»"),
        ("mn", _MN_INNER, lambda match: match[0] if _in_guillemets(match) else f"«{match[1]}»"),
        ("en", _STRAIGHT, r"“\1”"),
        ("en", _EN_GUILLEMETS, r"“\1”"),
        ("en", _EN_APOSTROPHE, "’"),
    ),
)

_DECIMAL_COMMA = re.compile(r"\d(?<![\w.,]\d)\d*,(?:\d{1,2}|\d{4,})(?![\d,])")

forbid("TX07", Forbidden("", '"{match[0]}"', (_DECIMAL_COMMA,)))

_DOUBLE = re.compile(r"  (?<=\S  ) *(?=\S)")
_BEFORE = re.compile(r" (?<=[\w)»”] ) *(?P<keep>[,;.?!:](?=\s|$)|[»”)])")
_AFTER = re.compile(r"(?P<keep>[«“(]) +(?=\S)")
_NO_SPACE = re.compile(rf"(?P<keep>[,;])(?<=[a-z{MONGOLIAN}][,;])(?=[A-Za-z{MONGOLIAN}])")

forbid(
    "TX08",
    Forbidden("", 'a space too many or too few in "{around}"', (_DOUBLE, _BEFORE, _AFTER, _NO_SPACE)),
    mend=mend_by(
        ("", _DOUBLE, " "), ("", _BEFORE, r"\g<keep>"), ("", _AFTER, r"\g<keep>"), ("", _NO_SPACE, r"\g<keep> ")
    ),
)

_SPACED_HYPHEN = re.compile(r" (?<=[\w.,»”)] )(?:-|--|―) (?=[\w«“(])")
_DOUBLE_HYPHEN = re.compile(r"--(?<=\w--)(?=\w)")
_TIGHT_DASH = re.compile(r"—(?<=[\w»”)]—)(?=[\w«“(])")
_YEARS = re.compile(r"(?P<from>(?:19|20)(?<![\w.-]..)\d\d)-(?P<to>(?:19|20)\d\d)(?!\d|-\d)")

forbid(
    "TX09",
    Forbidden("", '"{around}"', (_SPACED_HYPHEN, _DOUBLE_HYPHEN, _TIGHT_DASH, _YEARS)),
    mend=mend_by(
        ("", _SPACED_HYPHEN, " — "),
        ("", _DOUBLE_HYPHEN, " — "),
        ("", _TIGHT_DASH, " — "),
        ("", _YEARS, r"\g<from>–\g<to>"),
    ),
)

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_AMBIGUOUS_DATE = re.compile(
    r"\d(?<![\w.]\d)(?:\d?[./]\d{1,2}[./](?:19|20)\d\d|(?:(?<=1)9|(?<=2)0)\d\d/\d{1,2}/\d{1,2})(?![\w/]|\.\d)"
)
_EN_DATE = re.compile(
    rf"(?:{_MONTHS}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, (?=(?:19|20)\d\d)|\d(?:st|nd|rd|th) (?:{_MONTHS})"
)
_MN_DATE = re.compile(r"(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?!\d)-?(?:н?[дт]|ний|ны|өөс|аас|оос|ээс)\b")

forbid(
    "TX10",
    Forbidden("", 'the date "{match[0]}"', (_AMBIGUOUS_DATE,)),
    Forbidden("en", 'the date "{around}"', (_EN_DATE,)),
    Forbidden("mn", 'the date "{match[0]}"', (_MN_DATE,)),
)

_UNIT = "MB|KB|kB|GB|TB|KiB|MiB|GiB|km|cm|mm|kg|px|Hz|kHz|MHz|min|км|см|мм|кг|мин|цаг|минут|хувь|төгрөг"
_GLUED_UNIT = re.compile(rf"(?P<number>\d(?<![\w.-]\d)\d*(?:[.,]\d+)*)(?P<unit>{_UNIT})(?!\w)")
_LOOSE_SIGN = re.compile(r"(?P<number>\d)[ \u00a0]+(?P<sign>[%‰°])(?!\w)")
_TIGHT_SECTION = re.compile(r"(?P<sign>§)(?P<number>\d)")

forbid(
    "TX11",
    Forbidden("", '"{match[0]}"', (_GLUED_UNIT, _LOOSE_SIGN, _TIGHT_SECTION)),
    mend=mend_by(
        ("", _GLUED_UNIT, r"\g<number> \g<unit>"),
        ("", _LOOSE_SIGN, r"\g<number>\g<sign>"),
        ("", _TIGHT_SECTION, r"\g<sign> \g<number>"),
    ),
)

_SHOUT = re.compile(r"!(?<=\w!)!*(?!\w)")
_PICTURE = re.compile(r"[\u2600-\u26ff\u2705\u274c\U0001f300-\U0001faff]")

forbid("TX12", Forbidden("", '"{around}"', (_SHOUT, _PICTURE), _is_quoted))

_AND_OR = re.compile(r"(?:болон|ба)/(?:эсвэл|эсхүл|буюу)|and/or")
_COMMA_AND = re.compile(r", (?P<word>болон|ба|буюу)(?= )")

forbid(
    "TX13",
    Forbidden("", '"{match[0]}"', (_AND_OR,)),
    Forbidden("mn", '"{match[0]}"', (_COMMA_AND,)),
    mend=mend_by(("mn", _COMMA_AND, r" \g<word>")),
)

_DOTS = re.compile(r"\.{3,}")

forbid("TX14", Forbidden("", '"{around}"', (_DOTS,)), mend=mend_by(("", _DOTS, "…")))
