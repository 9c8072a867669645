"""One run writes all there is for readers, with the sums of all, and the bundles offer what really lies beside them."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from handbook.content.model import LANGUAGES
from handbook.data import load
from handbook.editions.tree import by_class, parse, words

ROOT = Path(__file__).parents[2]
NAME = f"osint-handbook-{load(ROOT)[0].course.edition}"
BUNDLES = (f"{NAME}.zip", f"{NAME}-trainer.zip")


def test_each_language_has_its_books_and_the_sums_hold(editions: Path) -> None:
    names = {path.name for path in editions.iterdir()}
    wanted = {f"{NAME}.{lang}.{kind}" for lang in LANGUAGES for kind in ("pdf", "epub")}
    assert wanted | {f"{NAME}.zim", *BUNDLES} <= names
    assert {f"{NAME}.moodle.{lang}.xml" for lang in LANGUAGES} <= names
    rows = [row.split("  ", 1) for row in (editions / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name for _, name in rows} == names - {"SHA256SUMS"}
    for digest, name in rows:
        assert hashlib.sha256((editions / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("packed", BUNDLES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bundles_offer_the_very_files_and_their_sizes(editions: Path, packed: str, lang: str) -> None:
    folder = packed.removesuffix(".zip")
    with zipfile.ZipFile(editions / packed) as archive:
        page = parse(archive.read(f"{folder}/{'' if lang == 'mn' else 'en/'}index.html").decode())
        for kind in ("pdf", "epub"):
            inside = archive.read(f"{folder}/editions/{NAME}.{lang}.{kind}")
            assert inside == (editions / f"{NAME}.{lang}.{kind}").read_bytes()
    cards = next(by_class(page, "hb-editions")).findall(".//li")
    sizes = [words(next(by_class(card, "hb-card__foot"))).split()[0] for card in cards[:3]]
    files = (f"{NAME}.{lang}.pdf", f"{NAME}.{lang}.epub", f"{NAME}.zim")
    assert sizes == [f"{(editions / name).stat().st_size / 1e6:.1f}" for name in files]
