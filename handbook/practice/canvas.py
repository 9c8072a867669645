"""The picture that a camera takes, as it grows: flat colours, light on walls, shadows, words on signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageColor, ImageDraw

from handbook.practice.letters import font
from handbook.practice.solid import Camera, Flat, Point, dot, towards
from handbook.practice.sun import Sun
from handbook.practice.things import Face, Patch

FINE = 2  # drawn so many times larger, then made smaller: smooth edges
SHADE = (134, 144, 172)  # what light is left on the ground in a shadow
DIM = (184, 188, 204)  # and on walls, which the bright ground lights
Colour = tuple[int, int, int]


def mix(a: Colour, b: Colour, t: float) -> Colour:
    return tuple(round(x + (y - x) * t) for x, y in zip(a, b, strict=True))  # type: ignore[return-value]


def rgb(name: str) -> Colour:
    return ImageColor.getrgb(name)[:3]


@dataclass
class Canvas:
    """A picture that grows from far to near."""

    camera: Camera
    sun: Sun
    light: Point = field(init=False)
    image: Image.Image = field(init=False)
    draw: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self.light = towards(self.sun.azimuth, self.sun.elevation)
        self.image = Image.new("RGB", self.camera.size)
        self.draw = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        if len(outline := self.camera.outline(points)) > 2:
            self.draw.polygon(outline, fill=colour)

    def lit(self, colour: str, normal: Point) -> Colour:
        base = rgb(colour)
        facing = dot(normal, self.light)
        if facing <= 0:
            return tuple(c * d // 255 for c, d in zip(base, DIM, strict=True))  # type: ignore[return-value]
        return tuple(min(255, round(c * (0.84 + 0.18 * facing))) for c in base)  # type: ignore[return-value]

    def darken(self, outlines: Sequence[Sequence[Flat]], left: Colour = SHADE) -> None:
        """Shadow on what is drawn so far; where two fall on each other it is no darker."""
        outlines = [o for o in outlines if len(o) > 2]
        if not outlines:
            return
        w, h = self.camera.size
        xs, ys = [x for o in outlines for x, _ in o], [y for o in outlines for _, y in o]
        box = (max(0, int(min(xs))), max(0, int(min(ys))), min(w, int(max(xs)) + 2), min(h, int(max(ys)) + 2))
        if box[0] >= box[2] or box[1] >= box[3]:
            return
        part = self.image.crop(box)
        mask = Image.new("L", part.size)
        pen = ImageDraw.Draw(mask)
        for outline in outlines:
            pen.polygon([(x - box[0], y - box[1]) for x, y in outline], fill=255)
        dark = ImageChops.multiply(part, Image.new("RGB", part.size, left))
        part.paste(dark, mask=mask)
        self.image.paste(part, box[:2])

    def words(self, face: Face, patch: Patch) -> None:
        """A sign: words drawn flat, then bent into the view of the face."""
        (x, y), (x2, _), (_, y2), _ = patch.corners
        scale = 60 * FINE
        w, h = round((x2 - x) * scale), round((y2 - y) * scale)
        size = int(h * 0.72)
        letters = font(size)
        while letters.getlength(patch.words) > w * 0.92:
            size -= 2
            letters = font(size)
        flat = Image.new("L", (w, h))
        ImageDraw.Draw(flat).text((w / 2, h / 2 - size * 0.02), patch.words, fill=255, font=letters, anchor="mm")
        target = [self.camera.pixel(face.point(at)) for at in reversed(patch.corners)]
        left, top = int(min(p[0] for p in target)), int(min(p[1] for p in target))
        right, low = int(max(p[0] for p in target)) + 1, int(max(p[1] for p in target)) + 1
        if right - left < 4 or low - top < 4 or right < 0 or left > self.camera.size[0]:
            return
        moved = [(px - left, py - top) for px, py in target]
        terms = bend(moved, [(0, 0), (w, 0), (w, h), (0, h)])
        mask = flat.transform((right - left, low - top), Image.Transform.PERSPECTIVE, terms, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", mask.size, rgb(patch.ink)), (left, top), mask)


def bend(target: Sequence[Flat], source: Sequence[Flat]) -> list[float]:
    """The eight terms with which Pillow maps four points of the result to four of the source."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(target, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):  # Gauss and Jordan
        pivot = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(8):
            if r != i and rows[r][i]:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[8] for row in rows]
