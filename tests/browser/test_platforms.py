"""What learning platforms import, judged by others: a GIFT parser, the SCORM schemas, and the runtime of a platform."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import lxml.etree as etree
import lxml.html
import ours
import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, Playwright, expect
from reader import until, watch
from spoken import LANGUAGES

from handbook.base.html import document
from handbook.editions.extract import CannotPack
from handbook.editions.gift import gift
from handbook.editions.packing import write_zip
from handbook.editions.platforms import units, write_platforms
from handbook.editions.questions import exam_forms, self_checks
from handbook.editions.scorm import ADLCP, IMSCP, SCHEMAS, Unit, package
from handbook.render.questions.showing import PlatformQuestion

VENDOR = Path(__file__).parent / "vendor"
CONTENT = ours.course()
COURSE = CONTENT.data.outline
MODULE = "search"  # it has a figure, a calculator, and links to most other modules
PLATFORM = """<!doctype html><meta charset="utf-8"><title>LMS</title>
<script src="scorm-again.js"></script><script src="lms.js"></script>
<iframe src="package/index.html" width="1300" height="800"></iframe>"""
# the learning platform: what it kept for this trainee stands in the address
LMS = """
window.API = new Scorm12API({ autocommit: false, logLevel: 5 });
window.API.cmi.core.student_id = "trainee-1";
const kept = JSON.parse(decodeURIComponent(location.hash.slice(1)) || "{}");
if (kept.cmi) window.API.loadFromJSON(kept.cmi, "cmi");
"""


def unit(module: str, lang: str) -> Unit:
    return next(found for found in units(CONTENT) if (found.id, found.lang) == (module, lang))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((found.id, found.lang), marks=[] if found.id == MODULE else pytest.mark.full)
        for found in units(CONTENT)
    ],
    ids="-".join,
)
def packed(request: pytest.FixtureRequest, site: Path) -> tuple[Unit, dict[str, bytes]]:
    """Every package in turn."""
    found = unit(*request.param)
    return found, package(found, site, COURSE.edition)


def test_the_manifest_is_valid_and_names_every_file(packed: tuple[Unit, dict[str, bytes]]) -> None:
    found, contents = packed
    manifest = etree.fromstring(contents["imsmanifest.xml"])
    both = etree.XML(
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">'
        f'<xs:import namespace="{IMSCP}" schemaLocation="imscp_rootv1p1p2.xsd"/>'
        f'<xs:import namespace="{ADLCP}" schemaLocation="adlcp_rootv1p2.xsd"/></xs:schema>',
        base_url=(SCHEMAS / "both.xsd").as_uri(),
    )
    etree.XMLSchema(both).assertValid(manifest)
    names = [file.get("href") for file in manifest.iter(f"{{{IMSCP}}}file")]
    assert names == sorted(set(contents) - {"imsmanifest.xml"})
    resource = manifest.find(f".//{{{IMSCP}}}resource")
    assert resource.get(f"{{{ADLCP}}}scormtype") == "sco" and resource.get("href") in names
    assert manifest.findtext(f".//{{{IMSCP}}}title") == found.title
    # the schemas it names travel with it
    assert {path.name for path in SCHEMAS.glob("*.xsd")} <= set(names)


def test_nothing_in_a_package_leads_out_of_it(packed: tuple[Unit, dict[str, bytes]]) -> None:
    found, contents = packed
    for name in found.files.values():
        page = document(contents[name].decode())
        ids = {element.get("id") for element in page.iter()}
        for element in page.iter():
            for key in ("href", "src", "srcset"):
                if not (address := element.get(key)):
                    continue
                path, _, anchor = address.partition("#")
                where = Path("/", name).parent.joinpath(path).resolve() if path else Path("/", name)
                assert str(where)[1:] in contents, f"{name}: {address}"
                assert path or anchor in ids, f"{name}: {address}"


def test_a_package_is_small_and_latin_and_fits_into_what_a_platform_keeps(
    packed: tuple[Unit, dict[str, bytes]], tmp_path: Path
) -> None:
    found, contents = packed
    write_zip(tmp_path / "p.zip", contents, COURSE.edition_date)
    assert (tmp_path / "p.zip").stat().st_size < 1_200_000
    assert all(name.isascii() and len(name) < 100 for name in contents)
    questions = [question.id for page in found.pages for question in page.questions]
    state = {"pages": [page.meta.id for page in found.pages], "answers": {id_: [255, 1] for id_ in questions}}
    assert len(json.dumps(state)) < 4096  # SCORM 1.2 promises no more


def test_no_trainers_note_and_no_search_is_in_a_package(packed: tuple[Unit, dict[str, bytes]]) -> None:
    found, contents = packed
    assert not any("search_index" in name or "lunr" in name or "bundle" in name for name in contents)
    html = flat(" ".join(contents[name].decode() for name in found.files.values()))
    assert not any(question.id in html for question in CONTENT.data.bank.values())
    notes = [
        line.split(":** ")[-1]
        for page in found.pages
        for box in page.boxes
        if box.kind == "trainer"
        for line in box.text.split("\n")
    ]
    long = [note for note in notes if len(note) > 40 and not set(note) & set("*`[<&'\"")]
    assert (len(long) > 5 or found.id == "start") and not any(note in html for note in long)


@pytest.fixture(scope="module")
def made(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder into which everything is written once."""
    dist = tmp_path_factory.mktemp("platforms")
    (dist / f"osint-handbook-{COURSE.edition}.scorm-gone.mn.zip").write_bytes(b"of a module that is no more")
    write_platforms(CONTENT, site, dist, lambda words: None)
    return dist


