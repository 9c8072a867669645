"""Our markup inside Python-Markdown: boxes, questions, terms, law, claims, tools, sources, figures, tables, links."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from handbook.base.shaped import Words
from handbook.course.data.claims import Claim
from handbook.course.data.law import LawFact
from handbook.course.data.model import Data
from handbook.course.data.tools import Tool, UnusedTool
from handbook.course.pages.markup import CITATION, COMMENT, fields
from handbook.course.pages.model import Page
from handbook.course.pages.questions import parse_quiz
from handbook.course.pages.scan import scan
from handbook.course.pages.sentences import end_of_sentence
from handbook.course.questions.model import Question
from handbook.render import figures
from handbook.render.questions import frame

BOXES = ("key", "law", "check", "tip", "warning", "example", "exercise")
GLOSSARY_LINK = re.compile(r"(?:^|/)glossary\.md#(?P<id>[\w-]+)$")
LAW_LINK = re.compile(r"(?:^|/)law-facts\.md#(?P<id>[\w-]+)$")
CLAIM_LINK = re.compile(r"(?:^|/)claims\.md#(?P<id>[\w-]+)$")
TOOL_LINK = re.compile(r"(?:^|/)tools\.md#(?P<id>[\w-]+)$")
FIGURE_LINK = re.compile(r"(?:^|/)assets/figures/(?P<id>[\w-]+)\.svg$")
GRADE_CLASS = "hb-st hb-st--grade"
CALCULATOR_MARK = re.compile(r"HBCALC([\w-]+)CLACBH")
PHONE = "phone-"  # keys of strings.yml: one a line of the unit's numbers, in their order
QUIZ_MARK = re.compile(r"HBQUIZ(\d+)ZIUQBH")


def quiz_mark(number: int) -> str:
    """What stands in the text in place of a question until it is built, see ``QUIZ_MARK``."""
    return f"HBQUIZ{number}ZIUQBH"


@dataclass
class Rendering:
    """What one page needs while it is rendered, and what it leaves behind for its foot."""

    page: Page
    data: Data
    trainer: bool
    root_url: Callable[[str], str]  # address below the site's root → address relative to the page
    attributes: Callable[[Question], dict[str, str]] = lambda question: {}  # of the element of a question
    questions: list[Question] = field(default_factory=list)
    minutes: list[int] = field(default_factory=list)  # of the exercises, in order
    tables: int = 0
    rated: set[str] = field(default_factory=set)  # tools whose risk stands on the page already
    notes: list[str] = field(default_factory=list)  # source keys in order of first mention
    opened: list[str] = field(default_factory=list)  # law facts whose note stands on the page already

    def words(self, key: str, *args: object) -> str:
        return self.data.strings[key][self.page.lang].format(*args)

    def note_number(self, key: str) -> int:
        """1-based number of a source on this page."""
        if key not in self.notes:
            self.notes.append(key)
        return self.notes.index(key) + 1


class HandbookExtension(Extension):
    """Registers our processors for one page; each page has an extension of its own."""

    def __init__(self, rendering: Rendering) -> None:
        super().__init__()
        self.rendering = rendering

    def extendMarkdown(self, md: Markdown) -> None:
        # 27: after white space is normalised (30), before fences (25) and raw HTML (20) are taken away
        md.preprocessors.register(_Quizzes(md, self.rendering), "hb-quizzes", 27)
        # 25: before the inline pass (20), so that words put in here are rendered as Markdown
        md.treeprocessors.register(_Blocks(md, self.rendering), "hb-blocks", 25)
        md.inlinePatterns.register(_Citations(CITATION.pattern, md), "hb-citations", 175)
        # 12: after the inline pass, before MkDocs resolves .md links (0)
        md.treeprocessors.register(_Links(md, self.rendering), "hb-links", 12)


class _Quizzes(Preprocessor):
    """Takes questions and metadata comments out of the text; a mark keeps the place of a question and a calculator."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, lines: list[str]) -> list[str]:
        rendering = self.rendering
        out: list[str] = []
        for kind, text in scan("\n".join(lines)).parts():
            if kind == "line":
                out.append(text)
            elif kind == "quiz":
                question, _ = parse_quiz(text, rendering.page.lang, rendering.page.file, 0)
                if question:
                    out += ["", quiz_mark(len(rendering.questions)), ""]
                    rendering.questions.append(question)
            elif comment := COMMENT.match(text):
                if name := fields(comment.group(1)).get("calculator"):
                    indent = text[: len(text) - len(text.lstrip())]
                    out += ["", f"{indent}HBCALC{name}CLACBH", ""]
                if minutes := re.search(r"minutes:\s*(\d+)", comment.group(1)):
                    rendering.minutes.append(int(minutes.group(1)))
        return out


