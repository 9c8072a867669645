"""The languages of the handbook, the one at the root of the site first."""

from __future__ import annotations

from pathlib import Path

from handbook.course.languages import read_languages

LANGUAGES = tuple(read_languages(Path(__file__).parents[1])[0])