def test_each_language_and_module_has_its_files_and_their_sums(made: Path) -> None:
    name = f"osint-handbook-{COURSE.edition}"
    wanted = {f"{name}.scorm-{found.id}.{found.lang}.zip" for found in units(CONTENT)}
    texts = (
        f"{kind}.{of}"
        for lang in LANGUAGES
        for kind in ("", "-key-tests")
        for of in (f"moodle.{lang}.xml", f"gift.{lang}.txt")
    )
    wanted |= {f"{name}{text}" for text in texts}
    assert {path.name for path in made.iterdir()} == wanted | {"SHA256SUMS"}
    assert {line.split("  ")[1] for line in (made / "SHA256SUMS").read_text("utf-8").splitlines()} == wanted
    assert len({found.id for found in units(CONTENT)}) == 16


def test_no_file_that_holds_the_key_of_the_tests_can_be_taken_for_the_folder_of_a_classroom(made: Path) -> None:
    questions = {path.name: path.read_text("utf-8") for path in made.iterdir() if path.suffix in (".xml", ".txt")}
    with_key = {name for name, text in questions.items() if "bank-a01" in text}
    assert with_key == {name for name in questions if "-key-" in name} and len(with_key) == 4
    handed_out = f"osint-handbook-{COURSE.edition}-tests"  # handbook/editions/exams.py names it
    assert not [name for name in with_key if name.startswith(handed_out)]


@pytest.mark.full
def test_a_second_run_writes_the_same_bytes(made: Path, site: Path, tmp_path: Path) -> None:
    write_platforms(CONTENT, site, tmp_path, lambda words: None)
    assert (tmp_path / "SHA256SUMS").read_bytes() == (made / "SHA256SUMS").read_bytes()


def test_a_site_that_lacks_a_page_leaves_the_last_good_files(made: Path, tmp_path: Path) -> None:
    before = (made / "SHA256SUMS").read_bytes()
    with pytest.raises(CannotPack, match=r"start/index\.html: not in .+, but .+ needs it; build the site again"):
        write_platforms(CONTENT, tmp_path, made, lambda words: None)
    assert (made / "SHA256SUMS").read_bytes() == before


@pytest.mark.parametrize("lang", LANGUAGES)
def test_questions_read_as_they_do_on_the_pages(site: Path, lang: str) -> None:
    items = {item.id: item for category in self_checks(CONTENT, lang) for item in category.items}
    seen = 0
    for found in units(CONTENT):
        for name in found.files.values() if found.lang == lang else ():
            for quiz in lxml.html.fromstring((site / name).read_text("utf-8")).find_class("hb-quiz"):
                item = items[quiz.get("id")]
                asked = [span.text_content() for span in quiz.findall(".//legend/span")]
                assert words(item.text) == flat(" ".join(asked))
                assert [words(answer.text) for answer in item.answers] == [
                    flat(label.findall("span")[-1].text_content()) for label in quiz.iter("label")
                ]
                told = [flat(line.text_content()) for line in quiz.findall(".//details/ol/li")]
                assert all(line.endswith(words(a.reason)) for a, line in zip(item.answers, told, strict=True))
                seen += 1
    assert seen == len(items) > 300


def flat(text: str) -> str:
    return " ".join(text.split())


