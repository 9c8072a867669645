// A link that leaves the handbook says on hover that the visited site sees the reader.
(function () {
  "use strict";
  for (const link of document.querySelectorAll("a[href^=http]")) link.title = HB.words("leaves");
})();
