"""What a check of a case yields, and the code of each family of checks."""

from __future__ import annotations

FORM, IDS = "EX11", "EX12"  # of what is found while a case is read
PLACES, TIMES, ADS, FIRMS, DOMAINS, LEDGER, CAPTURES, LINKS, HOMES = (f"EX{number}" for number in range(13, 22))
Problem = tuple[int, str, str, str]  # line, code, what was found, what to write
