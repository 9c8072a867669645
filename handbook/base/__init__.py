"""Code that every other room uses: findings, files, YAML with lines, start tags, one run at a time."""
