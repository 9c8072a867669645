"""Makes pages and parts of pages from data: glossary, law facts, sources, forms, a page's own notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby
from urllib.parse import urlsplit

from handbook.base.languages import CYRILLIC, manner
from handbook.course.data.forms import Form, FormField, FormOption
from handbook.course.data.glossary import Term
from handbook.course.data.law import LawFact
from handbook.course.data.sources import Source
from handbook.render import forms
from handbook.render.entries import status_class
from handbook.render.forms.paper import SIGN_PARTS, Paper
from handbook.render.questions.frame import answer_key
from handbook.render.rendering import Rendering
from handbook.site.context import PageContext

EXAMPLE = "example"  # id of a form's filled-in example; those of its answers begin with it


def sort_key(word: str, lang: str) -> list[int]:
    """Return the place of a word in the language's alphabet (in Mongolian ө follows о, ү follows у), others last."""
    alphabet = manner(lang).alphabet
    rest = len(alphabet)
    letters = [letter for letter in word.lower() if letter.isalpha()]
    return [alphabet.index(letter) if letter in alphabet else rest or ord(letter) for letter in letters]


def out_link(url: str, text: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>'


def in_languages(text: str) -> str:
    """Mark the parts of a source in Cyrillic as Mongolian; the others are English."""
    return " / ".join(
        f'<span lang="mn">{escape(part)}</span>' if CYRILLIC.match(part) else escape(part) for part in text.split(" / ")
    )


def source_text(source: Source) -> str:
    """Return author, title (a link if there is an address; print shows it) and year, as in a list of sources."""
    title = in_languages(source.title)
    if source.url:
        title = f'<a href="{escape(source.url)}">{title}</a>'
    author = f"{in_languages(source.author)}. " if source.author else ""
    year = f", {escape(source.year).removesuffix('.')}" if source.year else ""
    return f"{author}{title}{year}."


def source_links(keys: Iterable[str], context: PageContext) -> str:
    """Return titles of sources, each a link to its entry in the list of all sources."""
    page, sources = context.layout_url("sources"), context.data.sources
    english = "" if context.lang == "en" else ' lang="en"'
    return "; ".join(f'<a href="{page}#{key}"{english}>{in_languages(sources[key].title)}</a>' for key in keys)


def page_foot(rendering: Rendering) -> str:
    """Return the answer key (for paper) and the page's own list of sources."""
    sources = "".join(
        f'<li id="src-{number}">{source_text(rendering.data.sources[key])}</li>'
        for number, key in enumerate(rendering.notes, 1)
    )
    if sources:
        heading = f'<h2 id="sources">{escape(rendering.words("sources"))}</h2>'
        sources = f'<section class="hb-sources">{heading}<ol lang="en">{sources}</ol></section>'
    return answer_key(rendering.page.questions, rendering.page.lang, rendering.words) + sources


def glossary(context: PageContext) -> str:
    """Return all terms in the alphabet of the language, each with its counterpart; typing filters them."""
    lang = context.lang
    terms = sorted(context.data.glossary.values(), key=lambda term: sort_key(term.term[lang], lang))
    rows = "".join(_term(term, context) for term in terms)
    label, count = escape(context.s("glossary-filter")), escape(context.s("glossary-count", len(terms)))
    return (
        f'<div class="hb-glossary"><p class="hb-filter"><label for="hb-filter">{label}</label> '
        f'<input type="search" id="hb-filter" autocomplete="off"> <span role="status">{count}</span></p>'
        f"<dl>{rows}</dl></div>"
    )


def _term(term: Term, context: PageContext) -> str:
    lang = context.lang
    confidence = escape(context.s(f"confidence-{term.confidence}"))
    if term.source_is_link:
        confidence += f" · {out_link(term.source, urlsplit(term.source).netloc)}"
    elif term.source != term.confidence:  # a coined term has no other source
        confidence += f' · <span lang="en">{in_languages(term.source)}</span>'
    avoid = (
        f' <span class="hb-avoid">{escape(context.s("avoid"))} {escape("; ".join(term.avoid))}</span>'
        if term.avoid
        else ""
    )
    others = "".join(f' <span lang="{other.lang}">{escape(term.term[other.lang])}</span>' for other in context.others)
    return (
        f'<div id="{term.id}"><dt>{escape(term.term[lang])}{others}</dt>'
        f"<dd>{escape(term.definition[lang])}{avoid if lang == 'mn' else ''} <small>{confidence}</small></dd></div>"
    )


def law_facts(context: PageContext) -> str:
    """Return every law fact, grouped by law, each with status, note, sources and the day of its last comparison."""
    lang = context.lang
    return "".join(
        f"<h2>{escape(facts[0].law[lang])}</h2>" + "".join(_law_fact(fact, context) for fact in facts)
        for facts in by_law(context.data.law.values())
    )


def by_law(facts: Iterable[LawFact]) -> list[list[LawFact]]:
    """Group facts that follow one another and have the same law."""
    return [list(group) for _, group in groupby(facts, key=lambda fact: fact.law)]


def article(fact: LawFact, lang: str) -> str:
    """Return the article of a fact; the name of the law if the law is cited as a whole."""
    return fact.article[lang] or fact.name(lang)


def statement(fact: LawFact, context: PageContext) -> str:
    """Return the statement of a fact; as a question if nobody has seen it in a source."""
    words = fact.statement[context.lang]
    return context.s("unverified-statement", words) if fact.status == "unverified" else words


def status(fact: LawFact, context: PageContext) -> str:
    """Return in words how far the fact was checked."""
    return f'<span class="{status_class(fact.status)}">{escape(context.s("status-" + fact.status))}</span>'


def note(fact: LawFact, context: PageContext) -> str:
    """Return what is still to be checked, or how sources conflict; "" without a note."""
    if not fact.note:
        return ""
    kind = escape(context.s(f"note-{fact.note.kind}"))
    return f'<p class="hb-note"><b>{kind}:</b> {escape(fact.note.text[context.lang])}</p>'


def fact_link(fact: LawFact, words: str, context: PageContext) -> str:
    """Return a link to a fact in the list of all law facts."""
    return f'<a href="{context.layout_url("law-facts")}#{fact.id}">{escape(words)}</a>'


def _law_fact(fact: LawFact, context: PageContext) -> str:
    lang = context.lang
    sources = source_links(fact.sources, context)
    return (
        f'<div class="hb-fact" id="{fact.id}"><p><b>{escape(article(fact, lang))}</b> {status(fact, context)}</p>'
        f"<p>{escape(statement(fact, context))}</p>{note(fact, context)}"
        f"<p><small>{sources} · {escape(context.s('checked'))} {context.date(fact.checked)}</small></p></div>"
    )


def all_sources(context: PageContext) -> str:
    """Return every source of the bibliography with the note on what was seen of it."""
    rows = []
    for source in sorted(context.data.sources.values(), key=lambda source: (source.author or source.title).lower()):
        note = f" <small>{escape(source.note)}</small>" if source.note else ""
        rows.append(f'<li id="{source.key}">{source_text(source)}{note}</li>')
    return f'<ol class="hb-all-sources" lang="en">{"".join(rows)}</ol>'


def choice(name: str, label: str, every: str, options: Iterable[tuple[str, str]], context: PageContext) -> str:
    """Return a list to choose from, for ``filter_bar``; entries keep their own value in ``data-<name>``."""
    rows = "".join(f'<option value="{escape(value)}">{escape(words)}</option>' for value, words in options)
    return (
        f'<label for="hb-by-{name}">{escape(context.s(label))}</label><select id="hb-by-{name}" name="{name}" '
        f'autocomplete="off"><option value="">{escape(context.s(every))}</option>{rows}</select>'
    )


def filter_bar(controls: str, words: str, context: PageContext) -> str:
    """Return controls that filter what follows them, hidden until hb/filter.js runs; # in ``words`` is the count."""
    shown, none = (escape(context.s(f"{words}-{key}")) for key in ("shown", "none"))
    return (
        f'<p class="hb-filter hb-filter--two" hidden data-shown="{shown}" data-none="{none}">{controls}'
        '<span role="status"></span></p>'
    )


def form(definition: Form, context: PageContext, files: Mapping[str, bytes]) -> str:
    """Return a form to fill in, keep on this computer and print; its files for other programs; its example."""
    lang = context.lang
    groups = []
    for group in definition.groups:
        help_text = f'<p class="hb-help">{escape(group.help[lang])}</p>' if group.help[lang] else ""
        fields = "".join(_field(definition, item, context) for item in group.fields)
        groups.append(f"<fieldset><legend>{escape(group.title[lang])}</legend>{help_text}{fields}</fieldset>")
    lines = _files(definition, context, files, "form-empty", filled=False)
    rest = ""
    if definition.has_example:
        lines += _files(definition, context, files, "form-filled", filled=True)
        rest = f'<p class="hb-house-rule">{escape(context.s("form-house-rule"))}</p>{_example(definition, context)}'
    return (
        f'<p class="hb-intro">{escape(definition.intro[lang])}</p>'
        f'<form class="hb-form" id="{definition.id}" data-file="{definition.file}" autocomplete="off">'
        f'<p class="hb-form__bar"></p>{lines}{"".join(groups)}</form>{rest}'
    )


def _files(definition: Form, context: PageContext, files: Mapping[str, bytes], words: str, *, filled: bool) -> str:
    links = []
    for kind, program in forms.PROGRAMS.items():
        name = forms.file_name(definition, context.lang, kind, filled=filled)
        size = context.s("kilobytes", -(-len(files[name]) // 1024))  # rounded up, as a file manager does
        links.append(f'<a href="{context.root_url(f"{forms.FOLDER}/{name}")}">{program} ({escape(size)})</a>')
    return f'<p class="hb-form__files">{escape(context.s(words))} {" · ".join(links)}</p>'


def _example(definition: Form, context: PageContext) -> str:
    """Return the form as filled in for an invented case; each question leads back to its empty field."""
    lang = context.lang
    words = Paper(lang, context.data.strings, context.data.outline.edition)
    groups = []
    for group in definition.groups:
        rows = "".join(
            f'<div id="{EXAMPLE}-{item.id}"><dt><a href="#{definition.id}.{item.id}">{escape(item.label[lang])}</a>'
            f"</dt><dd>{escape(answer)}</dd></div>"
            for item in group.fields
            if (answer := words.answer(item))
        )
        groups.append(f"<h3>{escape(group.title[lang])}</h3><dl>{rows}</dl>" if rows else "")
    return (
        f'<section class="hb-example"><h2 id="{EXAMPLE}">{escape(context.s("form-example"))}</h2>'
        f"<p>{escape(definition.example[lang])}</p>"
        f'<div class="hb-example__sheet">{"".join(groups)}</div></section>'
    )


def _field(definition: Form, item: FormField, context: PageContext) -> str:
    lang = context.lang
    name = f"{definition.id}.{item.id}"
    label = escape(item.label[lang])
    described = f' aria-describedby="{name}-help"' if item.help[lang] else ""
    helped = f'<span id="{name}-help">{escape(item.help[lang])}</span>' if item.help[lang] else ""
    if item.example not in (None, False):
        shown, word = (escape(context.s(key, item.label[lang])) for key in ("form-example-of", "example"))
        helped += f' <a class="hb-eg" href="#{EXAMPLE}-{item.id}" aria-label="{shown}">{word}</a>'
    help_text = f'<p class="hb-help">{helped}</p>' if helped else ""
    # a browser writes what stands in a field into its own files, to restore a session, unless the field says no
    typed = 'autocomplete="off"'
    attributes = f'id="{name}" name="{item.id}" {typed}{described}'
    if item.type == "sign":
        words = (escape(context.s(f"sign-{part}")) for part in SIGN_PARTS)
        blanks = "".join(f"<span>{word}</span>" for word in words)
        control = f'<p class="hb-field__label">{label}</p><p class="hb-sign">{blanks}</p>{help_text}'
    elif item.type in ("choice", "check"):
        kind = "radio" if item.type == "choice" else "checkbox"
        options = "".join(
            f'<label><input type="{kind}" name="{item.id}" value="{one.id}" {typed}>{escape(one.text[lang])}</label>'
            for one in _options(item, context)
        )
        control = f'<fieldset id="{name}"{described}><legend>{label}</legend>{options}{help_text}</fieldset>'
    elif item.type == "long":
        control = f'<label for="{name}">{label}</label><textarea {attributes} rows="4"></textarea>{help_text}'
    else:
        control = f'<label for="{name}">{label}</label><input type="{item.type}" {attributes}>{help_text}'
    return f'<div class="hb-field hb-field--{item.type}">{control}</div>'


def _options(item: FormField, context: PageContext) -> Iterable[FormOption]:
    """Return the options of a field; a check without options is one box that says yes."""
    return item.options or (FormOption("yes", context.data.strings["yes"]),)
