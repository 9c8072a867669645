"""Writes what the trainee gets: five drawn pictures, the map, a table of the sun, a counting sheet, the statements."""

from __future__ import annotations

import csv
import io
import math
import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from itertools import pairwise
from pathlib import Path

import piexif
import yaml

from handbook.practice.page import heading
from handbook.practice.page import page as exercise_page
from handbook.practice.photo import Exif, write_jpeg, write_png
from handbook.practice.scene import draw
from handbook.practice.solid import Camera
from handbook.practice.sun import Place, local, sun, table
from handbook.practice.town import Town, read_town
from handbook.practice.townmap import listed, opening, rose, svg, tag

DAY = -14  # of all pictures, from the edition's day
ELSEWHERE = (158.0, 158.0)  # where the file of the last picture says it was taken
HOURS_BEHIND = 5  # of the camera that took the second
SUN_COLUMNS = (
    "Өдөр / date",
    "Орон нутгийн цаг UTC+8 / local time UTC+8",
    "UTC",
    "Нарны чиглэл ° / direction of the sun °",
    "Нарны өндөр ° / height of the sun °",
    "Өндөр ÷ сүүдэр / height ÷ shadow",
)


@dataclass(frozen=True)
class Shot:
    """A picture as it was taken: the pole is the one whose shadow is measured."""

    file: str
    camera: Camera
    clock: time
    pole: int  # number in town.yml
    second: int = 0  # of the camera's clock
    fraction: str = ""  # of that second, in thousandths; only some cameras write it
    mirrored: bool = False


SHOTS = (
    Shot("p1.jpg", Camera(-88.5, 59, 8, 90), time(11, 26), 0, 41, "372"),
    Shot("p2.jpg", Camera(94.5, 66, 8, 270), time(14, 52), 1, 8),
    Shot("p3.png", Camera(33.5, -183.5, 7.4, 60), time(13, 38), 2),
    Shot("p4.jpg", Camera(-66, -105.2, 7.4, 0), time(10, 34), 3, 53, "086", mirrored=True),
    Shot("p5.jpg", Camera(-158, 189.5, 8, 180), time(14, 14), 4, 26),
)


def exif(shot: Shot, town: Town, when: datetime) -> Exif | None:
    """What the file says about itself, true or not."""
    clock = when + timedelta(seconds=shot.second)
    if shot.file == "p1.jpg":
        here = town.position((shot.camera.east, shot.camera.north))
        return Exif("Gerelt", "Gerelt G2", "G2 camera 4.1", clock, "+08:00", here, clock - timedelta(seconds=2))
    if shot.file == "p2.jpg":
        return Exif("Orgil", "Orgil 7", "Orgil 7.0.3", clock - timedelta(hours=HOURS_BEHIND))
    if shot.file == "p4.jpg":
        return Exif("Gerelt", "Gerelt G1", "G1 camera 3.8", clock, "+08:00")
    if shot.file == "p5.jpg":
        fix = datetime.combine(when.date(), time(8, 31, 4), when.tzinfo)
        return Exif("Orgil", "Orgil 6", "Orgil 6.2.0", clock, "+08:00", town.position(ELSEWHERE), fix)
    return None


def add_fraction(file: Path, fraction: str) -> None:
    """The thousandths of the second, in the three fields in which cameras write them."""
    if fraction:
        held = piexif.load(str(file))
        tags = piexif.ExifIFD
        for tag_of in (tags.SubSecTime, tags.SubSecTimeOriginal, tags.SubSecTimeDigitized):
            held["Exif"][tag_of] = fraction.encode()
        piexif.insert(piexif.dump(held), str(file))


def clear(town: Town) -> None:
    """No number and no name of a street lies over the sign of a pole on the map."""
    for pole in town.poles:
        sign = [(pole.at[0], pole.at[1] + up) for up in (0, 3.5, 7)]
        for row in listed(town):
            assert min(math.dist(row.at, spot) for spot in sign) > 3.8 + 2, (row.number, pole)
        for street in town.streets:
            way = math.dist(street.start, street.end)
            ahead = [(b - a) / way for a, b in zip(street.start, street.end, strict=True)]
            reach = len(f"{street.name['mn']} / {street.name['en']}") * 2.7 / 2  # metres that half of the name takes
            for step in range(-round(reach), round(reach) + 1):
                named = [a + d * (way * street.named_at + step) for a, d in zip(street.start, ahead, strict=True)]
                assert min(math.dist(named, spot) for spot in sign) > 4, (street.name["en"], pole)


