// The language switch leads to the same section of the twin page; heading ids are equal in both languages.
(function () {
  "use strict";
  const link = document.getElementById("hb-lang");
  const twin = link.getAttribute("href");
  const headings = [...document.querySelectorAll(".md-content :is(h2, h3)[id]")];

  function aim() {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const atTop = scrollY < 40;
    const id = passed.length && !atTop ? passed[passed.length - 1].id : location.hash.slice(1);
    link.setAttribute("href", id ? `${twin}#${id}` : twin);
  }
  for (const name of ["pointerdown", "focus", "click"]) link.addEventListener(name, aim);
})();
