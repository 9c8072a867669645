"""Picture files with metadata planted in them: JPEG with EXIF, PNG with text; our mark is always among them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import piexif
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from handbook.checks.fiction import MARK


@dataclass(frozen=True)
class Exif:
    """What a camera is to have written. A field left None is not in the file."""

    make: str
    model: str
    software: str | None = None
    clock: datetime | None = None  # as the camera shows it; its zone is written only with ``offset``
    offset: str | None = None  # "+08:00"
    position: tuple[float, float] | None = None  # latitude, longitude in degrees
    satellite: datetime | None = None  # time of the GPS fix, with its zone: it is written in UTC


def write_jpeg(picture: Image.Image, target: Path, exif: Exif | None = None) -> None:
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=88, subsampling=0, optimize=True, exif=_exif(picture.size, exif))
    target.write_bytes(content.getvalue())


def write_png(picture: Image.Image, target: Path) -> None:
    """A picture without any metadata but our mark, as a platform hands it out."""
    info = PngInfo()
    info.add_text("Comment", MARK)
    content = io.BytesIO()
    picture.save(content, "PNG", pnginfo=info, optimize=True)
    target.write_bytes(content.getvalue())


def _exif(size: tuple[int, int], exif: Exif | None) -> bytes:
    first: dict[int, object] = {
        piexif.ImageIFD.ImageDescription: MARK.encode(),
        piexif.ImageIFD.XPComment: (MARK + "\0").encode("utf-16-le"),
    }
    taken: dict[int, object] = {piexif.ExifIFD.PixelXDimension: size[0], piexif.ExifIFD.PixelYDimension: size[1]}
    gps: dict[int, object] = {}
    if exif:
        first |= {piexif.ImageIFD.Make: exif.make.encode(), piexif.ImageIFD.Model: exif.model.encode()}
        if exif.software:
            first[piexif.ImageIFD.Software] = exif.software.encode()
        if exif.clock:
            clock = exif.clock.strftime("%Y:%m:%d %H:%M:%S").encode()
            first[piexif.ImageIFD.DateTime] = clock
            taken |= {piexif.ExifIFD.DateTimeOriginal: clock, piexif.ExifIFD.DateTimeDigitized: clock}
        if exif.offset:
            taken |= {piexif.ExifIFD.OffsetTimeOriginal: exif.offset.encode()}
        if exif.position:
            lat, lon = exif.position
            gps |= {
                piexif.GPSIFD.GPSVersionID: (2, 3, 0, 0),
                piexif.GPSIFD.GPSLatitudeRef: b"N" if lat >= 0 else b"S",
                piexif.GPSIFD.GPSLatitude: _degrees(abs(lat)),
                piexif.GPSIFD.GPSLongitudeRef: b"E" if lon >= 0 else b"W",
                piexif.GPSIFD.GPSLongitude: _degrees(abs(lon)),
            }
        if exif.satellite:
            utc = exif.satellite.astimezone(UTC)
            gps |= {
                piexif.GPSIFD.GPSDateStamp: utc.strftime("%Y:%m:%d").encode(),
                piexif.GPSIFD.GPSTimeStamp: ((utc.hour, 1), (utc.minute, 1), (utc.second, 1)),
            }
    return piexif.dump({"0th": first, "Exif": taken, "GPS": gps})


def _degrees(value: float) -> tuple[tuple[int, int], ...]:
    """Degrees, minutes, seconds to a thousandth, as EXIF writes them."""
    thousandths = round(value * 3_600_000)
    return (thousandths // 3_600_000, 1), (thousandths // 60_000 % 60, 1), (thousandths % 60_000, 1000)
