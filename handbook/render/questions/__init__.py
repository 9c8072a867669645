"""Questions as they are shown: in lessons, on slides, on paper, on learning platforms, in self-checks."""
