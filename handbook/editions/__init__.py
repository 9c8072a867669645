"""Makes files from the built site: bundle, slides, books, ZIM, files for learning platforms; and the site's font."""
