"""Reads exercises/<id>/answers.yml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from handbook.base.findings import Finding
from handbook.base.languages import Languages
from handbook.base.lined_yaml import ID, WORDS, ByKind, read_shaped
from handbook.base.textfile import read_text
from handbook.course.exercises.model import (
    FOLDER,
    Check,
    Choice,
    Criterion,
    Exercise,
    Item,
    KeyPart,
    Material,
    Mistake,
    Planted,
    Words,
)
from handbook.course.exercises.normal import (
    IdForm,
    normal,
    normal_address,
    normal_date,
    normal_number,
    normal_time,
)
from handbook.course.languages import in_each, read_languages

FILE = "answers.yml"
_LISTED_AS = {"date": normal_date, "address": normal_address}
_DAY = re.compile(r"\{day([+-]\d+)\}")
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_MOST_VALUES = 2000  # of a range: each becomes a hash on the page
_LISTED = ("text", "date", "id", "address")  # kinds whose right answers are written one by one
_ALL = {"id": ID, "ask": WORDS, "why?": WORDS}
_TYPED = {**_ALL, "otherwise": WORDS}
_WRONG = {"wrong?": [{"answers": [str], "hint": WORDS}]}
QUESTION = ByKind(
    "kind",
    {
        **{kind: {**_TYPED, **_WRONG, "accept": [str]} for kind in _LISTED},
        "set": {**_TYPED, **_WRONG, "of?": re.compile("|".join(_LISTED)), "items": [{"accept": [str], "why?": WORDS}]},
        "number": {
            **_TYPED,
            "from": float,
            "to": float,
            "step": float,
            "wrong?": [{"from": float, "to": float, "hint": WORDS}],
        },
        "time": {
            **_TYPED,
            "zone?": frozenset({"utc", "ub"}),
            "from": _CLOCK,
            "to": _CLOCK,
            "wrong?": [{"from": _CLOCK, "to": _CLOCK, "hint": WORDS}],
        },
        "choice": {**_ALL, "options": [{"id": ID, **WORDS, "right?": bool, "reason": WORDS}]},
        "sort": {
            **_ALL,
            "options": [{"id": ID, **WORDS}],
            "positive?": ID,
            "without?": WORDS,
            "items": [{"id": ID, **WORDS, "right": ID, "fair?": [ID], "hint?": WORDS, "why": WORDS}],
        },
    },
)
SHAPE = {
    "minutes": int,
    "team": int,
    "practises": [ID],
    "material": [{"file": str, **WORDS}],
    "hand_in": [WORDS],
    "hints": [WORDS],
    "questions": [QUESTION],
    "rubric": [{"id": ID, "points": int, "red?": bool, "criterion": WORDS, "full": WORDS}],
    "planted?": [
        {"id": ID, "what": WORDS, "file": str, "text": str, "way": [re.compile(r"(open|link|search): .+")], "lead?": ID}
    ],
    "key": [{"title": WORDS, "text": WORDS}],
}


def read_exercises(root: Path, day: date) -> tuple[dict[str, Exercise], list[Finding]]:
    """Exercises by id, sorted; ``{day-21}`` becomes the date so many days from ``day``, the edition's."""
    exercises: dict[str, Exercise] = {}
    findings: list[Finding] = []
    languages, _ = read_languages(root)
    for path in sorted((root / FOLDER).glob(f"*/{FILE}")):
        file = path.relative_to(root).as_posix()
        text, problems = read_text(root, file)
        if not problems:
            text, problems = _DAY.sub(lambda match: (day + timedelta(int(match[1]))).isoformat(), text), []
            lined, problems = read_shaped(text, file, in_each(SHAPE, root), ("EX01", "EX01"))
            if not any(problem.lost for problem in problems):
                exercise = _exercise(path.parent.name, file, lined.value, lined.lines, languages)
                exercises[exercise.id] = exercise
                problems += _problems(exercise)
        name = path.parent.name
        findings += problems if name in exercises else [replace(problem, lost=name) for problem in problems]
    return exercises, findings


def _exercise(id_: str, file: str, value: dict[str, Any], lines: dict, languages: Languages) -> Exercise:
    return Exercise(
        id=id_,
        file=file,
        minutes=value["minutes"],
        team=value["team"],
        practises=tuple(value["practises"]),
        material=tuple(Material(item["file"], _words(item, languages)) for item in value["material"]),
        hand_in=tuple(value["hand_in"]),
        hints=tuple(value["hints"]),
        checks=tuple(_check(item, lines[("questions", n)], languages) for n, item in enumerate(value["questions"])),
        rubric=tuple(
            Criterion(item["id"], item["points"], item.get("red", False), item["criterion"], item["full"])
            for item in value["rubric"]
        ),
        planted=tuple(
            Planted(
                item["id"],
                item["what"],
                item["file"],
                item["text"],
                tuple(item["way"]),
                item.get("lead", ""),
                lines[("planted", n)],
            )
            for n, item in enumerate(value.get("planted", ()))
        ),
        key=tuple(KeyPart(item["title"], item["text"]) for item in value["key"]),
    )


def _words(item: dict[str, Any], languages: Languages) -> Words:
    return {lang: item[lang] for lang in languages}


