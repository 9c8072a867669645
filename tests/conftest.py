"""The tiny handbook as a folder. Tests import its texts from tiny.py: tests/browser has a conftest too."""

from __future__ import annotations

from pathlib import Path

import pytest
import tiny

from handbook.content.ledger import write_ledger


@pytest.fixture
def handbook(tmp_path: Path) -> Path:
    """The root of a handbook of nine pages in which nothing is to be found."""
    for file, text in tiny.files().items():
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text(text, encoding="utf-8")
    write_ledger(tmp_path, [])
    return tmp_path
