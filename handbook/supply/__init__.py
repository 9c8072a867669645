"""What others made: packages, scripts and fonts, their licences, and the hashes that pin them."""
