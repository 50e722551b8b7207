import { h } from "../view.js";
import { badge, jobLink } from "../parts.js";
import { get, events } from "../api.js";
import * as format from "../format.js";

const most = 500, longestPause = 3_000;
const levels = { information: "everything", warning: "warnings and errors", error: "errors" };
const tones = { Warning: "warn", Error: "bad", Critical: "bad" };

/** What all nodes log, newest first, as it comes; also of nodes that are gone. */
export function logs(app, query) {
  const filter = { level: query.get("level") ?? "information", node: query.get("node") ?? "", job: query.get("job") ?? "", text: query.get("text") ?? "" };
  const running = new AbortController();
  let lines = null, trouble = null;

  function go(change) {
    location.hash = "#/logs?" + new URLSearchParams(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== ""));
  }

  function take(line) {
    // After a break the last lines come once more.
    if (lines.some(known => known.node === line.node && known.number === line.number)) return;
    lines = [line, ...lines.slice(0, most - 1)];
    app.redraw();
  }

  async function follow() {
    const wanted = new URLSearchParams(Object.entries({ ...filter, limit: "200" }).filter(([, value]) => value !== ""));
    while (!running.signal.aborted) {
      try {
        lines ??= await get("/v1/logs?" + wanted, running.signal);
        trouble = null;
        app.redraw();
        await events("/v1/logs?follow=true&" + wanted, running.signal, take);
      } catch (failure) {
        if (running.signal.aborted) return;
        trouble = failure.message;
        app.redraw();
      }
      await new Promise(done => setTimeout(done, longestPause));
    }
  }

  return {
    title: "Logs",
    enter: follow,
    leave: () => running.abort(),
    view: () => [
      h("form", { class: "filter", role: "search", key: "filter", onsubmit: event => { event.preventDefault(); go(Object.fromEntries(new FormData(event.target))); } },
        h("label", {}, "Search", h("input", { type: "search", name: "text", value: filter.text, placeholder: "in the text  ( / )" })),
        h("label", {}, "Job", h("input", { name: "job", value: filter.job, placeholder: "its id" })),
        h("label", {}, "Node", h("select", { name: "node", value: filter.node, onchange: event => go({ node: event.target.value }) }, nodes(app, filter).map(node => h("option", { value: node, key: node }, node || "any")))),
        h("label", {}, "Level", h("select", { name: "level", value: filter.level, onchange: event => go({ level: event.target.value }) }, Object.entries(levels).map(([value, text]) => h("option", { value, key: value }, text)))),
        h("button", {}, "Search")),
      trouble && h("p", { class: "bad", role: "status", key: "trouble" }, trouble),
      lines === null ? h("p", { class: "muted", key: "lines" }, "Asking the cluster …")
        : lines.length === 0 ? h("p", { class: "muted", key: "lines" }, "No line is like that. The last ten thousand of all nodes are kept.")
        : h("ol", { class: "events log", key: "lines", "aria-label": "Lines, newest first", tabindex: 0 }, lines.map(row)),
    ],
  };
}

/** Also those that are gone, as far as they are asked for. */
const nodes = (app, filter) => [...new Set(["", ...(app.cluster?.nodes ?? []).map(node => format.address(node.address)), filter.node])];

const row = line => h("li", { key: line.node + line.number },
  h("time", { datetime: line.time, class: "mono" }, format.time(line.time)), " ", h("span", { class: "mono muted" }, line.node), " ",
  tones[line.level] && [badge(line.level.toLowerCase(), tones[line.level]), " "], line.message, line.job && [" ", jobLink(line.job)],
  line.exception && h("details", {}, h("summary", {}, "Exception"), h("pre", {}, line.exception)));
