"""What the entries of answers.yml have in common, whichever type of question they write."""

from __future__ import annotations

from typing import Any

from handbook.base.languages import Languages
from handbook.base.shaped import Words


def of_all(item: dict[str, Any], line: int) -> dict[str, Any]:
    """The fields of a Question that each type reads alike."""
    return {"id": item["id"], "kind": item["kind"], "text": item["ask"], "why": item.get("why"), "line": line}


def words(item: dict[str, Any], languages: Languages) -> Words:
    """The words that stand beside the other keys of an entry."""
    return {lang: item[lang] for lang in languages}
