// The dashboard of a cluster: its pages, and what the cluster last said.
import { link, badge } from "./parts.js";
import { h } from "./view.js";
import { address } from "./format.js";
import { Shell } from "./shell.js";
import { kept } from "./stream.js";
import { overview } from "./pages/overview.js";
import { jobs } from "./pages/jobs.js";
import { job } from "./pages/job.js";
import { task } from "./pages/task.js";
import { kinds } from "./pages/kinds.js";
import { kind } from "./pages/kind.js";
import { schedules } from "./pages/schedules.js";
import { workers } from "./pages/workers.js";
import { logs } from "./pages/logs.js";

class App extends Shell {
  routes = [
    [/^$/, overview], [/^jobs$/, jobs], [/^jobs\/([^/]+)$/, job], [/^jobs\/([^/]+)\/tasks\/(\d+)$/, task],
    [/^kinds$/, kinds], [/^kinds\/([^/]+)$/, kind], [/^workers$/, workers], [/^schedules$/, schedules], [/^logs$/, logs],
  ];
  menu = [["", "Overview"], ["jobs", "Jobs"], ["kinds", "Kinds"], ["workers", "Workers"], ["schedules", "Schedules"], ["logs", "Logs"]];
  topics = ["cluster"];

  /** What the stream said last. */
  cluster = null;
  jobs = null;
  history = { samples: [], events: [] };
  chunks = [];

  hear(name, data) {
    if (name === "cluster") this.cluster = data;
    else if (name === "jobs") this.jobs = data;
    else if (name === "history") this.history = data;
    else if (name === "sample") this.history.samples = [...this.history.samples.slice(-359), data];
    else if (name === "happened") this.history.events = [...this.history.events.slice(-199), data];
    else if (name === "stream") this.chunks = data;
    else if (name === "chunks") this.chunks = kept([...this.chunks, ...data]);
  }

  self() {
    return this.cluster && h("span", { class: "mono muted", title: "The node whose gateway this is" }, address(this.cluster.selfAddress));
  }

  health() {
    if (!this.cluster) return badge("connecting", "warn");
    if (!this.cluster.leaderAddress) return badge("no leader answers", "warn");
    return this.cluster.storeTrouble ? badge("store: " + this.cluster.storeTrouble, "bad") : badge("live", "good");
  }
}

new App().start();
