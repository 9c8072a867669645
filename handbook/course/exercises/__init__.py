"""Reads exercises/<id>/answers.yml: what an exercise asks, and the form in which answers are compared."""
