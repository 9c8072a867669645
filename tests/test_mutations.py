"""Each code finds a fault seeded into a copy of the real handbook, on its line, and nothing else is reported."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from mutations import DATA, MUTATIONS, ROOT, Edit, Mutation, one
from spoken import LANGUAGES

from handbook import checks
from handbook.course.exercises.folder import SUMS, sums
from handbook.course.exercises.model import FOLDER
from handbook.course.pages import reader
from handbook.course.pages.ledger import hashes_of, restamp
from handbook.course.wanted import Wanted

# what no edit of the handbook can bring: the command `exercises` finds it, in test_exercises.py
ELSEWHERE = {"EX02"}
COPIED = ("docs", "exercises", "overrides", "handbook/site", "handbook/render")

Place = tuple[str, int, str]  # file, line, code


def _link(source: str | Path, target: str | Path) -> None:
    """The same file in a second place, a copy of it where that lies on another disk."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


@dataclass(frozen=True)
class Copy:
    """The handbook as hard links, so that a file is copied when it is changed."""

    root: Path

    def seed(self, mutation: Mutation) -> set[Place]:
        """Make the fault; where it has to be found."""
        starts = []
        for edit in mutation.edits:
            starts.append((edit.file, self._edit(edit)))
        if not mutation.code.startswith("LE"):
            self._stamp({edit.file for edit in mutation.edits})
        if mutation.code != "EX04":
            self._seal({edit.file for edit in mutation.edits})
        places = [(file, self._line(file, text, below)) for file, text, below in mutation.at] or starts
        return {(file, line, mutation.code) for file, line in places}

    def restore(self, mutation: Mutation) -> None:
        """The files as they are in the handbook."""
        files = {edit.file for edit in mutation.edits}
        files |= {file.replace("docs/en/", "docs/mn/", 1) for file in files}
        files |= {f"{FOLDER}/{file.split('/')[1]}/{SUMS}" for file in files if file.startswith(f"{FOLDER}/")}
        for file in files:
            (self.root / file).unlink(missing_ok=True)
            if (ROOT / file).exists():
                _link(ROOT / file, self.root / file)
            elif not (ROOT / file).parent.exists():
                (self.root / file).parent.rmdir()

    def _write(self, file: str, text: str | None) -> None:
        (self.root / file).unlink(missing_ok=True)  # the link, not the file of the handbook
        if text is not None:
            (self.root / file).parent.mkdir(exist_ok=True)
            (self.root / file).write_text(text, encoding="utf-8", errors="surrogateescape")

    def _edit(self, edit: Edit) -> int:
        """Make one change; the line on which it begins."""
        if edit.find is None:
            self._write(edit.file, edit.put)
            return 1
        text = self._text(edit.file)
        times = text.count(edit.find)
        assert times == 1, f"{edit.find!r} stands {times} times in {edit.file}: change it in tests/mutations.py"
        self._write(edit.file, text.replace(edit.find, edit.put or ""))
        return text[: text.index(edit.find)].count("\n") + 1

    def _line(self, file: str, text: str, below: int) -> int:
        if not text:
            return 0
        whole = self._text(file)
        assert whole.count(text) == 1, f"{text!r} stands {whole.count(text)} times in the mutated {file}"
        return whole[: whole.index(text)].count("\n") + 1 + below + (len(text) - len(text.lstrip("\n")))

    def _text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8", errors="surrogateescape")

    def _stamp(self, files: set[str]) -> None:
        """The ledger of the pages whose English was changed, as `python -m handbook translated` would write it."""
        for path in {file.removeprefix("docs/en/") for file in files if file.startswith("docs/en/")}:
            mn, en = (reader.read_page(self.root, lang, path)[0] for lang in LANGUAGES)
            self._write(f"docs/mn/{path}", restamp(self._text(f"docs/mn/{path}"), hashes_of(mn, en)))

    def _seal(self, files: set[str]) -> None:
        """The sums of the exercises that were changed, as `python -m handbook exercises` would write them."""
        for id_ in {file.split("/")[1] for file in files if file.startswith(f"{FOLDER}/")}:
            self._write(f"{FOLDER}/{id_}/{SUMS}", sums(self.root / FOLDER / id_))


