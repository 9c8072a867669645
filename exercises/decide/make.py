"""Writes the sheet of twelve cases, both languages side by side, from vignettes.yml."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.base.shapes import ID, WORDS
from handbook.practice.seeds import read_seed

VIGNETTE = {"id": ID, "who": ID, "title": WORDS, "text": WORDS, "plan": WORDS}


def make(source: Path, target: Path, day: date) -> None:
    """Writes the page and its style; the edition's day stands in the foot, so that a print tells its edition."""
    vignettes = read_seed(source / "vignettes.yml", [VIGNETTE]).value
    templates = Environment(
        loader=FileSystemLoader(source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = templates.get_template("vignettes.html.j2").render(vignettes=vignettes, day=day.isoformat())
    (target / "vignettes.html").write_text(page + "\n", encoding="utf-8", newline="\n")
    shutil.copyfile(source / "vignettes.css", target / "vignettes.css")