class _Pass(Treeprocessor):
    """Visits every element of the page once, in document order."""

    def __init__(self, md: Markdown, rendering: Rendering) -> None:
        super().__init__(md)
        self.rendering = rendering

    def run(self, root: etree.Element) -> None:
        for parent, element in list(_walk(root)):
            self.visit(parent, element, self.rendering)
        self.finish(root, self.rendering)

    def finish(self, root: etree.Element, rendering: Rendering) -> None:
        """What can only be done once every element was visited."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        raise NotImplementedError


class _Blocks(_Pass):
    """Gives boxes their titles, drops trainer notes from the trainee edition, builds the questions."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        kinds = (element.get("class") or "").split()
        if element.tag == "details" and "trainer" in kinds:
            if rendering.trainer:
                element[0].text = rendering.words("box-trainer")
            else:
                parent.remove(element)
        elif element.tag == "div" and "admonition" in kinds:
            _title_box(element, next(kind for kind in kinds if kind != "admonition"), rendering)
        elif element.tag == "p" and (mark := CALCULATOR_MARK.fullmatch((element.text or "").strip())):
            place = etree.Element("div", {"class": "hb-calc", "data-calculator": mark.group(1)})
            if mark.group(1) == "phone-book":
                _phones(place, rendering)
            elif mark.group(1) == "public-numbers":
                place = _public_numbers(rendering)
            # else empty: its script puts the form here, and without scripts the text around it says enough
            _become(element, place)
        elif element.tag == "p" and (mark := QUIZ_MARK.fullmatch((element.text or "").strip())):
            number = int(mark.group(1))
            question = rendering.questions[number]
            attributes = rendering.attributes(question)
            _become(element, frame.element(question, number + 1, rendering.page.lang, rendering.words, attributes))


def _phones(place: etree.Element, rendering: Rendering) -> None:
    """Whom a unit may have to call, with room to write each number by pen; hb/phones.js puts fields there."""
    place.set("class", "hb-calc hb-phones")
    etree.SubElement(place, "p", {"class": "hb-phones__title"}).text = rendering.words("phones-title")
    rows = etree.SubElement(place, "dl")
    for key in rendering.data.strings:
        if key.startswith(PHONE):
            row = etree.SubElement(rows, "div", {"data-phone": key.removeprefix(PHONE)})
            etree.SubElement(row, "dt").text = rendering.words(key)
            etree.SubElement(row, "dd")
    approved = etree.SubElement(place, "p", {"class": "hb-phones__approved"})
    for part in ("approved", "sign-date"):
        etree.SubElement(approved, "span").text = rendering.words(part)


def _public_numbers(rendering: Rendering) -> etree.Element:
    """The public emergency numbers: who answers, how far it is known, from which source, on which day compared."""
    lang = rendering.page.lang
    rows = etree.Element("dl", {"class": "hb-public"})
    for number in rendering.data.emergency.values():
        row = _sub(rows, "div")
        _sub(row, "dt", number.number)
        told = _sub(row, "dd")
        _sub(told, "b", number.who[lang]).tail = " "
        _sub(told, "span", rendering.words(f"status-{number.status}"), class_=status_class(number.status)).tail = " "
        text = f"{number.note[lang]} {rendering.words('verify-number', number.checked.isoformat())}"
        _cite(_sub(told, "span", text), number.sources, rendering)
    return rows


