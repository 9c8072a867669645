"""Lists all parts that others made, with licences, and writes the list of licences and the SBOM (CycloneDX)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

import yaml
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.spdx import fixup_id, is_expression
from license_expression import OR, LicenseExpression, get_spdx_licensing
from packageurl import PackageURL
from packaging.markers import Marker

from handbook.course.data.outline import Outline
from handbook.supply.lock import LOCK, pins

VENDOR = "assets/vendor"
SBOM = "sbom.cdx.json"
LICENCES = "LICENCES.txt"
SHIPPED, MAKING = "shipped", "making"
HEAD = """\
Энэ гарын авлага, хувилбар {edition}: бичвэр, зураг {text}, программын код {code}.
This handbook, edition {edition}: texts and figures under {text}, program code under {code}.
{url}

Бусдын бүтээл тус бүр өөрийн нөхцөлтэй. Программд зориулсан жагсаалт: {sbom}.
What others made has its own terms. The list for machines: {sbom}.
"""
TITLES = {
    SHIPPED: "Энэ хавтаст байгаа / In this folder",
    MAKING: "Үүсгэхэд хэрэглэсэн, энэ хавтаст байхгүй / Used to make it, not in this folder",
}


class UnknownLicence(Exception):
    """Raised for parts whose licence is not known or not allowed; the message has a line for each."""


@dataclass(frozen=True)
class BillPart:
    """Something that others made. ``use`` is the list in licences.yml on which its licence must stand."""

    package: str  # package URL without version
    version: str  # "" where it is not known
    licence: str  # SPDX expression, "" where it is not known
    use: str
    file: str = ""  # its main file below the site
    sha256: str = ""  # of that file

    @property
    def purl(self) -> PackageURL:
        found = PackageURL.from_string(self.package)
        return PackageURL(found.type, found.namespace, found.name, self.version or None)


@cache
def known() -> Mapping[str, Any]:
    """Read licences.yml."""
    return yaml.safe_load(Path(__file__).with_name("licences.yml").read_text("utf-8"))


def locked(lock: Path) -> list[BillPart]:
    """Return the packages that a file of pinned packages names for this Python, with the licences that they declare."""
    needed = (pin for pin in pins(lock.read_text(encoding="utf-8")) if not pin.marker or Marker(pin.marker).evaluate())
    return [BillPart(f"pkg:pypi/{pin.name}", pin.version, licence_of(pin.name), MAKING) for pin in needed]


def licence_of(package: str) -> str:
    """Return the SPDX expression of an installed package; "" if its metadata and licences.yml name none."""
    if own := known()["packages"].get(package):
        return own
    declared = metadata.metadata(package)
    classifiers = declared.get_all("Classifier") or []
    for words in (
        declared.get("License-Expression"),
        declared.get("License"),
        *(name.rpartition(" :: ")[2] for name in classifiers if name.startswith("License ::")),
    ):
        spdx = known()["means"].get(words) or fixup_id(words or "") or words
        if spdx and "\n" not in spdx and is_expression(spdx):
            return spdx
    return ""


def shipped(site: Path) -> list[BillPart]:
    """Return what others made in a reader's folder: vendored files, and libraries known to be inside scripts."""
    scripts = {path: path.read_text("utf-8") for path in sorted((site / "assets").rglob("*.js"))}
    found = []
    for paper in sorted((site / VENDOR).glob("*/VERSION.txt")):
        folder, version = paper.parent, paper.read_text("utf-8").split()[-1]
        row = known()["vendor"].get(folder.name) or {"package": f"pkg:generic/{folder.name}", "licence": ""}
        files = [path for path in sorted(folder.iterdir()) if path.suffix in (".js", ".woff2")]
        file = files[-1].relative_to(site).as_posix() if files else ""
        sha256 = _sha256(site / file) if file else ""
        found.append(BillPart(row["package"], version, row["licence"], SHIPPED, file, sha256))
    for row in known()["inside"]:
        if any(row["mark"] in text for text in scripts.values()):
            package, _, version = row["package"].partition("@")
            found.append(BillPart(package, version, row["licence"], SHIPPED))
    return found


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def problems(parts: Iterable[BillPart]) -> list[str]:
    """Return a line for each part whose licence is not known or not allowed for its use."""
    return [
        f"{part.purl}: licence {part.licence or 'not known'}; name it in handbook/supply/licences.yml, or do without"
        for part in parts
        if not allowed(part.licence, part.use)
    ]


def allowed(expression: str, use: str) -> bool:
    """Check whether a licence fits: of alternatives one must be on the list, of joined ones all."""
    if not expression:
        return False
    parsed = _parsed(expression)
    names = [str(symbol) for symbol in parsed.symbols]
    return (any if isinstance(parsed, OR) else all)(name in known()[use] for name in names)


@cache  # the library reads all licences of SPDX anew each time it is asked for, and most parts have one of a few
def _parsed(expression: str) -> LicenseExpression:
    return get_spdx_licensing().parse(expression)


def sbom(parts: Iterable[BillPart], outline: Outline, edition: str) -> str:
    """Return the parts as CycloneDX 1.6 in JSON; number and time come from the edition, so that two builds agree."""
    licences = LicenseFactory()
    handbook = Component(
        name="osint-handbook",
        version=outline.edition,
        type=ComponentType.APPLICATION,
        bom_ref="handbook",
        licenses=[licences.make_with_expression(f"{outline.licence.text} AND {outline.licence.code}")],
    )
    components = [
        Component(
            name=part.purl.name,
            version=part.version or None,
            purl=part.purl,
            bom_ref=str(part.purl),
            scope=ComponentScope.REQUIRED if part.use == SHIPPED else ComponentScope.EXCLUDED,
            licenses=[licences.make_from_string(part.licence)],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.sha256)] if part.sha256 else None,
        )
        for part in parts
    ]
    bom = Bom(
        components=components,
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"osint-handbook {outline.edition} {edition}"),
        metadata=BomMetaData(
            component=handbook,
            timestamp=datetime.combine(outline.edition_date, datetime.min.time(), UTC),
        ),
    )
    bom.register_dependency(handbook, components)
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def licence_list(parts: Iterable[BillPart], outline: Outline) -> str:
    """Return the same for people: the handbook's own terms, then the parts that others made."""
    lines = [HEAD.format(edition=outline.edition, sbom=SBOM, **vars(outline.licence))]
    parts = list(parts)
    for use, title in TITLES.items():
        rows = [f"{part.purl.name} {part.version}".strip() + f": {part.licence}" for part in parts if part.use == use]
        lines += [title, *(f"  {row}" for row in sorted(rows)), ""]
    return "\n".join(lines)


def write(root: Path, site: Path, edition: str, outline: Outline) -> None:
    """Write the SBOM and the list of licences into the built site.

    Raises UnknownLicence if a part has no licence that licences.yml allows.
    """
    of_site = shipped(site)
    there = {part.package for part in of_site}
    parts = [*of_site, *(part for part in locked(root / LOCK) if part.package not in there)]
    if bad := problems(parts):
        raise UnknownLicence("\n".join(bad))
    (site / SBOM).write_text(sbom(parts, outline, edition), encoding="utf-8")
    (site / LICENCES).write_text(licence_list(parts, outline), encoding="utf-8")
