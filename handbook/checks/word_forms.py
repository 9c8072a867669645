"""Writes down which word forms of the handbook the Mongolian dictionary knows, for rule SP02 (`make words`)."""

from __future__ import annotations

import sys
from pathlib import Path

from handbook.checks import read_course
from handbook.checks.spelling import KNOWN, mongolian_words, small
from handbook.mongolian.dictionary import look_up

HEAD = """\
# Word forms of this handbook that the Hunspell dictionary mn_MN knows (dict-mn, https://github.com/bataak/dict-mn).
# Not the dictionary, only what it says of our words. Made by `make words`; never edited by hand.
"""


def known_words(root: Path) -> list[str]:
    """Return the word forms that the dictionary knows, in small letters where it knows those.

    Raises FileNotFoundError without hunspell.
    """
    written = mongolian_words(read_course(root)[0])
    known = look_up({*written, *map(small, written)})
    return sorted({small(word) if small(word) in known else word for word in written if {word, small(word)} & {*known}})


if __name__ == "__main__":
    words = known_words(Path(sys.argv[1]))
    KNOWN.write_text(HEAD + "\n".join(words) + "\n", encoding="utf-8")
    print(f"{len(words)} words → {KNOWN}")
