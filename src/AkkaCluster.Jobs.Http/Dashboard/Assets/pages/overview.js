import { h } from "../view.js";
import { badge, bar, jobLink, link, row, section, table, tile } from "../parts.js";
import { graph } from "../graph.js";
import { stream } from "../stream.js";
import * as format from "../format.js";

/** The cluster at a glance: who is there, what runs, and how the last hour was. */
export function overview(app) {
  return {
    title: "Overview",
    topics: ["cluster", "history", "tasks"],
    view: () => app.cluster === null ? h("p", { class: "muted" }, "Asking the cluster …") : [
      graphs(app),
      section("Task stream", stream(app.chunks, app.cluster.workers)),
      section("Workers", workersTable(app.cluster)),
      section("Nodes", nodesTable(app.cluster)),
      section("What happened", happened(app.history.events)),
    ],
  };
}

function graphs({ cluster, history }) {
  const points = (name, value = sample => sample[name]) => history.samples.map(sample => [Date.parse(sample.at), value(sample)]);
  const slots = cluster.workers.reduce((sum, worker) => sum + worker.slots, 0), busy = cluster.workers.reduce((sum, worker) => sum + worker.busySlots, 0);
  const failed = history.samples.reduce((sum, sample) => sum + sample.failedJobs, 0), ended = history.samples.reduce((sum, sample) => sum + sample.endedJobs, 0);
  return [
    h("ul", { class: "tiles" },
      tile("Slots in use", `${busy} of ${slots}`), tile("Jobs at work", format.count(cluster.activeJobs), "#/jobs?state=running"), tile("Jobs waiting", format.count(cluster.queuedJobs), "#/jobs?state=queued"),
      tile("Ended in this hour", format.count(ended)), tile("Failed in this hour", format.count(failed), "#/jobs?state=failed", failed > 0 ? "bad" : null)),
    h("div", { class: "graphs" },
      graph("Tasks a second", points("tasksPerSecond"), "info"), graph("Slots in use", points("busySlots"), "good"),
      graph("Jobs waiting", points("queuedJobs"), "warn"), graph("Failed jobs", points("failedJobs"), "bad")),
  ];
}

export const workerState = worker => worker.draining ? badge("leaves", "warn") : worker.stuckSlots > 0 ? badge(worker.stuckSlots + " stuck", "bad")
  : worker.holding ? badge(worker.holding, "warn") : worker.standby ? badge("standby", "info") : badge("takes work", "good");

/** What a worker's slots run, job by job. */
export function running(worker) {
  const jobs = Map.groupBy(worker.running, chunk => chunk.jobId);
  return h("ul", { class: "running" }, [...jobs].map(([id, chunks]) => h("li", { key: id }, jobLink(id), " ", chunks[0].kind, " ",
    h("span", { class: "muted" }, `${chunks.length === 1 ? "task " + chunks[0].task : chunks.length + " slots"}, for ${format.since(chunks.map(chunk => chunk.since).sort()[0])}`))));
}

const workersTable = cluster => table("Workers", ["Worker", "State", "Slots in use", "Runs", ["Machine CPU", "number"], ["Machine memory", "number"], ["Tasks done", "number"]],
  cluster.workers.map(worker => row(worker.address, h("span", { class: "mono" }, format.address(worker.address)), workerState(worker),
    [bar(worker.busySlots, 0, worker.slots, "Slots in use of " + format.address(worker.address)), h("small", {}, `${worker.busySlots} of ${worker.slots}`)],
    worker.running.length > 0 ? running(worker) : h("span", { class: "muted" }, "nothing"),
    [".number", format.percent(worker.cpuLoad)], [".number", format.percent(worker.memoryLoad)], [".number", format.count(worker.executed)])),
  "There is no worker: nothing can run.");

const nodesTable = cluster => table("Nodes", ["Node", "Roles", "Status", "Gateway", ["CPU", "number"], ["Memory", "number"], ["Up for", "number"]],
  cluster.nodes.map(node => row(node.address + node.uid, h("span", { class: "mono" }, format.address(node.address)), [node.roles.join(", "), " ", node.isLeader && badge("leader, epoch " + cluster.leaderEpoch, "info")],
    badge(node.reachable ? node.status : node.status + ", unreachable", node.reachable && node.status === "Up" ? "good" : "bad"),
    node.gateway ? link(node.gateway, node.gateway.replace(/^https?:\/\//, ""), { class: "mono" }) : h("span", { class: "muted" }, "none"),
    [".number", format.percent(node.processCpu)], [".number", format.bytes(node.processMemory)], [".number", format.since(node.startedAt)])),
  "No node is known.");

const happened = events => events.length === 0 ? h("p", { class: "muted" }, "Nothing since this gateway was started.")
  : h("ol", { class: "events" }, events.slice(-50).reverse().map(event => h("li", { key: event.at + event.text, class: event.tone },
    h("time", { datetime: event.at, class: "mono" }, format.time(event.at)), " ", event.job ? link("#/jobs/" + event.job, event.text) : event.text)));
