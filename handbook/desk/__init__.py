"""What maintainers do: see what is behind or due, confirm it, send a page to a translator, begin a lesson."""
