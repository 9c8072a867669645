"""What a check of a case yields, and the code of each family of checks."""

from __future__ import annotations

PLACES, TIMES, ADS, FIRMS, DOMAINS, LEDGER, CAPTURES, LINKS, HOMES = (f"EX{number}" for number in range(13, 22))
Problem = tuple[int, str, str, str]  # line, code, what was found, what to write
