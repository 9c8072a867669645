"""Writes what the trainee gets: five drawn pictures, the map, a table of the sun, a counting sheet, the statements."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from pathlib import Path

import yaml

from handbook.exercises.page import heading
from handbook.exercises.page import page as exercise_page
from handbook.exercises.photo import Exif, write_jpeg, write_png
from handbook.exercises.scene import draw
from handbook.exercises.solid import Camera
from handbook.exercises.sun import Place, local, sun, table
from handbook.exercises.town import Town, read_town
from handbook.exercises.townmap import listed, opening, rose, svg, tag

DAY = -14  # of all pictures, from the edition's day
ELSEWHERE = (158.0, 158.0)  # where the file of the last picture says it was taken
HOURS_BEHIND = 5  # of the camera that took the second


@dataclass(frozen=True)
class Shot:
    """A picture as it was taken: the pole is the one whose shadow is measured."""

    file: str
    camera: Camera
    clock: time
    pole: int  # number in town.yml
    mirrored: bool = False


SHOTS = (
    Shot("p1.jpg", Camera(-88.5, 59, 8, 90), time(11, 26), 0),
    Shot("p2.jpg", Camera(94.5, 66, 8, 270), time(14, 52), 1),
    Shot("p3.png", Camera(33.5, -183.5, 7.4, 60), time(13, 38), 2),
    Shot("p4.jpg", Camera(-66, -105.2, 7.4, 0), time(10, 34), 3, mirrored=True),
    Shot("p5.jpg", Camera(-158, 189.5, 8, 180), time(14, 14), 4),
)


def exif(shot: Shot, town: Town, when: datetime) -> Exif | None:
    """What the file says about itself, true or not."""
    seconds = timedelta(seconds=17)
    if shot.file == "p1.jpg":
        here = town.position((shot.camera.east, shot.camera.north))
        return Exif(
            "Gerelt", "Gerelt G2", "G2 camera 4.1", when + seconds, "+08:00", here, when + timedelta(seconds=15)
        )
    if shot.file == "p2.jpg":
        return Exif("Orgil", "Orgil 7", "Orgil 7.0.3", when - timedelta(hours=HOURS_BEHIND) + seconds)
    if shot.file == "p4.jpg":
        return Exif("Gerelt", "Gerelt G1", "G1 camera 3.8", when + seconds, "+08:00")
    if shot.file == "p5.jpg":
        fix = datetime.combine(when.date(), time(8, 31, 4), when.tzinfo)
        return Exif("Orgil", "Orgil 6", "Orgil 6.2.0", when + seconds, "+08:00", town.position(ELSEWHERE), fix)
    return None


def make(source: Path, target: Path, day: date) -> None:
    town = read_town(source / "town.yml")
    place, taken = Place(town.lat, town.lon), day + timedelta(days=DAY)
    for shot in SHOTS:
        when = local(place, taken, shot.clock)
        picture = draw(town, shot.camera, sun(place, when), mirrored=shot.mirrored)
        if shot.file.endswith(".png"):
            write_png(picture, target / shot.file)
        else:
            write_jpeg(picture, target / shot.file, exif(shot, town, when))
    shutil.copyfile(source / "shadow.css", target / "shadow.css")
    _write(target / "sun.csv", _sun(place, taken))
    _write(target / "map.html", _map(town))
    texts = yaml.safe_load((source / "texts.yml").read_text(encoding="utf-8"))
    _write(target / "sheet.html", _sheet(texts))
    _write(target / "items.html", _items(texts, taken))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _sun(place: Place, day: date) -> str:
    rows = ["date,local_time_utc+8,utc,sun_azimuth,sun_elevation,height_per_shadow"]
    for when, s in table(place, day):
        utc = when - timedelta(hours=place.offset)
        rows.append(f"{day},{when:%H:%M},{utc:%H:%M},{s.azimuth:.1f},{s.elevation:.1f},{1 / s.ratio:.2f}")
    return "\n".join(rows) + "\n"


def page(mn: str, en: str, body: str) -> str:
    return exercise_page(mn, en, f"{heading(mn, en)}\n{body}", "shadow.css")


def _code(words: str) -> str:
    return re.sub(r"`(.+?)`", r"<code>\1</code>", escape(words))


def pair(mn: str, en: str) -> str:
    return f'<div class="pair"><p>{_code(mn)}</p>\n<p lang="en">{_code(en)}</p></div>\n'


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
    body = f'{head}{svg(town)}<ul class="places">{"".join(rows)}</ul>'
    return page(f"{town.name['mn']}: газрын зураг", f"{town.name['en']}: map", body)


def _sheet(texts: dict) -> str:
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
    words = "".join(pair(step["mn"], step["en"]) for step in texts["steps"])
    return page("Тоолох хуудас", "Counting sheet", words + "\n".join([*out, "</svg>"]))


def _items(texts: dict, day: date) -> str:
    parts = [pair(*(line[lang].replace("{day}", day.isoformat()) for lang in ("mn", "en"))) for line in texts["head"]]
    for n, (shot, item) in enumerate(zip(SHOTS, texts["items"], strict=True), 1):
        file, size = shot.file, shot.camera.size
        picture = f'<img src="{file}" width="{size[0]}" height="{size[1]}" alt="Зураг {n} / Picture {n}">'
        parts.append(f'<h2>{n}. <a href="{file}">{file}</a></h2>\n{pair(item["from"]["mn"], item["from"]["en"])}')
        parts.append(f"<blockquote>{pair(item['said']['mn'], item['said']['en'])}</blockquote>")
        parts.append(f'<figure><a href="{file}">{picture}</a></figure>')
    return page("Таван зураг", "Five pictures", "\n".join(parts))
