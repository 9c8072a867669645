"""Asks every outgoing address of the handbook whether it still answers, and prints those that do not as Markdown.

Nothing of a build or a check uses this module: it alone needs a network, once a week on the forge.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

TEXTS = (".md", ".yml", ".bib", ".csv")
ADDRESS = re.compile(r"https?://[^][\s)>\"'}|<`]+")
# reserved names, which exercises and examples use: nothing answers there
NOWHERE = re.compile(r"(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$")
WAIT = (10, 30)  # seconds to connect, seconds to answer
PAUSE = 1.0  # seconds between two questions to one host
AT_ONCE = 8  # hosts
LONGEST = 60_000  # characters: the forge takes 65,536 in one comment
GONE = (404, 410)
MOVED = (301, 308)
HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; osint-handbook link check)"}
# how a server answered, and the heading for it in the report
GROUPS = {
    "gone": "Байхгүй болсон: шинэ хаяг, эсхүл өөр эх сурвалж олно / Gone: find the new place or another source",
    "moved": "Шилжсэн: шинэ хаягийг бичнэ / Moved for good: write the new address",
    "silent": "Программд хариу өгсөнгүй: хөтчөөр нээж үзнэ / Not answered to a machine: open it in a browser",
}
HEAD = "Хаяг, юу болсон, хаана бичсэн / Address, what happened, where it stands"


@dataclass(frozen=True)
class AddressAnswer:
    """How a server answered for one address: ``group`` is a key of GROUPS, or "" where the address works."""

    address: str
    group: str
    detail: str  # a status code, where it has moved to, or the kind of failure


def addresses(docs: Path) -> dict[str, list[str]]:
    """Collect the outgoing addresses in texts and data below ``docs``, each with its places as ``file:line``."""
    found: dict[str, list[str]] = defaultdict(list)
    for file in sorted(path for path in docs.rglob("*") if path.suffix in TEXTS):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for match in ADDRESS.findall(line):
                # in a table a comma ends the cell
                address = (match.partition(",")[0] if file.suffix == ".csv" else match).rstrip(".,:;*")
                if not NOWHERE.search(urlsplit(address).hostname or "localhost"):
                    found[address].append(f"{file.relative_to(docs.parent).as_posix()}:{number}")
    return dict(found)


def ask_all(wanted: Iterable[str], pause: float = PAUSE) -> list[AddressAnswer]:
    """Ask for each address. Of one host one address is asked at a time, with ``pause`` seconds between two."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in sorted(wanted):
        hosts[urlsplit(address).netloc].append(address)

    def ask_host(of: list[str]) -> list[AddressAnswer]:
        with _session() as session:
            return [_ask(session, address, pause) for address in of]

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return sorted((answer for of in pool.map(ask_host, hosts.values()) for answer in of), key=lambda a: a.address)


def _session() -> requests.Session:
    session = requests.Session()
    session.headers.update(HEADERS)
    # a server that is busy for a moment is not a broken link
    again = Retry(total=2, backoff_factor=1, status_forcelist=(429, 502, 503, 504), raise_on_status=False)
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    return session


def _ask(session: requests.Session, address: str, pause: float) -> AddressAnswer:
    time.sleep(pause)
    try:
        # not HEAD, which many servers refuse; the body is never read
        with session.get(address, timeout=WAIT, stream=True) as response:
            return _judge(address, response)
    except requests.RequestException as error:
        return AddressAnswer(address, "silent", type(error).__name__)


def _judge(address: str, response: requests.Response) -> AddressAnswer:
    if response.status_code in GONE:
        return AddressAnswer(address, "gone", str(response.status_code))
    if not response.ok:
        return AddressAnswer(address, "silent", str(response.status_code))
    if response.history and all(step.status_code in MOVED for step in response.history):
        return AddressAnswer(address, "moved", f"→ {response.url}")
    return AddressAnswer(address, "", str(response.status_code))


def report(answers: Iterable[AddressAnswer], places: Mapping[str, list[str]]) -> str:
    """Write the addresses that a person must look at, by group, as Markdown of up to LONGEST characters; "" if none."""
    wrong = [answer for answer in answers if answer.group]
    lines = [HEAD] if wrong else []
    for group, title in GROUPS.items():
        of_group = [answer for answer in wrong if answer.group == group]
        if of_group:
            lines += ["", f"### {title} ({len(of_group)})", ""]
            for answer in of_group:
                where = ", ".join(f"`{place}`" for place in places[answer.address])
                lines.append(f"- <{answer.address}> {answer.detail} · {where}")
    return _cut(lines)


def _cut(lines: list[str]) -> str:
    kept, length = [], 0
    for number, line in enumerate(lines):
        length += len(line) + 1
        if length > LONGEST:
            left = len(lines) - number
            return "\n".join(
                [*kept, "", f"… өөр {left} мөр / {left} more lines: `python -m handbook.desk.outgoing`", ""]
            )
        kept.append(line)
    return "".join(f"{line}\n" for line in kept)


def main(root: Path, say: Callable[[str], object]) -> None:
    """Ask for all addresses of the handbook at ``root`` and print the report."""
    places = addresses(root / "docs")
    say(report(ask_all(places), places))


if __name__ == "__main__":
    main(Path.cwd(), sys.stdout.write)
