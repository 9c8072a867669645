"""Pages of exercises lie in no git: they are made before content is read, only where they have to be, and whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from served import Counted
from test_exercises import ANSWERS, PAGE
from test_house import imports

from handbook import checks
from handbook.__main__ import main
from handbook.base.findings import BadContent
from handbook.course.exercises.folder import DATA, SUMS, is_page, listed, makers, pages
from handbook.practice import fresh
from handbook.practice import make as making
from handbook.practice.make import make, make_pages

ROOT = Path(__file__).parents[1]
MAKE = """\
def make(source, target, day):
    told = (source / "post.txt").read_text("utf-8")
    assert "Сараа" in told
    (target / "post.html").write_text(told, "utf-8")
    (target / "deep").mkdir()
    (target / "deep/post.css").write_text(str(day), "utf-8")
    (target / "table.csv").write_text(told, "utf-8")
"""


def quiet(words: str) -> None:
    """Stands for whoever listens to the progress."""


@pytest.fixture
def two(handbook: Path) -> Path:
    """A handbook with the exercises tiny and other, made, whose pages were then lost, as in a clone."""
    for id_ in ("tiny", "other"):
        folder = handbook / "exercises" / id_
        folder.mkdir(parents=True)
        (folder / "answers.yml").write_text(ANSWERS.replace("tiny-", f"{id_}-"), encoding="utf-8")
        (folder / "make.py").write_text(MAKE, encoding="utf-8")
        (folder / "post.txt").write_text(PAGE, encoding="utf-8")
    make(handbook, progress=quiet)
    for source in makers(handbook).values():
        for page in pages(source):
            page.unlink()
        (handbook / fresh.STAMPS / source.name).unlink()
    return handbook


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch, making, "_made")


def written(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "exercises").rglob("*.*")}


def test_git_keeps_no_page_that_a_command_makes_and_all_else(tmp_path: Path) -> None:
    """The rules of .gitignore and of ``is_page`` say the same of each file that the sums list."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    (tmp_path / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
    names = {
        f"exercises/{id_}/{name}": source / name for id_, source in makers(ROOT).items() for name in listed(source)
    }
    asked = subprocess.run(
        ["git", "-C", tmp_path, "check-ignore", "--stdin"], input="\n".join(names), capture_output=True, text=True
    )
    ignored = {name for name, file in names.items() if is_page(file, file.parents[len(Path(name).parts) - 3])}
    assert set(asked.stdout.split("\n")) - {""} == ignored
    assert len(ignored) > 500 and len(names) - len(ignored) > 50


def test_a_command_makes_missing_pages_before_it_reads(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two)
    main(["check"])
    assert [page.is_file() for source in makers(two).values() for page in pages(source)] == [True] * 4
    assert not [finding for finding in checks.run(two) if finding.code in ("EX04", "EX06") and DATA in finding.found]


def test_where_nothing_changed_nothing_is_made(two: Path, made: Counted) -> None:
    make_pages(two, quiet)
    assert len(made.given) == 2
    make_pages(two, lambda words: pytest.fail(words))
    assert len(made.given) == 2


