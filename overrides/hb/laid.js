// Until the page has loaded only its first screen is laid out (handbook/long.css); then all is, so that nothing moves under a
// reader who scrolls or clicks.
(function () {
  "use strict";
  addEventListener("load", () => document.documentElement.classList.add("hb-laid"));
})();
