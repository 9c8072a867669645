"""The translation sheet of an exercise: what its texts say in English, for trainees who do not read Mongolian."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from handbook.base.findings import BadContent, Finding
from handbook.base.lined_yaml import Lined
from handbook.practice.page import Both, heading, lead, page, sheet
from handbook.practice.seeds import CANNOT_BE_MADE, read_lined_seed

FILE, STYLE = "translation.html", "translation.css"
_BASE = Path(__file__).with_name("translations.css")
_COMMENTS = "Comments: open them only if your team has them on the screen"


@dataclass(frozen=True)
class Line:
    """A line of a text in English."""

    english: str
    original: str = ""  # stands beside it where the sheet shows both
    kind: str = ""  # of a line that is not the text itself, such as a comment, in both languages


@dataclass(frozen=True)
class Text:
    """One text of a training web, found again by its address and, where several have one, by its first words."""

    address: str
    lines: tuple[Line, ...]
    opening: str = ""
    comments: tuple[Line, ...] = ()  # folded once more: words of alarm are not read before the page itself


def read_translations(file: Path, hint: Any, texts: Mapping[str, Collection[str]]) -> Any:
    """The English that a seed gives; ``texts`` holds for each of its parts the names that it has to translate.

    ``hint`` is the data class of the seed, a field for each part. Raises BadContent with what does not fit it, lacks a
    translation, or translates nothing.
    """
    english, lined = read_lined_seed(file, hint)
    if findings := list(_unequal(lined, file.name, texts)):
        raise BadContent(findings)
    return english


def _unequal(lined: Lined, file: str, texts: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    for part, wanted in texts.items():
        given = lined.value[part]
        for name in sorted(set(wanted) - given.keys()):
            found = f'{part}: no translation of "{name}"'
            yield Finding(
                file, lined.lines[(part,)], CANNOT_BE_MADE, found, f'add "{name}" and what it says in English'
            )
        for name in sorted(given.keys() - set(wanted)):
            found = f'{part}: "{name}" translates no text of the case'
            yield Finding(file, lined.lines[(part, name)], CANNOT_BE_MADE, found, "take it away, or write another name")


def write_sheet(target: Path, title: Both, told: Both, parts: str) -> None:
    """Write translation.html and its style sheet; ``told`` is its lead, ``parts`` what stands below it, as HTML."""
    body = f"""{heading(*title)}
{lead(*told)}
{parts}"""
    (target / FILE).write_text(page(*title, body, STYLE), encoding="utf-8", newline="\n")
    css = sheet(_BASE.read_text(encoding="utf-8"))
    (target / STYLE).write_text(css, encoding="utf-8", newline="\n")


def section(title: Both, inner: str) -> str:
    """A part of the sheet under a heading in both languages, or in one where the other is empty."""
    return f"{heading(*title, level=2)}\n{inner}"


def names(meanings: Mapping[str, str]) -> str:
    """A table of names and words, in the order in which they are given."""
    rows = "".join(
        f'<tr><th scope="row">{escape(name)}</th><td lang="en">{escape(meaning)}</td></tr>'
        for name, meaning in meanings.items()
    )
    return f'<div class="wide" tabindex="0"><table class="names"><tbody>{rows}</tbody></table></div>\n'


def table(texts: Iterable[Text]) -> str:
    """All texts open, the original beside the English."""
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(text.address)}</code>{f"<br>{escape(line.kind)}" if line.kind else ""}</th>'
        f'<td lang="mn">{escape(line.original)}</td><td lang="en">{escape(line.english)}</td></tr>'
        for text in texts
        for line in text.lines
    )
    columns = (("Вэб хаяг", "Address"), ("Эх бичвэр", "Original"), ("Англи орчуулга", "English"))
    head = "\n".join(f'<th>{mongolian}<br><span lang="en">{english}</span></th>' for mongolian, english in columns)
    return f"""<div class="wide" tabindex="0"><table class="texts"><thead><tr>{head}</tr></thead>
<tbody>{rows}</tbody></table></div>
"""


def folded(texts: Iterable[Text]) -> str:
    """A row for each text, closed until somebody who has found the page opens it."""
    return "".join(f"{_folded(text)}\n" for text in texts)


def _folded(text: Text) -> str:
    told = "".join(map(_line, text.lines))
    if text.comments:
        comments = "".join(map(_line, text.comments))
        told += f'<details><summary lang="en">{_COMMENTS}</summary>{comments}</details>'
    opening = f" · {escape(text.opening)}" if text.opening else ""
    return f"<details><summary><code>{escape(text.address)}</code>{opening}</summary>{told}</details>"


def _line(line: Line) -> str:
    english = f'<p lang="en">{escape(line.english)}</p>'
    if not line.original:
        return english
    original = "<br>".join(map(escape, line.original.split("\n")))
    return f'<div class="pair"><p>{original}</p>{english}</div>'
