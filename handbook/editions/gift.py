"""Writes questions as GIFT: plain text that many platforms import. Of a picture it carries the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handbook.editions.moodle import category_path
from handbook.editions.questions import FILES, Category
from handbook.render.questions.showing import PlatformQuestion
from handbook.render.questions.types import in_lesson

_PICTURE = re.compile(rf'<img [^>]*src="{re.escape(FILES)}[^>]*>')
_ALT = re.compile(r'alt="([^"]*)"')
_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})


def gift(categories: Iterable[Category]) -> str:
    """Write the whole file, the same for the same questions. A blank line ends each question and each category."""
    blocks: list[str] = []
    for category in categories:
        blocks.append(f"$CATEGORY: {category_path(category)}\n")  # signs of a path are never escaped
        blocks += ("\n".join(_question(item)) + "\n" for item in category.items)
    return "\n".join(blocks)


def _question(item: PlatformQuestion) -> Iterator[str]:
    # Moodle reads the id and the tags of a question from the remark above it; other programs pass it over
    yield f"// [id:{item.id}]" + "".join(f" [tag:{tag}]" for tag in item.tags)
    yield f"::{_escape(item.id)}::[html]{_escape(item.text)}{{"
    yield from (f"\t{line}" for line in in_lesson(item.kind).gift(item, _escape))
    if item.after:
        yield f"\t####{_escape(item.after)}"
    yield "}"


def _escape(html: str) -> str:
    """Put words on one line, with a backslash before each sign that means something in GIFT."""
    words = _PICTURE.sub(lambda picture: f"[{''.join(_ALT.findall(picture[0]))}]", html)
    return " ".join(words.split()).translate(_SIGNS)
