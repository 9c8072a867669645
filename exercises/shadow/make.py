"""Writes what the trainee of "shadow" gets: five drawn pictures, the map, a table of the sun, a counting sheet, the statements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from html import escape
from pathlib import Path

from handbook.exercises.photo import Exif, write_jpeg, write_png
from handbook.exercises.scene import MARK, draw
from handbook.exercises.solid import Camera
from handbook.exercises.sun import Place, local, sun, table
from handbook.exercises.town import Town, read_town
from handbook.exercises.townmap import named, rose, svg

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
        return Exif("Gerelt", "Gerelt G2", "G2 camera 4.1", when + seconds, "+08:00", here, when + timedelta(seconds=15))
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
    _write(target / "sun.csv", _sun(place, taken))
    _write(target / "map.html", _map(town))
    _write(target / "sheet.html", _sheet())
    _write(target / "items.html", _items(taken))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _sun(place: Place, day: date) -> str:
    rows = ["date,local_time_utc+8,utc,sun_azimuth,sun_elevation,height_per_shadow"]
    for when, s in table(place, day):
        utc = when - timedelta(hours=place.offset)
        rows.append(f"{day},{when:%H:%M},{utc:%H:%M},{s.azimuth:.1f},{s.elevation:.1f},{1 / s.ratio:.2f}")
    return "\n".join(rows) + "\n"


STYLE = """
body { margin: 0; color: #1d2529; background: #fbfaf7; font: 16px/1.55 Inter, Arial, sans-serif; }
.hb-fiction { background: #1d2529; color: #f4f0e6; padding: 6px 20px; font-size: 14px; }
main { max-width: 1180px; margin: 0 auto; padding: 20px; }
h1 { font-size: 26px; margin: 0 0 8px; } h2 { font-size: 20px; margin: 30px 0 6px; } h1 small, h2 small { color: #5a6468; font-weight: 400; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 28px; margin: 6px 0; } .pair [lang=en] { color: #4d575b; }
@media (max-width: 640px) { .pair { grid-template-columns: 1fr; } }
p { margin: 0; } img, svg { max-width: 100%; height: auto; display: block; }
figure { margin: 10px 0 0; } svg { border: 1px solid #d9d6cd; background: #fff; margin: 12px 0; }
.places { columns: 3 300px; padding: 0; list-style: none; font-size: 14.5px; }
.places li { break-inside: avoid; padding: 3px 0; } .places b { display: inline-block; min-width: 26px; }
.dot { display: inline-block; width: 12px; height: 12px; border: 1px solid #1d2529; margin-right: 6px; }
blockquote { margin: 8px 0; padding: 6px 14px; border-left: 4px solid #17666b; background: #eff3f1; }
@media print { body { background: #fff; font-size: 12px; } main { padding: 0; max-width: none; } figure, svg { break-inside: avoid; } }
"""


def page(mn: str, en: str, body: str) -> str:
    return f"""<!doctype html>
<html lang="mn">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(mn)} / {escape(en)}</title>
<style>{STYLE}</style>
</head>
<body>
<div class="hb-fiction">{MARK}</div>
<main>
<h1>{escape(mn)} <small lang="en">/ {escape(en)}</small></h1>
{body}
</main>
</body>
</html>
"""


def pair(mn: str, en: str) -> str:
    return f'<div class="pair"><p>{escape(mn)}</p>\n<p lang="en">{escape(en)}</p></div>\n'


def _map(town: Town) -> str:
    rows = [
        f'<li><b>{number}</b><span class="dot" style="background:{colour}"></span>{escape(name["mn"])} '
        f'<span lang="en">/ {escape(name["en"])}</span></li>'
        for number, _, name, _, colour in named(town)
    ]
    head = pair(
        "Нүдний тал 50 м. Нүдийг үсэг, тоогоор нэрлэнэ: B7. Захын тоо нь өргөрөг, уртраг. Талбайн нарийн шугам таван хавтан тутамд.",
        "A square is 50 m wide and named by letter and number: B7. The numbers at the edge are latitude and longitude. Thin lines on paved places: every fifth slab.",
    )
    return page(
        f"{town.name['mn']}: газрын зураг", f"{town.name['en']}: map", f'{head}{svg(town)}<ul class="places">{"".join(rows)}</ul>'
    )


def _sheet() -> str:
    """Squared paper in a ring of degrees: the shadow is counted in slabs and read as an angle."""
    unit, reach = 26, 14
    middle = unit * reach + 66
    size = 2 * middle
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="Inter, Arial, sans-serif" fill="#1d2529" role="img">',
        f'<clipPath id="ring"><circle cx="{middle}" cy="{middle}" r="{unit * reach + 22}"/></clipPath>',
    ]
    for k in range(-reach, reach + 1):
        strong = 'stroke="#7d8588" stroke-width="1.1"' if k % 5 == 0 else 'stroke="#c9cdcb" stroke-width="0.7"'
        at, low, high = middle + k * unit, middle - reach * unit, middle + reach * unit
        out.append(f'<path d="M{at} {low}V{high}M{low} {at}H{high}" {strong} fill="none" clip-path="url(#ring)"/>')
        if k % 5 == 0 and k:
            out.append(f'<text x="{at}" y="{middle + 15}" font-size="12" text-anchor="middle">{abs(k)}</text>')
            out.append(f'<text x="{middle - 7}" y="{at + 4}" font-size="12" text-anchor="end">{abs(k)}</text>')
    out += rose(middle, middle, unit * reach + 22)
    out.append(f'<path d="M{middle} {middle - reach * unit + 26}l9 22h-18z" fill="#17666b"/><circle cx="{middle}" cy="{middle}" r="4"/>')
    for x, y, words in (
        (middle, middle - reach * unit + 68, "камераас цааш / away from camera"),
        (middle, middle + reach * unit - 24, "камер руу / towards camera"),
        (middle - reach * unit + 92, middle - 14, "зүүн / left"),
        (middle + reach * unit - 92, middle - 14, "баруун / right"),
    ):
        out.append(f'<text x="{x}" y="{y}" font-size="13" text-anchor="middle" fill="#17666b" stroke="#fff" stroke-width="4" paint-order="stroke">{words}</text>')
    steps = (
        ("1. Шонгийн ёроолыг төвд тавина. Ёроолоос сүүдрийн үзүүр хүртэл хэдэн хавтан баруун, зүүн тийш, хэдэн хавтан цааш, нааш байгааг тоолж, цэг тавина. Хавтан 1 м × 1 м.", "1. Put the foot of the pole in the centre. Count the slabs from the foot to the tip of the shadow: right or left, away or towards the camera. Mark the point. A slab is 1 m × 1 m."),
        ("2. Төвөөс цэгээр шугам татаж, цагирагаас өнцгийг уншина. Энэ нь харсан зүгээс баруун тийш хэмжсэн өнцөг.", "2. Draw a line from the centre through the point and read the angle on the ring. It is counted clockwise from the direction of view."),
        ("3. Харсан зүгийг газрын зургаас олно: хойд 0°, зүүн 90°, өмнөд 180°, баруун 270°; налуу гудамжийнхыг газрын зургийн цагирагаар хэмжинэ. Хоёрыг нэмнэ; 360-аас их бол 360-ыг хасна. Сүүдрийн чиглэл гарна.", "3. Find the direction of view on the map: north 0°, east 90°, south 180°, west 270°; measure a slanting street against the ring on the map. Add the two; take 360 away if there are more. This is the direction of the shadow."),
        ("4. Нар яг эсрэг талд: 180-ыг нэмнэ, эсхүл хасна. Хүснэгтээс (sun.csv) sun_azimuth баганаар цагийг олно.", "4. The sun is on the other side: add or take away 180. Find the time in sun.csv by sun_azimuth."),
        ("5. Өндрөөр давхар шалгана: шонгийн өндөр, ёроол дахь нэг хавтангийн өргөнийг шугамаар хэмжиж, хуваана. Гарсан өндрийг сүүдрийн уртад (төвөөс цэг хүртэлх нүд) хувааж, height_per_shadow баганатай тулгана.", "5. Check by height: measure the pole and the width of one slab at its foot with a ruler, and divide. Divide that height by the length of the shadow (squares from centre to point) and compare with height_per_shadow."),
        ("6. Хамгийн бага, хамгийн их байж болох тоогоор дахин хийж, цагийн хязгаарыг бичнэ.", "6. Repeat with the smallest and the largest count you could defend, and write the window of time."),
    )
    words = "".join(pair(*step) for step in steps)
    return page("Тоолох хуудас", "Counting sheet", words + "\n".join([*out, "</svg>"]))


ITEMS = (
    (
        "p1.jpg",
        "Буцаж ирсэн А утасны файлаа тэмдэглэлтэй өгөв.",
        "Returnee A handed over the file from the telephone, with a record.",
        "«Биднийг төв талбай дээр, үдээс өмнө хүлээлгэсэн.»",
        "“They made us wait on the central square, before noon.”",
    ),
    (
        "p2.jpg",
        "Гэрч Г файлаа тэмдэглэлтэй өгөв. Камерын бүсийг мэдэхгүй гэв. Б компанийн өмгөөлөгч: «Файлын цагаар өглөө байна. Г худал хэлж байна.»",
        "Witness G handed over the file, with a record, and does not know the zone of the camera. The lawyer of firm B: “By the file’s clock it was morning. G is lying.”",
        "«Дэлгүүрийн өмнө, үдээс хойш гурван цагийн үед.»",
        "“In front of the shop, about three in the afternoon.”",
    ),
    (
        "p3.png",
        "Б компанийн нээлттэй хуудаснаас хаяг, цагтай нь хадгалав; тэр өдрийн 18:05-д (UTC+8) нийтэлсэн. Хамтран ажиллагч: «Мета өгөгдөлгүй тул хуурамч.»",
        "Saved from an open page of firm B with address and time; posted at 18:05 (UTC+8) that day. A colleague: “No metadata, so it is a fake.”",
        "«Өнөөдөр үд. Автобусны зогсоол.»",
        "“Today, midday. The bus stop.”",
    ),
    (
        "p4.jpg",
        "Б компанийн өмгөөлөгч файлыг өгөв. Хамтран ажиллагч: «Сүүдрээр 15 цаг орчим. Файлын цаг худал.»",
        "The lawyer of firm B handed over the file. A colleague: “By the shadow it is about 15:00. The time in the file is false.”",
        "«Манай ажилтан 10:30 орчим тугны шонгийн дэргэд байсан, утасны урд талын камераар авсан.»",
        "“Our employee was beside the flag pole about 10:30 and used the front camera of the telephone.”",
    ),
    (
        "p5.jpg",
        "Жолооч Ж файлаа тэмдэглэлтэй өгөв.",
        "Driver J handed over the file, with a record.",
        "«14 цаг өнгөрч байхад захын талбай дээр байсан. Файлд солбицол нь бий.»",
        "“Shortly after 14:00 I was on the market square. The coordinates are in the file.”",
    ),
)


def _items(day: date) -> str:
    parts = [
        pair(
            f"Бүх мэдүүлэг, нийтлэл нэг өдрийг хэлж байна: {day} (орон нутгийн цаг UTC+8). Өдрийг өөр зүйлээр хараахан нягтлаагүй.",
            f"All statements and the post speak of one day: {day} (local time is UTC+8). Nothing else has confirmed the day so far.",
        ),
        pair(
            "Зургийг өндрөөс авсан: цонх, гүүрэн гарц. Босоо шон, тэгш талбай, 1 м × 1 м хавтан.",
            "The pictures were taken from above: a window, a footbridge. Upright poles, level ground, slabs of 1 m × 1 m.",
        ),
    ]
    for n, (file, mn, en, said_mn, said_en) in enumerate(ITEMS, 1):
        parts.append(f'<h2>{n}. <a href="{file}">{file}</a></h2>\n{pair(mn, en)}')
        parts.append(f"<blockquote>{pair(said_mn, said_en)}</blockquote>")
        parts.append(f'<figure><a href="{file}"><img src="{file}" width="1600" height="900" alt="Зураг {n} / Picture {n}"></a></figure>')
    return page("Таван зураг", "Five pictures", "\n".join(parts))
