// Figures of the last hour as a small line, and in words for whoever does not see it.
import { h } from "./view.js";
import { count, time } from "./format.js";

const width = 300, height = 56, hour = 3_600_000, gap = 45_000;

/** Points are [time in ms, value]. */
export function graph(title, points, tone, unit = "") {
  const most = Math.max(1, ...points.map(point => point[1]));
  const last = points.at(-1);
  const end = Math.max(Date.now(), last?.[0] ?? 0);
  const x = at => (width * (1 - (end - at) / hour)).toFixed(1);
  const y = value => (height - 2 - (height - 4) * value / most).toFixed(1);
  const shown = points.filter(point => end - point[0] <= hour);
  const now = last ? rounded(last[1]) + unit : "–";
  return h("figure", { class: "graph " + tone, key: title },
    h("figcaption", {}, h("span", {}, title), h("strong", {}, now)),
    h("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": `${title}: now ${now}, at most ${rounded(most)}${unit}, since ${time(shown[0]?.[0])}` },
      runs(shown).map((run, number) => h("path", { key: "area" + number, class: "area", d: `M${x(run[0][0])},${height} ${run.map(point => `L${x(point[0])},${y(point[1])}`).join(" ")} L${x(run.at(-1)[0])},${height} Z` })),
      runs(shown).map((run, number) => h("path", { key: "line" + number, class: "line", d: "M" + run.map(point => `${x(point[0])},${y(point[1])}`).join(" L") }))),
    h("div", { class: "axis", "aria-hidden": "true" }, h("span", {}, "1 h ago"), h("span", {}, "most " + rounded(most) + unit), h("span", {}, "now")));
}

const rounded = value => value >= 10 || Number.isInteger(value) ? count(Math.round(value)) : value.toFixed(1);

/** Where nothing was known there is no line. */
function runs(points) {
  const all = [];
  for (const point of points) {
    const run = all.at(-1);
    if (run && point[0] - run.at(-1)[0] <= gap) run.push(point);
    else all.push([point]);
  }
  return all;
}
