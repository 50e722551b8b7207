// The parts that pages are made of.
import { h } from "./view.js";
import * as format from "./format.js";

const tones = { succeeded: "good", failed: "bad", cancelled: "warn", running: "info", queued: "plain", waiting: "plain", paused: "warn", open: "plain", lost: "bad" };

export const badge = (text, tone = "plain") => h("span", { class: "badge " + tone }, text);

/** Where a job or a task stands: a word, never a colour alone. */
export const state = (name, paused) => badge(paused ? "paused" : name, tones[paused ? "paused" : name]);

export const link = (href, text, props) => h("a", { href, ...props }, text);

export const jobLink = (id, name) => link("#/jobs/" + id, name ?? format.shortId(id), { class: name ? null : "mono", title: id });

/** How much of something is done, failed and left. */
export function bar(done, failed, all, label) {
  const width = part => ({ width: (all > 0 ? Math.min(100, 100 * part / all) : 0) + "%" });
  return h("div", { class: "bar", role: "progressbar", "aria-label": label, "aria-valuemin": 0, "aria-valuenow": done + failed, "aria-valuemax": Math.max(all, 1) },
    h("i", { class: "good", style: width(done) }), h("i", { class: "bad", style: width(failed) }));
}

export const button = (text, onclick, props) => h("button", { type: "button", onclick, ...props }, text);

/** A table that may be wider than the page. Columns: text, or [text, "number"]. */
export function table(caption, columns, rows, empty) {
  const head = columns.map(column => Array.isArray(column) ? h("th", { scope: "col", class: column[1] }, column[0]) : h("th", { scope: "col" }, column));
  return h("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: 0 },
    h("table", {}, h("caption", {}, caption), h("thead", {}, h("tr", {}, head)), h("tbody", {}, rows)),
    rows.length === 0 && h("p", { class: "muted" }, empty));
}

export const row = (key, ...cells) => h("tr", { key }, cells.map(cell => Array.isArray(cell) && typeof cell[0] === "string" && cell[0].startsWith(".") ? h("td", { class: cell[0].slice(1) }, cell.slice(1)) : h("td", {}, cell)));

/** Names and what they stand for; what is null is left out. */
export const facts = pairs => h("dl", { class: "facts" }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== "").map(([name, value]) => h("div", { key: name }, h("dt", {}, name), h("dd", {}, value))));

export const section = (title, ...content) => h("section", { key: title, "aria-label": title }, h("h2", {}, title), content);

/** A text of the cluster's own, as it is. */
export const text = (content, label) => h("pre", { tabindex: 0, "aria-label": label }, content);

/** A figure with its name; with what it leads to, where it does. */
export const tile = (name, value, href, tone) => h("li", { key: name, class: tone }, h("span", {}, name), h("strong", {}, href ? link(href, value) : value));