def _blank(parent: etree.Element, code: etree.Element, rendering: Rendering) -> None:
    """A line to write on. After the name of one of the unit's numbers the script of the numbers fills it in."""
    index = list(parent).index(code)
    before = (parent[index - 1].tail if index else parent.text) or ""
    blank = etree.Element("span", {"class": "hb-blank"})
    names = {key: rendering.words(key) for key in rendering.data.strings if key.startswith(PHONE)}
    ended = [key for key, name in names.items() if before.rstrip(" :").casefold().endswith(name.casefold())]
    if ended:
        blank.set("data-number", max(ended, key=lambda key: len(names[key])).removeprefix(PHONE))
    blank.text = "\u00a0"
    _become(code, blank)


class _Citations(InlineProcessor):
    """`[@a; @b]` → a mark that the last pass numbers in reading order."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[etree.Element, int, int]:
        element = etree.Element("sup", {"keys": m.group(1)})
        return element, m.start(0), m.end(0)


class _Links(_Pass):
    """Terms, law facts, claims, tools, outgoing links, figures and tables; numbers the notes of sources."""

    def visit(self, parent: etree.Element, element: etree.Element, rendering: Rendering) -> None:
        if element.tag == "sup" and element.get("keys"):
            _number(element, rendering)
        elif element.tag == "a":
            self._link(parent, element, rendering)
        elif element.tag == "img" and (figure := FIGURE_LINK.search(element.get("src", ""))):
            html = _figure(figure.group("id"), element.get("alt", ""), rendering)
            if parent.tag == "p":
                _become(parent, etree.Element("p"))
                parent.text = self.md.htmlStash.store(html)
        elif element.tag == "code" and element.text and not element.text.strip("_"):
            _blank(parent, element, rendering)
        elif element.tag == "table":
            _wrap_table(parent, element, rendering)

    def _link(self, parent: etree.Element, link: etree.Element, rendering: Rendering) -> None:
        href = link.get("href", "")
        if GLOSSARY_LINK.search(href):
            link.set("class", "hb-term")
        elif law := LAW_LINK.search(href):
            fact = rendering.data.law[law.group("id")]
            if link.text or len(link):
                link.set("data-fact", fact.id)  # its status is put at the end of its sentence
            else:
                _become(parent, _fact(fact, href, rendering))
        elif found := CLAIM_LINK.search(href):
            claim = rendering.data.claims[found.group("id")]
            if link.text or len(link):
                _insert_after(parent, link, _grade(claim, rendering))
            else:
                _become(parent, _claim(claim, href, rendering))
        elif (found := TOOL_LINK.search(href)) and (card := rendering.data.cards.get(found.group("id"))):
            if not link.text and not len(link):
                link.text = card.name[rendering.page.lang]
            if card.id not in rendering.rated:  # once a page is enough
                rendering.rated.add(card.id)
                _insert_after(parent, link, _risk(card, rendering))

    def finish(self, root: etree.Element, rendering: Rendering) -> None:
        """The status of each law fact stands after the sentence that quotes it, once, so that none is cut in two."""
        for block in [root, *root.iter()]:
            told: dict[tuple[int, int], list[str]] = {}  # the text where a sentence ends, and the place in it
            for child in list(block):
                for link in [child, *child.iter()] if child.tag in _INLINE else ():
                    if not (id_ := link.attrib.pop("data-fact", "")):
                        continue
                    place = _end_of_sentence(block, child, link)
                    facts = told.setdefault(place, [])
                    if id_ not in facts:
                        facts.append(id_)
            for (index, at), facts in sorted(told.items(), reverse=True):
                _put_statuses(block, index, at, [rendering.data.law[id_] for id_ in facts], rendering)


_INLINE = frozenset({"a", "b", "strong", "em", "i", "code"})


def _end_of_sentence(block: etree.Element, child: etree.Element, link: etree.Element) -> tuple[int, int]:
    """Index of the child of ``block`` after which the sentence of ``link`` ends, and how far into its tail."""
    children = list(block)
    for index in range(children.index(child), len(children)):
        tail = children[index].tail or ""
        if end := end_of_sentence(tail):
            return index, end
    last = children[-1]
    return len(children) - 1, len((last.tail or "").rstrip())


def _put_statuses(block: etree.Element, index: int, at: int, facts: list[LawFact], rendering: Rendering) -> None:
    """The statuses of ``facts`` after the first ``at`` letters of the tail of the child with this index."""
    child = block[index]
    tail = child.tail or ""
    child.tail = tail[:at]
    for fact in facts:
        for element in _status_in_text(fact, rendering):
            index += 1
            block.insert(index, element)
    block[index].tail = tail[at:]


def _walk(root: etree.Element) -> Iterator[tuple[etree.Element, etree.Element]]:
    """Every element below ``root`` with its parent, in document order."""
    for child in root:
        yield root, child
        yield from _walk(child)


def _become(element: etree.Element, other: etree.Element) -> None:
    """Turn ``element`` into ``other`` in place, keeping its tail."""
    tail = element.tail
    element.clear()
    element.tag, element.attrib, element.text, element.tail = other.tag, dict(other.attrib), other.text, tail
    element.extend(list(other))


def _insert_after(parent: etree.Element, element: etree.Element, new: etree.Element) -> None:
    new.tail, element.tail = element.tail, None
    parent.insert(list(parent).index(element) + 1, new)


def _sub(parent: etree.Element, tag: str, text: str = "", **attributes: str) -> etree.Element:
    child = etree.SubElement(parent, tag, {name.rstrip("_"): value for name, value in attributes.items()})
    child.text = text
    return child


def _title_box(box: etree.Element, kind: str, rendering: Rendering) -> None:
    if kind not in BOXES or not len(box) or box[0].get("class") != "admonition-title":
        return
    title, word = box[0], rendering.words(f"box-{kind}")
    given = title.text or ""
    title.text = ""
    if given == kind.capitalize():  # what the extension writes where the author gave no title
        title.text = word
    else:
        _sub(title, "b", f"{word}.").tail = f" {given}"
    if kind == "exercise" and rendering.minutes:
        _sub(title, "span", rendering.words("minutes", rendering.minutes.pop(0)), class_="hb-min")


def _number(element: etree.Element, rendering: Rendering) -> None:
    keys = [key.strip().lstrip("@") for key in element.attrib.pop("keys").split(";")]
    for position, key in enumerate(keys):
        number = rendering.note_number(key)
        link = _sub(element, "a", str(number), href=f"#src-{number}")
        link.tail = ", " if position + 1 < len(keys) else None


def status_class(status: str) -> str:
    return f"hb-st hb-st--{status}"


def _status(fact: LawFact, rendering: Rendering) -> etree.Element:
    badge = etree.Element("span", {"class": status_class(fact.status)})
    badge.text = rendering.words(f"status-{fact.status}")
    return badge


def _status_in_text(fact: LawFact, rendering: Rendering) -> Iterator[etree.Element]:
    """The status; where the fact has a note, a button that says so and opens it, and the note, which print shows."""
    yield _status(fact, rendering)
    if not fact.note:
        return
    id_, kind = f"hb-note-{fact.id}", rendering.words(f"note-{fact.note.kind}")
    button = etree.Element("button", {"type": "button", "class": "hb-st hb-st--note", "popovertarget": id_})
    button.text = kind
    yield button
    if fact.id in rendering.opened:
        return
    rendering.opened.append(fact.id)
    note = etree.Element("span", {"class": "hb-noted", "id": id_, "popover": "auto"})
    _sub(note, "b", f"{fact_name(fact, rendering.page.lang)}. {kind}:").tail = f" {fact.note.text[rendering.page.lang]}"
    yield note


def fact_name(fact: LawFact, lang: str) -> str:
    """«Хүний хувийн мэдээлэл хамгаалах тухай хууль, 6.1»."""
    return ", ".join(filter(None, (fact.law[lang], fact.article[lang])))


def _fact(fact: LawFact, href: str, rendering: Rendering) -> etree.Element:
    """A law fact printed whole: article, status, statement, what is still to be checked, sources."""
    lang = rendering.page.lang
    block = etree.Element("div", {"class": "hb-fact"})
    head = _sub(block, "p")
    _sub(_sub(head, "b"), "a", fact_name(fact, lang), href=href)
    head[0].tail = " "
    head.append(_status(fact, rendering))
    _cite(_sub(block, "p", fact.statement[lang]), fact.sources, rendering)
    if fact.note:
        _note(block, rendering.words(f"note-{fact.note.kind}"), fact.note.text, rendering)
    return block


def _cite(paragraph: etree.Element, sources: tuple[str, ...], rendering: Rendering) -> None:
    _number(_sub(paragraph, "sup", keys=";".join(sources)), rendering)


def _note(block: etree.Element, kind: str, text: Words, rendering: Rendering) -> None:
    """What limits the statement above it."""
    _sub(_sub(block, "p", class_="hb-note"), "b", f"{kind}:").tail = f" {text[rendering.page.lang]}"


def _grade(claim: Claim, rendering: Rendering) -> etree.Element:
    """«B зэрэг» to see; those who listen hear of what. The link before it leads to what the grade means."""
    badge = etree.Element("span", {"class": GRADE_CLASS})
    _sub(badge, "span", rendering.words("grade-of"), class_="hb-sr").tail = f" {rendering.words('grade', claim.grade)}"
    return badge


def risk_key(card: Tool | UnusedTool) -> str:
    """The word of the interface for the risk of a tool."""
    return f"risk-{card.risk.lower()}" if isinstance(card, Tool) else "tools-not-used"


def risk_class(card: Tool | UnusedTool) -> str:
    return f"hb-st hb-st--{card.risk.lower()}" if isinstance(card, Tool) else "hb-st hb-st--h"


def _risk(card: Tool | UnusedTool, rendering: Rendering) -> etree.Element:
    """«дунд эрсдэл» after the tool's name, which its link has just said."""
    badge = etree.Element("span", {"class": risk_class(card)})
    badge.text = rendering.words(risk_key(card))
    return badge


