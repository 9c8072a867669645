// The glossary is filtered by typing, in either language, with or without ө and ү.
(function () {
  "use strict";
  const field = document.getElementById("hb-filter");
  const count = document.querySelector(".hb-filter [role=status]");
  const fold = (text) => text.toLowerCase().replace(/[үvy]/g, "у").replace(/ө/g, "о").replace(/ё/g, "е");
  const rows = [...document.querySelectorAll(".hb-glossary dl > div")].map((row) => ({ row, text: fold(row.textContent) }));

  function filter() {
    const wanted = fold(field.value.trim()).split(/\s+/);
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden = !wanted.every((word) => text.includes(word));
      if (!row.hidden) shown += 1;
    }
    count.textContent = HB.words(shown ? "terms-shown" : "terms-none", shown);
  }
  field.addEventListener("input", filter);
  if (field.value) filter();
})();
