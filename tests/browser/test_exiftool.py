"""What the page of metadata shows is what ExifTool shows, on files that ExifTool itself or an encoder has written."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pillow_heif
import planted
import pytest
from docx import Document
from PIL import Image
from playwright.sync_api import Page
from test_workbench_files import fields, open_tool, read

EXIFTOOL = shutil.which("exiftool")
WRITTEN = """
Make=Хөвч, Model=K-1, Orientation#=6, Software=Editor 2, ModifyDate=2024:03:06 10:00:00, Artist=Anon, Copyright=Nobody,
DateTimeOriginal=2024:03:05 14:20:05, CreateDate=2024:03:05 14:20:05, OffsetTimeOriginal=+08:00, SubSecTimeOriginal=42,
SerialNumber=SN-0042, LensModel=L 24, ISO=200, FNumber=2.8, ExposureTime=1/250, FocalLength=4.2, GPSLatitude=47.9186,
GPSLatitudeRef=N, GPSLongitude=106.9176, GPSLongitudeRef=E, GPSAltitude=1350.5, GPSAltitudeRef=0, GPSImgDirection=187.5,
GPSImgDirectionRef=T, GPSTimeStamp=06:20:05, GPSDateStamp=2024:03:05
"""
GROUPS = ("IFD0", "ExifIFD", "GPS")
# what a program writes for itself and what each words in its own way; the place is compared as a number
OWN_WORDS = {"GPSVersionID", "ExifVersion", "ComponentsConfiguration", "GPSAltitudeRef", "GPSLatitude", "GPSLongitude"}
OF_DOCUMENTS = {
    "PDF": {"Author": "Author", "Title": "Title", "Producer": "Producer", "PageCount": "Pages"},
    "DOCX": {"Creator": "dc:creator", "Title": "dc:title", "LastModifiedBy": "cp:lastModifiedBy",
             "CreateDate": "dcterms:created", "ModifyDate": "dcterms:modified", "RevisionNumber": "cp:revision",
             "Application": "Application"},
}  # fmt: skip

pytestmark = pytest.mark.skipif(not EXIFTOOL, reason="ExifTool is not installed here")


def exiftool(*arguments: str | Path) -> str:
    command = [str(EXIFTOOL), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def tags(path: Path, *options: str) -> dict[str, str]:
    """Tag by its name; of two with one name the first, as ExifTool prefers."""
    found = json.loads(exiftool("-j", "-G1", "-s", *options, path))[0]
    return {name.partition(":")[2]: str(value) for name, value in found.items() if name.partition(":")[0] in GROUPS}


def picture(folder: Path, ending: str) -> Path:
    path = folder / f"a.{ending}"
    drawn = Image.new("RGB", (64, 48), (200, 120, 40))
    if ending == "heic":
        pillow_heif.from_pillow(drawn).save(path)
    else:
        drawn.save(path)
    exiftool("-overwrite_original", "-q", *(f"-EXIF:{tag}" for tag in re.split(r",\s+", WRITTEN.strip())), path)
    return path


def plain(value: str) -> str:
    """Without what only the writing differs in: signs between digits, zeros at the end, the unit."""
    value = value.removesuffix(" UTC").removesuffix(" mm").removesuffix(" m").replace(", ", " ")
    number = re.fullmatch(r"-?\d+(\.\d+)?", value)
    return f"{float(value):g}" if number else value.replace("-", ":").casefold()


@pytest.mark.parametrize("ending", ["jpg", "png", "heic", "tif"])
def test_a_picture_shows_every_tag_that_exiftool_shows(ending: str, reader, tmp_path: Path) -> None:
    path = picture(tmp_path, ending)
    page = open_tool(reader, "metadata")
    read(page, path)
    shown = fields(page)
    in_words, in_numbers = tags(path), tags(path, "-n")
    assert len(in_words) > 25
    for name in in_words.keys() - OWN_WORDS:
        assert name in shown, f"{name} is not shown"
        found = plain(shown[name][0])
        assert found in (plain(in_words[name]), plain(in_numbers[name])) or same_choice(found, in_words[name]), name
    for name, tag in (("latitude", "GPSLatitude"), ("longitude", "GPSLongitude")):
        assert float(shown[name][0]) == pytest.approx(float(in_numbers[tag]), abs=1e-7)


def same_choice(found: str, words: str) -> bool:
    """`North` and `N`: the first letters of a direction."""
    return len(found) == 1 and words.casefold().startswith(found)


def document(folder: Path, kind: str) -> Path:
    path = folder / f"a.{kind.lower()}"
    if kind == "PDF":
        path.write_bytes(planted.pdf({"Title": "Тайлан"}))
        exiftool("-overwrite_original", "-q", "-PDF:Author=Дорж", "-PDF:Producer=Writer 3", path)
    else:
        written = Document()
        of = written.core_properties
        of.author, of.last_modified_by, of.title, of.revision = "Дорж", "officer 2", "Тайлан", 3
        written.save(str(path))
    return path


@pytest.mark.parametrize("kind", list(OF_DOCUMENTS))
def test_a_document_shows_what_exiftool_shows(kind: str, reader, tmp_path: Path) -> None:
    path = document(tmp_path, kind)
    page: Page = open_tool(reader, "metadata")
    read(page, path)
    shown = fields(page)
    theirs = json.loads(exiftool("-j", "-s", path))[0]
    for tag, name in OF_DOCUMENTS[kind].items():
        # ExifTool writes 2024:03:05 where the file has 2024-03-05T
        there = str(theirs[tag]).replace(":", "-", 2).replace(" ", "T") if "Date" in tag else str(theirs[tag])
        assert shown[name][0] == there, name
