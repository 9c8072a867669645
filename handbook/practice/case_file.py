"""The page that opens an exercise on records: what the trainee has from the case file, in both languages."""

from __future__ import annotations

from html import escape
from pathlib import Path

from handbook.practice.page import Both, coloured, lead, page

STYLE = "case-file.css"
_BASE = Path(__file__).with_name(STYLE)

Field = tuple[str, str]  # what it is called, as HTML; what stands there, as HTML


def both(mn: str, en: str) -> str:
    """Words in both languages, the English smaller."""
    return f'{escape(mn)} <span class="also" lang="en">{escape(en)}</span>'


def card(title: Both, rows: list[Field], wide: bool = False) -> str:
    """One paper of the file: a heading and named fields."""
    fields = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
    return f'<section class="card{" wide" if wide else ""}"><h2>{both(*title)}</h2><dl>{fields}</dl></section>'


def code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def link(file: str, words: str = "") -> str:
    return f'<a href="{escape(file)}">{escape(words or file)}</a>'


def write_case_file(target: Path, title: Both, told: Both, cards: list[str]) -> None:
    """case-file.html and its style sheet."""
    body = f"""<h1>{both(*title)}</h1>
{lead(*told)}
{"".join(cards)}"""
    (target / "case-file.html").write_text(page(*title, body, STYLE), encoding="utf-8", newline="\n")
    (target / STYLE).write_text(coloured(_BASE), encoding="utf-8", newline="\n")
