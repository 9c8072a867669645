"""The MkDocs plugin: turns checked chapters into the site. The only folder that imports mkdocs."""
