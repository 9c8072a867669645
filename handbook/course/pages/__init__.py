"""Reads docs/: pages, sections, boxes, questions. Knows nothing of MkDocs."""
