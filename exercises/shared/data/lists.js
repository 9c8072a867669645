// Search boxes of registers, boards and networks: filter the records of a page. What is typed stands in the address (?q=).
(() => {
  "use strict";
  const here = location.pathname.split("/").pop();
  const typed = (new URLSearchParams(location.search).get("q") || "").trim();
  const { even, tidy, bare, digits } = window.trainingWebQuery;
  const plain = (text) => even(text.toLowerCase()).replace(/https?:\/\//g, "");

  for (const form of document.querySelectorAll("form[data-find]")) {
    const target = form.dataset.find || here, field = form.elements.q;
    if (target === here) field.value = typed;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const query = field.value.trim();
      location.href = target + (query ? `?q=${encodeURIComponent(query)}` : "");
    });
  }

  const list = document.querySelector("[data-items]");
  if (!list) return;
  // a register that refuses to search for people: the given name stands last, an initial may stand before it
  const asked = Array.from(typed.toLowerCase().matchAll(/\p{L}+/gu), ([word]) => word);
  const people = (list.dataset.people || "").split(";").map((name) => name.split(" "));
  if (people.some((name) => asked.includes(name.at(-1)) && asked.every((word) => name.includes(word)))) {
    location.replace(list.dataset.stop);
    return;
  }

  // How a word is found: as it stands, as a number without its strokes, as an address whose middle is left out (TMAS…he4d).
  function finder(word) {
    const number = digits(word), [head, ...tails] = word.split(/…|\.{2,}/);
    const shortens = (whole) => {
      const from = whole.indexOf(head);
      return from >= 0 && tails.every((tail) => whole.indexOf(tail, from + head.length) >= 0);
    };
    return (text, joined) => text.includes(word) || (number !== "" && joined.includes(number)) ||
      (tails.length > 0 && text.split(" ").some(shortens));
  }

  const items = [...list.querySelectorAll("[data-item]")];
  const words = tidy(typed.toLowerCase()).split(" ").map(bare).filter(Boolean).map(finder);
  const show = words.length > 0 || list.dataset.items === "open";
  let found = 0;
  for (const item of items) {
    const text = plain(`${item.textContent} ${item.dataset.keys || ""}`);
    const joined = text.replace(/(\d)[- ](?=\d)/g, "$1");
    item.hidden = !(show && words.every((finds) => finds(text, joined)));
    if (!item.hidden) found++;
  }
  list.hidden = show ? found === 0 && items.length > 0 : true;
  list.classList.add("ready");
  const answer = document.querySelector("[data-answer]"), none = document.querySelector("[data-none]");
  if (!words.length) return;
  if (found) {
    answer.textContent = `Илэрц: ${found} · Found: ${found}`;
    answer.hidden = false;
  } else {
    none.querySelector("[data-query]").textContent = `«${typed}»`;
    none.hidden = false;
  }
})();
