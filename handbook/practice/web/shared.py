"""Writes what the training webs of all exercises share: styles, and scripts that search."""

from __future__ import annotations

from pathlib import Path

from handbook.mongolian.browser import module
from handbook.mongolian.lexicon import lexicon

STATIC = Path(__file__).parent / "static"
# As much of lunr as the language module asks for; engine.js ranks by itself.
SHIM = (
    "window.lunr={stemmerSupport:{},trimmerSupport:{generateTrimmer:()=>null},generateStopWordFilter:()=>null,"
    "Pipeline:{registerFunction(){}}};\n"
)


def write_shared(target: Path) -> None:
    """Writes the files into ``target``, which is exercises/shared/data."""
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted(STATIC.iterdir()):
        _write(target / file.name, file.read_text(encoding="utf-8"))
    _write(target / "mongolian.js", SHIM + module(lexicon()))


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
