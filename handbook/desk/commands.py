"""The commands of the maintainers' desk, for handbook.__main__."""

from __future__ import annotations

import argparse
from pathlib import Path

from handbook.content.ledger import page_path, write_ledger
from handbook.content.reader import read_docs
from handbook.desk.status import report, statuses
from handbook.findings import BadContent, Finding


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the commands beside the others; each parser knows the function to run."""
    status = commands.add_parser("status", help="show which Mongolian sections are behind the English ones")
    status.add_argument("pages", nargs="*", metavar="PAGE", help="pages such as ethics/index.md, shown whole; all else")
    status.set_defaults(desk=_status)
    translated = commands.add_parser("translated", help="note that a section, or a page, was translated or compared")
    translated.add_argument("parts", nargs="+", metavar="PAGE#ID", help="ethics/index.md#who, or a whole page")
    translated.set_defaults(desk=_translated)


def _status(chosen: argparse.Namespace, root: Path) -> int:
    pages, _ = read_docs(root)
    paths = [page_path(page) for page in chosen.pages]
    known = [path for lang, path in pages if lang == "en"]
    unknown = [path for path in paths if path not in known]
    if unknown:
        write = "give the path of a page in docs/en, such as ethics/index.md"
        raise BadContent(Finding(f"docs/en/{path}", 0, "FI01", "no such page", write) for path in unknown)
    print(report(statuses(root, pages, paths or known), everything=bool(paths)))
    return 0


def _translated(chosen: argparse.Namespace, root: Path) -> int:
    written, findings = write_ledger(root, chosen.parts)
    print("\n".join(f"written: {file}" for file in written) or "nothing to write")
    if findings:
        raise BadContent(findings)
    return 0
