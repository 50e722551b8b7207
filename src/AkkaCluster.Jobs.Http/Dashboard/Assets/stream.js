// What the slots of all workers ran in the last minutes: a lane a slot, a bar a chunk, its colour the kind.
import { h } from "./view.js";
import { badge, jobLink, row, table } from "./parts.js";
import * as format from "./format.js";

const width = 180, colours = 8, mostLanes = 64, mostJobs = 20;
const second = text => Date.parse(text) / 1000;
/** Bars have times from here, so that they stay as they are while what is looked at moves on. */
const beginning = Date.now() / 1000;

/** The chunks that are kept of those that were told: as many as the gateway keeps. */
export const kept = chunks => chunks.slice(-2000);

export function stream(chunks, workers) {
  const now = Date.now() / 1000, from = now - width;
  const running = workers.flatMap(worker => worker.running.map(chunk => ({ worker: worker.address, slot: chunk.slot, jobId: chunk.jobId, kind: chunk.kind, first: chunk.task, since: chunk.since })));
  const bars = [...chunks, ...running].filter(chunk => chunk.until === undefined || second(chunk.until) > from);
  const kinds = [...new Set(bars.map(bar => bar.kind))].sort();
  const alive = new Set(workers.map(worker => worker.address));
  const lanes = new Map();
  for (const worker of workers) for (let slot = 1; slot <= worker.slots; slot++) lane(lanes, worker.address, slot);
  for (const bar of bars) lane(lanes, bar.worker, bar.slot);
  const all = [...lanes.values()].sort((one, other) => one.worker < other.worker ? -1 : one.worker > other.worker ? 1 : one.slot - other.slot);
  const shown = all.slice(0, mostLanes);
  shown.forEach((each, row) => { each.row = row; });
  const failed = bars.filter(bar => bar.failed > 0).length, lost = bars.filter(bar => bar.lost).length;
  const left = (from - beginning).toFixed(2);
  return h("figure", { class: "stream card" },
    h("ul", { class: "legend", "aria-label": "Kinds" }, kinds.map((kind, number) => h("li", { key: kind }, h("i", { class: "kind-" + number % colours, "aria-hidden": "true" }), kind)),
      h("li", { key: ".failed" }, h("i", { class: "failed", "aria-hidden": "true" }), "with failures"), h("li", { key: ".lost" }, h("i", { class: "lost", "aria-hidden": "true" }), "lost with its worker")),
    h("div", { class: "lanes" },
      h("ol", { class: "names" }, [...Map.groupBy(shown, each => each.worker)].map(([worker, slots]) => h("li", { key: worker, style: { "flex-grow": String(slots.length) } },
        h("span", { class: "mono", title: worker }, format.address(worker)), !alive.has(worker) && badge("gone", "bad")))),
      h("svg", { viewBox: `${left} 0 ${width} ${Math.max(1, shown.length)}`, preserveAspectRatio: "none", style: { height: Math.max(1, shown.length) * (shown.length > 24 ? 12 : 18) + "px" }, role: "img",
        "aria-label": `What ${all.length} slots ran in the last ${width / 60} minutes: ${bars.length} chunks, ${failed} with failures, ${lost} lost with their workers` },
        shown.map(each => h("rect", { key: each.worker + each.slot, class: "lane", x: left, y: each.row, width, height: 0.98 })),
        bars.map(bar => drawn(bar, lanes.get(bar.worker + "/" + bar.slot).row, kinds.indexOf(bar.kind) % colours, now)))),
    h("div", { class: "axis", "aria-hidden": "true" }, h("span", {}, `${width / 60} min ago`), all.length > mostLanes && h("span", {}, `the first ${mostLanes} of ${all.length} slots`), h("span", {}, "now")),
    h("details", {}, h("summary", {}, "The jobs in it"), jobs(bars)));
}

/** The same in words, with what leads to each job. */
const jobs = bars => table("Jobs in the task stream", ["Job", "Kind", "Workers", ["Chunks", "number"], ["Failed tasks", "number"], ["Chunks lost", "number"]],
  [...Map.groupBy(bars, bar => bar.jobId)].slice(-mostJobs).reverse().map(([id, own]) => row(id, jobLink(id), own[0].kind, h("span", { class: "mono" }, [...new Set(own.map(bar => format.address(bar.worker)))].join(", ")),
    [".number", format.count(own.length)], [".number", format.count(own.reduce((sum, bar) => sum + (bar.failed ?? 0), 0))], [".number", format.count(own.filter(bar => bar.lost).length)])),
  "Nothing ran.");

function lane(lanes, worker, slot) {
  const key = worker + "/" + slot;
  if (!lanes.has(key)) lanes.set(key, { worker, slot });
}

function drawn(bar, row, colour, now) {
  if (row === undefined) return null;
  const since = second(bar.since), until = bar.until === undefined ? now : second(bar.until);
  const state = bar.lost ? "lost" : bar.failed > 0 ? "failed" : bar.until === undefined ? "running" : "done";
  return h("rect", { key: bar.worker + bar.slot + bar.jobId + bar.first + bar.since + bar.attempt, class: `chunk ${state} kind-${colour}`, x: (since - beginning).toFixed(2), y: row + 0.1, width: Math.max(0.15, until - since).toFixed(2), height: 0.8,
    onclick: () => { location.hash = "#/jobs/" + bar.jobId; } }, h("title", {}, told(bar, state, until - since)));
}

function told(bar, state, took) {
  const tasks = bar.count > 1 ? `tasks ${bar.first} to ${bar.first + bar.count - 1}` : "task " + bar.first;
  const end = { lost: "lost with its worker", failed: `${bar.failed} of ${bar.count} failed`, running: "runs", done: "done" }[state];
  return `${bar.kind}, ${tasks} of ${bar.jobId}${bar.attempt > 1 ? `, attempt ${bar.attempt}` : ""}: ${end}, ${format.seconds(took)}, slot ${bar.slot} of ${format.address(bar.worker)}`;
}
