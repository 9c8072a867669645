"""The shadow exercise tells the truth: the sun is where it was, pictures and files show what was planted."""

from __future__ import annotations

import math
import runpy
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import ephem
import piexif
import pytest
import yaml
from PIL import ExifTags, Image, ImageChops

from handbook.course.data.outline import read_outline
from handbook.practice.photo import MARK, Exif, write_jpeg, write_png
from handbook.practice.scene import draw
from handbook.practice.solid import cast, clip, towards
from handbook.practice.sun import Place, local, sun, table
from handbook.practice.things import solids
from handbook.practice.town import read_town

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "exercises/shadow"
TOWN = read_town(FOLDER / "town.yml")
PLACE = Place(TOWN.lat, TOWN.lon)
MAKE = runpy.run_path(str(FOLDER / "make.py"))
SHOTS = MAKE["SHOTS"]
EDITION = read_outline(ROOT)[0].edition_date
TAKEN = EDITION + timedelta(days=MAKE["DAY"])
MONTHS = [date(2027, month, 11) for month in range(1, 13)]


def apart(a: float, b: float) -> float:
    return abs((a - b + 180) % 360 - 180)


@pytest.mark.parametrize("lat", [-35.0, 20.0, 47.0, 60.0])
def test_sun_stands_where_another_library_puts_it(lat: float) -> None:
    place = Place(lat, 104.0)
    for day in MONTHS:
        for when, found in table(place, day, 60):
            there = ephem.Observer()
            there.lat, there.lon, there.date = str(lat), "104", when.astimezone(UTC).replace(tzinfo=None)
            there.elevation = 0
            other = ephem.Sun(there)
            assert math.isclose(found.elevation, math.degrees(other.alt), abs_tol=0.2)
            if found.elevation < 80:
                assert apart(found.azimuth, math.degrees(other.az)) < 0.3


def test_shadow_points_to_the_pole_when_the_sun_is_highest() -> None:
    """By hand: clocks of UTC+8 are right at 120° east; at 104° the sun is 16 × 4 = 64 minutes later.

    At the equinox it stands 90° − 47° = 43° high then.
    """
    day = date(2027, 3, 21)
    when, highest = max(table(PLACE, day, 1), key=lambda row: row[1].elevation)
    assert apart(highest.shadow, 0) < 1
    assert abs(highest.elevation - 43) < 0.5
    assert abs(when - local(PLACE, day, time(13, 4))) < timedelta(minutes=10)  # the rest is the equation of time
    assert math.isclose(highest.ratio, 1 / math.tan(math.radians(highest.elevation)))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        sun(PLACE, datetime(2026, 11, 11, 12))


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file)
def test_pixels_of_a_shadow_give_the_sun_back(shot) -> None:
    """What the pole changes on the ground lies on one line from its foot; its far end is as long as the sun is low."""
    found = sun(PLACE, local(PLACE, TAKEN, shot.clock))
    pole, camera = TOWN.poles[shot.pole], shot.camera
    with_it, without = (draw(TOWN, camera, found, without=gone) for gone in (None, pole))
    changed = ImageChops.difference(with_it, without).convert("L").point(lambda value: 255 if value > 12 else 0)
    foot, head = camera.pixel((*pole.at, 0.0)), camera.pixel((*pole.at, pole.height))
    bare = pole.height - 1.1  # metres of the pole on which nothing hangs
    sums, longest = [0.0, 0.0], 0.0
    for y in range(int(camera.horizon) + 20, camera.size[1]):
        for x in range(camera.size[0]):
            if not changed.getpixel((x, y)) or (abs(x - foot[0]) < 70 and head[1] - 5 < y < foot[1] + 12):
                continue
            east, north, _ = camera.ground((x + 0.5, y + 0.5))
            east, north = east - pole.at[0], north - pole.at[1]
            far = math.hypot(east, north)
            longest = max(longest, far)
            if far < bare * found.ratio:
                sums = [sums[0] + east, sums[1] + north]
    assert apart(math.degrees(math.atan2(*sums)), found.shadow) < 1
    assert math.isclose(longest, pole.height * found.ratio, rel_tol=0.04)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.file)
def test_shadow_lies_whole_in_the_picture_in_every_month(shot) -> None:
    pole = TOWN.poles[shot.pole]
    things = [s for s in solids(TOWN) if math.dist(s.at, pole.at) < 90 and math.dist(s.at, pole.at) > 0.1]
    for day in MONTHS:
        found = sun(PLACE, local(PLACE, day, shot.clock))
        a, length = math.radians(found.shadow), pole.height * found.ratio
        for part in (0.0, 0.5, 1.0):
            at = (pole.at[0] + math.sin(a) * length * part, pole.at[1] + math.cos(a) * length * part, 0.0)
            x, y = shot.camera.pixel(at)
            assert 20 < x < shot.camera.size[0] - 20 and shot.camera.horizon < y < shot.camera.size[1] - 40, (day, part)
            around = ((-0.1, -0.1), (0.1, -0.1), (0.1, 0.1), (-0.1, 0.1))
            spot = [(at[0] + east, at[1] + north) for east, north in around]
            light = towards(found.azimuth, found.elevation)
            for thing in things:
                shadow = cast(thing.corners, (0, 0, 0), (1, 0, 0), (0, 1, 0), light)
                assert len(shadow) < 3 or not clip(spot, shadow), (day, part, thing.at)


