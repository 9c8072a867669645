"""Makes the slides of every module from the built trainer edition's own pages: no second text, no generator."""

from __future__ import annotations

from pathlib import Path

from handbook.course.course import Course
from handbook.editions.slides.deck import Deck
from handbook.editions.slides.lessons import stacks
from handbook.editions.slides.screens import deck_page, speaker_page
from handbook.render.policy import finish

FOLDER = "slides"
SPEAKER = "speaker.html"


def write_slides(course: Course, site: Path) -> list[Path]:
    """Write ``slides/<module>.html`` of each language into the built site, and the speaker's window beside them."""
    written = []
    for lang in course.languages:
        for module in course.data.outline.modules:
            deck = Deck(course, site, lang, module)
            target = deck.folder / FOLDER / f"{module.id}.html"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(finish(deck_page(deck, list(stacks(deck))), target.name), encoding="utf-8")
            written.append(target)
        target = deck.folder / FOLDER / SPEAKER
        target.write_text(finish(speaker_page(deck), target.name), encoding="utf-8")
    return written
