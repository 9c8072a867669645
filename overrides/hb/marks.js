// Marks in the page the words that the search found it by; the result's link names them after ?h=.
(function () {
  "use strict";
  const asked = new URLSearchParams(location.search).get("h");
  if (!asked) return;
  const words = new Set(asked.toLowerCase().split(" "));
  const nodes = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT,
    (node) => (node.parentElement?.closest("fieldset, form, svg") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  const found = [];
  while (nodes.nextNode()) {
    for (const word of (nodes.currentNode.textContent ?? "").matchAll(/[\p{L}\p{N}]+(?:\.\d+)*/gu)) {
      if (words.has(word[0].toLowerCase())) found.push([nodes.currentNode, word.index, word[0].length]);
    }
  }
  for (const [node, start, length] of found.reverse()) {
    const word = document.createRange();
    word.setStart(node, start);
    word.setEnd(node, start + length);
    word.surroundContents(document.createElement("mark"));
  }
})();
