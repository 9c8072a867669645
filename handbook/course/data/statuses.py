"""How far a statement was checked: its text was read, it was read in another's words, nobody has seen it."""

from __future__ import annotations

from typing import Annotated

STATUSES = frozenset({"read", "secondary", "unverified"})
Status = Annotated[str, STATUSES - {"unverified"}]  # of entries that pages show as statements
