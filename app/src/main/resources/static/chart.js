// Draws what a figure's data-plot tells, with ECharts. Without it the server's drawing and the table stand as they are.
"use strict";

const speaks = new Intl.NumberFormat(document.documentElement.lang === "en" ? "en-GB" : "vi-VN", { maximumFractionDigits: 2 });
const YEAR = 365 * 24 * 3600 * 1000;

/** The page's own colours, which change with the theme. */
function tokens() {
  const style = getComputedStyle(document.documentElement);
  return name => style.getPropertyValue("--" + name).trim();
}

function month(value) {
  const day = new Date(value), number = day.getUTCMonth() + 1;
  return document.documentElement.lang === "en"
    ? day.toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" })
    : String(number).padStart(2, "0") + "/" + day.getUTCFullYear();
}

function axis(told, colour, size, values) {
  const long = Math.max(...values) - Math.min(...values) > 2 * YEAR;
  return {
    type: told.scale === "time" ? "time" : told.scale === "log" ? "log" : "value",
    scale: true,
    min: told.least, max: told.most,
    name: told.name, nameLocation: "middle", nameGap: 30, nameTextStyle: { color: colour("ink-2"), fontSize: size },
    splitNumber: 4,
    axisLine: { show: told.scale !== "linear", lineStyle: { color: colour("line-strong") } },
    axisTick: { show: false },
    minorSplitLine: { show: false },
    axisLabel: {
      color: colour("ink-2"), fontSize: size, hideOverlap: true,
      formatter: value => told.scale !== "time" ? speaks.format(value) + told.unit : long ? String(new Date(value).getUTCFullYear()) : month(value),
    },
  };
}

const pairs = points => points.map(point => ({ value: [point.x, point.y], says: point.says }));

function band(told, colour, index) {
  const still = { type: "line", stack: "band" + index, stackStrategy: "all", symbol: "none", silent: true, z: 1, lineStyle: { opacity: 0 } };
  return [
    { ...still, data: told.low.map(point => [point.x, point.y]) },
    { ...still, data: told.high.map((point, n) => [point.x, point.y - told.low[n].y]), areaStyle: { color: colour("teal-soft"), opacity: 1 } },
  ];
}

/** How far each line's name has to move so that none stands on another, from the top down. */
function shifts(lines, low, high, room, least) {
  const named = lines.filter(told => told.label !== "").map(told => ({ told, at: (high - told.points.at(-1).y) / (high - low) * room }));
  named.sort((a, b) => a.at - b.at);
  const moved = new Map();
  let last = -Infinity;
  for (const { told, at } of named) {
    last = Math.max(at, last + least);
    moved.set(told, last - at);
  }
  return moved;
}

function line(told, colour, size, shift) {
  const limit = told.look.endsWith("limit"), main = told.look === "main";
  const ink = limit ? colour("ink-3") : colour("teal");
  return {
    type: "line", z: limit ? 2 : 3, data: pairs(told.points),
    symbol: main ? "circle" : "none", symbolSize: 7, showAllSymbol: true, silent: limit,
    itemStyle: { color: ink },
    lineStyle: { color: ink, width: limit ? 1 : 2.2, type: told.look === "limit" ? [3, 4] : told.look === "expected" ? [6, 4] : "solid" },
    emphasis: { disabled: true },
    endLabel: { show: told.label !== "", offset: [0, shift ?? 0], formatter: () => told.label, color: limit ? colour("ink-2") : ink, fontSize: size, fontWeight: limit ? 400 : 600 },
  };
}

function dots(told, look, colour) {
  const bad = look === "bad", plain = look === "plain";
  return {
    type: "scatter", z: 4, data: told.map(dot => ({ value: [dot.x, dot.y], says: dot.says, href: dot.href })),
    symbol: bad ? "triangle" : look === "good" ? "diamond" : "circle", symbolSize: plain ? 7 : 12, cursor: "pointer",
    itemStyle: { color: bad ? colour("red") : look === "good" ? colour("green") : colour("ink-3"), opacity: plain ? .65 : 1 },
    emphasis: { scale: 1.4, itemStyle: { opacity: 1 } },
  };
}

