"""Values that more than one kind of entry of a case.yml has, as they are written there."""

from __future__ import annotations

import re
from typing import Annotated

from handbook.base.shaped import As, Written
from handbook.practice.seeds import Day

From = Annotated[Day, Written("from")]
To = Annotated[Day, Written("to")]
Text = Annotated[str, As(str, str.strip)]
Lang = Annotated[str, frozenset({"mn", "mn-Latn", "ru", "en"})]
Host = Annotated[str, re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:example|test)")]
AccountId = Annotated[str, re.compile(r"1000002\d{8}")]
