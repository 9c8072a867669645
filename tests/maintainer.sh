#!/bin/sh
# What a new maintainer does in a copy of the handbook with a git history, by the commands of CONTRIBUTING.md alone:
# retranslate a section that drifted, change a law fact, send a page away and take it back, add a lesson.
# Usage: PYTHON=… sh tests/maintainer.sh, in the root of that copy. Stops at the first step that does not do what the guide says.
set -eu
handbook() { "$PYTHON" -m handbook "$@"; }
refused() { if "$@"; then echo "should have been refused: $*"; exit 1; fi; }
step() { printf '\n== %s\n' "$1"; }

step "English changes: the desk names the section and shows the change; Mongolian follows; the section is confirmed"
sed -i 's/He copies the question word for word from the decision record\./He copies the question word for word from the signed decision record./' docs/en/search/operators.md
refused handbook check
handbook status | grep -F '{+signed+}'
sed -i 's/Асуултыг шийдвэрийн тэмдэглэлээс үгчлэн хуулна\./Асуултыг гарын үсэгтэй шийдвэрийн тэмдэглэлээс үгчлэн хуулна./' docs/mn/search/operators.md
handbook translated search/operators.md#query
handbook check

step "A law fact changes: its words, then its day"
sed -i 's/Treaties are reported to be performed in good faith,/Treaties are reported to be kept in good faith,/' docs/_data/law.yml
handbook still-true con-10-2
handbook due --days 400 | grep -F 'still-true con-10-2'
handbook check

step "A page goes to a translator and comes back with one sentence changed"
handbook export search/index.md --to xliff -o away.xlf
sed -i 's/хадгалалгүй хуучин хуудсыг харж/хадгалалгүй хуучин хуудсыг үзэж/' away.xlf
handbook import away.xlf
grep -F 'хадгалалгүй хуучин хуудсыг үзэж' docs/mn/search/index.md
handbook check

step "A lesson is begun, written and confirmed"
handbook new lesson search/maps
refused handbook check
"$PYTHON" - <<'PY'
import itertools, re
from pathlib import Path

number = itertools.count(1)
WHOLE = {"en": "The officer writes line {} of the lesson on maps at the desk.", "mn": "Алба хаагч газрын зургийн хичээлийн {} мөрийг бичнэ."}
for lang, short in (("en", "Line {} of the lesson on maps"), ("mn", "Газрын зургийн хичээлийн {} мөр")):
    for name in ("maps", "index"):
        file = Path(f"docs/{lang}/search/{name}.md")
        text = file.read_text(encoding="utf-8")
        # a title and a heading have no full stop, all else is told in sentences
        written = []
        for line in text.split("\n"):
            words = short if line.startswith(("#", "title:", "  - {id:")) or '"' in line else WHOLE[lang]
            written.append(re.sub("‹[^›]*›", lambda match: words.format(next(number)), line))
        file.write_text("\n".join(written), encoding="utf-8")
PY
handbook translated search/maps.md search/index.md
handbook check
