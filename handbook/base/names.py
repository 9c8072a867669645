"""Names that pages and program share: a page bears one, and more than one room looks for it."""

from __future__ import annotations

NOTICES = "notices"  # id of the section of a module's index that says who can notice what