function marks(told, colour, size) {
  return {
    type: "line", data: [], silent: true, z: 2,
    markLine: {
      symbol: "none", silent: true, animation: false,
      lineStyle: { color: colour("ink"), type: "solid", width: 1 },
      label: { color: colour("ink"), fontSize: size, position: "insideStartTop", formatter: mark => mark.name },
      data: told.map(mark => ({ yAxis: mark.y, name: mark.label })),
    },
  };
}

/** As an element, not as markup: names come from data, and the security policy lets no style attribute in. */
function says(point) {
  const words = document.createElement("span");
  words.textContent = point.data?.says ?? "";
  return words.textContent === "" ? null : words;
}

function option(plot, width, height) {
  const colour = tokens(), size = width < 480 ? 12 : 13;
  const points = [...plot.lines.flatMap(told => told.points), ...plot.bands.flatMap(told => told.high), ...plot.dots];
  const heights = [...points.map(point => point.y), ...plot.bands.flatMap(told => told.low.map(point => point.y)), ...plot.marks.map(mark => mark.y)];
  const x = axis(plot.x, colour, size, points.map(point => point.x));
  if (plot.x.scale === "log") x.axisLabel.showMinLabel = x.axisLabel.showMaxLabel = false;
  const y = axis(plot.y, colour, size, []);
  const room = .06 * (Math.max(...heights) - Math.min(...heights) || 1);
  // The target belongs to the picture also where no figure has come near it.
  y.min = plot.y.least ?? Math.min(...heights) - room;
  y.max = plot.y.most ?? Math.max(...heights) + room;
  y.axisLabel.showMinLabel = y.axisLabel.showMaxLabel = false;
  const looks = [...new Set(plot.dots.map(dot => dot.look))].sort();
  const moved = shifts(plot.lines, y.min, y.max, height - (plot.x.name === "" ? 46 : 70), size + 3);
  const longest = Math.max(0, ...plot.lines.map(told => told.label.length));
  return {
    useUTC: true, animation: false, backgroundColor: "transparent",
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 4, right: Math.min(width * .34, 12 + longest * size * .58), top: 18, bottom: plot.x.name === "" ? 4 : 28, containLabel: true },
    xAxis: { ...x, splitLine: { show: false } },
    yAxis: { ...y, splitNumber: 3, splitLine: { lineStyle: { color: colour("line") } } },
    tooltip: {
      trigger: "item", confine: true, formatter: says, transitionDuration: 0,
      backgroundColor: colour("surface"), borderColor: colour("line-strong"), textStyle: { color: colour("ink"), fontSize: 14 },
    },
    series: [
      ...plot.bands.flatMap((told, n) => band(told, colour, n)),
      ...plot.lines.map(told => line(told, colour, size, moved.get(told))),
      ...looks.map(look => dots(plot.dots.filter(dot => dot.look === look), look, colour)),
      ...(plot.marks.length === 0 ? [] : [marks(plot.marks, colour, size)]),
    ],
  };
}

function draw(figure) {
  const place = document.createElement("div");
  place.className = "canvas";
  place.setAttribute("aria-hidden", "true");
  figure.querySelector(".drawn").append(place);
  figure.classList.add("live");
  const plot = JSON.parse(figure.dataset.plot), chart = echarts.init(place, null, { renderer: "canvas" });
  const paint = () => { chart.resize(); chart.setOption(option(plot, place.clientWidth, place.clientHeight), true); };
  chart.on("click", point => { if (point.data?.href) location.assign(point.data.href); });
  new ResizeObserver(paint).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  paint();
  figure.dataset.painted = "true";
}

// Canvas measures letters when it draws: the typeface has to be there.
document.fonts.load("13px 'Be Vietnam Pro'", "ệ1").finally(() => {
  for (const figure of document.querySelectorAll("figure[data-plot]")) draw(figure);
});