def _claim(claim: Claim, href: str, rendering: Rendering) -> etree.Element:
    """A claim printed whole: its words, grade and sources, and what limits it."""
    block = etree.Element("div", {"class": "hb-fact"})
    paragraph = _sub(block, "p")
    _sub(paragraph, "a", claim.text[rendering.page.lang], href=href)
    _cite(paragraph, claim.sources, rendering)
    paragraph.append(_grade(claim, rendering))
    if claim.caveat:
        _note(block, rendering.words("caveat"), claim.caveat, rendering)
    return block


def _figure(figure_id: str, caption: str, rendering: Rendering) -> str:
    """The figure for both schemes and both widths (one of the four is displayed), described once for screen readers."""
    definition, lang = rendering.data.figures[figure_id], rendering.page.lang
    alt = escape(definition["title"][lang])
    width, height = figures.size(definition, lang, "wide")
    pictures = []
    for scheme in ("light", "dark"):
        wide, narrow = (
            rendering.root_url(f"assets/figures/{figure_id}.{lang}.{shape}.{scheme}.svg")
            for shape in ("wide", "narrow")
        )
        pictures.append(
            f'<picture class="hb-{scheme}"><source media="(max-width:44em)" srcset="{narrow}">'
            f'<img src="{wide}" alt="{alt}" width="{width}" height="{height}" loading="lazy"></picture>'
        )
    description = f'<p class="hb-sr">{escape(figures.describe(definition, lang))}</p>'
    return (
        f'<figure class="hb-figure">{"".join(pictures)}{description}<figcaption>{escape(caption)}</figcaption></figure>'
    )


def _wrap_table(parent: etree.Element, table: etree.Element, rendering: Rendering) -> None:
    """A wide table scrolls inside its own frame, which the keyboard can reach."""
    rendering.tables += 1  # regions of a page need names of their own
    name = rendering.words("table", rendering.tables)
    frame = etree.Element("div", {"class": "hb-table", "tabindex": "0", "role": "region", "aria-label": name})
    position = list(parent).index(table)
    frame.tail, table.tail = table.tail, None
    parent.remove(table)
    frame.append(table)
    parent.insert(position, frame)
