"""Loads files for the printed book: only from this computer, and drawings without the fonts that browsers need."""

from __future__ import annotations

import re

from weasyprint.urls import URLFetcher, URLFetcherResponse

# paper has the whole of Inter; the cut font inside each drawing would be embedded a second time
OWN_FONT = re.compile(rb"@font-face\{.*?\}(?=@|<)")


class Files(URLFetcher):
    """Reads files of this computer for WeasyPrint; anything from a network is refused."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"file"}, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Read a file; a drawing gets the page's font in place of its own."""
        response = super().fetch(url, headers)
        if not url.endswith(".svg"):
            return response
        drawing = OWN_FONT.sub(b"", response.read()).replace(b"font-family:F,Inter,", b"font-family:Inter,")
        response.close()
        return URLFetcherResponse(url, drawing, {"Content-Type": "image/svg+xml"})
