"""Turns a page into rows of source and translation for translators without git, and merges what they return."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path

from handbook.base.findings import BadContent, Finding
from handbook.base.textfile import read_text
from handbook.course.pages.ledger import parts
from handbook.course.pages.reader import parse_page
from handbook.desk.inline import code_names
from handbook.desk.segments import ONE_LINE, Segment, find_segments, replaced


@dataclass(frozen=True)
class ExchangeRow:
    """A block of the source and the one that translates it; one of the two may be missing."""

    number: int  # from 1
    source: Segment | None
    target: Segment | None
    state: str  # "initial": to translate; "translated": not confirmed, or the source has changed since; "final"

    @property
    def part(self) -> str:
        return self.source.part if self.source else self.target.part

    @property
    def kind(self) -> str:
        return self.source.kind if self.source else self.target.kind


@dataclass(frozen=True)
class ExchangeSheet:
    """One page as it goes to a translator."""

    source: str  # language
    target: str  # language into which it is translated
    path: str  # below docs/<language>/
    title: dict[str, str]
    version: str  # hash of both texts: a returned sheet fits only the texts that it was made from
    rows: tuple[ExchangeRow, ...]
    texts: dict[str, str]  # language → the page, lines ending with "\n"


@dataclass(frozen=True)
class Returned:
    """A sheet that came back: the row's number, source, target."""

    target: str  # language
    path: str
    version: str
    rows: tuple[tuple[int, str, str], ...]


def read_sheet(root: Path, source: str, target: str, path: str) -> ExchangeSheet:
    """Read a page as rows. Raises BadContent where one of the two languages lacks it."""
    texts, findings = {}, []
    for lang in (source, target):
        texts[lang], problems = read_text(root, f"docs/{lang}/{path}")
        findings += problems
    if findings:
        raise BadContent(findings)
    return make_sheet(path, texts)


def make_sheet(path: str, texts: dict[str, str]) -> ExchangeSheet:
    """Make the rows of a page from its texts in two languages, the source first."""
    written, translated = (parse_page(text, lang, path)[0] for lang, text in texts.items())
    current = {part.id for part in parts(written) if translated.meta.translated.get(part.id) == part.hash}
    lefts, rights = (find_segments(text, lang, path) for lang, text in texts.items())
    rows = []
    for number, (left, right) in enumerate(_paired(lefts, rights), start=1):
        part = (left or right).part
        state = "initial" if not right else "final" if part in current else "translated"
        rows.append(ExchangeRow(number, left, right, state))
    version = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:16]
    titles = {page.lang: page.meta.title for page in (written, translated)}
    return ExchangeSheet(written.lang, translated.lang, path, titles, version, tuple(rows), texts)


Pair = tuple[Segment | None, Segment | None]


def _paired(source: list[Segment], target: list[Segment]) -> Iterator[Pair]:
    """Pair the blocks of source and translation, part by part, in the order of the translation."""
    by_part = {part: list(found) for part, found in groupby(target, key=lambda segment: segment.part)}
    done: set[str] = set()
    for part, found in groupby(source, key=lambda segment: segment.part):
        yield from _matched(list(found), by_part.get(part, []))
        done.add(part)
    for part, found in by_part.items():
        if part not in done:
            yield from ((None, segment) for segment in found)


def _matched(left: list[Segment], right: list[Segment]) -> Iterator[Pair]:
    """Pair the blocks of one part: by kind if the kinds agree in order, else by the codes inside them, then by kind."""
    if [segment.kind for segment in left] == [segment.kind for segment in right]:
        yield from zip(left, right, strict=True)
        return
    for some, others, equal in _runs(left, right, lambda one: (one.kind, frozenset(code_names(one.text)))):
        if equal:
            yield from zip(some, others, strict=True)
            continue
        for few, fewer, alike in _runs(some, others, lambda one: one.kind):
            if alike:
                yield from zip(few, fewer, strict=True)
            else:
                yield from ((segment, None) for segment in few)
                yield from ((None, segment) for segment in fewer)


Runs = Iterator[tuple[list[Segment], list[Segment], bool]]


