"""Judges a list of parts by the schema of CycloneDX."""

from __future__ import annotations


def strict_fault(text: str) -> object:
    """What is wrong with a list; None where nothing is."""
    # the library compiles grammars for seconds when it is imported, and every test process imports every file of tests
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
