"""Packs the entry and exit tests alone, for the computers of trainees, which must not hold the key in any form."""

from __future__ import annotations

from html import escape
from pathlib import Path

from handbook.course.course import Course
from handbook.course.pages.keys import page_url
from handbook.editions import extract
from handbook.editions.packing import NAME, write_sums, write_zip

START = "index.html"
POLICY = "default-src 'none';style-src 'self';img-src 'self';font-src 'self';form-action 'none';base-uri 'none'"
SHEET, ICON = "assets/stylesheets/handbook.css", "assets/images/hb.svg"


def write_tests(course: Course, site: Path, dist: Path) -> Path:
    """Write ``osint-handbook-<edition>-tests.zip`` from the built ``site`` for trainers; return its path."""
    outline = course.data.outline
    folder = f"{NAME}-{outline.edition}-tests"
    contents = {f"{folder}/{name}": data for name, data in tests_alone(course, site).items()}
    target = dist / f"{folder}.zip"
    write_zip(target, contents, outline.edition_date)
    write_sums(dist)
    return target


def tests_alone(course: Course, site: Path) -> dict[str, bytes]:
    """Take the tests in each language from the built ``site`` for trainers; return them and a start page by file.

    Raises CannotPack where the site lacks a file.
    """
    titles = {
        lang: {
            page_url(course.languages, lang, page.id): page.meta.title
            for (of, _), page in sorted(course.pages.items())
            if of == lang and page.meta.layout == "test"
        }
        for lang in course.languages
    }
    every = {file: title for own in titles.values() for file, title in own.items()}
    name = course.data.strings["platform-tests"]
    pages = {
        file: extract.page(extract.read(site, file, START).decode(), file, every, name[lang])
        for lang in course.languages
        for file in titles[lang]
    }
    contents = extract.with_all_they_load(pages, site, (SHEET, ICON))
    contents[START] = _start(titles, name).encode()
    return contents


def _start(titles: dict[str, dict[str, str]], name: dict[str, str]) -> str:
    """Write the page that is opened first: a heading and links to the tests in each language."""
    parts = ""
    for number, lang in enumerate(titles):
        rows = "".join(f'<li><a href="{file}">{escape(title)}</a></li>' for file, title in titles[lang].items())
        level = "h2" if number else "h1"
        parts += f'<section lang="{lang}"><{level}>{escape(name[lang])}</{level}><ul>{rows}</ul></section>'
    title = " · ".join(name[lang] for lang in titles)
    return (
        f'<!doctype html>\n<html lang="{next(iter(titles))}">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<title>{escape(title)}</title>\n'
        f'<link rel="icon" href="{ICON}">\n<link rel="stylesheet" href="{SHEET}">\n'
        f'<body data-md-color-scheme="default"><main class="md-content"><article class="md-typeset">{parts}'
        "</article></main>\n</html>\n"
    )
