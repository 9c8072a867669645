"""The reader finds every part of a page where it stands, and nothing in code or comments."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config

from handbook import checks
from handbook.course.pages.front_matter import split
from handbook.course.pages.markup import CITATION, COMMENT, fields, names, prose
from handbook.course.pages.model import Page
from handbook.course.pages.reader import read_docs, read_page

ROOT = Path(__file__).resolve().parents[1]
EXTENSIONS = load_config(str(ROOT / "mkdocs.yml")).markdown_extensions  # those of the site
LESSON = "rescue/ask-first.md"


@pytest.fixture
def lesson(handbook: Path) -> Page:
    page, findings = read_page(handbook, "en", LESSON)
    assert page is not None
    assert findings == []
    return page


def _page(handbook: Path, body: str) -> Page:
    """An English page with this body below six lines of front matter."""
    (handbook / "docs/en/some.md").write_text(f"---\nid: some\ntitle: Some\ndescription: Some.\n\n---\n{body}")
    page, _ = read_page(handbook, "en", "some.md")
    assert page is not None
    return page


def test_pages_are_found_by_language_and_path(handbook: Path) -> None:
    pages, findings = read_docs(handbook)
    assert findings == []
    assert {("mn", LESSON), ("en", LESSON), ("en", "index.md")} <= set(pages)
    assert pages["mn", LESSON].module == "rescue"
    assert pages["mn", LESSON].is_lesson
    assert not pages["mn", "index.md"].is_lesson


def test_front_matter_is_typed_and_keeps_its_lines(lesson: Page) -> None:
    meta = lesson.meta
    assert (meta.read, meta.teach, meta.quiz, str(meta.reviewed)) == (10, 30, True, "2026-11-25")
    assert [(objective.id, objective.line) for objective in meta.objectives] == [("res-1", 10)]
    assert (meta.lines["title"], meta.lines["review_by"]) == (3, 12)


def test_sections_hold_their_boxes_questions_and_objectives(lesson: Page) -> None:
    assert [section.id for section in lesson.sections] == ["ground", "takeaway", "questions", "next"]
    ground, _, questions, _ = lesson.sections
    assert ground.teaches == ("res-1",)
    assert [box.kind for box in ground.boxes] == ["key", "law", "check", "exercise", "tip", "trainer"]
    assert [question.id for question in questions.questions] == ["res-0", "res-1", "res-2"]
    assert lesson.body.split("\n")[ground.line - lesson.body_line].startswith("## The ground")


def test_boxes_are_dedented_and_know_what_they_practise(lesson: Page) -> None:
    exercise = next(box for box in lesson.boxes if box.kind == "exercise")
    assert (exercise.title, exercise.practises, exercise.minutes) == ("One sentence", ("res-1",), 10)
    assert exercise.text.startswith("<!-- practises")
    assert "\n!!! tip\n    One article is enough." in exercise.text
    assert next(box for box in lesson.boxes if box.kind == "tip").text == "One article is enough."


def test_every_reference_has_its_kind_line_and_box(lesson: Page) -> None:
    refs = [(ref.kind, ref.target, ref.box, ref.whole) for ref in lesson.refs]
    assert refs == [
        ("figure", "three-steps", "", False),
        ("source", "law-copy", "", False),
        ("source", "paper", "", False),
        ("term", "victim", "", False),
        ("law", "law-6-1", "law", True),
        ("law", "law-9", "check", False),
        ("claim", "asked-first", "", False),
        ("tool", "summer", "", False),
        ("saying", "sums-are-true", "", False),
        ("red-line", "false-name", "", False),
        ("red-line", "no-ground", "", False),
        ("link", "check.md#all", "", False),
    ]
    lines = lesson.body.split("\n")
    for ref in lesson.refs:
        assert ref.target in lines[ref.line - lesson.body_line]


@pytest.mark.parametrize(
    "code",
    [
        "```\n## No {#no}\n!!! tip\n[@no] <quiz>\n```",
        "~~~~ text\n## No {#no}\n~~~\n[@no]\n~~~~",
        "    ```\n    [@no](no.md)\n    ```",
        "`[@no]` and ``[no](`no.md)``",
        "<!-- [@no]\n## No {#no}\n[no](no.md) -->",
    ],
)
def test_nothing_is_found_in_code_and_comments(handbook: Path, code: str) -> None:
    page = _page(handbook, f"Text.\n\n{code}\n\nMore.[@yes]\n")
    assert [ref.target for ref in page.refs] == ["yes"]
    assert (page.headings, page.boxes, page.questions) == ((), (), ())


def test_links_with_brackets_titles_and_images_inside_are_found(handbook: Path) -> None:
    body = '[a [b] c](x.md "Title") [![alt](y.png)](z.md) [w](<v.md>) [u](https://e.org/A_(b)) [`code`](t.md)\n'
    refs = {(ref.kind, ref.target, ref.text) for ref in _page(handbook, body).refs}
    assert refs == {
        ("link", "x.md", "a [b] c"),
        ("link", "z.md", "![alt](y.png)"),
        ("image", "y.png", "alt"),
        ("link", "v.md", "w"),
        ("link", "https://e.org/A_(b)", "u"),
        ("link", "t.md", "`code`"),
    }


def test_a_question_inside_a_box_is_found(handbook: Path) -> None:
    body = (
        "!!! example\n    Text.\n\n    <quiz>\n    <!-- id: q1 -->\n    Why?\n    - [x] So\n      > Yes.\n    </quiz>\n"
    )
    (question,) = _page(handbook, body).questions
    assert (question.id, question.text, question.line) == ("q1", {"en": "Why?"}, 10)
    assert question.options[0].reason == {"en": "Yes."}


def test_the_hash_of_a_section_ignores_white_space_only(handbook: Path) -> None:
    def digest(body: str) -> str:
        return _page(handbook, body).sections[0].hash

    first = digest("## Title {#a}\n\nOne two.\n")
    assert first == digest("## Title {#a}\n\n\nOne\n two.\n\n")
    assert len({first, digest("## Title {#a}\n\nOne, two.\n"), digest("## Titles {#a}\n\nOne two.\n")}) == 3


def test_windows_line_ends_and_a_byte_order_mark_do_not_matter(handbook: Path) -> None:
    file = handbook / "docs/en" / LESSON
    before, _ = read_page(handbook, "en", LESSON)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_page(handbook, "en", LESSON) == (before, [])


def test_shared_expressions_read_citations_and_metadata() -> None:
    assert CITATION.search("Text.[@a-1; @b]")[1] == "@a-1; @b"
    assert not CITATION.search("[@a, @b] [a@b] [@]")
    assert fields(COMMENT.match("    <!-- practises: dp-2, dp-3; minutes: 10 -->")[1]) == {
        "practises": "dp-2, dp-3",
        "minutes": "10",
    }
    assert names("dp-2, dp-3") == ("dp-2", "dp-3")
    masked = prose("Ask [us](a.md)[@b] at `c` <b>now</b>{.d}")
    assert masked.split() == ["Ask", "[us]", "at", "now"]


def test_broken_pages_never_raise(handbook: Path) -> None:
    """Lines of a good page are dropped, doubled, cut and indented at random; each result is read and checked."""
    file = handbook / "docs/en" / LESSON
    good = file.read_text().split("\n")
    dice = random.Random(7)
    for _ in range(60):
        lines = list(good)
        for _ in range(6):
            n = dice.randrange(len(lines))
            lines[n] = dice.choice(["", lines[n] * 2, lines[n][: dice.randrange(20)], f"  {lines[n]}", lines[-n]])
        file.write_text("\n".join(lines))
        checks.run(handbook)


@pytest.mark.parametrize("file", sorted((ROOT / "docs").glob("[em]n/**/*.md")), ids=lambda file: file.stem)
def test_the_reader_finds_what_python_markdown_renders(file: Path) -> None:
    """Our scan and the real parser agree on headings and boxes of the handbook's own pages."""
    lang, _, path = file.relative_to(ROOT / "docs").as_posix().partition("/")
    page, findings = read_page(ROOT, lang, path)
    assert page is not None
    assert findings == []
    _, start, _ = split(file.read_text(), "")
    text = re.sub(r"^ *<quiz>.*?</quiz>", "", "\n".join(file.read_text().split("\n")[start:]), flags=re.S | re.M)
    html = markdown.markdown(text, extensions=EXTENSIONS)
    assert re.findall(r'<h\d id="([^"]+)"', html) == [heading.id for heading in page.headings]
    boxes = re.findall(r'<(?:div|details) class="(?:admonition )?(?!highlight)(\w+)"', html)
    assert boxes == [box.kind for box in page.boxes]


def test_code_inside_a_box_is_code() -> None:
    html = markdown.markdown("!!! tip\n    Type:\n\n    ```text\n    !!! law\n    ```\n", extensions=EXTENSIONS)
    assert re.search(r'<div class="admonition tip">.*<code>!!! law\n</code></pre></div>\s*</div>$', html, re.S)


IMPORT_ALL = """
import importlib, pkgutil, sys
import handbook.__main__
for module in pkgutil.walk_packages(handbook.__path__, "handbook."):
    if not module.name.startswith("handbook.site") and not module.name.endswith("__main__"):
        importlib.import_module(module.name)
sys.exit(", ".join(name for name in sys.modules if name.startswith(("mkdocs", "material"))) or 0)
"""


def test_only_the_folder_of_the_site_knows_mkdocs() -> None:
    """Also not through another package: the parser of mkdocs-quiz is read without its plugin."""
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
