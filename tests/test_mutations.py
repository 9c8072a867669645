"""Each code finds a fault seeded into a copy of the real handbook, on its line, and nothing else is reported."""

from __future__ import annotations

import os
import shutil
import sys
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
# faults that nothing else may stand beside in their files: they compare the whole file, or hide what is below them
APART = {
    "DA01",
    "EX04",
    "EX16",
    "EX17",
    "FG03",
    "FG06",
    "FG07",
    "LE01",
    "LE02",
    "LE03",
    "MK01",
    "MK06",
    "NA01",
    "NA02",
    "QU08",
    "RL03",
}
MOST_TOGETHER = 20  # faults of one page: more would change how all of it reads
BATCHES = 8
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

    def seed(self, *mutations: Mutation) -> set[Place]:
        """Make the faults; where each has to be found."""
        edits = [edit for mutation in mutations for edit in mutation.edits]
        starts: dict[Edit, int] = {}
        for file in dict.fromkeys(edit.file for edit in edits):
            starts |= self._edit(file, [edit for edit in edits if edit.file == file])
        self._stamp({edit.file for one in mutations if not one.code.startswith("LE") for edit in one.edits})
        self._seal({edit.file for one in mutations if one.code != "EX04" for edit in one.edits})
        return {
            (file, line, mutation.code)
            for mutation in mutations
            for file, line in (
                [(file, self._line(file, text, below)) for file, text, below in mutation.at]
                or [(edit.file, starts[edit]) for edit in mutation.edits]
            )
        }

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

    def _edit(self, file: str, edits: list[Edit]) -> dict[Edit, int]:
        """Make the changes of one file; the line on which each begins."""
        if edits[0].find is None:
            self._write(file, edits[0].put)
            return {edits[0]: 1}
        text, made, done, lines = self._text(file), "", 0, {}
        for edit in edits:
            times = text.count(edit.find or "")
            assert times == 1, f"{edit.find!r} stands {times} times in {file}: change it in tests/mutations.py"
        for edit in sorted(edits, key=lambda edit: text.index(edit.find or "")):
            start = text.index(edit.find or "")
            made += text[done:start]
            lines[edit] = made.count("\n") + 1
            made += edit.put or ""
            done = start + len(edit.find or "")
        self._write(file, made + text[done:])
        return lines

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


def _fields(mutation: Mutation) -> set[str]:
    """What a fault touches: a page in both languages, since one is compared with the other; an exercise whole."""
    files = (edit.file.replace("docs/en/", "docs/mn/", 1) for edit in mutation.edits)
    return {
        file.rsplit("/data/")[0].rsplit("/case.yml")[0] if file.startswith(f"{FOLDER}/") else file for file in files
    }


@cache
def _spans(mutation: Mutation) -> tuple[tuple[str, int, int], ...]:
    """File, start and end of what is changed; of a file that is made anew or removed, all of it."""
    spans = []
    for edit in mutation.edits:
        start = -1 if edit.find is None else _read(edit.file).find(edit.find)
        spans.append((edit.file, start, sys.maxsize if edit.find is None else start + len(edit.find)))
    return tuple(spans)


@cache
def _read(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8", errors="surrogateescape")


def _disturb(one: Mutation, other: Mutation) -> bool:
    """Whether two faults may not stand in one tree: they touch each other, or one needs its field for itself."""
    if _hides(one) != _hides(other):
        return True
    if not _fields(one) & _fields(other):
        return False
    if {one.code, other.code} & APART or one.code == other.code:
        return True
    return any(
        file == its_file and start <= its_end and its_start <= end
        for file, start, end in _spans(one)
        for its_file, its_start, its_end in _spans(other)
    )


@cache
def _batches() -> list[list[Mutation]]:
    """All mutations in few groups, each in the first where it disturbs none and the files are not full yet."""
    batches: list[list[Mutation]] = []
    for mutation in MUTATIONS:
        for batch in batches:
            near = [other for other in batch if _fields(other) & _fields(mutation)]
            if len(near) < MOST_TOGETHER and not any(_disturb(mutation, other) for other in batch):
                batch.append(mutation)
                break
        else:
            batches.append([mutation])
    return batches


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


@pytest.mark.parametrize("number", range(BATCHES))
def test_every_fault_is_found_on_its_line_and_nothing_else(copy: Copy, number: int) -> None:
    batch = _batches()[number]
    try:
        wanted = copy.seed(*batch)
        found = _places(checks.run(copy.root))
        assert {"missed": wanted - found, "beside": found - wanted} == {"missed": set(), "beside": set()}
    finally:
        for mutation in batch:
            copy.restore(mutation)


def test_every_fault_is_in_a_batch() -> None:
    assert len(_batches()) == BATCHES
    assert [*map(id, sorted(MUTATIONS, key=id))] == sorted(id(mutation) for batch in _batches() for mutation in batch)


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
        places = copy.seed(*BAD_FIELDS)
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
