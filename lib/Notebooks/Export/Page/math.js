(function () {
  "use strict";
  for (const place of document.querySelectorAll(".math")) {
    if (!window.katex) break;
    const text = place.textContent.trim().replace(/^\\[([]/, "").replace(/\\[)\]]$/, "");
    window.katex.render(text, place, { displayMode: place.tagName === "DIV" || place.classList.contains("display"), throwOnError: false });
  }
})();
