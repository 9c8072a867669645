#!/bin/sh
# What a new maintainer does in a copy of the handbook with a git history, by the commands of CONTRIBUTING.md alone:
# retranslate a section that drifted, change a law fact, send a page away and take it back, add a lesson.
# Usage: PYTHON=… sh tests/maintainer.sh, in the root of that copy. Stops at the first step that does not do what the guide says.
set -eu
handbook() { "$PYTHON" -m handbook "$@"; }
refused() { if "$@"; then echo "should have been refused: $*"; exit 1; fi; }
step() { printf '\n== %s\n' "$1"; }

step "English changes: the desk names the section and shows the change; Mongolian follows; the section is confirmed"
sed -i 's/Copy the question from the decision record\./Copy the question word for word from the decision record./' docs/en/search/operators.md
refused handbook check
handbook status | grep -F '{+word for word+}'
sed -i 's/Асуултыг шийдвэрийн тэмдэглэлээс хуулна\./Асуултыг шийдвэрийн тэмдэглэлээс үгчлэн хуулна./' docs/mn/search/operators.md
handbook translated search/operators.md#query
handbook check

step "A law fact changes: its words, then its day"
sed -i 's/Treaties are reported to be performed in good faith,/Treaties are reported to be kept in good faith,/' docs/_data/law.yml
handbook still-true con-10-2
handbook due --days 400 | grep -F 'still-true con-10-2'
handbook check

step "A page goes to a translator and comes back with one sentence changed"
handbook export search/index.md --to xliff -o away.xlf
sed -i 's/Хэн харж байгааг/Хэн үзэж байгааг/' away.xlf
handbook import away.xlf
grep -F 'Хэн үзэж байгааг' docs/mn/search/index.md
handbook check

step "A lesson is begun, written and confirmed"
handbook new lesson search/maps
refused handbook check
"$PYTHON" - <<'PY'
import itertools, re
from pathlib import Path

number = itertools.count(1)
for lang, short in (("en", "Line {} of the lesson on maps"), ("mn", "Газрын зургийн хичээлийн {} мөр")):
    for name in ("maps", "index"):
        file = Path(f"docs/{lang}/search/{name}.md")
        text = file.read_text(encoding="utf-8")
        if lang == "en":
            text = re.sub("‹write: rule first[^›]*›", "A map shows what its maker chose to show on that day. " * 18, text)
        file.write_text(re.sub("‹[^›]*›", lambda match: short.format(next(number)), text), encoding="utf-8")
PY
handbook translated search/maps.md search/index.md
handbook check
