"""A copy without metadata is one: ExifTool and a search in its bytes find nothing of what was planted in any place."""

from __future__ import annotations

import base64
import io
import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import planted
from PIL import Image, ImageCms
from planted import MARK, Plant
from playwright.sync_api import Browser, Page
from test_exiftool import exiftool
from test_exiftool import pytestmark as needs_exiftool
from test_workbench_files import open_tool

# {copy, word, removed} of a file given in base64, by the way that the page's button goes
COPY = """async ([name, content]) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  const found = await HB.metadata.read(name, bytes);
  const { word = "", copy } = await HB.metadata.copyOf(bytes, found);
  const text = copy ? Array.from(copy.bytes, (byte) => String.fromCharCode(byte)).join("") : "";
  return { word, content: btoa(text), removed: copy ? copy.removed : [] };
}"""
PLANTS = [*planted.jpeg_plants(), *planted.png_plants()]
# what ExifTool finds in a picture that says nothing of where it came from
GROUPS = re.compile("SourceFile|ExifTool|System|File|Composite|JFIF|PNG|PNG-pHYs|APP14|Adobe|IFD0|ICC.*")


def copies(page: Page, plants: list[Plant]) -> list[tuple[Plant, dict]]:
    return [
        (plant, page.evaluate(COPY, [f"a.{plant.ending}", base64.b64encode(plant.content).decode()]))
        for plant in plants
    ]


def traces(content: bytes, mark: bytes) -> list[str]:
    """In which form the mark, or half of it, is in these bytes: as it is, in two bytes a letter, or packed."""
    bodies = [content]
    for at in (found.start() for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content)):
        try:
            bodies.append(zlib.decompressobj().decompress(content[at:]))
        except zlib.error:
            continue
    texts = mark.decode()
    forms = {
        "plain": mark,
        "half": mark[:10],
        "UTF-16 LE": texts.encode("utf-16-le"),
        "UTF-16 BE": texts.encode("utf-16-be"),
    }
    forms["digits"] = mark.hex().encode()
    return [form for form, value in forms.items() if any(value in body or value.upper() in body for body in bodies)]


def dots(content: bytes) -> tuple[str, tuple[int, int], bytes]:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture.mode, picture.size, picture.convert("RGBA").tobytes()


def test_the_corpus_holds_its_mark_in_many_places() -> None:
    assert len(PLANTS) >= 60 and len({(plant.ending, plant.place) for plant in PLANTS}) == len(PLANTS)
    silent = [plant.place for plant in PLANTS if not traces(plant.content, MARK)]
    # cut from the mark, or a place that holds a few letters of it only
    assert [place for place in silent if place not in ("clearness that no dot uses", "a picture cut off")] == []


@needs_exiftool
def test_no_copy_holds_what_was_planted_and_every_dot_is_the_same(
    chromium: Browser, open_reader: Callable, tmp_path: Path
) -> None:
    page = open_tool(open_reader(chromium), "metadata")
    made = copies(page, PLANTS)
    left, other, refused = [], [], []
    for plant, answer in made:
        if answer["word"]:
            refused.append(plant)
            continue
        content = base64.b64decode(answer["content"])
        if traces(content, MARK) or (plant.place.startswith("clearness") and MARK[:5] in content):
            left.append(plant.place)
        if dots(content) != dots(plant.plain):
            other.append(plant.place)
        assert answer["removed"], f"{plant.place}: nothing is said to have been taken out"
        (tmp_path / f"{len(list(tmp_path.iterdir())):03}.{plant.ending}").write_bytes(content)
    found = json.loads(exiftool("-j", "-a", "-U", "-G1", "-ee", "-api", "RequestAll=3", tmp_path))
    told = [line for line in found if MARK.decode() in json.dumps(line)]
    groups = {name.partition(":")[0] for line in found for name in line}
    print(
        f"{len(PLANTS)} files with a mark ({sum(p.ending == 'jpg' for p in PLANTS)} JPEG, "
        f"{sum(p.ending == 'png' for p in PLANTS)} PNG): {len(found)} copies, {len(left)} with the mark, "
        f"{len(told)} by ExifTool, {len(other)} with another picture; {len(refused)} refused"
    )
    assert (left, other, told) == ([], [], [])
    assert [group for group in groups if not GROUPS.fullmatch(group)] == []
    assert [plant.place for plant in refused] == [plant.place for plant in PLANTS if not plant.copied]
    assert {answer["word"] for _, answer in made} == {"", "meta-copy-broken", "meta-copy-unsure"}


def test_the_colour_profile_of_a_copy_is_display_p3_and_says_no_more(chromium: Browser, open_reader: Callable) -> None:
    page = open_tool(open_reader(chromium), "metadata")
    plants = [plant for plant in PLANTS if plant.place == "profile named Display P3"]
    assert len(plants) == 2
    for _, answer in copies(page, plants):
        profile = Image.open(io.BytesIO(base64.b64decode(answer["content"]))).info["icc_profile"]
        assert len(profile) == 436
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        assert opened.profile.profile_description == "Display P3"
        change = ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), "RGB", "RGB")
        for given, wanted in (((255,) * 3, (255,) * 3), ((128,) * 3, (128,) * 3), ((200, 100, 50), (215, 93, 31))):
            shown = ImageCms.applyTransform(Image.new("RGB", (1, 1), given), change).getpixel((0, 0))
            assert all(abs(one - other) <= 1 for one, other in zip(shown, wanted, strict=True))
