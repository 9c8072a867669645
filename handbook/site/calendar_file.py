"""Calendar files (RFC 5545) of events at floating local times: the same bytes for the same events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LONGEST_LINE = 75  # octets, without the line's end


@dataclass(frozen=True)
class CalendarEvent:
    """One event; times are minutes after midnight of wherever the class is."""

    uid: str
    day: date
    start: int
    end: int
    title: str
    text: str


def calendar_file(events: Iterable[CalendarEvent], name: str, lang: str, made: date) -> str:
    """The text of an .ics file. ``made`` stands for the moment of the build, which would change the bytes."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//OSINT handbook//Timetables//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}",
            f"DTSTAMP:{made:%Y%m%d}T000000Z",
            f"DTSTART:{_moment(event.day, event.start)}",
            f"DTEND:{_moment(event.day, event.end)}",
            f"SUMMARY;LANGUAGE={lang}:{_text(event.title)}",
            f"DESCRIPTION;LANGUAGE={lang}:{_text(event.text)}",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _moment(day: date, minutes: int) -> str:
    return f"{day:%Y%m%d}T{minutes // 60:02}{minutes % 60:02}00"


def _text(words: str) -> str:
    for sign in "\\;,":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line goes on after a line's end and a space; no letter is cut in two."""
    rows, room = [""], LONGEST_LINE
    for letter in line:
        size = len(letter.encode())
        if size > room:
            rows.append(" ")
            room = LONGEST_LINE - 1
        rows[-1] += letter
        room -= size
    return "\r\n".join(rows)