def test_where_nothing_is_to_be_made_no_maker_is_loaded(two: Path) -> None:
    """What a command pays for at each start: no template, no training web, no lock."""
    make_pages(two, quiet)
    code = (
        "import sys; from pathlib import Path; from handbook.practice.make import make_pages;"
        "make_pages(Path.cwd(), print); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=two, env={"PYTHONPATH": str(ROOT)}, capture_output=True)
    loaded = done.stdout.decode().split()
    assert "handbook.practice.fresh" in loaded, done.stderr
    assert [name for name in loaded if name.startswith(("handbook.practice.web", "jinja2", "filelock"))] == []


@pytest.mark.parametrize("change", ["a seed", "make.py", "a page is lost", "the sums"])
def test_only_the_exercise_that_changed_is_made_again(change: str, two: Path, made: Counted) -> None:
    make_pages(two, quiet)
    folder = two / "exercises/tiny"
    changed = {"a seed": "post.txt", "make.py": "make.py", "the sums": SUMS}.get(change)
    if changed:
        (folder / changed).write_text((folder / changed).read_text("utf-8") + "\n", encoding="utf-8")
    else:
        (folder / "data/post.html").unlink()
    made.given.clear()
    make_pages(two, quiet)
    assert [source.name for _, source, _ in made.given] == ["tiny"]


def test_another_edition_has_its_own_pages(two: Path) -> None:
    make_pages(two, quiet)
    outline = two / "docs/_data/course.yml"
    day = checks.read_course(two)[0].data.outline.edition_date
    outline.write_text(outline.read_text("utf-8").replace(str(day), "2027-03-01"), encoding="utf-8")
    make_pages(two, quiet)
    assert (two / "exercises/tiny/data/deep/post.css").read_text("utf-8") == "2027-03-01"


def test_what_git_keeps_is_left_and_a_page_that_is_made_no_more_goes(two: Path) -> None:
    folder = two / "exercises/tiny"
    (folder / "data/gone.html").write_text(PAGE, encoding="utf-8")
    (folder / "data/table.csv").write_text("as git has it", encoding="utf-8")
    make_pages(two, quiet)
    assert (folder / "data/table.csv").read_text("utf-8") == "as git has it"
    assert not (folder / "data/gone.html").exists() and (folder / "data/deep/post.css").is_file()


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("post.txt", "Болор", "make.py:3: it stopped with AssertionError at: assert"),
        ("post.txt", None, "make.py:2: it stopped with FileNotFoundError"),
        ("make.py", "def make(\n", "make.py:0: it stopped with SyntaxError"),
        ("case.yml", "sites: []\npeople: []\n", "EX11 exercises/tiny/case.yml:2: people: unknown key"),
    ],
)
def test_a_seed_that_is_wrong_is_told_with_its_line_and_leaves_the_pages_as_they_were(
    file: str,
    text: str | None,
    told: str,
    two: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    make_pages(two, quiet)
    folder = two / "exercises/tiny"
    if file == "case.yml":
        web = "from handbook.practice.web import write_web\n\ndef make(source, target, day):\n"
        (folder / "make.py").write_text(f'{web}    write_web(source / "case.yml", target, day)\n', encoding="utf-8")
    if text is None:
        (folder / file).unlink()
    else:
        (folder / file).write_text(text, encoding="utf-8")
    (two / "exercises/other/post.txt").write_text(PAGE + "\n", encoding="utf-8")
    before = written(two)
    with pytest.raises(BadContent) as error:
        make_pages(two, quiet)
    assert all(told in str(finding) or "EX11" in str(finding) for finding in error.value.findings), error.value
    assert any(told in str(finding) for finding in error.value.findings)
    assert before | {"exercises/other/data/post.html": (PAGE + "\n").encode()} == written(two)
    assert not (two / making.WORK).exists()
    monkeypatch.chdir(two)
    assert main(["check"]) == 1 and told in capsys.readouterr().out


def test_two_runs_at_once_make_the_pages_once(two: Path) -> None:
    slow = "import time\nfrom pathlib import Path\n" + MAKE.replace(
        '    told = (', '    with Path(source.parents[1], "runs").open("a") as runs:\n'
        '        runs.write(source.name + "\\n")\n    time.sleep(0.5)\n    told = ('
    )  # fmt: skip
    for source in makers(two).values():
        (source / "make.py").write_text(slow, encoding="utf-8")
    code = "from pathlib import Path; from handbook.practice.make import make_pages; make_pages(Path.cwd(), print)"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], cwd=two, env={"PYTHONPATH": str(ROOT)}, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 2
    assert (two / "runs").read_text("utf-8").split() == ["other", "tiny"]


def test_a_generator_started_by_hand_is_told_once_that_pages_were_not_made(two: Path) -> None:
    found = [finding for finding in checks.run(two) if DATA in finding.found or "pages" in finding.found]
    assert [(finding.file, finding.code) for finding in found] == [("exercises/", "EX04")]
    assert found[0].found == "4 pages were not made, the first is other/data/deep/post.css"
    assert found[0].write.startswith("run make")


# tells of each file that is opened while the pages of the real exercises are made
WATCH = """
import sys
from datetime import date
from pathlib import Path
from handbook.course.exercises.folder import makers, pages
from handbook.practice import make
opened = set()
sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == "open" else None)
root = Path.cwd()
for source in makers(root).values():
    if pages(source):
        target = Path(sys.argv[1]) / source.name
        target.mkdir()
        make.runpy.run_path(str(source / "make.py"))["make"](source, target, date(2026, 11, 25))
print("\\n".join(sorted(opened)))
"""


def test_all_that_is_read_for_pages_has_a_say_in_their_stamp(tmp_path: Path) -> None:
    """Modules are looked at below."""
    told = subprocess.run([sys.executable, "-c", WATCH, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True)
    opened = map(Path, told.stdout.splitlines())
    files = {file.relative_to(ROOT).as_posix() for file in opened if file.is_file() and file.is_relative_to(ROOT)}
    files = {file for file in files if not file.startswith(".venv") and not file.endswith((".py", ".pyc"))}
    assert {"exercises/ads/adverts.yml", "exercises/names.yml", "handbook/practice/page.css"} <= files
    program = tuple(f"handbook/{name}" for name in fresh.PROGRAM)
    own = tuple(f"exercises/{id_}/" for id_ in makers(ROOT))
    # names of columns: they stand in tables, which git keeps
    # and the languages of the handbook: data is read in each of them, exercises write Mongolian and English in any case
    besides = {"docs/_data/strings.yml", "mkdocs.yml"}
    assert {file for file in files if not file.startswith((*program, *own, *fresh.READ_BESIDE))} - besides == set()


def test_all_modules_that_make_pages_have_a_say_in_their_stamp() -> None:
    """Those that a maker imports, and what these import in turn."""
    waiting = [ROOT / "handbook/practice/make.py", *(source / "make.py" for source in makers(ROOT).values())]
    seen: set[Path] = set()
    while waiting:
        file = waiting.pop()
        if file not in seen:
            seen.add(file)
            for module, _ in imports(file):
                place = ROOT.joinpath(*module.split("."))
                inner = place.glob("*.py") if place.is_dir() else [place.with_suffix(".py")]
                waiting += [path for path in inner if path.is_file()] if module.startswith("handbook") else []
    names = {file.relative_to(ROOT / "handbook").as_posix() for file in seen if file.is_relative_to(ROOT / "handbook")}
    assert "practice/web/view.py" in names and "checks/fiction.py" in names
    assert {name for name in names if not name.startswith(fresh.PROGRAM)} == set()
