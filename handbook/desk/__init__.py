"""Serves maintainers: shows what is behind or due, confirms it, sends pages to translators, begins a lesson."""
