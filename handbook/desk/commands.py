"""The commands of the maintainers' desk, for handbook.__main__."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from handbook.base.findings import BadContent, Finding
from handbook.course.data import load
from handbook.course.languages import read_languages
from handbook.course.pages.keys import page_id
from handbook.course.pages.ledger import page_key, translated_key, write_ledger
from handbook.course.pages.reader import read_docs
from handbook.course.status import report, statuses
from handbook.desk.due import checklist, due, due_report
from handbook.desk.exchange import changed_parts, merge, read_sheet
from handbook.desk.new_lesson import new_lesson
from handbook.desk.still_true import still_true

EXCHANGE = "dist/exchange"
CHECKLISTS = "dist/review"
ENDINGS = {"xliff": ".xlf", "docx": ".docx"}


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the desk's commands to the parser; each stores the function that runs it."""
    status = commands.add_parser("status", help="show which translated sections are behind their source")
    status.add_argument("pages", nargs="*", metavar="PAGE", help="pages such as ethics/index.md, shown whole; all else")
    status.set_defaults(run=_status)
    # there is no form for all pages at once: nothing is to be confirmed by a slip
    noted = commands.add_parser("translated", help="note that a section, or a page, was translated or compared")
    noted.add_argument("parts", nargs="+", metavar="PAGE#ID", help="ethics/index.md#who, or a whole page")
    noted.set_defaults(run=_translated)
    export = commands.add_parser("export", help="write one page for a translator or lawyer without git")
    export.add_argument("page", metavar="PAGE", help="a page such as ethics/index.md")
    export.add_argument("--to", choices=tuple(ENDINGS), required=True, help="for a translation program, or for Word")
    export.add_argument("-o", "--output", type=Path, metavar="FILE", help=f"by default {EXCHANGE}/PAGE")
    export.set_defaults(run=_export)
    imported = commands.add_parser("import", help="put what came back into the translated page")
    imported.add_argument("file", type=Path, metavar="FILE", help="the .xlf or .docx file")
    imported.set_defaults(run=_import)
    due = commands.add_parser("due", help="list what somebody has to look at again, and who")
    due.add_argument("--days", type=int, default=90, metavar="N", help="how many days ahead; 90 where none is given")
    due.add_argument("--print", action="store_true", dest="printed", help=f"also write a checklist into {CHECKLISTS}")
    due.set_defaults(run=_due)
    still = commands.add_parser("still-true", help="note that a page, law fact, tool or source was looked at today")
    still.add_argument(
        "things", nargs="+", metavar="THING", help="law/check.md, or an id of law.yml, tools.yml, sources.bib"
    )
    still.set_defaults(run=_still_true)
    new = commands.add_parser("new", help="begin a lesson: every language, navigation, ids, ledger")
    new.add_argument("what", choices=("lesson",), help="what to begin")
    new.add_argument("id", metavar="MODULE/NAME", help="such as search/maps")
    new.set_defaults(run=_new)


def _status(chosen: argparse.Namespace, root: Path) -> int:
    pages, _ = read_docs(root)
    languages, _ = read_languages(root)
    paths = [page_key(page, languages)[1] for page in chosen.pages]
    folder = f"docs/{languages.source}"
    known = [path for lang, path in pages if lang == languages.source]
    unknown = [path for path in paths if path not in known]
    if unknown:
        write = f"give the path of a page in {folder}, such as ethics/index.md"
        raise BadContent(Finding(f"{folder}/{path}", 0, "FI01", "no such page", write) for path in unknown)
    print(report(statuses(root, pages, paths or known), everything=bool(paths)))
    return 0


def _translated(chosen: argparse.Namespace, root: Path) -> int:
    written, findings = write_ledger(root, chosen.parts)
    print("\n".join(f"written: {file}" for file in written) or "nothing to write")
    if findings:
        raise BadContent(findings)
    return 0


