"""The bundle refuses what would break on a reader's computer, and leaves the last good zip as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handbook.editions.bundle import CannotBundle, bundle
from handbook.editions.packing import limit_of, nearly_full

DAY = date(2026, 11, 25)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<h1>Нүүр</h1>", encoding="utf-8")
    return folder


def test_a_name_that_is_not_latin_a_long_path_and_a_link_are_refused_in_one_pass(site: Path, tmp_path: Path) -> None:
    good = bundle(site, tmp_path / "dist", "2026-11", DAY).read_bytes()
    (site / "хуудас.html").write_text("", encoding="utf-8")
    (site / f"{'a' * 120}.html").write_text("", encoding="utf-8")
    (site / "link.html").symlink_to(site / "index.html")
    with pytest.raises(CannotBundle) as error:
        bundle(site, tmp_path / "dist", "2026-11", DAY)
    lines = str(error.value).splitlines()
    assert len(lines) == 3
    assert any("link" in line for line in lines) and any("Latin" in line for line in lines)
    assert (tmp_path / "dist" / "osint-handbook-2026-11.zip").read_bytes() == good


def test_times_of_files_do_not_change_the_bytes(site: Path, tmp_path: Path) -> None:
    first = bundle(site, tmp_path / "one", "2026-11", DAY).read_bytes()
    (site / "index.html").touch()
    assert bundle(site, tmp_path / "two", "2026-11", DAY).read_bytes() == first


def test_what_comes_near_its_limit_is_told_before_a_chapter_fails(tmp_path: Path) -> None:
    """Files are as large as they are told to be, and hold nothing."""
    sizes = {"2026-11.zip": 0.94, "2027-01.zip": 0.96, "2026-11.mn.html": 0.951, "2026-11.mn.law.html": 0.949}
    for name, share in sizes.items():
        with (tmp_path / f"osint-handbook-{name}").open("wb") as file:
            file.truncate(int(limit_of(file.name.rpartition("/")[2]) * share))
    (tmp_path / "osint-handbook-2026-11-trainer.zip").write_bytes(b"no limit")
    told = nearly_full(sorted(tmp_path.iterdir()))
    assert [line.partition(":")[0] for line in told] == ["osint-handbook-2026-11.mn.html", "osint-handbook-2027-01.zip"]
    assert "5.71 MB are 95.1%" in told[0] and "11.52 MB are 96.0%" in told[1]
