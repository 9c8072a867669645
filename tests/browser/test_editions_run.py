"""One run writes all there is for readers, with the sums of all, and the bundles offer what really lies beside them."""

from __future__ import annotations

import hashlib
import zipfile

import pytest
from printing import Editions
from spoken import LANGUAGES

from handbook.base.html import by_class, document, words


def test_each_language_has_its_books_and_the_sums_hold(editions: Editions) -> None:
    names = {path.name for path in editions.files.iterdir()}
    wanted = {f"{editions.name}.{lang}.{kind}" for lang in LANGUAGES for kind in ("pdf", "epub", "html", "law.html")}
    wanted |= {f"{editions.name}.print.{lang}.pdf" for lang in LANGUAGES}
    assert wanted | {f"{editions.name}.zim", f"{editions.name}.zip", f"{editions.name}-trainer.zip"} <= names
    assert {f"{editions.name}.moodle.{lang}.xml" for lang in LANGUAGES} <= names
    rows = [row.split("  ", 1) for row in (editions.files / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert {name for _, name in rows} == names - {"SHA256SUMS"}
    for digest, name in rows:
        assert hashlib.sha256((editions.files / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("edition", ["", "-trainer"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bundles_offer_the_very_files_and_their_sizes(editions: Editions, edition: str, lang: str) -> None:
    folder = f"{editions.name}{edition}"
    with zipfile.ZipFile(editions.files / f"{folder}.zip") as archive:
        page = document(archive.read(f"{folder}/{'' if lang == 'mn' else 'en/'}index.html").decode())
        for kind in ("pdf", "epub"):
            inside = archive.read(f"{folder}/editions/{editions.name}.{lang}.{kind}")
            assert inside == (editions.files / f"{editions.name}.{lang}.{kind}").read_bytes()
        assert not any(".print." in name for name in archive.namelist()), "for a print shop, beside the zip"
    told = {words(row[1]).split()[0]: words(row[1]).split() for row in next(by_class(page, "hb-editions")).iter("tr")}
    for name in (f"{editions.name}.{lang}.pdf", f"{editions.name}.{lang}.epub", f"{editions.name}.zim"):
        assert told[name][1] == f"{(editions.files / name).stat().st_size / 1e6:.1f}"
