"""Makes HTML, drawings and office files of what was read; knows no generator."""
