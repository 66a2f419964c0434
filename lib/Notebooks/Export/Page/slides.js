(function () {
  "use strict";
  const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // What is hidden has no size: a chart is drawn when its slide is first seen.
  function draw(slide) {
    if (!window.Plotly) return;
    for (const place of slide.querySelectorAll(".chart:not(.js-plotly-plot)")) {
      const figure = JSON.parse(place.querySelector("script").textContent);
      const room = 660 - (place.getBoundingClientRect().top - slide.getBoundingClientRect().top) / window.Reveal.getScale();
      const layout = Object.assign({}, figure.layout, { width: place.clientWidth, height: Math.min(600, Math.max(380, room)) });
      layout.modebar = { bgcolor: "rgba(0,0,0,0)" };
      layout.font = Object.assign({}, layout.font, { color: ink("--ink"), size: 17 });
      layout.title = Object.assign({}, layout.title, { font: { size: 24 } });
      layout.margin = Object.assign({}, layout.margin, { l: 84, t: 108, b: 72 });
      place.textContent = "";
      window.Plotly.newPlot(place, figure.data, layout, Object.assign({}, figure.config, { displaylogo: false, responsive: false, showSendToCloud: false }));
    }
  }

  const notes = (slide) => (slide.querySelector("aside.notes") || { innerHTML: "—" }).innerHTML;

  function heading(slide) {
    if (!slide) return "the end";
    const first = ["h1, h2, h3", ".prose", "code"].map((what) => slide.querySelector(`.slide :is(${what})`)).find((found) => found);
    if (!first) return "what the code puts out";
    const words = first.cloneNode(true);
    for (const spoken of words.querySelectorAll(".katex-mathml")) spoken.remove();
    return words.textContent.trim().slice(0, 120);
  }

  // A second window for the speaker: reveal.js's own needs a web server.
  let speaker = null;
  let began = 0;

  function tell() {
    if (!speaker || speaker.closed) return;
    const slides = window.Reveal.getSlides();
    const at = slides.indexOf(window.Reveal.getCurrentSlide());
    const minutes = (Date.now() - began) / 60000;
    const parts = { place: `${at + 1} / ${slides.length}`, time: `${Math.floor(minutes)} min`, next: "Next: " + heading(slides[at + 1]) };
    for (const [id, text] of Object.entries(parts)) speaker.document.getElementById(id).textContent = text;
    speaker.document.getElementById("notes").innerHTML = notes(slides[at]);
  }

  function openSpeaker() {
    speaker = window.open("", "speaker", "width=900,height=600");
    if (!speaker) return;
    began = Date.now();
    const styles = document.querySelectorAll("style, link[rel=stylesheet]");
    speaker.document.head.replaceChildren(...[...styles].map((style) => style.cloneNode(true)));
    speaker.document.title = document.title;
    speaker.document.documentElement.lang = document.documentElement.lang;
    speaker.document.body.innerHTML = "<p><b id=place></b> · <span id=time></span></p><div id=notes class=prose style='font-size:1.2em'></div><p id=next style='color:var(--faint)'></p>";
    speaker.document.body.style = "margin:2rem";
    speaker.addEventListener("keydown", (event) => { if (/^(Arrow|Page)|^ $/.test(event.key)) window.Reveal[/Left|Up/.test(event.key) ? "prev" : "next"](); });
    tell();
  }

  if (!window.Reveal) return;

  document.body.classList.add("shown");
  window.Reveal.on("slidechanged", (event) => { draw(event.currentSlide); tell(); });
  window.Reveal.initialize({
    width: 1280, height: 720, margin: 0.03, hash: true, center: false, transition: "none", slideNumber: "c/t",
  }).then(() => draw(window.Reveal.getCurrentSlide()));
  window.Reveal.addKeyBinding({ keyCode: 83, key: "S", description: "Speaker's notes" }, openSpeaker);
  setInterval(tell, 10000);
})();