def words(html: str) -> str:
    return flat(lxml.html.fromstring(f"<div>{html.replace('</p>', ' </p>')}</div>").text_content())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_another_program_reads_the_same_questions_from_gift(chromium: Browser, lang: str) -> None:
    categories = [*self_checks(CONTENT, lang), *exam_forms(CONTENT, lang)]
    items = [item for category in categories for item in category.items]
    page = chromium.new_page()
    page.add_script_tag(path=VENDOR / "gift-pegjs" / "gift-pegjs.js")
    found = page.evaluate("text => giftParser.parse(text)", gift(categories))
    page.close()
    assert [row["title"] for row in found if row["type"] == "Category"] == [
        f"$course$/top/{'/'.join(category.path)}" for category in categories
    ]
    questions = [row for row in found if row["type"] == "MC"]
    assert len(questions) == len(items)
    for row, item in zip(questions, items, strict=True):
        assert (row["id"], row["title"], tuple(row["tags"] or ())) == (item.id, item.id, item.tags)
        assert (row["stem"]["format"], row["stem"]["text"]) == ("html", item.text)
        assert (row["globalFeedback"] or {"text": ""})["text"] == item.after
        assert [(c["text"]["text"], c["feedback"]["text"], c["isCorrect"]) for c in row["choices"]] == [
            (answer.text, answer.reason, answer.share == "100") for answer in item.answers
        ]


def test_another_program_reads_hard_signs_and_several_answers_from_gift(chromium: Browser) -> None:
    category = self_checks(CONTENT, "en")[0]
    hard = r"<p>a~b=c#d{e}f:g\h 50% ::x::</p>"
    answers = tuple(
        type(answer)(f"{n}: {hard}", f"{n}= {hard}", share)
        for n, (answer, share) in enumerate(zip(category.items[0].answers, ("50", "50", "-100"), strict=True))
    )
    item = PlatformQuestion("x-1", "choice", hard, answers, True, hard, ("x-1",))
    page = chromium.new_page()
    page.add_script_tag(path=VENDOR / "gift-pegjs" / "gift-pegjs.js")
    [_, row] = page.evaluate("text => giftParser.parse(text)", gift([type(category)("c", ("1 A", "B"), (item,))]))
    page.close()
    assert row["stem"]["text"] == hard and row["globalFeedback"]["text"] == hard
    assert [(c["text"]["text"], c["feedback"]["text"], c["weight"]) for c in row["choices"]] == [
        (answer.text, answer.reason, float(answer.share)) for answer in answers
    ]


def unpacked(site: Path, module: str, lang: str, folder: Path) -> Unit:
    """Unzip a package the way a platform does."""
    found = unit(module, lang)
    write_zip(folder / "package.zip", package(found, site, COURSE.edition), COURSE.edition_date)
    with zipfile.ZipFile(io.BytesIO((folder / "package.zip").read_bytes())) as archive:
        archive.extractall(folder / "package")
    return found


@pytest.fixture
def platform(playwright: Playwright) -> Iterator[Page]:
    """A browser in which the files of one folder may look at each other, as the pages of a platform do."""
    browser = playwright.chromium.launch(
        executable_path=shutil.which("chromium"), args=["--no-sandbox", "--allow-file-access-from-files"]
    )
    yield browser.new_page(viewport={"width": 1400, "height": 900})
    browser.close()


def ready(quiz: Locator) -> Locator:
    """The question once its script, which comes after the page, has taken away what was chosen before."""
    expect(quiz.get_by_role("button")).to_be_visible()
    return quiz


def answer_all(whole: Page, frame: FrameLocator, found: Unit, wrong: str) -> None:
    """Open each page by the package's own navigation and answer its questions, one of them wrongly."""
    for page in found.pages:
        link = frame.locator(f'.hb-nav li a:text-is("{page.meta.title}")')
        link.click()
        expect(frame.locator("h1")).to_have_text(page.meta.title)
        until(whole, lambda: frame.locator("html").evaluate("() => document.readyState") == "complete")
        for question in page.questions:
            quiz = ready(frame.locator(f"#{question.id}"))
            for n, option in enumerate(question.options):
                if option.right != (question.id == wrong):
                    quiz.locator("input").nth(n).check()
                    break
            quiz.get_by_role("button").click()
            expect(quiz).to_have_attribute("data-state", "wrong" if question.id == wrong else "right")