def _hides(mutation: Mutation) -> bool:
    """A page that cannot be read: what compares pages is not checked then."""
    return mutation.code.startswith("FI")


def _batches() -> list[list[Mutation]]:
    """All mutations in few groups; in a group no two touch the same file or the twin of one, or hide the others."""
    batches: list[tuple[set[str], list[Mutation]]] = []
    for mutation in sorted(MUTATIONS, key=_hides):
        files = {edit.file.replace("docs/en/", "docs/mn/", 1) for edit in mutation.edits}
        together = (batch for batch in batches if _hides(batch[1][0]) == _hides(mutation))
        room = next((batch for batch in together if not batch[0] & files), None)
        if room is None:
            room = (set(), [])
            batches.append(room)
        room[0].update(files)
        room[1].append(mutation)
    return [batch for _, batch in batches]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    root = tmp_path_factory.mktemp("handbook")
    for folder in COPIED:
        ignored = shutil.ignore_patterns("__pycache__", "vendor")
        shutil.copytree(ROOT / folder, root / folder, copy_function=_link, ignore=ignored)
    _link(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    with pytest.MonkeyPatch.context() as patch:
        # what is read of a page depends on its text and place alone: a fault in one page leaves the others as they are
        patch.setattr(reader, "parse_page", cache(reader.parse_page))
        yield Copy(root)


def _places(findings: list[checks.Finding]) -> set[Place]:
    return {(finding.file, finding.line, finding.code) for finding in findings}


@pytest.mark.parametrize("batch", _batches(), ids=lambda batch: "-".join(mutation.code for mutation in batch)[:60])
def test_every_fault_is_found_on_its_line_and_nothing_else(copy: Copy, batch: list[Mutation]) -> None:
    try:
        wanted = {place for mutation in batch for place in copy.seed(mutation)}
        assert _places(checks.run(copy.root)) == wanted
    finally:
        for mutation in batch:
            copy.restore(mutation)


# one field of one entry in each of three files that many pages and rules ask
BAD_FIELDS = (
    one(
        "DA02",
        f"{DATA}law.yml",
        'law: {mn: "Монгол Улсын Үндсэн хууль", en: "Constitution of Mongolia"}\n  article: {mn: "10.2–10.3"',
        'law: Constitution\n  article: {mn: "10.2–10.3"',
    ),
    one("DA02", f"{DATA}tools.yml", 'names: ["Get-FileHash"]', "names: 7"),
    one("DA02", f"{DATA}course.yml", "number: 3\n", "number: three\n"),
)


def test_of_a_bad_field_nothing_else_follows(copy: Copy) -> None:
    try:
        places = {place for mutation in BAD_FIELDS for place in copy.seed(mutation)}
        assert _places(checks.run(copy.root)) == places
    finally:
        for mutation in BAD_FIELDS:
            copy.restore(mutation)


# one in ten in the short tier
EACH = [
    pytest.param(mutation, id=mutation.code, marks=pytest.mark.full if n % 10 else ())
    for n, mutation in enumerate(MUTATIONS)
]


@pytest.mark.parametrize("mutation", EACH)
def test_a_check_of_one_file_finds_the_same(copy: Copy, mutation: Mutation) -> None:
    try:
        places = copy.seed(mutation)
        for file in {file for file, _, _ in places}:
            assert _places(checks.run(copy.root, Wanted((file,)))) == {place for place in places if place[0] == file}
    finally:
        copy.restore(mutation)


def test_every_code_has_a_fault() -> None:
    assert len(MUTATIONS) >= 60
    assert {mutation.code for mutation in MUTATIONS} == set(checks.RULES) - ELSEWHERE


def test_the_handbook_itself_is_clean(copy: Copy) -> None:
    assert checks.run(copy.root) == []
