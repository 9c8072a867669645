// The claims are filtered by grade and by topic; without scripts all of them stand there.
(function () {
  "use strict";
  const place = document.getElementById("hb-claims");
  const topics = [...place.querySelectorAll("section")];
  const rows = [...place.querySelectorAll("tr[id]")];
  const count = HB.element("span", {});
  count.setAttribute("role", "status");

  function choice(name, all, options) {
    const select = HB.element("select", { id: `hb-by-${name}`, autocomplete: "off" },
      HB.element("option", { value: "" }, all), ...options.map(([value, text]) => HB.element("option", { value }, text)));
    select.addEventListener("change", filter);
    return [HB.element("label", { htmlFor: select.id }, HB.words(`claims-${name}`)), select];
  }

  function filter() {
    const [grade, topic] = place.parentElement.querySelectorAll(".hb-filter select");
    let shown = 0;
    for (const row of rows) {
      const section = row.closest("section");
      row.hidden = (grade.value && row.dataset.grade !== grade.value) || (topic.value && section.id !== topic.value);
      if (!row.hidden) shown += 1;
    }
    for (const section of topics) section.hidden = !section.querySelector("tbody tr:not([hidden])");
    count.textContent = HB.words(shown ? "claims-shown" : "claims-none", shown);
  }

  const grades = [...new Set(rows.map((row) => row.dataset.grade))].sort();
  place.before(HB.element("p", { className: "hb-filter hb-filter--two" },
    ...choice("grade", HB.words("claims-grades"), grades.map((grade) => [grade, grade])),
    ...choice("topic", HB.words("claims-topics"), topics.map((topic) => [topic.id, topic.querySelector("h2").textContent])),
    count));
  filter();
})();
