"""How findings are shown: as text, as annotations of GitHub, or as SARIF 2.1.0; and how a code is explained."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from handbook.base.findings import Finding
from handbook.checks.rules import RULES, Rule, families

README = "handbook/checks/README.md"
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# the words around a rule, by language
_HEADS = {
    "mn": {"why": "Яагаад", "mend": "Засах нь", "fix": "--fix", "wrong": "Буруу", "right": "Зөв"},
    "en": {"why": "Why", "mend": "Mend", "fix": "--fix", "wrong": "Wrong", "right": "Right"},
}
_CAN = {
    "mn": {True: "энэ алдааг засаж чадна, эргэлзвэл хэвээр үлдээнэ", False: "засахгүй, хүн засна"},
    "en": {True: "can mend it, and leaves what is not clear", False: "leaves it to a person"},
}
_README = """\
# Codes of `python -m handbook check`

Written by `python -m handbook codes` from the files in `codes/`: change those, never this page.

Алдаа бүр «код файл:мөр: юу олдсон — юу бичих» хэлбэртэй.
Нэг кодыг `python -m handbook check --explain SH09` тайлбарлана.

Each finding reads “code file:line: what was found — what to write”; `python -m handbook check --explain SH09` explains
one code.
"""


def skipped(rules: dict[str, list[str]]) -> list[str]:
    """Write a line for each file that cannot be read, naming the rules that were not run without it."""
    return [f"not checked because of {file}: {', '.join(sorted(codes))}" for file, codes in sorted(rules.items())]


def text(findings: list[Finding], not_checked: Sequence[str] = ()) -> str:
    """Write a line for each finding, what was not checked, and the number of findings."""
    count = f"{len(findings)} finding{'' if len(findings) == 1 else 's'}"
    return "\n".join([*map(str, findings), *not_checked, count])


def github(findings: list[Finding], not_checked: Sequence[str] = ()) -> str:
    """Write the findings as commands of a GitHub workflow, which then shows each beside its line."""
    return "\n".join([*map(_annotation, findings), *(f"::notice::{line}" for line in not_checked)])


def _annotation(finding: Finding) -> str:
    # a finding about a whole file has no line; GitHub then shows it at the top
    line = f",line={finding.line}" if finding.line else ""
    place = f"file={_property(finding.file)}{line},title={_property(finding.code)}"
    return f"::error {place}::{_message(f'{finding.found} — {finding.write}')}"


def _message(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _message(value).replace(":", "%3A").replace(",", "%2C")


def sarif(findings: list[Finding], not_checked: Sequence[str] = ()) -> str:
    """Write a SARIF log with one run and all rules, in the form that the code scanning of a forge reads."""
    codes = sorted(RULES)
    driver = {"name": "handbook-check", "rules": [_descriptor(RULES[code]) for code in codes]}
    results = [_result(finding, codes.index(finding.code)) for finding in findings]
    run: dict[str, object] = {"tool": {"driver": driver}, "results": results}
    if not_checked:
        notes = [{"level": "warning", "message": {"text": line}} for line in not_checked]
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": notes}]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1)


def _descriptor(rule: Rule) -> dict[str, object]:
    words = rule.words
    return {
        "id": rule.code,
        "shortDescription": {"text": words.guards["en"]},
        "fullDescription": {"text": words.why["en"]},
        "help": {"text": explain([rule.code]), "markdown": _section(rule)},
        "defaultConfiguration": {"level": "error"},
    }


def _result(finding: Finding, index: int) -> dict[str, object]:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(finding.file)}}
    if finding.line:
        place["region"] = {"startLine": finding.line}
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": f"{finding.found} — {finding.write}"},
        "locations": [{"physicalLocation": place}],
    }


FORMATS = {"text": text, "github": github, "sarif": sarif}


def explain(codes: Iterable[str]) -> str:
    """Explain these codes: what each guards, why, and how to mend it, in Mongolian and then in English."""
    return "\n\n".join("\n".join(_explained(RULES[code])) for code in codes)


def _explained(rule: Rule) -> Iterator[str]:
    for lang, heads in _HEADS.items():
        yield f"{rule.code}  {rule.words.guards[lang]}"
        yield f"      {heads['why']}: {rule.words.why[lang]}"
        yield f"      {heads['mend']}: {rule.words.mend[lang]}"
        yield f"      {heads['fix']}: {_CAN[lang][rule.mend is not None]}"
    for name in ("wrong", "right"):
        yield f"      {' / '.join(heads[name] for heads in _HEADS.values())}:"
        yield from (f"          {line}".rstrip() for line in getattr(rule.words, name).split("\n"))


def readme() -> str:
    """Write the page of all codes for contributors, as Markdown."""
    parts = [_README]
    for title, words in families().values():
        parts.append(f"## {title['mn']} · {title['en']}\n")
        parts += [f"### {code}\n\n{_section(RULES[code])}" for code in sorted(words)]
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    lines = []
    for lang, heads in _HEADS.items():
        words, can = rule.words, _CAN[lang][rule.mend is not None]
        lines.append(f"**{_plain(words.guards[lang])}** {_plain(words.why[lang])}\n")
        lines.append(f"{heads['mend']}: {_plain(words.mend[lang])}. `{heads['fix']}` {can}.\n")
    for name in ("wrong", "right"):
        title = " / ".join(heads[name] for heads in _HEADS.values())
        lines.append(f"{title}:\n\n````text\n{getattr(rule.words, name)}\n````\n")
    return "\n".join(lines)


def _plain(words: str) -> str:
    """Escape words so that Markdown shows each sign as it is written."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|!" else sign for sign in words)
