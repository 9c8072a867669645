"""Writes the sheet of twelve cases, both languages side by side, from vignettes.yml."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.base.shaped import Id, Words
from handbook.practice.seeds import read_seed


@dataclass(frozen=True)
class Vignette:
    id: Id
    who: Id
    title: Words
    text: Words
    plan: Words


def make(source: Path, target: Path, day: date) -> None:
    """Writes the page and its style; the edition's day stands in the foot, so that a print tells its edition."""
    vignettes = read_seed(source / "vignettes.yml", tuple[Vignette, ...])
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
