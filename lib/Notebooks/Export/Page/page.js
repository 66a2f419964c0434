(function () {
  "use strict";
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const remember = (value) => { try { localStorage.setItem("theme", value); } catch { /* a page from disk may have no storage */ } };
  const remembered = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const print = window.matchMedia("print");
  const charts = [];

  function ink(name) { return getComputedStyle(root).getPropertyValue(name).trim(); }

  // A figure's own colours serve both themes; its words and grid take the page's.
  function colours() {
    return {
      "font.color": ink("--ink"), "xaxis.gridcolor": ink("--line"), "yaxis.gridcolor": ink("--line"),
      "xaxis.zerolinecolor": ink("--line"), "yaxis.zerolinecolor": ink("--line"),
    };
  }

  const pen = document.createElement("canvas").getContext("2d");

  // Words of a chart's titles wrap here: plotly.js cuts them off.
  function wrap(markup, width, font) {
    pen.font = font + ' "Open Sans", verdana, arial, sans-serif';
    let length = 0;
    return markup.split(/(<br>|<[^>]*>| )/).map((part) => {
      const isText = part && part[0] !== "<";
      if (part === "<br>") length = 0;
      else if (isText) length += pen.measureText(part).width;
      if (length <= width || part === " " || !isText) return part;
      length = pen.measureText(part).width;
      return "<br>" + part;
    }).join("");
  }

  // The height of a legend under its chart; its groups (a run's training and test curve) stay together.
  function legendHeight(data, width) {
    pen.font = '13px "Open Sans", verdana, arial, sans-serif';
    const shown = data.filter((trace) => trace.name && trace.showlegend !== false);
    const lines = new Map();
    for (const trace of shown) {
      const group = trace.legendgroup || trace.name;
      lines.set(group, 1 + (lines.get(group) || 0));
    }
    const widest = Math.max(...shown.map((trace) => pen.measureText(trace.name).width));
    const columns = Math.max(1, Math.floor(width / (45 + widest)));
    return shown.length < 2 ? 0 : Math.ceil(lines.size / columns) * (10 + 20 * Math.max(...lines.values()));
  }

  // Names that are too wide to stand side by side are turned, each in one line, or plotly.js leaves some out; their height.
  function turnNames(axis, space) {
    const names = (axis.ticktext || []).map((text) => text.replace(/<br>/g, " "));
    pen.font = '13px "Open Sans", verdana, arial, sans-serif';
    const longest = Math.max(0, ...names.map((name) => pen.measureText(name).width));
    if (longest < 0.9 * space / names.length) return 0;
    Object.assign(axis, { ticktext: names, tickangle: -90 });
    return longest;
  }

  function fitNarrow(layout, data, width) {
    const title = Object.assign({}, layout.title, { font: Object.assign({}, layout.title && layout.title.font, { size: 15 }) });
    // Half of a title is in small print; a <sup> that goes over several lines must begin anew on each.
    title.text = (title.text || "").split(/(<sup>.*?<\/sup>)/s).map((part) => part.startsWith("<sup>")
      ? wrap(part.slice(5, -6), 0.94 * width, "10.5px").split("<br>").map((line) => "<sup>" + line + "</sup>").join("<br>")
      : wrap(part, 0.94 * width, "bold 15px")).join("");
    const lines = title.text.split("<br>").length;
    layout.title = Object.assign(title, { y: 1, yref: "container", yanchor: "top", pad: { t: 18 } });
    const inside = width - 60;
    for (const [name, space] of [["xaxis", inside], ["yaxis", layout.height - 140]]) {
      const axis = layout[name] = Object.assign({}, layout[name]);
      if (axis.title && axis.title.text) {
        axis.title = Object.assign({}, axis.title, { text: wrap(axis.title.text, space, "14px"), font: { size: 14 } });
      }
    }
    layout.margin = Object.assign({}, layout.margin, { l: 44, r: 8, t: 30 + 18 * lines });
    // The usual height holds a legend of 100 pixels; plotly.js scrolls one that takes more than half of the chart.
    const legend = legendHeight(data, width);
    layout.height = Math.max(layout.height, 340 + legend, 2 * legend + 10) + 18 * lines + turnNames(layout.xaxis, inside);
    layout.legend = Object.assign({}, layout.legend, { orientation: "h", x: 0, y: 0, yref: "container", yanchor: "bottom" });
  }

  // Drawn for the width that there is: plotly.js by itself would give a chart the height of its empty place.
  function draw(chart, width) {
    chart.width = width;
    const { place, figure } = chart;
    const layout = Object.assign({ height: 440 }, figure.layout, { width, modebar: { bgcolor: "rgba(0,0,0,0)" } });
    const narrow = width < 520;
    if (narrow) fitNarrow(layout, figure.data, width);
    const config = Object.assign({}, figure.config, { responsive: false, displaylogo: false, showSendToCloud: false, displayModeBar: narrow ? false : "hover" });
    return window.Plotly.newPlot(place, figure.data, layout, config).then(() => window.Plotly.relayout(place, colours()));
  }

  function setTheme(theme) {
    root.dataset.theme = theme;
    for (const chart of charts) window.Plotly.relayout(chart.place, colours());
  }

  function chosenTheme() { return remembered() || (system.matches ? "dark" : "light"); }

  setTheme(chosenTheme());
  system.addEventListener("change", () => { if (!print.matches) setTheme(chosenTheme()); });
  document.getElementById("theme").addEventListener("click", () => {
    const theme = root.dataset.theme === "dark" ? "light" : "dark";
    remember(theme);
    setTheme(theme);
  });

  // Paper is white, and narrower than a screen: 17 cm.
  print.addEventListener("change", () => {
    setTheme(print.matches ? "light" : chosenTheme());
    for (const chart of charts) draw(chart, print.matches ? Math.min(642, chart.place.clientWidth) : chart.place.clientWidth);
  });

  for (const place of window.Plotly ? document.querySelectorAll(".chart") : []) {
    const chart = { place, figure: JSON.parse(place.querySelector("script").textContent) };
    place.textContent = "";
    draw(chart, place.clientWidth).then(() => {
      charts.push(chart);
      new ResizeObserver(() => { if (!print.matches && place.clientWidth !== chart.width) draw(chart, place.clientWidth); }).observe(place);
    });
  }

  const contents = document.querySelector(".contents");
  const opener = document.getElementById("open-contents");
  if (contents && opener) {
    const open = (isOpen) => { contents.classList.toggle("open", isOpen); opener.setAttribute("aria-expanded", isOpen); };
    opener.addEventListener("click", () => open(!contents.classList.contains("open")));
    contents.addEventListener("click", (event) => { if (event.target.closest("a")) open(false); });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") open(false); });
  }

  for (const button of document.querySelectorAll(".copy")) {
    button.addEventListener("click", async () => {
      const code = button.parentElement.querySelector("code").textContent;
      try { await navigator.clipboard.writeText(code); button.textContent = "copied"; }
      catch { button.textContent = "select and copy"; }
      setTimeout(() => { button.textContent = "copy"; }, 1500);
    });
  }
})();
