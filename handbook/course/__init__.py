"""Reads what the handbook is made from, docs/ and exercises/: pages, data, navigation, minutes. The only reader."""
