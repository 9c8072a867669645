"""Loads the words of the interface from docs/_data/strings.yml."""

from __future__ import annotations

import re
from pathlib import Path

from handbook.data.model import Words
from handbook.data.yaml_file import read_data
from handbook.findings import Finding
from handbook.lined_yaml import WORDS

FILE = "docs/_data/strings.yml"
_KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def read_strings(root: Path) -> tuple[dict[str, Words], list[Finding]]:
    """Key → words in every language; a key that lacks one is left out."""
    lined, findings = read_data(root, FILE, {_KEY: WORDS})
    return lined.value, findings
