"""Writes the files beside the pages once all pages are built: indexes, styles, figures, forms, exercises, lists."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from handbook.course.course import Course
from handbook.course.exercises.folder import DATA, makers
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.keys import PageKey
from handbook.render import figures, forms
from handbook.render.rendering import Rendering
from handbook.site import assets, material, reuse, review, styles, timetables
from handbook.site.context import PageContext
from handbook.site.scripts import Scripts
from handbook.site.search import Indexes

# what only slides and other pages of trainers load
TRAINERS_FILES = (
    *("assets/vendor/reveal/", "assets/stylesheets/slides.css", "hb/slides.js", "hb/speaker.js"),
    *(file for layout in LAYOUTS.values() for file in layout.trainers_files),
)


@dataclass
class PageBuild:
    """What is known of one page while it is built, and what it leaves for the files that list pages."""

    context: PageContext
    rendering: Rendering
    searchable: str = ""  # its HTML without what is made from data
    cards: list[review.ReviewCard] = field(default_factory=list)
    linked_terms: set[str] = field(default_factory=set)
    described: reuse.Fields = field(default_factory=dict)


@dataclass
class SiteBuild:
    """One build of all languages: what it is made of, and what its pages leave for the files made at its end."""

    root: Path
    theme: Path  # overrides/
    site: Path
    course: Course
    trainer: bool
    order: list[str] = field(default_factory=list)  # paths of the pages, as the navigation names them
    pages: dict[PageKey, PageBuild] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.take(self.course)

    def take(self, course: Course) -> None:
        """Go on with this course, in which saved pages were read anew."""
        self.course, self.reviews = course, review.Reviews(course.pages, course.languages)

    @cached_property
    def indexes(self) -> Indexes:
        return Indexes(self.course.languages)

    @cached_property
    def scripts(self) -> Scripts:
        return Scripts(self.theme, self.course.data)


def write(build: SiteBuild, form_files: dict[str, bytes]) -> None:
    """Write everything that stands beside the pages."""
    site, data = build.site, build.course.data
    build.indexes.write(site, data, build.course.pages)
    sheets = styles.files(build.theme)
    assets.write_files(site, (sheet for sheet in sheets if build.trainer or not sheet[0].startswith(TRAINERS_FILES)))
    assets.write_files(site / "assets" / "figures", figures.files(data.figures.values(), data.languages))
    assets.write_files(site / forms.FOLDER, form_files.items())
    for lang in data.languages:
        if plans := build.pages.get((lang, timetables.PAGE)):  # the trainer edition only
            assets.write_files(site, timetables.files(plans.context).items())
    for source in makers(build.root).values():
        shutil.copytree(source / DATA, site / source.relative_to(build.root) / DATA)
    build.scripts.write_alone(site)
    material.write_licence(site / "assets" / "vendor")
    write_lists(build, build.pages)
    if build.trainer:
        build.scripts.write_words(site / "assets" / "data")


def write_lists(build: SiteBuild, fresh: Iterable[PageKey]) -> None:
    """Write the files that list pages, and those of each page in ``fresh``, which was built since the last time."""
    data, folder = build.course.data, build.site / "assets" / "data"
    assets.write_data(data, build.course.pages, build.order, folder)
    assets.write_terms(data, {key: build.pages[key].linked_terms for key in fresh}, folder)
    build.scripts.write(build.site)
    review.write({key: page.cards for key, page in build.pages.items()}, data, build.order, folder)
    for lang in data.languages:
        of_lang = [page for key, page in build.pages.items() if key[0] == lang]
        described = [(page.context.own_url, page.described) for page in of_lang]
        reuse.write_all(described, folder / f"pages.{lang}.json")
