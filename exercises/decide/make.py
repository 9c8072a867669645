"""Writes the sheet of twelve cases, both languages side by side, from vignettes.yml."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined


def make(source: Path, target: Path, day: date) -> None:
    """Writes the page and its style; the edition's day stands in the foot, so that a print tells its edition."""
    vignettes = yaml.safe_load((source / "vignettes.yml").read_text(encoding="utf-8"))
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
