"""Knows the work of others in the handbook: packages, scripts and fonts, their licences, the hashes that pin them."""
