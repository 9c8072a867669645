"""A third language is a line of mkdocs.yml, its pages and its words: nothing of the program has to know it."""

from __future__ import annotations

import json
import posixpath
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
import tiny
import yaml
from libzim.reader import Archive
from libzim.search import Query, Searcher
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config

from handbook import checks
from handbook.base.findings import Finding, NotRead
from handbook.base.languages import Languages, manner
from handbook.base.shaped import Id, Words, WordsBeside, read_as
from handbook.course.course import read_course
from handbook.course.languages import read_languages
from handbook.course.pages.ledger import write_ledger
from handbook.course.questions import types
from handbook.editions.slides import write_slides
from handbook.editions.zim import write_zim
from handbook.render.forms.paper import write_date
from handbook.render.scripts import cut
from handbook.site.build import NOT_FOR_A_FOLDER

ROOT = Path(__file__).parents[1]
OWN = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
FOLDERS = {"mn": "", "en": "en/", "ru": "ru/"}
NAMES = {"mn": "Монгол", "en": "English", "ru": "Русский"}
PAGES = [f"{id_}.html" for id_ in (*(id_ for id_, _ in tiny.PAGES), "rescue/ask-first", "rescue/check")]
LESSON = "rescue/ask-first.md"
LAW = "docs/_data/law.yml"


