"""``python -m handbook.render.figures OUTDIR`` writes every figure; with mistakes in the data it writes none."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from handbook.course.languages import read_languages
from handbook.render.figures import files, validate
from handbook.render.figures.rules import FILE


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("python -m handbook.render.figures OUTDIR", file=sys.stderr)
        return 2
    root = Path(__file__).resolve().parents[3]
    figures = yaml.safe_load((root / FILE).read_text(encoding="utf-8"))
    languages = tuple(read_languages(root)[0])
    if findings := validate(figures, languages):
        print("\n".join(map(str, findings)), file=sys.stderr)
        return 1
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files(figures, languages):
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