def _check(item: dict[str, Any], line: int, languages: Languages) -> Check:
    typed = item.get("of", "text") if item["kind"] == "set" else item["kind"]
    accepted = [row["accept"] for row in item["items"]] if item["kind"] == "set" else [item.get("accept", ())]
    ids = IdForm.of(id_ for group in accepted for id_ in group) if typed == "id" else None
    as_compared = ids.normal if ids else _LISTED_AS.get(typed, normal)
    right, shown = _right(item, accepted, as_compared)
    return Check(
        id=item["id"],
        kind=item["kind"],
        typed=typed,
        ask=item["ask"],
        right=right,
        shown=shown,
        zone=item.get("zone", ""),
        decimals=_decimals(item["step"]) if item["kind"] == "number" else 0,
        ids=ids,
        wrong=tuple(
            Mistake(
                tuple(map(as_compared, wrong["answers"]))
                if "answers" in wrong
                else _values(item, wrong["from"], wrong["to"]),
                wrong["hint"],
            )
            for wrong in item.get("wrong", ())
        ),
        otherwise=item.get("otherwise"),
        choices=tuple(
            Choice(option["id"], _words(option, languages), option.get("right", False), option.get("reason"))
            for option in item.get("options", ())
        ),
        items=tuple(_item(row, n, languages) for n, row in enumerate(item.get("items", ()), 1)),
        positive=item.get("positive", ""),
        without=item.get("without"),
        why=item.get("why"),
        line=line,
    )


def _item(row: dict[str, Any], number: int, languages: Languages) -> Item:
    """A row to sort, or one of several answers, which has no words but its own."""
    if "accept" in row:
        return Item(str(number), dict.fromkeys(languages, row["accept"][0]), "", (), None, row.get("why"))
    return Item(
        row["id"], _words(row, languages), row["right"], tuple(row.get("fair", ())), row.get("hint"), row["why"]
    )


def _right(
    item: dict[str, Any], accepted: list[Sequence[str]], as_compared: Callable[[str], str]
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """The right answers as they are compared, and as the key prints them."""
    if item["kind"] in ("number", "time"):
        first, last = item["from"], item["to"]
        shown = f"{first}" if first == last else f"{first}–{last}"
        return (_values(item, first, last),), shown
    if not any(accepted):
        return (), ""
    return tuple(tuple(map(as_compared, group)) for group in accepted), "; ".join(group[0] for group in accepted)


def _decimals(step: float) -> int:
    return max(0, -int(Decimal(str(step)).normalize().as_tuple().exponent))


def _values(item: dict[str, Any], first: float | str, last: float | str) -> tuple[str, ...]:
    """Every value of a range, normalised; a range of time may pass midnight. One too many where it is too wide."""
    if item["kind"] == "time":
        start, end = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (str(first), str(last)))
        minutes = (start + n for n in range((end - start) % 1440 + 1))
        return tuple(normal_time(f"{minute // 60 % 24}:{minute % 60:02}") for minute in minutes)
    step, start, end = Decimal(str(item["step"])), Decimal(str(first)), Decimal(str(last))
    count = min(int((end - start) / step), _MOST_VALUES) + 1 if step else 0
    return tuple(normal_number(str(start + step * n), _decimals(item["step"])) for n in range(count))


def _problems(exercise: Exercise) -> Iterator[Finding]:
    """What the shape cannot tell: answers that nobody can give, choices that are not there, ways without a start."""
    for check in exercise.checks:
        for found, write in _check_problems(check):
            yield Finding(exercise.file, check.line, "EX01", f'"{check.id}": {found}', write)
    opened = {material.file for material in exercise.material}
    for planted in exercise.planted:
        kind, _, file = planted.way[0].partition(": ")
        if kind != "open" or file not in opened:
            found = f'"{planted.id}": the way begins with "{planted.way[0]}"'
            yield Finding(exercise.file, planted.line, "EX01", found, "begin it with open: and a file of material")


def _check_problems(check: Check) -> Iterator[tuple[str, str]]:
    for group in check.right:
        if not group or "" in group:
            yield "an answer that is empty once it is normalised", "write letters or digits, and from before to"
        if len(group) > _MOST_VALUES:
            yield f"more than {_MOST_VALUES} right values", "write a wider step or a narrower range"
    answers = [answer for group in check.right for answer in dict.fromkeys(group)]
    answers += [answer for mistake in check.wrong for answer in dict.fromkeys(mistake.answers)]
    twice = sorted({answer for answer in answers if answers.count(answer) > 1})
    if twice:
        yield f'"{twice[0]}" stands for two answers', "let each answer be right once, or wrong once"
    choices = [choice.id for choice in check.choices]
    if len(set(choices)) < len(choices):
        yield "two choices with one id", "give each its own id"
    if check.kind == "choice" and not any(choice.right for choice in check.choices):
        yield "no choice is right", "write right: true on one or more"
    named = [id_ for item in check.items if check.kind == "sort" for id_ in (item.right, *item.fair)]
    named += [check.positive] if check.positive else []
    if bool(check.positive) != bool(check.without):
        yield "positive: and without: that do not stand together", "write both or none"
    for name in dict.fromkeys(named):
        if name not in choices:
            yield f'unknown choice "{name}"', f"write one of {', '.join(choices)}"
    if len({item.id for item in check.items}) < len(check.items):
        yield "two rows with one id", "give each its own id"
    hints = sum(item.hint is not None for item in check.items)
    if 0 < hints < len(check.items):
        yield f"{len(check.items) - hints} rows without a hint", "give each row its hint, or none"
