// A date that nobody chose prints as a line to write on: the browser would print its own «mm/dd/yyyy» there.
(function () {
  "use strict";
  addEventListener("beforeprint", () => {
    for (const input of document.querySelectorAll("input[type=date]")) input.toggleAttribute("data-empty", !input.value);
  });
})();