@pytest.mark.parametrize("lang", ["mn", pytest.param("en", marks=pytest.mark.full)])
def test_a_platform_learns_score_and_completion_and_gives_the_answers_back(
    platform: Page, site: Path, tmp_path: Path, lang: str
) -> None:
    found = unpacked(site, MODULE, lang, tmp_path)
    shutil.copy(VENDOR / "scorm-again" / "scorm-again.js", tmp_path)
    (tmp_path / "lms.html").write_text(PLATFORM, "utf-8")
    (tmp_path / "lms.js").write_text(LMS, "utf-8")
    noted: list[str] = []
    watch(platform, noted)
    lms = (tmp_path / "lms.html").as_uri()
    platform.goto(lms)
    value = "name => API.cmi.core[name]"
    frame = platform.frame_locator("iframe").frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text(found.pages[0].meta.title)
    assert platform.evaluate(value, "lesson_status") == "incomplete"
    questions = [question for page in found.pages for question in page.questions]
    answer_all(platform, frame, found, questions[0].id)
    share = round(100 * (len(questions) - 1) / len(questions))
    assert platform.evaluate("API.cmi.core.score.raw") == str(share)
    assert platform.evaluate(value, "lesson_status") == "completed"
    # nothing stays in this browser for the next trainee
    inner = platform.frames[-1]
    assert inner.evaluate("localStorage.getItem('osint-handbook.progress')") is None

    kept = platform.evaluate("JSON.parse(JSON.stringify(API.cmi))")
    platform.goto("about:blank")
    platform.goto(f"{lms}#" + json.dumps({"cmi": kept}))
    last = next(page for page in reversed(found.pages) if page.questions)
    expect(frame.locator("h1")).to_have_text(found.pages[-1].meta.title)
    frame.locator(f'.hb-nav li a:text-is("{last.meta.title}")').click()
    expect(frame.locator(f"#{last.questions[-1].id}")).to_have_attribute("data-state", "right")
    # a question tried again takes the completion away from nobody
    frame.locator(f"#{last.questions[-1].id}").get_by_role("button").click()
    assert platform.evaluate(value, "lesson_status") == "completed"
    assert noted == []


def test_leaving_ends_the_session_and_keeps_what_was_answered(platform: Page, site: Path, tmp_path: Path) -> None:
    unpacked(site, MODULE, "en", tmp_path)
    (tmp_path / "lms.html").write_text(PLATFORM.replace("scorm-again.js", "none.js"), "utf-8")
    # a platform of the simplest kind, which writes down what it is told
    (tmp_path / "lms.js").write_text(
        "window.told = []; const tell = (name) => (...values) => { told.push([name, ...values]); return 'true'; };"
        "window.API = { LMSInitialize: tell('init'), LMSGetValue: () => '', LMSSetValue: tell('set'),"
        " LMSCommit: tell('commit'), LMSFinish: tell('finish') };",
        "utf-8",
    )
    platform.goto((tmp_path / "lms.html").as_uri())
    frame = platform.frame_locator("iframe").frame_locator("iframe")
    expect(frame.locator("h1")).to_be_visible()
    platform.evaluate("document.querySelector('iframe').remove()")
    told = platform.evaluate("told")
    assert [row[0] for row in told].count("init") == 1 and told[-1] == ["finish", ""] and told[-2] == ["commit", ""]
    set_ = {name: value for kind, name, *value in told if kind == "set"}
    assert set_["cmi.core.exit"] == ["suspend"] and set_["cmi.core.session_time"][0].startswith("00:00:")


@pytest.mark.both
def test_without_a_platform_the_package_is_read_from_its_folder(browser: Browser, site: Path, tmp_path: Path) -> None:
    found = unpacked(site, MODULE, "mn", tmp_path)
    page = browser.new_page()
    noted: list[str] = []
    watch(page, noted)
    page.goto((tmp_path / "package" / "index.html").as_uri())
    frame = page.frame_locator("iframe")
    lesson = next(page for page in found.pages if page.questions)
    frame.locator(f'.hb-nav li a:text-is("{lesson.meta.title}")').click()
    quiz = ready(frame.locator(f"#{lesson.questions[0].id}"))
    quiz.locator("input").nth(lesson.questions[0].right[0]).check()
    quiz.get_by_role("button").click()
    expect(quiz).to_have_attribute("data-state", "right")
    page.close()
    assert noted == []


def test_without_scripts_a_link_leads_to_the_first_page(chromium: Browser, site: Path, tmp_path: Path) -> None:
    found = unpacked(site, MODULE, "en", tmp_path)
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((tmp_path / "package" / "index.html").as_uri())
    page.get_by_role("link", name=found.title).click()
    expect(page.locator("h1")).to_have_text(found.pages[0].meta.title)
    context.close()
