"""Each form of docs/_data/forms.yml as Word and Excel files in each language: empty, and its filled-in example.

``<form>.<lang>.<docx|xlsx>`` and ``<form>-example.<lang>.<docx|xlsx>``, for a computer without the handbook, or for
paper. Nothing of a form is written here: the page and the files are made from the same definition, and the same
definition always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handbook.course.data.forms import Form
from handbook.course.data.model import Data
from handbook.render.forms import excel, word
from handbook.render.forms.paper import Paper
from handbook.render.forms.reproducible import reproducible

FOLDER = "templates/files"  # below the site's root; all languages share it
PROGRAMS = {"docx": "Word", "xlsx": "Excel"}
_WRITE = {"docx": word.write, "xlsx": excel.write}


def file_name(form: Form, lang: str, kind: str, *, filled: bool = False) -> str:
    return f"{form.file}{'-example' * filled}.{lang}.{kind}"


def files(data: Data, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield file name and bytes of each form whose id is wanted, in each language and kind."""
    ids = set(wanted)
    chosen = [form for form in data.forms.values() if form.id in ids]
    for lang in data.languages:
        paper = Paper(lang, data.strings, data.outline.edition)
        for form in chosen:
            for filled in (False, True)[: 1 + form.has_example]:
                for kind, write in _WRITE.items():
                    content = write(form, replace(paper, filled=filled))
                    yield file_name(form, lang, kind, filled=filled), reproducible(content, data.outline.edition_date)