def _export(chosen: argparse.Namespace, root: Path) -> int:
    # imported here and below: Word's and XLIFF's libraries are slow to load, and a check needs neither
    from handbook.desk.word_table import write_docx
    from handbook.desk.xliff import write_xliff

    languages, _ = read_languages(root)
    target_lang, path = translated_key(chosen.page, languages, "IM04")
    sheet = read_sheet(root, languages.source, target_lang, path)
    data, _ = load(root)
    ending, day = ENDINGS[chosen.to], data.outline.edition_date
    content = write_xliff(sheet) if chosen.to == "xliff" else write_docx(sheet, data.strings, languages.names, day)
    target = chosen.output or root / EXCHANGE / f"{page_id(path).replace('/', '-')}{ending}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        raise BadContent(
            [Finding(str(target), 0, "IM04", f"cannot be written ({error.strerror})", "-o FILE")]
        ) from error
    to_do = sum(row.state != "final" for row in sheet.rows)
    print(f"written: {target}  {len(sheet.rows)} rows, {to_do} to translate or to compare")
    return 0


def _import(chosen: argparse.Namespace, root: Path) -> int:
    from handbook.desk.word_table import comments_in, read_docx
    from handbook.desk.xliff import read_xliff

    name = chosen.file.name
    try:
        content = chosen.file.read_bytes()
    except OSError as error:
        raise BadContent(
            [Finding(str(chosen.file), 0, "FI01", "file not found or not readable", "give its path")]
        ) from error
    if chosen.file.suffix.lower() == ENDINGS["docx"]:
        returned, remarks = read_docx(content, name), comments_in(content)
    else:
        returned, remarks = read_xliff(content, name), 0
    languages, _ = read_languages(root)
    file = f"docs/{returned.target}/{returned.path}"
    is_inside = (root / file).resolve().is_relative_to((root / "docs" / returned.target).resolve())
    if returned.target not in languages.translated or not is_inside:
        raise BadContent([Finding(name, 0, "IM04", f'the page "{returned.path}"', "export the page again")])
    text, changed = merge(read_sheet(root, languages.source, returned.target, returned.path), returned, name)
    if remarks:
        print(f"remarks at the edge of the file, to be read by you: {remarks}")
    if not changed:
        print("nothing to write: no row was changed")
        return 0
    with (root / file).open(encoding="utf-8", newline="") as stream:
        ending = "\r\n" if "\r\n" in stream.read() else "\n"
    with (root / file).open("w", encoding="utf-8", newline=ending) as stream:
        stream.write(text)
    print(f"written: {file}, rows {', '.join(str(row.number) for row in changed)}")
    page = returned.path if len(languages.translated) == 1 else file
    named = " ".join(f"{page}#{part}" for part in changed_parts(changed))
    print(f"once a second person has compared them: python -m handbook translated {named}")
    return 0


def _due(chosen: argparse.Namespace, root: Path) -> int:
    pages, _ = read_docs(root)
    data, findings = load(root)
    if findings:
        raise BadContent(findings)
    found = due(pages, data, date.today(), chosen.days)
    print(due_report(found, data, chosen.days))
    if chosen.printed:
        (root / CHECKLISTS).mkdir(parents=True, exist_ok=True)
        for lang in data.languages:
            file = root / CHECKLISTS / f"due.{lang}.html"
            file.write_text(checklist(found, data, lang), encoding="utf-8")
            print(f"written: {file.relative_to(root)}")
    return 0


def _still_true(chosen: argparse.Namespace, root: Path) -> int:
    for file in still_true(root, chosen.things, date.today()):
        print(f"written: {file}")
    return 0


def _new(chosen: argparse.Namespace, root: Path) -> int:
    written = new_lesson(root, chosen.id, date.today())
    print("\n".join(f"written: {file}" for file in written))
    print("now write what stands in ‹ ›; python -m handbook check names what is left, make serve shows the page")
    print("where it fits, name the lesson in the text of the module's index.md and at the end of the lesson before it")
    return 0