def test_planted_metadata_are_read_by_two_libraries(tmp_path: Path) -> None:
    file, picture = tmp_path / "a.jpg", Image.new("RGB", (8, 6), "white")
    clock = local(PLACE, date(2026, 11, 11), time(11, 26, 17))
    planted = Exif("Gerelt", "Gerelt G2", "4.1", clock, "+08:00", (47.0, -103.5), clock)
    write_jpeg(picture, file, planted)
    first = file.read_bytes()
    write_jpeg(picture, file, planted)
    assert file.read_bytes() == first

    raw = piexif.load(str(file))
    assert raw["0th"][piexif.ImageIFD.Model] == b"Gerelt G2"
    assert raw["0th"][piexif.ImageIFD.ImageDescription] == MARK.encode()
    assert bytes(raw["0th"][piexif.ImageIFD.XPComment]).decode("utf-16-le").rstrip("\0") == MARK
    assert raw["Exif"][piexif.ExifIFD.DateTimeOriginal] == b"2026:11:11 11:26:17"
    assert raw["Exif"][piexif.ExifIFD.OffsetTimeOriginal] == b"+08:00"
    assert raw["GPS"][piexif.GPSIFD.GPSTimeStamp] == ((3, 1), (26, 1), (17, 1))

    with Image.open(file) as opened:
        exif = opened.getexif()
        assert exif[ExifTags.Base.Make] == "Gerelt" and exif[ExifTags.Base.ImageDescription] == MARK
        assert exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] == "2026:11:11 11:26:17"
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        assert gps[ExifTags.GPS.GPSLatitude] == (47, 0, 0) and gps[ExifTags.GPS.GPSLongitudeRef] == "W"
        assert gps[ExifTags.GPS.GPSLongitude] == (103, 30, 0) and gps[ExifTags.GPS.GPSDateStamp] == "2026:11:11"


def test_a_bare_file_says_nothing_but_our_mark(tmp_path: Path) -> None:
    write_png(Image.new("RGB", (8, 6), "white"), tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as opened:
        opened.load()
        assert opened.info == {"Comment": MARK} and not opened.getexif()


def read(shot) -> tuple[dict, dict, dict]:
    raw = piexif.load(str(FOLDER / "data" / shot.file))
    return raw["0th"], raw["Exif"], raw["GPS"]


def test_files_of_the_exercise_hold_what_the_key_says() -> None:
    answers = {row["id"]: row for row in yaml.safe_load((FOLDER / "answers.yml").read_text("utf-8"))["questions"]}
    squares = [item["accept"][0] for item in answers["shadow-a1"]["items"]]
    assert squares == [f"{n} {TOWN.square(TOWN.poles[shot.pole].at)}" for n, shot in enumerate(SHOTS, 1)]
    for n, shot in enumerate(SHOTS, 2):
        first, last = (datetime.combine(TAKEN, time.fromisoformat(answers[f"shadow-a{n}"][k])) for k in ("from", "to"))
        truth = datetime.combine(TAKEN, shot.clock)
        assert abs((truth - timedelta(minutes=20)) - first) <= timedelta(minutes=2)
        assert abs((truth + timedelta(minutes=20)) - last) <= timedelta(minutes=2)
    for shot in SHOTS:
        if shot.file.endswith(".png"):
            continue
        _, taken, gps = read(shot)
        clock = datetime.strptime(taken[piexif.ExifIFD.DateTimeOriginal].decode(), "%Y:%m:%d %H:%M:%S")
        behind = datetime.combine(TAKEN, shot.clock) - clock.replace(second=0)
        assert behind == timedelta(hours=answers["shadow-a8"]["from"] if shot.file == "p2.jpg" else 0)
        assert bool(gps) == (shot.file in ("p1.jpg", "p5.jpg"))
    assert TOWN.square(MAKE["ELSEWHERE"]) != TOWN.square(TOWN.poles[SHOTS[4].pole].at)


def test_numbers_of_the_key_are_those_of_the_edition() -> None:
    """The key prints azimuths of one edition; with another date they have to be written anew."""
    key = (FOLDER / "answers.yml").read_text("utf-8")
    for shot in SHOTS:
        found = sun(PLACE, local(PLACE, TAKEN, shot.clock))
        assert key.count(f"{found.azimuth:.0f}°") >= 2, (shot.file, f"{found.azimuth:.1f}")  # in both languages
