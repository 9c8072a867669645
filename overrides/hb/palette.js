// Colours: the system's scheme until the reader chooses the other one. Runs before anything is painted.
(function () {
  "use strict";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const kept = __md_get("__palette");
  let scheme = kept && kept.color && kept.color.scheme;

  const isDark = () => (scheme ? scheme === "slate" : system.matches);
  function apply() {
    document.body.setAttribute("data-md-color-scheme", isDark() ? "slate" : "default");
    const button = document.getElementById("hb-scheme");
    if (button) button.setAttribute("aria-pressed", isDark());
  }
  apply();
  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", apply);
  document.addEventListener("click", (event) => {
    if (!/** @type {Element} */ (event.target).closest("#hb-scheme")) return;
    const dark = !isDark();
    // a choice equal to the system's is no choice: the page follows the system again
    scheme = dark === system.matches ? null : dark ? "slate" : "default";
    __md_set("__palette", scheme && { index: dark ? 1 : 0, color: { scheme } });
    apply();
  });
})();