def make(source: Path, target: Path, day: date) -> None:
    town = read_town(source / "town.yml")
    clear(town)
    place, taken = Place(town.lat, town.lon), day + timedelta(days=DAY)
    for shot in SHOTS:
        when = local(place, taken, shot.clock)
        picture = draw(town, shot.camera, sun(place, when), mirrored=shot.mirrored)
        if shot.file.endswith(".png"):
            write_png(picture, target / shot.file)
        else:
            write_jpeg(picture, target / shot.file, exif(shot, town, when))
            add_fraction(target / shot.file, shot.fraction)
    shutil.copyfile(source / "shadow.css", target / "shadow.css")
    (target / "sun.csv").write_bytes(_sun(place, taken))
    _write(target / "map.html", _map(town))
    texts = yaml.safe_load((source / "texts.yml").read_text(encoding="utf-8"))
    _write(target / "sheet.html", _sheet(texts, example(place, taken)))
    _write(target / "items.html", _items(texts, taken))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _sun(place: Place, day: date) -> bytes:
    """With the mark by which Excel knows the letters."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(SUN_COLUMNS)
    for when, s in table(place, day):
        utc = when - timedelta(hours=place.offset)
        told = (f"{s.azimuth:.1f}", f"{s.elevation:.1f}", f"{1 / s.ratio:.2f}")
        writer.writerow([f"{day}", f"{when:%H:%M}", f"{utc:%H:%M}", *told])
    return out.getvalue().encode("utf-8-sig")


def example(place: Place, day: date) -> dict[str, str]:
    """Numbers of the worked example: a shadow one slab to the right, six towards a camera that looks south."""
    right, towards, view = 1, 6, 180
    ring = round(math.degrees(math.atan2(right, -towards))) % 360
    shadow = (ring + view) % 360
    azimuth = (shadow + 180) % 360
    rows = table(place, day)
    (before, low), (after, high) = next((a, b) for a, b in pairwise(rows) if a[1].azimuth <= azimuth < b[1].azimuth)
    part = (azimuth - low.azimuth) / (high.azimuth - low.azimuth)
    when = before + (after - before) * part
    there = sun(place, when)
    length = round(math.hypot(right, towards), 1)
    pole = round(length / there.ratio, 1)
    return {
        "ring": f"{ring}",
        "shadow": f"{shadow}",
        "azimuth": f"{azimuth}",
        "before": f"{before:%H:%M}",
        "low": f"{low.azimuth:.1f}",
        "after": f"{after:%H:%M}",
        "high": f"{high.azimuth:.1f}",
        "when": f"{when:%H:%M}",
        "length": f"{length}",
        "pole": f"{pole}",
        "mm": f"{pole * 10:.0f}",
        "ratio": f"{pole / length:.2f}",
        "row": f"{1 / there.ratio:.2f}",
    }


def page(mn: str, en: str, body: str) -> str:
    return exercise_page(mn, en, f"{heading(mn, en)}\n{body}", "shadow.css")


def _code(words: str) -> str:
    return re.sub(r"`(.+?)`", r"<code>\1</code>", escape(words))


def pair(mn: str, en: str) -> str:
    return f'<div class="pair"><p>{_code(mn)}</p>\n<p lang="en">{_code(en)}</p></div>\n'


def wide(drawing: str, name: tuple[str, str]) -> str:
    """A drawing that keeps its size on a narrow screen and is moved sideways there, by finger or by arrow keys."""
    hint = pair("Зургийг хажуу тийш гүйлгэнэ →", "Drag the drawing sideways →")
    hint = hint.replace('class="pair"', 'class="pair sideways"')
    label = " / ".join(name)
    return f'{hint}<div class="wide" tabindex="0" role="region" aria-label="{label}">{drawing}</div>'


def _dot(colour: str) -> str:
    """The colour of a building; the policy of the page allows no style within it."""
    circle = f'<circle cx="5" cy="5" r="5" fill="{colour}"/>'
    return f'<svg class="dot" viewBox="0 0 10 10" aria-hidden="true">{circle}</svg>'


def _map(town: Town) -> str:
    rows = [
        f"<li><b>{row.number}</b>{_dot(row.colour)}{escape(row.name['mn'])} "
        f'<span lang="en">/ {escape(row.name["en"])}</span></li>'
        for row in listed(town)
    ]
    head = pair(
        "Нүдний тал 50 м. Нүдийг үсэг, тоогоор нэрлэнэ: B7. Захын тоо нь өргөрөг, уртраг. "
        "Талбайн нарийн шугам таван хавтан тутамд.",
        "A square is 50 m wide and named by letter and number: B7. The numbers at the edge are latitude and longitude. "
        "Thin lines on paved places: every fifth slab.",
    )
    body = f'{head}{wide(svg(town), ("Газрын зураг", "Map"))}<ul class="places">{"".join(rows)}</ul>'
    return page(f"{town.name['mn']}: газрын зураг", f"{town.name['en']}: map", body)


def _sheet(texts: dict, worked: dict[str, str]) -> str:
    """Squared paper in a ring of degrees: the shadow is counted in slabs and read as an angle."""
    unit, reach, green = 26, 14, "#17666b"
    ring = unit * reach + 22
    middle = ring + 44
    low, high = middle - unit * reach, middle + unit * reach
    clip = tag("circle", cx=middle, cy=middle, r=ring)
    out = [
        opening(2 * middle, 2 * middle),
        tag("title", "Тоолох хуудас / Counting sheet"),
        f'<clipPath id="ring">{clip}</clipPath>',
    ]
    for k in range(-reach, reach + 1):
        at, fifth = middle + k * unit, k % 5 == 0
        line = {"stroke": "#7d8588", "stroke_width": 1.1} if fifth else {"stroke": "#c9cdcb", "stroke_width": 0.7}
        out.append(tag("path", d=f"M{at} {low}V{high}M{low} {at}H{high}", fill="none", clip_path="url(#ring)", **line))
        if fifth and k:
            out.append(tag("text", str(abs(k)), x=at, y=middle + 15, font_size=12, text_anchor="middle"))
            out.append(tag("text", str(abs(k)), x=middle - 7, y=at + 4, font_size=12, text_anchor="end"))
    out += rose(middle, middle, ring)
    out += [tag("path", d=f"M{middle} {low + 26}l9 22h-18z", fill=green), tag("circle", cx=middle, cy=middle, r=4)]
    halo = {"fill": green, "stroke": "#ffffff", "stroke_width": 4, "paint_order": "stroke"}
    for words, x, y in zip(
        texts["ring"],
        (middle, middle, low + 92, high - 92),
        (low + 68, high - 24, middle - 14, middle - 14),
        strict=True,
    ):
        out.append(tag("text", words, x=x, y=y, font_size=13, text_anchor="middle", **halo))
    steps = [pair(*(step[lang].format_map(worked) for lang in ("mn", "en"))) for step in texts["steps"]]
    drawn = wide("\n".join([*out, "</svg>"]), ("Тоолох цагираг", "Counting ring"))
    return page("Тоолох хуудас", "Counting sheet", "".join(steps) + drawn)


def _items(texts: dict, day: date) -> str:
    parts = [pair(*(line[lang].replace("{day}", day.isoformat()) for lang in ("mn", "en"))) for line in texts["head"]]
    for n, (shot, item) in enumerate(zip(SHOTS, texts["items"], strict=True), 1):
        file, size = shot.file, shot.camera.size
        picture = f'<img src="{file}" width="{size[0]}" height="{size[1]}" alt="Зураг {n} / Picture {n}">'
        parts.append(f'<h2>{n}. <a href="{file}">{file}</a></h2>\n{pair(item["from"]["mn"], item["from"]["en"])}')
        parts.append(f"<blockquote>{pair(item['said']['mn'], item['said']['en'])}</blockquote>")
        parts.append(f'<figure><a href="{file}">{picture}</a></figure>')
    return page("Таван зураг", "Five pictures", "\n".join(parts))
