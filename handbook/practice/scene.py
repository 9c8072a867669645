"""Draws a town as a camera would see it, with every shadow where the sun of that place and time puts it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter

from handbook.checks.fiction import WORDS
from handbook.practice.canvas import DIM, FINE, Canvas, mix, rgb
from handbook.practice.letters import font
from handbook.practice.solid import Camera, Flat, Point, along, cast, clip, dot, minus
from handbook.practice.sun import Sun
from handbook.practice.things import POLE, Solid, pole_parts, solids
from handbook.practice.town import Paving, Pole, Street, Town, Tree

FAR = 110.0  # metres up to which slabs are drawn
PAINT = {"flag": ("#5d6468", "#c9cfd1"), "lamp": ("#3f4a4d", "#7f8b8e"), "stop": ("#4b5356", "#a8b0b2")}


def draw(town: Town, camera: Camera, sun: Sun, *, mirrored: bool = False, without: Pole | None = None) -> Image.Image:
    """The picture, marked as fiction. ``mirrored`` turns it over first; ``without`` leaves a pole out, for tests."""
    if sun.elevation < 5:
        raise ValueError(f"the sun stands {sun.elevation:.1f}° high: too low for shadows inside the picture")
    large = replace(
        camera,
        size=(camera.size[0] * FINE, camera.size[1] * FINE),
        focal=camera.focal * FINE,
        horizon=camera.horizon * FINE,
    )
    canvas = Canvas(large, sun)
    things = [s for s in solids(replace(town, poles=tuple(p for p in town.poles if p != without)))]
    _sky(canvas)
    _ground(canvas, town)
    fallen = [cast(s.corners, (0, 0, 0), (1, 0, 0), (0, 1, 0), canvas.light) for s in things]
    canvas.darken([large.outline([(e, n, 0.0) for e, n in shadow]) for shadow in fallen if len(shadow) > 2])
    for thing in sorted(things, key=lambda s: -large.seen((*s.at, 0))[2]):
        if large.seen((*thing.at, 0))[2] > -30:
            _thing(canvas, thing, things)
    picture = canvas.image.resize(camera.size, Image.Resampling.BOX)
    if mirrored:
        picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return mark(picture)


def mark(picture: Image.Image) -> Image.Image:
    """Our words in the lower left corner."""
    pen = ImageDraw.Draw(picture)
    letters = font(20)
    w, h = letters.getlength(WORDS), picture.size[1]
    pen.rectangle((0, h - 34, w + 28, h), fill=(28, 34, 38))
    pen.text((14, h - 17), WORDS, fill=(244, 240, 230), font=letters, anchor="lm")
    return picture


def _sky(canvas: Canvas) -> None:
    (w, h), camera = canvas.camera.size, canvas.camera
    top, low = rgb("#7fb0d3"), rgb("#e6eef0")
    horizon = round(camera.horizon)
    for y in range(horizon + 1):
        canvas.draw.line((0, y, w, y), fill=mix(top, low, (y / horizon) ** 0.8))
    clouds = Image.new("L", (w // 4, horizon // 4))
    pen = ImageDraw.Draw(clouds)
    for k in range(7):  # the same sky all around: a cloud stands at a bearing
        away = (k * 53 + 17 - camera.bearing + 180) % 360 - 180
        if abs(away) < 50:
            x = (w / 2 + camera.focal * math.tan(math.radians(away))) / 4
            y = horizon / 4 * (0.28 + 0.11 * (k * 3 % 4))
            for dx, dy, rx, ry in ((0, 0, 46, 9), (-26, -5, 24, 9), (4, -11, 30, 13), (30, -5, 22, 8)):
                r = FINE * 0.5 * (0.7 + 0.2 * (k % 3))
                pen.ellipse((x + (dx - rx) * r, y + (dy - ry) * r, x + (dx + rx) * r, y + (dy + ry) * r), fill=150)
    clouds = clouds.filter(ImageFilter.GaussianBlur(1.6)).resize((w, horizon), Image.Resampling.BICUBIC)
    canvas.image.paste(Image.new("RGB", clouds.size, (252, 253, 253)), (0, 0), clouds)
    field_far, field_near = rgb("#cdbf94"), rgb("#b3a574")
    for y in range(horizon, h):
        canvas.draw.line((0, y, w, y), fill=mix(field_far, field_near, ((y - horizon) / (h - horizon)) ** 0.5))
    for k, (colour, high) in enumerate((("#b9c6cb", 1.0), ("#a3b1a8", 0.66), ("#a59f7c", 0.36))):
        line: list[Flat] = [(0, horizon)]
        for x in range(0, w + 8, 8):
            bearing = math.radians(camera.bearing) + math.atan((x - w / 2) / camera.focal)
            wave = sum(math.sin(bearing * f + k * 1.7 + f) / f for f in (3, 7, 13, 29))
            line.append((x, horizon - camera.focal * 0.052 * high * max(0.1, 0.55 + wave)))
        canvas.draw.polygon([*line, (w, horizon)], fill=rgb(colour))


def _ground(canvas: Canvas, town: Town) -> None:
    if town.river:
        canvas.polygon([(*p, 0) for p in town.river], rgb("#8fb4c4"))
    for street in town.streets:
        (e, n), (e2, n2) = street.start, street.end
        length = math.dist(street.start, street.end)
        d = ((e2 - e) / length, (n2 - n) / length, 0.0)
        side = (-d[1], d[0], 0.0)

        def strip(a: float, b: float, left: float, right: float, colour: str, o=(e, n, 0.0), d=d, side=side) -> None:
            ends = [along(along(o, d, t), side, s) for t, s in ((a, left), (b, left), (b, right), (a, right))]
            canvas.polygon(ends, rgb(colour))

        half = street.width / 2
        strip(0, length, -half - 0.5, half + 0.5, "#c2bdb0")
        strip(0, length, -half, half, "#7d8184")
    for street in town.streets:  # lines after all asphalt, so that no street covers those of another
        (e, n), (e2, n2) = street.start, street.end
        length = math.dist(street.start, street.end)
        d = ((e2 - e) / length, (n2 - n) / length, 0.0)
        side = (-d[1], d[0], 0.0)
        at = 0.0
        while at < length:
            o = along((e, n, 0.0), d, at)
            if not any(s is not street and _on(s, o) for s in town.streets):
                ends = [along(along(o, d, t), side, s) for t, s in ((0, -0.09), (2, -0.09), (2, 0.09), (0, 0.09))]
                canvas.polygon(ends, rgb("#eceae2"))
            at += 5
    for paving in town.paving:
        _slabs(canvas, paving)


def _on(street: Street, o: Point) -> bool:
    (e, n), (e2, n2) = street.start, street.end
    length = math.dist(street.start, street.end)
    x, y = (e2 - e) / length, (n2 - n) / length
    t, s = (o[0] - e) * x + (o[1] - n) * y, abs((o[1] - n) * x - (o[0] - e) * y)
    return -2 < t < length + 2 and s < street.width / 2 + 2


def _slabs(canvas: Canvas, paving: Paving) -> None:
    """Slabs of one metre; every fifth joint is dark, so that they can be counted."""
    base, joint, strong = rgb(paving.colour), rgb("#b9b2a3"), rgb("#857d6e")
    canvas.polygon(paving.rectangle((paving.size[0] + 0.6, paving.size[1] + 0.6)), rgb("#a59d8e"))
    canvas.polygon(paving.rectangle(paving.size), base)
    w, d = paving.size
    west, south = -w / 2, -d / 2
    for i in range(round(w)):
        for j in range(round(d)):
            tint = (i * 7349 + j * 9151 + i * j * 31) % 97 / 97
            corner = [paving.point(west + i + x, south + j + y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
            z = canvas.camera.seen(corner[0])[2]
            if 2 < z < FAR:
                other = rgb("#a89f8c") if tint < 0.5 else (255, 252, 244)
                canvas.polygon(corner, mix(base, other, abs(tint - 0.5) * 0.34))
    for count, length, flat in ((round(w), d, True), (round(d), w, False)):
        for i in range(count + 1):
            thick = 0.045 if i % 5 == 0 else 0.022
            ends = [(-thick, 0), (thick, 0), (thick, length), (-thick, length)]
            turned = ends if flat else [(b, a) for a, b in ends]
            step = (i, 0) if flat else (0, i)
            line = [paving.point(west + step[0] + a, south + step[1] + b) for a, b in turned]
            canvas.polygon(line, strong if i % 5 == 0 else joint)


def _thing(canvas: Canvas, thing: Solid, things: Sequence[Solid]) -> None:
    eye = (canvas.camera.east, canvas.camera.north, canvas.camera.height)
    if thing.pole:
        _draw_pole(canvas, thing.pole)
    elif thing.tree:
        _draw_tree(canvas, thing.tree)
    near = [other for other in things if other.owner != thing.owner and _reaches(canvas, other, thing)]
    for face in thing.faces:
        if dot(minus(eye, face.origin), face.normal) <= 0:
            continue
        outline = canvas.camera.outline(face.points(face.outline))
        if not outline:
            continue
        canvas.draw.polygon(outline, fill=canvas.lit(face.colour, face.normal))
        for patch in face.patches:
            canvas.polygon(face.points(patch.corners), canvas.lit(patch.colour, face.normal))
            if patch.words:
                canvas.words(face, patch)
        if dot(face.normal, canvas.light) <= 0:
            continue
        shadows = []
        for other in near:
            fallen = clip(cast(other.corners, face.origin, face.right, face.up, canvas.light), face.outline)
            if len(fallen) > 2:
                shadows.append(canvas.camera.outline(face.points(fallen)))
        canvas.darken(shadows, DIM)


def _reaches(canvas: Canvas, other: Solid, thing: Solid) -> bool:
    """Whether the shadow of one can fall on the other at all; it spares most of the reckoning."""
    east, north = other.at[0] - thing.at[0], other.at[1] - thing.at[1]
    room = 24  # no building is further across
    towards_sun = east * canvas.light[0] + north * canvas.light[1]
    longest = max(p[2] for p in other.corners) * canvas.sun.ratio
    return towards_sun > -room and math.hypot(east, north) < longest + 2 * room


def _draw_pole(canvas: Canvas, pole: Pole) -> None:
    foot, head = (*pole.at, 0.0), (*pole.at, pole.height)
    z = canvas.camera.seen(foot)[2]
    if z < 2:
        return
    half = max(POLE, 0.9 * FINE * z / canvas.camera.focal) * canvas.camera.focal / z
    (fx, fy), (_, hy) = canvas.camera.pixel(foot), canvas.camera.pixel(head)
    if not -0.1 < fx / canvas.camera.size[0] < 1.1:
        return
    dark, light = PAINT[pole.kind]
    pen = canvas.draw
    pen.ellipse((fx - half * 2.2, fy - half * 0.9, fx + half * 2.2, fy + half * 0.9), fill=rgb("#6b6a66"))
    pen.rectangle((fx - half, hy, fx + half, fy), fill=rgb(dark))
    pen.rectangle((fx - half * 0.5, hy, fx + half * 0.1, fy), fill=rgb(light))
    for part in pole_parts(pole):
        if pole.kind == "flag":
            a, b, c, d = part
            canvas.polygon([a, b, c, d], rgb("#1f7a78"))
            stripe = [along(p, minus(q, p), t) for p, q, t in ((a, d, 0.38), (b, c, 0.38), (b, c, 0.62), (a, d, 0.62))]
            canvas.polygon(stripe, rgb("#e0b04a"))
            continue
        seen = [canvas.camera.pixel(p) for p in part]
        left, right = min(p[0] for p in seen), max(p[0] for p in seen)
        top, low = min(p[1] for p in seen), max(p[1] for p in seen)
        if right - left < 12 or low - top < 12:
            pen.rectangle((left, top, right, low), fill=rgb("#3f4a4d" if pole.kind == "lamp" else "#1f5f8b"))
        elif pole.kind == "lamp":
            pen.rounded_rectangle((left, top, right, low), radius=max(1, (right - left) / 5), fill=rgb("#3f4a4d"))
            edge = (right - left) * 0.18
            pen.rectangle((left + edge, top + edge, right - edge, low - edge), fill=rgb("#f6e7b4"))
        else:
            pen.rounded_rectangle((left, top, right, low), radius=max(1, (right - left) / 9), fill=rgb("#1f5f8b"))
            edge = min(right - left, low - top) * 0.2
            bus = (left + edge, top + edge, right - edge, low - edge * 1.3)
            pen.rounded_rectangle(bus, radius=edge / 2, fill=(255, 255, 255))
            window = (left + edge * 1.5, top + edge * 1.6, right - edge * 1.5, top + edge * 2.6)
            pen.rectangle(window, fill=rgb("#1f5f8b"))


def _draw_tree(canvas: Canvas, tree: Tree) -> None:
    z = canvas.camera.seen((*tree.at, 0))[2]
    if z < 3:
        return
    s = canvas.camera.focal / z
    px, foot = canvas.camera.pixel((*tree.at, 0))
    b = math.radians(canvas.camera.bearing)
    across = canvas.light[0] * math.cos(b) - canvas.light[1] * math.sin(b)  # on which side the light falls
    pen, h = canvas.draw, tree.height * s
    pen.rectangle((px - 0.13 * s, foot - h * 0.36, px + 0.13 * s, foot), fill=rgb("#6b513d"))
    if tree.kind == "larch":
        for k, (low, high, wide) in enumerate(((0.16, 0.62, 0.24), (0.36, 0.82, 0.18), (0.56, 1.0, 0.125))):
            left, right, peak = px - wide * h, px + wide * h, foot - high * h
            base = foot - low * h
            pen.polygon([(left, base), (right, base), (px, peak)], fill=mix(rgb("#4f6b45"), rgb("#5f7b4f"), k / 2))
            edge = (right if across > 0 else left, base)
            bright = mix(rgb("#7f9a5f"), rgb("#8fa86a"), k / 2)
            pen.polygon([edge, (px + across * wide * h * 0.25, base), (px, peak)], fill=bright)
        return
    r, cy = 0.34 * h, foot - 0.66 * h
    pen.ellipse((px - r, cy - r, px + r, cy + r), fill=rgb("#8c6f32"))
    for k, t in ((0.82, "#a98a3f"), (0.55, "#c4a551")):
        dx, dy = across * r * (1 - k) * 0.9, -r * (1 - k) * 0.7
        pen.ellipse((px + dx - r * k, cy + dy - r * k, px + dx + r * k, cy + dy + r * k), fill=rgb(t))
