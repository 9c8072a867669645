// The language switch leads to the same section of the page in another language; heading ids are equal in all of them.
(function () {
  "use strict";
  const links = [...document.querySelectorAll("a[hreflang]")].map((link) => [link, link.getAttribute("href")]);
  const headings = [...document.querySelectorAll(".md-content :is(h2, h3)[id]")];

  function aim() {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const atTop = scrollY < 40;
    const id = passed.length && !atTop ? passed[passed.length - 1].id : location.hash.slice(1);
    for (const [link, page] of links) link.setAttribute("href", id ? `${page}#${id}` : page);
  }
  for (const [link] of links) for (const name of ["pointerdown", "focus", "click"]) link.addEventListener(name, aim);
})();