def _with_russian(mkdocs: str) -> str:
    english = next(line for line in mkdocs.split("\n") if "locale: en" in line)
    return mkdocs.replace(english, f"{english}\n        - {{locale: ru, name: Русский, site_name: По-русски}}")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """The tiny handbook in three languages, with nothing to be found."""
    for file, text in tiny.in_three_languages(tiny.files()).items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    tiny.confirm_all(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny handbook in three languages with the templates and words of the real one; nobody writes into it."""
    root = tmp_path_factory.mktemp("handbook")
    nav = tiny.NAV.partition("nav:\n")[2].replace("Rescue", "rescue")
    strings = yaml.safe_load((ROOT / "docs/_data/strings.yml").read_text("utf-8"))
    for words in strings.values():
        words["ru"] = words["en"]
    strings["language"]["ru"] = NAMES["ru"]
    files = tiny.in_three_languages(tiny.files())
    files["mkdocs.yml"] = f"{_with_russian(OWN)}\nnav:\n{nav}"
    files["docs/_data/strings.yml"] = yaml.safe_dump(strings, allow_unicode=True, sort_keys=False)
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    tiny.confirm_all(root)
    return root


@pytest.fixture(scope="module")
def site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That handbook, built for trainers."""
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.setenv("HANDBOOK_EDITION", "trainer")
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    for pattern in NOT_FOR_A_FOLDER:
        for path in folder.glob(pattern):
            path.unlink()
    write_slides(read_course(root)[0], folder)
    return folder


def _tree(site: Path, page: str) -> html.HtmlElement:
    return html.parse(site / page, html.HTMLParser(encoding="utf-8")).getroot()


def _index(site: Path, lang: str) -> dict:
    return json.loads((site / f"search/index.{lang}.js").read_text("utf-8").partition("=")[2])


def _told(findings: list[Finding]) -> list[tuple[str, str, int]]:
    return [(finding.code, finding.file, finding.line) for finding in findings]


def test_every_page_stands_in_each_language(site: Path) -> None:
    for lang, folder in FOLDERS.items():
        for page in PAGES:
            assert _tree(site, folder + page).get("lang") == lang


def test_a_page_leads_to_itself_in_the_other_languages_and_names_them(site: Path) -> None:
    for lang, folder in FOLDERS.items():
        for page in PAGES:
            links = _tree(site, folder + page).xpath("//a[@hreflang]")
            to = {
                link.get("hreflang"): posixpath.normpath(
                    posixpath.join(posixpath.dirname(folder + page), link.get("href"))
                )
                for link in links
            }
            assert to == {other: FOLDERS[other] + page for other in FOLDERS if other != lang}
            assert [link.get("lang") for link in links] == [link.get("hreflang") for link in links]
            assert {link.get("lang"): link.text_content() for link in links} == {other: NAMES[other] for other in to}
            assert len({link.get("id") for link in links if link.get("id")}) == 1


def test_what_a_page_loads_is_there(site: Path) -> None:
    for folder in FOLDERS.values():
        for page in PAGES:
            for target in _tree(site, folder + page).xpath("//link/@href | //script/@src | //img/@src"):
                path = posixpath.normpath(posixpath.join(posixpath.dirname(folder + page), target.partition("#")[0]))
                assert (site / path).is_file(), (folder + page, target)


def test_words_of_another_language_are_marked_as_what_they_are(site: Path) -> None:
    assert not _tree(site, "en/index.html").xpath("//a[@hreflang='ru']//*[@lang]")
    assert not _tree(site, "ru/rescue/ask-first.html").xpath("//article//*[@lang='mn']")


def test_the_glossary_gives_each_term_in_all_languages(site: Path) -> None:
    for lang, folder in FOLDERS.items():
        terms = _tree(site, f"{folder}glossary.html").xpath("//div[@id='victim']/dt/span")
        assert [term.get("lang") for term in terms] == {"mn": ["en", "ru"], "en": ["mn", "ru"], "ru": ["en", "mn"]}[
            lang
        ]


def test_the_index_of_a_language_holds_its_words_and_no_others(site: Path) -> None:
    index = _index(site, "ru")
    text = " ".join(f"{doc['title']} {doc['text']}" for doc in index["docs"])
    assert "записывают" in text and "Үндэслэл" not in text
    assert {doc["location"].split("/")[0] for doc in index["docs"]} == {"ru"}
    assert index["config"]["separator"] == _index(site, "en")["config"]["separator"]
    # each word is a word of its own: nobody takes a Russian one for a Mongolian one with an ending
    assert {line.split()[1] for line in index["words"].split("\n")} == {"0"}
    assert "основание 0" in index["words"].split("\n")
    term = next(row for row in index["terms"] if row[0] == "victim")
    assert term[1:3] == ["Русское victim", "victim"] and "хохирогч" in term


def test_scripts_find_the_words_of_each_language(site: Path) -> None:
    for kind in ("course", "elements"):
        names = {path.name for path in (site / "assets/data").glob(f"{kind}.*.js")}
        assert names == {f"{kind}.{lang}.js" for lang in FOLDERS}
    files = {lang: list((site / "hb").glob(f"page.*.{lang}.js")) for lang in FOLDERS}
    assert len({len(found) for found in files.values()}) == 1 and files["ru"]
    assert all(cut(file.read_text("utf-8"))["strings"] for file in files["ru"])
    (terms,) = (site / "assets/data/terms").rglob("ask-first.ru.js")
    assert "Русское victim" in terms.read_text("utf-8")
    pages = json.loads((site / "assets/data/pages.ru.json").read_text("utf-8"))
    assert tiny.RUSSIAN["title"] in json.dumps(pages, ensure_ascii=False)


def test_figures_forms_and_slides_are_made_in_each_language(site: Path) -> None:
    for lang, folder in FOLDERS.items():
        assert (site / f"assets/figures/three-steps.{lang}.wide.svg").is_file()
        assert (site / folder / "slides/rescue.html").is_file()


def test_files_that_all_languages_share_stand_once(site: Path) -> None:
    assert not [path for folder in ("en", "ru") for path in (site / folder / "assets").rglob("*") if path.is_file()]


def test_the_file_for_kiwix_holds_all_languages_and_names_them(site: Path, root: Path, tmp_path: Path) -> None:
    archive = Archive(write_zim(read_course(root)[0], site, tmp_path))
    assert archive.get_metadata("Language").decode() == "mon,eng,und"
    assert all(archive.has_entry_by_path(f"{folder}rescue/ask-first.html") for folder in FOLDERS.values())
    assert Searcher(archive).search(Query().set_query("записывают")).getEstimatedMatches()


def test_a_whole_handbook_in_three_languages_has_nothing_to_be_found(three: Path) -> None:
    assert [str(finding) for finding in checks.run(three)] == []


def test_check_names_a_page_that_a_language_lacks(three: Path) -> None:
    (three / "docs/ru" / LESSON).unlink()
    found = [finding for finding in checks.run(three) if finding.code == "PA01"]
    assert _told(found) == [("PA01", f"docs/en/{LESSON}", 0)]
    assert f"docs/ru/{LESSON}" in found[0].found and "only in mn, en" in found[0].found


def test_check_names_the_entry_that_lacks_words_once(three: Path) -> None:
    text = (
        (three / LAW)
        .read_text("utf-8")
        .replace(', ru: "Так: The law"', "")
        .replace(', ru: "Так: Names the grounds."', "")
    )
    (three / LAW).write_text(text, encoding="utf-8")
    first, second = (finding for finding in checks.run(three) if finding.code == "DA02")
    assert _told([first, second]) == [("DA02", LAW, 2), ("DA02", LAW, 9)]
    assert 'the key "ru" is missing, and 1 more of "law-6-1"' in first.found
    assert not checks.examine(three).skipped


def test_check_tells_once_of_a_file_that_knows_nothing_of_a_language(three: Path) -> None:
    (three / LAW).write_text(tiny.LAW, encoding="utf-8")
    (three / "docs/_data/glossary.csv").write_text(tiny.GLOSSARY, encoding="utf-8")
    (three / "docs/_data/figures.yml").write_text(tiny.FIGURES, encoding="utf-8")
    found = checks.run(three)
    assert {(one.code, one.file) for one in found} == {
        ("DA02", LAW),
        ("DA04", "docs/_data/glossary.csv"),
        ("DA02", "docs/_data/figures.yml"),
    }
    assert len(found) == 3 and all('"ru"' in one.found for one in found)


def test_translations_are_compared_with_the_source(three: Path) -> None:
    page = three / "docs/ru" / LESSON
    text = page.read_text("utf-8")
    page.write_text(
        text.replace("[@law-copy; @paper]", "[@law-copy]").replace("{#takeaway}", "{#take}"), encoding="utf-8"
    )
    found = checks.run(three)
    assert ("PA05", f"docs/en/{LESSON}") in {(one.code, one.file) for one in found}
    heading = next(one for one in found if one.code == "PA02")
    assert heading.file == f"docs/ru/{LESSON}" and f"docs/en/{LESSON}" in heading.found
    assert {one.file for one in found if one.code.startswith("PA")} <= {
        f"docs/{lang}/{LESSON}" for lang in ("en", "ru")
    }


def test_each_translation_has_its_own_ledger(three: Path) -> None:
    source = three / "docs/en" / LESSON
    source.write_text(source.read_text("utf-8").replace("Name the ground first.", "Name it first."), encoding="utf-8")
    drifted = {one.file for one in checks.run(three) if one.code == "LE02"}
    assert drifted == {f"docs/{lang}/{LESSON}" for lang in ("mn", "ru")}
    assert [str(one) for one in write_ledger(three, [LESSON])[1]] != [], "which of the two was translated?"
    assert write_ledger(three, [f"docs/ru/{LESSON}"]) == ([f"docs/ru/{LESSON}"], [])
    assert {one.file for one in checks.run(three) if one.code == "LE02"} == {f"docs/mn/{LESSON}"}


def test_the_real_handbook_with_a_new_language_is_told_what_is_missing(tmp_path: Path) -> None:
    for folder in ("docs", "exercises", "overrides"):
        (tmp_path / folder).symlink_to(ROOT / folder, target_is_directory=True)
    (tmp_path / "mkdocs.yml").write_text(_with_russian((ROOT / "mkdocs.yml").read_text("utf-8")), encoding="utf-8")
    checked = checks.examine(tmp_path)
    course, findings = checked.course, checked.findings
    sources = {path for lang, path in course.pages if lang == "en"}
    missing = [one for one in findings if one.code == "PA01"]
    assert {one.file for one in missing} == {f"docs/en/{path}" for path in sources} and len(missing) == len(sources)
    rest = [one for one in findings if one.code != "PA01" and one.file.startswith(("docs/_data/", "exercises/"))]
    assert rest and all("ru" in one.found for one in rest), [str(one) for one in rest if "ru" not in one.found]
    shaped = [one for one in rest if one.code in ("DA02", "DA04", "BA01", "EX01")]
    assert len(shaped) == len({one.file for one in shaped}), "one for each file"
    assert not checked.skipped


@pytest.mark.parametrize(
    ("plugins", "found"),
    [
        ("- i18n: {languages: []}", "no languages"),
        ("- i18n: {languages: [{locale: ../x, default: true}]}", "../x"),
        ("- i18n: {languages: [{locale: mn}, {locale: en, default: true}]}", "first language"),
        ("- i18n: {languages: [{locale: mn, default: true}]}\n  - handbook: {source: en}", "none of the languages"),
    ],
)
def test_languages_that_cannot_be_are_named(three: Path, plugins: str, found: str) -> None:
    (three / "mkdocs.yml").write_text(f"plugins:\n  {plugins}\nnav: [index.md]\n", encoding="utf-8")
    told = [one for one in checks.run(three) if one.code == "NA03"]
    assert any(found in one.found for one in told) and all(one.file == "mkdocs.yml" for one in told)


def test_the_source_may_be_another_than_the_language_at_the_root(three: Path) -> None:
    languages, findings = read_languages(three)
    assert findings == [] and languages == Languages(NAMES, "en")
    assert (languages.default, languages.translated, languages.folder("mn")) == ("mn", ("mn", "ru"), "")


def test_a_language_that_nobody_described_is_written_in_a_neutral_way(three: Path) -> None:
    course, _ = read_course(three)
    assert write_date(course.data.outline.edition_date, "ru") == "2026-11-25"
    assert manner("ru").letters[:3] == "ABC" and manner("ru").locale == "ru"


def test_words_that_a_form_need_not_have_are_empty_in_each_language(three: Path) -> None:
    form = read_course(three)[0].data.forms["decision-record"]
    assert form.groups[0].help == {"mn": "", "en": "", "ru": ""} and form.has_example
    assert form.groups[0].fields[1].options[0].text.keys() == form.title.keys() == {"mn", "en", "ru"}


def test_what_an_exercise_asks_is_read_in_each_language() -> None:
    languages = Languages(NAMES, "en")
    text = """\
- id: tiny-a1
  kind: choice
  ask: {mn: "Аль нь вэ?", en: "Which one?", ru: "Который?"}
  options:
    - {id: one, mn: "Нэг", en: "One", ru: "Один", right: true, reason: {mn: "Тийм.", en: "Yes.", ru: "Да."}}
    - {id: two, mn: "Хоёр", en: "Two", reason: {mn: "Үгүй.", en: "No."}}
"""
    (question,), _, findings = read_as(tuple[types.AnyQuestion, ...], text, "f.yml", ("EX01", "EX01"), languages)
    one, two = question.options
    assert one.text == {"mn": "Нэг", "en": "One", "ru": "Один"}
    assert two.text["ru"] == "Two" and two.reason["ru"] == "No."
    assert [(finding.lost, "and 1 more" in finding.found) for finding in findings] == [("", True)]


def test_a_data_class_has_the_words_of_each_language_and_no_hole_for_a_missing_translation() -> None:
    @dataclass(frozen=True)
    class Entry:
        id: Id
        name: Words
        beside: WordsBeside

    text = "- {id: a, name: {mn: А, en: A}, mn: Б, en: B, ru: Я}\n- {id: b, name: {mn: В, ru: Я}, mn: Г, en: G}\n"
    made, _, findings = read_as(tuple[Entry, ...], text, "f.yml", ("X1", "X2"), Languages(NAMES, "en"))
    assert made[0] == Entry("a", {"mn": "А", "en": "A", "ru": "A"}, {"mn": "Б", "en": "B", "ru": "Я"})
    assert made[1].beside == {"mn": "Г", "en": "G", "ru": "G"}
    with pytest.raises(NotRead):
        _ = made[1].name  # nothing stands for the source itself
    assert sorted((one.line, one.lost) for one in findings) == [(1, ""), (2, ""), (2, "")]


def test_where_a_text_is_not_translated_its_source_stands() -> None:
    @dataclass(frozen=True)
    class Entry:
        id: Id
        name: Words

    text = "- {id: a, name: {mn: А, en: A, ru: Я}}\n- {id: b, name: {mn: Б, en: B}}\n- {id: c, name: {mn: В, ru: В}}\n"
    made, lined, findings = read_as(tuple[Entry, ...], text, "f.yml", ("X1", "X2"), Languages(NAMES, "en"))
    assert made[1].name["ru"] == "B"
    assert lined.value[:2] == [
        {"id": "a", "name": {"mn": "А", "en": "A", "ru": "Я"}},
        {"id": "b", "name": {"mn": "Б", "en": "B", "ru": "B"}},
    ]
    assert made[2].id == "c" and lined.value[2]["name"]["en"] is None, "nothing stands for the source itself"
    with pytest.raises(NotRead):
        _ = made[2].name
    assert [(one.line, one.lost) for one in sorted(findings)] == [(2, ""), (3, "")]
