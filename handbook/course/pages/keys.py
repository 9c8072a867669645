"""How a page is named: its key among the pages that were read, its id, its address in the site."""

from __future__ import annotations

from handbook.base.languages import Languages

PageKey = tuple[str, str]  # language and path below the language's folder
NOTICES = "notices"  # id of the section of a module's index that says who can notice what


def page_id(path: str) -> str:
    """Return the id of the page at a path: `ethics/check.md` → `ethics/check`."""
    return path.removesuffix(".md")


def page_url(languages: Languages, lang: str, id_: str) -> str:
    """Return the address of a page below the site's root, where the default language stands."""
    return f"{languages.folder(lang)}{id_}.html"