def _runs(left: list[Segment], right: list[Segment], key: Callable[[Segment], object]) -> Runs:
    matcher = SequenceMatcher(None, [key(one) for one in left], [key(one) for one in right], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield left[a:b], right[c:d], kind == "equal"


def merge(sheet: ExchangeSheet, returned: Returned, file: str) -> tuple[str, list[ExchangeRow]]:
    """Put the returned words into the translated page; return it with the changed rows.

    Raises BadContent with every finding, since nothing that a translator wrote may get lost unseen.
    """
    if returned.version != sheet.version:
        write = f"export docs/{sheet.target}/{sheet.path} again and carry the changes over"
        raise BadContent([Finding(file, 0, "IM01", "the page has changed since this file was exported", write)])
    came = {number: (left, right) for number, left, right in returned.rows}
    problems = [*_rows_missing(sheet, returned), *_wrong_rows(sheet, came)]
    changed = [row for row in sheet.rows if row.number in came and came[row.number][1] != _text(row.target)]
    words = {row.number: came[row.number][1] for row in changed}
    if not problems:
        problems = list(_partly_translated(sheet, words))
    if problems:
        raise BadContent(
            Finding(file, 0, "IM02", f"row {number}: {found}" if number else found, write)
            for number, found, write in problems
        )
    text, order = _merged(sheet, words)
    wrong = _first_wrong(sheet, words, text, order)
    if wrong is not None:
        found = f"row {wrong}: these words would change what stands around them"
        write = "begin no line with #, -, >, | or !!!, put no bar | into a table; new blocks go into the page"
        raise BadContent([Finding(file, 0, "IM03", found, write)])
    return text, changed


RowProblem = tuple[int, str, str]  # number of the row, 0 for the whole file; found; what to write


def _rows_missing(sheet: ExchangeSheet, returned: Returned) -> Iterator[RowProblem]:
    numbers = [number for number, _, _ in returned.rows]
    for number in sorted({*numbers}):
        if numbers.count(number) > 1:
            yield number, "this row stands twice", "keep one of the two"
        if not 1 <= number <= len(sheet.rows):
            yield number, "no such row in the page", "remove it"
    if lost := sorted({row.number for row in sheet.rows} - {*numbers}):
        yield 0, f"rows are missing: {', '.join(map(str, lost))}", "put them back from the file that was exported"


def _wrong_rows(sheet: ExchangeSheet, came: dict[int, tuple[str, str]]) -> Iterator[RowProblem]:
    for row in sheet.rows:
        if row.number not in came:
            continue
        source, new = came[row.number]
        old = _text(row.target)
        if source != _text(row.source):
            yield (
                row.number,
                "the source was changed",
                f"write “{_short(_text(row.source))}” again; change the source in docs/{sheet.source}",
            )
        if new == old:
            continue
        if not new:
            yield row.number, f"“{_short(old)}” was taken out", "put it back; blocks are removed in the page itself"
        elif row.kind in ONE_LINE and "\n" in new:
            yield row.number, "several lines where one has to stand", "write it in one line"
        elif not new.isprintable() and not new.replace("\n", "").isprintable():
            yield row.number, "a sign that cannot be seen", "type the words anew"
        else:
            yield from ((row.number, found, write) for found, write in _lost_codes(row, new))


def _lost_codes(row: ExchangeRow, new: str) -> Iterator[tuple[str, str]]:
    """Yield the codes that the new words lack or add: they need those of the source, or those that the row had."""
    there, wanted = code_names(new), code_names(_text(row.source) or _text(row.target))
    if there in (wanted, code_names(_text(row.target)) if row.target else wanted):
        return
    for name, count in (wanted - there).items():
        yield f"“{name}” is missing{f' {count} times' if count > 1 else ''}", "put it back as it stands in the source"
    for name in there - wanted:
        yield f"“{name}” does not stand in the source", "take it out, or write the source first"


def _partly_translated(sheet: ExchangeSheet, words: dict[int, str]) -> Iterator[RowProblem]:
    """Find groups of new blocks that are translated in part only.

    Boxes and signs of the page lie between them that the sheet does not show, so they can only be written together.
    """
    for new, found in groupby(sheet.rows, key=lambda row: row.target is None):
        rows = list(found)
        if new and any(row.number in words for row in rows):
            for row in rows:
                if row.number not in words:
                    yield row.number, "not translated, but its neighbour is", "translate all of these rows, or none"


def _merged(sheet: ExchangeSheet, words: dict[int, str]) -> tuple[str, list[int]]:
    """Write these words into the translation; return it with its rows in order. New blocks copy the source's lines."""
    changes: list[tuple[int, int, str]] = []
    order: list[tuple[int, int]] = []  # place in the text, number of the row
    at, above = 0, 0  # where the row above ends in the target and in the source, with its line
    for new, found in groupby(sheet.rows, key=lambda row: row.target is None):
        rows = [row for row in found if not new or row.number in words]
        for row in rows:
            if row.target:
                at = _line_end(sheet.texts[sheet.target], row.target.end)
                order.append((row.target.start, row.number))
                if row.number in words:
                    changes.append((row.target.start, row.target.end, row.target.written(words[row.number])))
            else:
                order.append((at, row.number))
        if new and rows:
            changes.append((at, at, _copied_lines(sheet.texts[sheet.source], above, rows, words)))
        above = max([above, *(_line_end(sheet.texts[sheet.source], row.source.end) for row in rows if row.source)])
    return replaced(sheet.texts[sheet.target], changes), [number for _, number in sorted(order)]


def _copied_lines(source: str, above: int, rows: list[ExchangeRow], words: dict[int, str]) -> str:
    """Copy the lines of the source from below the block above to the last of these rows, with the new words put in."""
    changes = [
        (row.source.start - above, row.source.end - above, row.source.written(words[row.number])) for row in rows
    ]
    return replaced(source[above : _line_end(source, rows[-1].source.end)], changes)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _first_wrong(sheet: ExchangeSheet, words: dict[int, str], text: str, order: list[int]) -> int | None:
    """Split the new page again; return the first row that differs from what was returned, None if all agree."""
    read = [(segment.kind, segment.text) for segment in find_segments(text, sheet.target, sheet.path)]
    for number, found in zip(order, read, strict=False):
        row = sheet.rows[number - 1]
        if found != ((row.target or row.source).kind, words.get(number, _text(row.target))):
            return number
    return order[-1] if len(order) != len(read) else None


def _text(segment: Segment | None) -> str:
    return segment.text if segment else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"


def changed_parts(rows: Iterable[ExchangeRow]) -> list[str]:
    """Return the parts of the ledger that these rows belong to, each once."""
    return list(dict.fromkeys(row.part for row in rows))
