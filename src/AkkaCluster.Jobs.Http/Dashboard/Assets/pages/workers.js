import { h } from "../view.js";
import { post } from "../api.js";
import { bar, button, facts, jobLink, link, row, table } from "../parts.js";
import { workerState } from "./overview.js";
import * as format from "../format.js";

/** Each worker with what its slots run; it can be given other slots, and be drained. */
export function workers(app) {
  async function drain(worker) {
    const name = format.address(worker.address);
    if (confirm(`Drain ${name}? It finishes what it runs, takes no more, and leaves the cluster; its process ends.`))
      await app.act(`${name} finishes what it runs, and leaves.`, () => post(`/v1/nodes/${encodeURIComponent(worker.address)}/drain`));
  }
  const resize = (worker, slots) => app.act(`${format.address(worker.address)} has ${slots} ${slots === 1 ? "slot" : "slots"}.`, () => post(`/v1/nodes/${encodeURIComponent(worker.address)}/slots?count=${slots}`));
  return {
    title: "Workers",
    topics: ["cluster"],
    view: () => app.cluster === null ? h("p", { class: "muted" }, "Asking the cluster …")
      : app.cluster.workers.length === 0 ? h("p", {}, "There is no worker: nothing can run.")
      : app.cluster.workers.map(worker => card(app, worker, () => drain(worker), slots => resize(worker, slots))),
  };
}

function card(app, worker, drain, resize) {
  const name = format.address(worker.address);
  return h("section", { class: "card", key: worker.address, "aria-label": "Worker " + name },
    h("header", {}, h("h2", { class: "mono" }, name), workerState(worker), app.canChange && h("div", { class: "actions", role: "group", "aria-label": "What to do with " + name },
      button("− slot", () => resize(worker.slots - 1), { disabled: worker.draining || worker.slots <= 1, "aria-label": "One slot fewer for " + name }),
      button("+ slot", () => resize(worker.slots + 1), { disabled: worker.draining || worker.slots >= worker.maxSlots, "aria-label": "One slot more for " + name }),
      button("Drain", drain, { disabled: worker.draining, "aria-label": "Drain " + name }))),
    bar(worker.busySlots, 0, worker.slots, "Slots in use of " + name),
    facts([
      ["Slots in use", `${worker.busySlots} of ${worker.slots}`], ["Slots at most", worker.maxSlots || null], ["Tasks done", format.count(worker.executed)], ["Machine CPU", format.percent(worker.cpuLoad)], ["Machine memory", format.percent(worker.memoryLoad)],
      ...Object.entries(worker.resources).map(([name, amount]) => [name, `${format.count(worker.resourcesInUse[name] ?? 0)} of ${format.count(amount)} in use`]),
      ...Object.entries(worker.labels),
      ["Kinds", worker.kinds.map((kind, number) => [number > 0 && ", ", link("#/kinds/" + kind, kind)])],
    ]),
    table("What it runs", [["Slot", "number"], "Job", "Kind", ["Task", "number"], ["Attempt", "number"], ["For", "number"], "How far"],
      worker.running.map(chunk => row(chunk.slot, [".number", chunk.slot], jobLink(chunk.jobId), chunk.kind, [".number", link(`#/jobs/${chunk.jobId}/tasks/${chunk.task}`, format.count(chunk.task))],
        [".number", chunk.attempt], [".number", format.since(chunk.since)], [chunk.share == null ? null : format.percent(chunk.share), chunk.note].filter(part => part).join(" "))),
      "Nothing."));
}
