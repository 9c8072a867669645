"""Makes the one web font of the site, Inter cut down to the letters used, and copies the weights the figures embed."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# What may stand on a page. Ө ө Ү ү lie in the Cyrillic block, ₮ among the currency signs.
CHARACTERS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x00FF),  # Latin-1
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),  # Ґ ґ, for names in a case
    (0x04AE, 0x04AF),  # Ү ү
    (0x04E8, 0x04E9),  # Ө ө
    (0x02BB, 0x02BC),  # apostrophes of transliteration
    (0x2010, 0x2015),
    (0x2018, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x202F, 0x202F),  # punctuation
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x2044, 0x2044),
    (0x20AC, 0x20AC),
    (0x20AE, 0x20AE),
    (0x2116, 0x2116),  # € ₮ №
    (0x2190, 0x2193),
    (0x2197, 0x2197),  # arrows
    (0x2212, 0x2212),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),  # − ≈ ≠ ≤ ≥
    (0x2713, 0x2713),
    (0x2717, 0x2717),  # ✓ ✗
)
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"]
LIMIT = 110 * 1024


def make_font(inter: Path, folder: Path) -> Path:
    """Write ``inter-subset.woff2`` and its licence into ``folder`` from the npm package ``inter-ui`` at ``inter``."""
    font = TTFont(inter / "variable" / "InterVariable.woff2", recalcTimestamp=False)
    options = subset.Options(
        layout_features=FEATURES,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        hinting=False,
        notdef_outline=True,
        glyph_names=False,
        flavor="woff2",
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in CHARACTERS for code in range(first, last + 1)])
    cutter.subset(font)
    instantiateVariableFont(font, {"opsz": None}, inplace=True)  # None: fixed at the axis' default, the text size
    font.flavor = "woff2"
    folder.mkdir(parents=True, exist_ok=True)
    out = folder / "inter-subset.woff2"
    font.save(out)
    if out.stat().st_size > LIMIT:
        raise ValueError(
            f"{out}: {out.stat().st_size} bytes, the limit is {LIMIT}; drop characters in handbook/editions/fonts.py"
        )
    for name in ("LICENSE.txt", "web/Inter-Regular.woff2", "web/Inter-SemiBold.woff2"):
        shutil.copyfile(inter / name, folder / Path(name).name)  # figures measure and embed the two weights
    return out


def main(package: str, folder: str, version: str) -> None:
    """Make the font. Raises ValueError for another version of the package: glyphs change between versions."""
    found = json.loads((Path(package) / "package.json").read_text(encoding="utf-8"))["version"]
    if found != version:
        raise ValueError(
            f"{package} is inter-ui {found}, wanted {version}: unpack that version or change INTER in the Makefile"
        )
    print(make_font(Path(package), Path(folder)))
    (Path(folder) / "VERSION.txt").write_text(f"inter-ui {version}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
