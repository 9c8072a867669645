// The unit's telephone numbers: typed once, on this computer kept only while the box is ticked, shown on every quick page.
(function () {
  "use strict";
  const NAME = "phones";
  const place = document.querySelector("[data-calculator=phone-book]");
  const said = HB.element("span", {});
  said.setAttribute("role", "status");
  const keep = HB.element("input", { type: "checkbox", id: "hb-phones-keep" });
  const inputs = [...place.querySelectorAll("[data-phone]")].map((row) => {
    const [title, value] = row.children;
    const input = HB.element("input", { type: "text", id: `hb-phone-${row.dataset.phone}`, name: row.dataset.phone, maxLength: 60, spellcheck: false });
    title.replaceChildren(HB.element("label", { htmlFor: input.id }, title.textContent));
    value.append(input);
    return input;
  });

  function forget() {
    HB.write(NAME, null);
    keep.checked = false;
  }

  // the card of the page shows what was typed, so that paper needs no second look
  function fill() {
    inputs.forEach((input) => {
      document.querySelectorAll(`.hb-blank[data-number=${input.name}]`).forEach((blank) => { blank.textContent = input.value.trim() || "\u00a0"; });
    });
  }

  function save() {
    const written = inputs.filter((input) => input.value.trim()).map((input) => [input.name, input.value.trim()]);
    if (HB.write(NAME, Object.fromEntries(written))) return;
    forget();
    HB.sayNotKept(place);
  }

  keep.addEventListener("change", () => {
    if (keep.checked) save();
    else forget();
    said.textContent = HB.words(keep.checked ? "phones-kept" : "phones-not-kept");
  });
  place.addEventListener("input", (event) => {
    fill();
    if (keep.checked && event.target !== keep) save();
  });

  function erase() {
    for (const input of inputs) input.value = "";
    fill();
    forget();
    said.textContent = HB.words("phones-erased");
  }

  const kept = HB.read(NAME);
  if (kept && typeof kept === "object") {
    keep.checked = true;
    for (const input of inputs) input.value = typeof kept[input.name] === "string" ? kept[input.name] : "";
  }
  fill();
  place.append(HB.element("div", { className: "hb-phones__bar" },
    HB.element("label", { htmlFor: keep.id }, keep, ` ${HB.words("phones-keep")}`),
    HB.button(HB.words("print"), () => print()), HB.button(HB.words("phones-erase"), erase), said,
    HB.element("p", { className: "hb-help" }, HB.words("phones-help"))));
})();
