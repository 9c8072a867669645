// Rows and cards are filtered on the spot by what each says of itself in data-…; without scripts all of them stand there.
(function () {
  "use strict";
  const bar = document.querySelector(".hb-filter[hidden]");
  const place = bar.nextElementSibling;
  const controls = [...bar.querySelectorAll("select, input")];
  const sections = [...place.querySelectorAll("section")];
  const entries = [...place.querySelectorAll(controls.map((control) => `[data-${control.name}]`).join())];
  const valueOf = (control) => (control.type === "checkbox" && !control.checked ? "" : control.value);

  function filter() {
    const wanted = controls.map((control) => [control.name, valueOf(control)]).filter(([, value]) => value);
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = wanted.some(([name, value]) => entry.dataset[name] !== value);
      if (!entry.hidden) shown += 1;
    }
    for (const section of sections) section.hidden = entries.every((entry) => entry.hidden || !section.contains(entry));
    bar.querySelector("[role=status]").textContent = (shown ? bar.dataset.shown : bar.dataset.none).replace("#", shown);
  }

  // A link to an entry that the filter hides shows all again.
  function reveal() {
    const entry = place.querySelector(":target"); // the browser reads the address: one typed wrong names nothing
    if (!entry?.hidden) return;
    for (const control of controls) {
      if (control.type === "checkbox") control.checked = false;
      else control.value = "";
    }
    filter();
    entry.scrollIntoView();
  }

  bar.addEventListener("change", filter);
  addEventListener("hashchange", reveal);
  bar.hidden = false;
  filter();
})();
