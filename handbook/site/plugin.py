"""The MkDocs plugin: each event hands one thing to the module that knows it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink

from handbook import checks
from handbook.base.findings import BadContent, Finding
from handbook.course.exercises.folder import DATA, makers
from handbook.course.layouts import LAYOUTS
from handbook.course.pages.model import Page, PageKey
from handbook.course.questions.model import Question
from handbook.course.wanted import Wanted, file_of
from handbook.render import figures, forms, language_marks, policy
from handbook.render.markdown import HandbookExtension
from handbook.render.rendering import Rendering
from handbook.site import (
    assets,
    bank,
    changes,
    claims,
    desk,
    exercises,
    handed,
    legal,
    material,
    menu,
    pages,
    paths,
    reuse,
    review,
    scripts,
    styles,
    timetables,
    tools,
)
from handbook.site.context import PageContext
from handbook.site.menu import TRAINER
from handbook.site.saved import Language, Saves, seen_elsewhere
from handbook.site.search import Indexes

# layout → what makes the HTML that stands below the page's own text
MAKERS = {
    "glossary": pages.glossary,
    "law-facts": pages.law_facts,
    "sources": pages.all_sources,
    "claims": claims.claims,
    "tools": tools.tools,
    "folklore": tools.folklore,
    "red-lines": legal.red_lines,
    "legal-quick": legal.legal_quick,
    "for-the-lawyer": legal.for_the_lawyer,
    "changes": changes.changes,
    "paths": paths.paths,
    "timetables": timetables.timetables,
    "exercise": exercises.brief,
    "exercises": exercises.exercises,
    "test": bank.exam,
    "test-key": bank.key,
    "item-analysis": bank.item_analysis,
    "module": exercises.of_module,
}
SECTION = re.compile(r'<h2 id="([\w-]+)">([^<]+)</h2>')
# what only slides and other pages of trainers load
TRAINERS_FILES = (
    *("assets/vendor/reveal/", "assets/stylesheets/slides.css", "hb/slides.js", "hb/speaker.js"),
    *(file for layout in LAYOUTS.values() for file in layout.trainers_files),
)
# while a writer changes one language, the other is behind; claims and cards are written before the page that uses them,
# a lesson that was begun is too short, and what readers type for it comes last
MAY_WAIT = ("AS", "LE", "PA02", "PA03", "PA04", "PA05", "PA06", "PA07", "RE08", "SK", "TO01")


class HandbookConfig(Config):
    """Options in mkdocs.yml."""

    edition = config_options.Choice(("trainee", "trainer"), default="trainee")
    source = config_options.Optional(config_options.Type(str))  # read by handbook.course.languages


class HandbookPlugin(BasePlugin[HandbookConfig]):
    """Turns chapters into pages; see handbook.site for the parts."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"
        self.languages: dict[str, Language] = {}
        self.forms_made_of: object = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        server.builder = Saves(config, lambda: self.pages, self._again, server.builder)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not _between_languages(config):
            self.root, self.theme = Path(config.config_file_path).parent, Path(config.theme.custom_dir)
            self._read(self.root)
            self.scripts = scripts.Scripts(self.theme, self.data)
        if not self.trainer:
            config.nav = [entry for entry in config.nav or [] if not (isinstance(entry, dict) and TRAINER in entry)]
        # a map for search engines and a page only a server sends: of no use in a folder
        config.theme.static_templates.clear()
        return config

    def _read(self, root: Path) -> None:
        site = handed.received() or self._checked(root)
        self.content, self.pages, self.data = site, site.pages, site.data
        # a form that only a trainers' page shows has no file in the trainee edition
        shown = {page.meta.form for (_, path), page in self.pages.items() if self.trainer or not _trainers_own(path)}
        made_of = (shown, self.data.forms, self.data.strings, self.data.outline)
        if made_of != self.forms_made_of:  # they take long, and a writer seldom changes them
            self.form_files, self.forms_made_of = dict(forms.files(self.data, shown)), made_of
        self.indexes = Indexes(self.data.languages)
        self.contexts: dict[PageKey, PageContext] = {}
        self.renderings: dict[PageKey, Rendering] = {}
        self.searchable: dict[PageKey, str] = {}
        self.described: dict[PageKey, reuse.Fields] = {}
        self.linked_terms: dict[PageKey, set[str]] = {}
        self.taught, self.cards = review.taught(self.pages), dict[PageKey, list[review.ReviewCard]]()

    def _checked(self, root: Path) -> checks.Course:
        site, findings = checks.examine(root)
        self._refuse(findings)
        return site

    def _refuse(self, findings: list[Finding]) -> None:
        if self.serving:
            findings = [finding for finding in findings if not finding.code.startswith(MAY_WAIT)]
        if findings:
            raise PluginError(f"the content cannot be built:\n{BadContent(findings)}")

    def _again(self, keys: list[PageKey]) -> bool:
        """Check and make once more the pages that were saved, and what lists them; True where others show them too."""
        saved, findings = checks.read_course(self.root, Wanted(tuple(map(file_of, keys))), self.content)
        self._refuse([*findings, *checks.check(saved)])
        fresh = {key: saved.pages[key] for key in keys}
        editions = len(self.data.editions)
        stale = any(seen_elsewhere(fresh[key], editions) != seen_elsewhere(self.pages[key], editions) for key in keys)
        self.pages.update(fresh)
        self.taught = review.taught(self.pages)
        for lang in {lang for lang, _ in keys}:
            self.languages[lang].make([key for key in keys if key[0] == lang])
            self.indexes.write_language(self.site, lang, self.data, self.pages)
        self._write_lists()
        return stale

    @property
    def trainer(self) -> bool:
        return self.config.edition == "trainer"

    @event_priority(-200)  # after i18n, which copies what all languages share once more for each
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leaves out these copies, files made at the end, and from the trainee edition what only trainers get."""
        languages = self.data.languages
        alone = (*scripts.ALONE, *(scripts.TRAINERS_ALONE if self.trainer else ()))
        copied = tuple(f"{languages.folder(lang)}assets/" for lang in languages.others(languages.default))
        for file in list(files):
            shared = file.dest_uri.startswith(copied)
            made = file.dest_uri.startswith((styles.SHEETS, styles.ICON))
            own = _trainers_own(file.src_uri.partition("/")[2]) or file.dest_uri.startswith(TRAINERS_FILES)
            part = file.dest_uri.startswith(scripts.FOLDERS) and file.dest_uri not in alone
            if shared or made or part or (own and not self.trainer):
                files.remove(file)
        return files

    @event_priority(-200)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav, self.order = nav, [self._key(page)[1] for page in nav.pages]
        self.groups = menu.read(nav.items)
        return nav

    def _key(self, page: MkDocsPage) -> PageKey:
        """Language and path below docs/<language>/ of a page."""
        lang, _, path = page.file.src_uri.partition("/")
        return lang, path

    def _content_page(self, page: MkDocsPage) -> Page:
        return self.pages[self._key(page)]

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        lang = config.theme["language"]
        self.indexes.configure(lang, *material.search_settings(env, config))
        env.globals["theme_scripts"] = material.scripts(env.list_templates(extensions=["js"]))
        env.globals |= {"script_file": self.scripts.file, "head_file": self.scripts.head}
        if self.serving:
            self.languages[lang] = Language.kept(config, files, env, self.nav)
        return env

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        content = self._content_page(page)
        context = PageContext(content, self.pages, self.order, self.data, self.trainer)
        rendering = Rendering(content, self.data, self.trainer, context.root_url, self._of_question(content))
        self.contexts[self._key(page)], self.renderings[self._key(page)] = context, rendering
        # MkDocs makes a converter for each page, of the extensions that it finds here
        others = [one for one in config.markdown_extensions if not isinstance(one, HandbookExtension)]
        config.markdown_extensions = [*others, HandbookExtension(rendering)]
        if content.meta.layout == "home":
            page.meta["template"] = "home.html"
        return content.body

    def _of_question(self, page: Page) -> Callable[[Question], dict[str, str]]:
        return lambda question: review.attributes(question, page, self.pages, self.taught, self.data.languages)

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        key = self._key(page)
        context, rendering = self.contexts[key], self.renderings[key]
        if review.of_course(context.page, self.data.outline):
            self.cards[key] = review.cards(html, context.page, self.pages, self.taught, self.data.languages)
        self.searchable[key] = html  # without what is made from data: terms and facts are indexed one by one
        if made := MAKERS.get(context.page.meta.layout):
            made_html = made(context)
            html += made_html
            if context.page.meta.exercise:  # half of a brief is made from data; its contents name that half too
                page.toc.items += [AnchorLink(unescape(title), id_, 2) for id_, title in SECTION.findall(made_html)]
        if context.form:
            html += pages.form(context.form, context, self.form_files)
            if context.form.has_example:
                page.toc.items.append(AnchorLink(context.s("form-example"), pages.EXAMPLE, 2))
        return html + pages.page_foot(rendering)

    @event_priority(-200)
    def on_page_context(self, context: dict, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict:
        own = self.contexts[self._key(page)]
        self.indexes.add(own.lang, page, self.searchable[self._key(page)])
        return context | {"hb": own, "menu": menu.parts(self.groups, own)}

    @event_priority(-200)  # last: what comes after it would meet a page that was made small
    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        key = self._key(page)
        context = self.contexts[key]
        self.described[key] = reuse.describe(context, config.site_name)
        self.linked_terms[key] = assets.linked_terms(output)
        html = reuse.put_in(language_marks.mark(output, context.lang), self.described[key])
        try:
            return policy.finish(html, context.page.file, serving=self.serving)
        except policy.UnsafePage as error:
            raise PluginError(f"a page that is not safe: {error}") from error

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        if _between_languages(config):
            return
        self.site = site = Path(config.site_dir)
        self.indexes.write(site, self.data, self.pages)
        sheets = styles.files(self.theme)
        assets.write_files(site, (sheet for sheet in sheets if self.trainer or not sheet[0].startswith(TRAINERS_FILES)))
        assets.write_files(site / "assets" / "figures", figures.files(self.data.figures, self.data.languages))
        assets.write_files(site / forms.FOLDER, self.form_files.items())
        for lang in self.data.languages:
            if made := self.contexts.get((lang, timetables.PAGE)):  # the trainer edition only
                assets.write_files(site, timetables.files(made).items())
        for source in makers(self.root).values():
            shutil.copytree(source / DATA, site / source.relative_to(self.root) / DATA)
        self.scripts.write_alone(site)
        material.write_licence(site / "assets" / "vendor")
        self._write_lists()
        if self.trainer:
            self.scripts.write_words(site / "assets" / "data")

    def _write_lists(self) -> None:
        """The files that list pages."""
        folder = self.site / "assets" / "data"
        assets.write_data(self.data, self.pages, self.order, folder)
        assets.write_terms(self.data, self.linked_terms, folder)
        self.linked_terms.clear()  # of pages that are made again they are found again
        self.scripts.write(self.site)
        review.write(self.cards, self.data, self.order, folder)
        for lang in self.data.languages:
            of_lang = [(self.contexts[key].own_url, fields) for key, fields in self.described.items() if key[0] == lang]
            reuse.write_all(of_lang, folder / f"pages.{lang}.json")
        if self.serving:
            desk.write_desk(self.root, self.site, self.pages, self.data)


def _trainers_own(path: str) -> bool:
    """Whether a page, by its path below docs/<language>/, stands in the trainer edition only."""
    return path.startswith(f"{TRAINER}/")


def _between_languages(config: MkDocsConfig) -> bool:
    """True while the i18n plugin builds the other languages inside the first one's last event."""
    return config.plugins["i18n"].building
