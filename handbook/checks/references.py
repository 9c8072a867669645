"""Rules RE01–RE11, RE15–RE17: what a page refers to exists and is used, and unconfirmed law is never shown as law."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from handbook.checks.measures import QUICK
from handbook.checks.rules import PAGES, Found, Site, rule
from handbook.content.model import LANGUAGES
from handbook.content.refs import CALCULATORS, TOOLS_PAGE, Entry, unlinked
from handbook.data.claims import FILE as CLAIMS_FILE
from handbook.data.elements import FILE as ELEMENTS_FILE
from handbook.data.folklore import FILE as FOLKLORE_FILE
from handbook.data.law import FILE as LAW_FILE
from handbook.data.red_lines import FILE as RED_LINES_FILE


def _unknown(site: Site, kind: str, known: Callable[[], Iterable[str]]) -> Iterator[Found]:
    """References of one kind to what is not known; nothing is read for pages without any."""
    refs = [(page, ref) for page in site.wanted_pages() for ref in page.refs if ref.kind == kind]
    names = list(known()) if refs else []
    for page, ref in refs:
        if ref.target not in names:
            near = ", ".join(f'"{name}"' for name in get_close_matches(ref.target, names, 3))
            yield page.file, ref.line, f'unknown {kind} "{ref.target}"' + (f", near to {near}" if near else "")


@rule("RE01")
def sources_exist(site: Site) -> Iterable[Found]:
    """Each cited source is listed."""
    return _unknown(site, "source", lambda: site.data.sources)


@rule("RE02")
def terms_exist(site: Site) -> Iterable[Found]:
    """Each linked term is in the glossary."""
    return _unknown(site, "term", lambda: site.data.glossary)


@rule("RE03")
def law_facts_exist(site: Site) -> Iterable[Found]:
    """Each linked law fact is listed."""
    return _unknown(site, "law", lambda: site.data.law)


@rule("RE04")
def figures_exist(site: Site) -> Iterable[Found]:
    """Each figure shown is defined."""
    return _unknown(site, "figure", lambda: site.data.figures)


@rule("RE05", where=(*PAGES, RED_LINES_FILE, ELEMENTS_FILE, LAW_FILE))
def unverified_law_is_only_asked_about(site: Site) -> Iterator[Found]:
    """An unverified law fact is linked only inside `!!! check`, never printed whole, and stands on no card."""
    for page in site.wanted_pages():
        for ref in page.refs:
            fact = site.data.law.get(ref.target) if ref.kind == "law" else None
            if fact and fact.status == "unverified" and (ref.whole or ref.box != "check"):
                place = "printed whole" if ref.whole else "linked outside !!! check"
                yield page.file, ref.line, f'the unverified law fact "{ref.target}" {place}'
    unverified = {fact.id for fact in site.data.law.values() if fact.status == "unverified"}
    for line in site.data.red_lines.values():
        for fact_id in unverified.intersection(line.law):
            yield RED_LINES_FILE, line.line, f'the unverified law fact "{fact_id}" as the ground of "{line.id}"'
    for element in site.data.elements.values():
        for fact_id in unverified.intersection(element.law):
            yield ELEMENTS_FILE, element.line, f'the unverified law fact "{fact_id}" as the ground of "{element.id}"'
    for fact in site.data.law.values():
        if fact.quick and fact.id in unverified:
            yield LAW_FILE, fact.line, f'the unverified law fact "{fact.id}" on the quick reference'


@rule("RE06")
def law_boxes_name_law(site: Site) -> Iterator[Found]:
    """Each `!!! law` box holds a law fact."""
    for page in site.pages.values():
        lines = {ref.line for ref in page.refs if ref.kind == "law"}
        for box in page.boxes:
            if box.kind == "law" and not lines & set(range(box.line, box.line + box.text.count("\n") + 2)):
                yield page.file, box.line, "a law box without a law fact"


@rule("RE07")
def claims_exist(site: Site) -> Iterable[Found]:
    """Each linked claim is listed."""
    return _unknown(site, "claim", lambda: site.data.claims)


@rule("RE08", where=(CLAIMS_FILE,))
def every_claim_is_used(site: Site) -> Iterator[Found]:
    """Every claim is used by at least one page."""
    for id_, line in unlinked(site.data.claims.values(), site.every_page(), "claim"):
        yield CLAIMS_FILE, line, f'no page uses the claim "{id_}"'


@rule("RE09")
def calculators_exist(site: Site) -> Iterable[Found]:
    """Each calculator that a page asks for is one the site has."""
    return _unknown(site, "calculator", lambda: CALCULATORS)


@rule("RE10")
def tools_exist(site: Site) -> Iterator[Found]:
    """Each linked tool has a card; headings of the page of tools may be linked too."""
    pages = (site.pages.get((lang, TOOLS_PAGE)) for lang in LANGUAGES)
    headings = (heading[0] for page in pages if page for heading in page.headings)
    return _unknown(site, "tool", lambda: [*site.data.cards, *headings])


@rule("RE15", where=(LAW_FILE, FOLKLORE_FILE))
def law_and_sayings_are_taught(site: Site) -> Iterator[Found]:
    """Each law fact and each saying is linked from at least one lesson or page of the first hour."""
    yield from _not_taught(site, "law", LAW_FILE, "law fact", site.data.law.values())
    yield from _not_taught(site, "saying", FOLKLORE_FILE, "saying", site.data.folklore.values())


@rule("RE16")
def red_lines_exist(site: Site) -> Iterable[Found]:
    """Each linked red line stands in the list."""
    return _unknown(site, "red-line", lambda: site.data.red_lines)


@rule("RE17", where=(RED_LINES_FILE,))
def red_lines_are_taught(site: Site) -> Iterator[Found]:
    """Each red line is linked from at least one lesson or page of the first hour."""
    return _not_taught(site, "red-line", RED_LINES_FILE, "red line", site.data.red_lines.values())


def _not_taught(site: Site, kind: str, file: str, words: str, entries: Iterable[Entry]) -> Iterator[Found]:
    """Entries of a data file that no page which teaches leads to."""
    teaching = (page for page in site.every_page() if page.is_lesson or page.module == QUICK)
    for id_, line in unlinked(entries, teaching, kind):
        yield file, line, f'no lesson leads to the {words} "{id_}"'


@rule("RE11")
def sayings_exist(site: Site) -> Iterable[Found]:
    """Each linked saying stands in the list of folklore."""
    return _unknown(site, "saying", lambda: site.data.folklore)
