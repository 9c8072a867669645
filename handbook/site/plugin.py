"""The MkDocs plugin: calls the modules of this room at each event of a build."""

from __future__ import annotations

from dataclasses import replace
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
from handbook.base.html import fragment
from handbook.course.course import Course
from handbook.course.pages.keys import PageKey
from handbook.course.wanted import Wanted, file_of
from handbook.render import forms, language_marks, policy
from handbook.render.markdown import HandbookExtension, marked_text
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
    output,
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
from handbook.site.output import TRAINERS_FILES, PageBuild, SiteBuild
from handbook.site.saved import Language, Saves, shown_elsewhere

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
# while a writer changes one language, the other is behind; claims and cards are written before the page that uses them,
# a lesson that was begun is too short, and what readers type for it comes last
MAY_WAIT = ("AS", "LE", "PA02", "PA03", "PA04", "PA05", "PA06", "PA07", "RE08", "SK", "TO01")


class HandbookConfig(Config):
    """The options in mkdocs.yml."""

    edition = config_options.Choice(("trainee", "trainer"), default="trainee")
    source = config_options.Optional(config_options.Type(str))  # read by handbook.course.languages


class HandbookPlugin(BasePlugin[HandbookConfig]):
    """Turns chapters into pages; see handbook.site for the parts."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"
        self.languages: dict[str, Language] = {}  # to make a saved page again; filled only while serving
        self.form_files: dict[str, bytes] = {}
        self.forms_made_of: object = None

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        server.builder = Saves(config, lambda: self.build.course.pages, self._rebuild_saved, server.builder)
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not _between_languages(config):
            root, theme = Path(config.config_file_path).parent, Path(config.theme.custom_dir)
            self.build = self._new_build(root, theme, Path(config.site_dir))
        if not self.trainer:
            config.nav = [entry for entry in config.nav or [] if not (isinstance(entry, dict) and TRAINER in entry)]
        # a map for search engines and a page only a server sends: of no use in a folder
        config.theme.static_templates.clear()
        return config

    def _new_build(self, root: Path, theme: Path, site: Path) -> SiteBuild:
        course = handed.passed_course() or self._checked(root)
        self._make_forms(course)
        return SiteBuild(root, theme, site, course, self.trainer)

    def _make_forms(self, course: Course) -> None:
        """Make the forms' files, unless those of the last build are the same: they take long and seldom change."""
        data = course.data
        # a form that only a trainers' page shows has no file in the trainee edition
        shown = {page.meta.form for page in course.pages.values() if self.trainer or not _trainers_own(page.path)}
        made_of = (shown, data.forms, data.strings, data.outline)
        if made_of != self.forms_made_of:
            self.form_files, self.forms_made_of = dict(forms.files(data, shown)), made_of

    def _checked(self, root: Path) -> Course:
        checked = checks.examine(root)
        self._refuse(checked.findings)
        return checked.course

    def _refuse(self, findings: list[Finding]) -> None:
        if self.serving:
            findings = [finding for finding in findings if not finding.code.startswith(MAY_WAIT)]
        if findings:
            raise PluginError(f"the content cannot be built:\n{BadContent(findings)}")

    def _rebuild_saved(self, keys: list[PageKey]) -> bool:
        """Check and rebuild saved pages and the lists; return True if other pages now show old values."""
        build, old = self.build, self.build.course
        saved, findings = checks.read_course(build.root, Wanted(tuple(map(file_of, keys))), old)
        self._refuse(checks.check(saved, findings).findings)
        fresh = {key: saved.pages[key] for key in keys}
        build.take(replace(old, pages={**old.pages, **fresh}))
        for lang in {lang for lang, _ in keys}:
            self.languages[lang].make([key for key in keys if key[0] == lang])
            build.indexes.write_language(build.site, lang, build.course.data, build.course.pages)
        output.write_lists(build, keys)
        self._write_desk()
        editions = len(build.course.data.editions)
        return any(shown_elsewhere(fresh[key], editions) != shown_elsewhere(old.pages[key], editions) for key in keys)

    @property
    def trainer(self) -> bool:
        return self.config.edition == "trainer"

    @event_priority(-200)  # after i18n, which copies what all languages share once more for each
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Remove these copies, files made at the end, and from the trainee edition what only trainers get."""
        languages = self.build.course.languages
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
        self.nav, self.build.order = nav, [_key(page)[1] for page in nav.pages]
        self.groups = menu.read(nav.items)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        lang = config.theme["language"]
        self.build.indexes.configure(lang, *material.search_settings(env, config))
        env.globals["theme_scripts"] = material.scripts(env.list_templates(extensions=["js"]))
        env.globals |= {"script_file": self.build.scripts.file, "head_file": self.build.scripts.head}
        if self.serving:
            self.languages[lang] = Language.copied(config, files, env, self.nav)
        return env

    def on_page_markdown(self, markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        build, key = self.build, _key(page)
        own, reviews = build.course.pages[key], build.reviews
        context = PageContext(own, build.course.pages, build.order, build.course.data, self.trainer)
        rendering = Rendering(
            own, build.course.data, self.trainer, context.root_url, lambda question: reviews.attributes(question, own)
        )
        build.pages[key] = PageBuild(context, rendering)
        # MkDocs makes a converter for each page, of the extensions that it finds here
        others = [one for one in config.markdown_extensions if not isinstance(one, HandbookExtension)]
        config.markdown_extensions = [*others, HandbookExtension(rendering)]
        if own.meta.layout == "home":
            page.meta["template"] = "home.html"
        return marked_text(own)

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        made = self.build.pages[_key(page)]
        context = made.context
        if review.of_course(context.page, context.outline):
            made.cards = self.build.reviews.cards(html, context.page)
        made.searchable = html  # without what is made from data: terms and facts are indexed one by one
        if maker := MAKERS.get(context.page.meta.layout):
            made_html = maker(context)
            html += made_html
            if context.page.meta.exercise:  # half of a brief is made from data; its contents name that half too
                headings = [heading for heading in fragment(made_html).iter("h2") if heading.get("id")]
                page.toc.items += [AnchorLink(one.text_content(), one.get("id"), 2) for one in headings]
        if context.form:
            html += pages.form(context.form, context, self.form_files)
            if context.form.has_example:
                page.toc.items.append(AnchorLink(context.s("form-example"), pages.EXAMPLE, 2))
        return html + pages.page_foot(made.rendering)

    @event_priority(-200)
    def on_page_context(self, context: dict, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict:
        made = self.build.pages[_key(page)]
        self.build.indexes.add(made.context.lang, page, made.searchable)
        return context | {"hb": made.context, "menu": menu.parts(self.groups, made.context)}

    @event_priority(-200)  # run last: it minifies
    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
        made = self.build.pages[_key(page)]
        context = made.context
        made.described = reuse.describe(context, config.site_name)
        made.linked_terms = assets.linked_terms(output)
        html = reuse.put_in(language_marks.mark(output, context.lang), made.described)
        try:
            return policy.finish(html, context.page.file, "" if self.serving else policy.POLICY)
        except policy.UnsafePage as error:
            raise PluginError(f"a page that is not safe: {error}") from error

    @event_priority(-200)
    def on_post_build(self, config: MkDocsConfig) -> None:
        if _between_languages(config):
            return
        output.write(self.build, self.form_files)
        if self.serving:
            self._write_desk()

    def _write_desk(self) -> None:
        course = self.build.course
        desk.write_desk(self.build.root, self.build.site, course.pages, course.data)


def _key(page: MkDocsPage) -> PageKey:
    """Return language and path below docs/<language>/ of a page of MkDocs."""
    lang, _, path = page.file.src_uri.partition("/")
    return lang, path


def _trainers_own(path: str) -> bool:
    """Check whether a page, by its path below docs/<language>/, is in the trainer edition only."""
    return path.startswith(f"{TRAINER}/")


def _between_languages(config: MkDocsConfig) -> bool:
    """Check whether the i18n plugin builds the other languages inside the first one's last event."""
    return config.plugins["i18n"].building
