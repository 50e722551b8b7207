import { h } from "../view.js";
import { beginning, get, lines } from "../api.js";
import { actions, isFinal } from "../actions.js";
import { bar, button, facts, link, row, section, state, table, text } from "../parts.js";
import * as format from "../format.js";

const page = 50, mostResult = 64 * 1024, rateOver = 30_000, refreshPace = 2_000;

/** A job: what it is, how far, its tasks, its result, and what can be done with it. */
export function job(app, id, query) {
  const filter = { state: query.get("state") ?? "", from: Number(query.get("from") ?? 0) };
  const seen = [];
  let found = null, tasks = null, result = null, gone = null, loadedAt = 0, planned = null, left = false;

  async function load() {
    planned = null;
    loadedAt = performance.now();
    try {
      found = await get("/v1/jobs/" + encodeURIComponent(id));
      const wanted = new URLSearchParams({ from: filter.from, limit: page });
      if (filter.state !== "") wanted.set("state", filter.state);
      tasks = await lines(`/v1/jobs/${encodeURIComponent(id)}/tasks?${wanted}`);
    } catch (failure) {
      if (failure.status === 404) gone = failure.message;
      else app.fail(failure);
    }
    app.redraw();
  }

  function refresh(soon) {
    if (planned !== null || left) return;
    planned = setTimeout(load, soon ? 0 : Math.max(0, loadedAt + refreshPace - performance.now()));
  }

  function take(name, data) {
    if (name !== "progress" && name !== "finished") return;
    const done = data.succeeded + data.failed;
    seen.push([performance.now(), done]);
    while (seen.length > 2 && seen[0][0] < performance.now() - rateOver) seen.shift();
    if (found) found = { ...found, ...data, id: found.id, waits: data.waits ?? data.notReady?.reason };
    refresh(name === "finished");
  }

  async function act(action) {
    if (action.ask && !confirm(`${action.ask} ${found.name ?? found.id}?`)) return;
    const made = await app.act(`The job ${action.done}.`, () => action.act(found));
    if (made === undefined) return;
    if (action.go) location.hash = action.go(made);
    else {
      result = null;
      if (action.again) app.followAgain();
      refresh(true);
    }
  }

  async function showResult() {
    result = { busy: true };
    result = await app.act(null, () => beginning(`/v1/jobs/${encodeURIComponent(id)}/result${found.state === "succeeded" ? "" : "?partial=true"}`, mostResult)) ?? null;
    app.redraw();
  }

  const place = change => {
    const wanted = new URLSearchParams(Object.entries({ ...filter, from: 0, ...change }).filter(([, value]) => value !== "" && value !== 0));
    return `#/jobs/${id}${wanted.size > 0 ? "?" + wanted : ""}`;
  };

  return {
    get title() {
      return found?.name ? `Job ${found.name}` : `Job ${format.shortId(id)}`;
    },
    topics: ["cluster"],
    job: id,
    enter: load,
    leave: () => { left = true; clearTimeout(planned); },
    missing: () => refresh(true),
    take,
    view: () => gone ? h("p", {}, gone, " ", link("#/jobs", "To the jobs")) : found === null ? h("p", { class: "muted" }, "Asking …") : [
      h("div", { class: "card", key: "head" },
        h("header", {}, state(found.state, found.paused), h("span", { class: "mono" }, found.id),
          app.canChange && h("div", { class: "actions", role: "group", "aria-label": "What to do with the job" }, actions.filter(action => action.can(found)).map(action => button(action.name, () => act(action), { key: action.name })))),
        bar(found.succeeded, found.failed, found.taskCount, "Progress"),
        h("p", {}, `${format.count(found.succeeded)} of ${format.count(found.taskCount)} tasks succeeded, ${format.count(found.failed)} failed`, found.leased > 0 && `, ${format.count(found.leased)} at work`, estimate(found, seen)),
        found.error && h("p", { class: "bad", key: "error" }, found.error),
        found.waits && h("p", { class: "warn", key: "waits" }, "It waits: " + found.waits)),
      section("What it is", facts([
        ["Kind", link("#/kinds/" + found.kind, found.kind)], ["Name", found.name], ["Priority", found.priority], ["Submitted", format.time(found.submittedAt)],
        ["Waited", format.since(found.queuedAt, found.startedAt ?? found.finishedAt ?? undefined)], ["Took", found.startedAt ? format.since(found.startedAt, found.finishedAt ?? undefined) : null],
        ["Round", found.round > 1 ? found.round : null], ["Attempts at most", found.maxAttempts], ["Tried again", found.retries > 0 ? format.count(found.retries) : null], ["Results that came twice", found.duplicates > 0 ? format.count(found.duplicates) : null],
        ["Time limit of a task", found.taskTimeLimitSeconds ? format.seconds(found.taskTimeLimitSeconds) : null], ["Key", found.idempotencyKey?.startsWith("~") ? null : found.idempotencyKey],
        ["Queue", found.queue], ["Requires", found.requires],
        ["Labels", Object.entries(found.labels).map(([name, value]) => `${name}=${value}`).join(", ")],
      ])),
      section("Parameters", text(JSON.stringify(found.parameters, null, 2), "Parameters")),
      workers(found),
      section("Tasks", h("nav", { class: "tabs", "aria-label": "Tasks by state" }, ["", "succeeded", "failed"].map(name => link(place({ state: name }), name || "all that are done", { key: name, "aria-current": filter.state === name ? "true" : null }))),
        atWork(app, found), list(found, tasks),
        h("nav", { class: "pager", "aria-label": "Pages of tasks" }, filter.from > 0 && link(place({}), "First"), tasks?.length === page && link(place({ from: tasks.at(-1).index + 1 }), "Next"))),
      section("Result", resultOf(found, result, showResult)),
    ],
  };
}

function estimate(job, seen) {
  if (isFinal(job) || seen.length < 2 || job.paused) return null;
  const rate = (seen.at(-1)[1] - seen[0][1]) / (performance.now() - seen[0][0]) * 1000;
  return rate > 0 ? `; ${rate >= 10 ? format.count(Math.round(rate)) : rate.toFixed(1)} a second, about ${format.seconds((job.taskCount - job.succeeded - job.failed) / rate)} left` : null;
}

const workers = job => Object.keys(job.workers ?? {}).length > 0 && section("Who did it", h("ul", { class: "shares" }, Object.entries(job.workers).sort((a, b) => b[1] - a[1]).map(([worker, done]) =>
  h("li", { key: worker }, h("span", { class: "mono" }, format.address(worker)), bar(done, 0, job.succeeded + job.failed, "Share of " + format.address(worker)), h("span", { class: "number" }, format.count(done))))));

function atWork(app, job) {
  const running = (app.cluster?.workers ?? []).flatMap(worker => worker.running.filter(chunk => chunk.jobId === job.id).map(chunk => ({ ...chunk, worker: worker.address })));
  return running.length > 0 && h("p", { key: "running" }, "At work: ", running.map((chunk, number) => [number > 0 && ", ", link(`#/jobs/${job.id}/tasks/${chunk.task}`, "task " + format.count(chunk.task)), ` at ${format.address(chunk.worker)} for ${format.since(chunk.since)}`]));
}

const list = (job, tasks) => tasks === null ? h("p", { class: "muted" }, "Asking …") : table("Tasks", [["Task", "number"], "State", ["Attempts", "number"], "Worker", "Began", ["Took", "number"], "Output or error"], tasks.map(task => row(task.index,
  [".number", link(`#/jobs/${job.id}/tasks/${task.index}`, format.count(task.index), { "aria-label": "Task " + task.index })], state(task.failed ? "failed" : "succeeded"), [".number", task.attempts], h("span", { class: "mono" }, format.address(task.worker)),
  format.time(task.startedAt), [".number", format.seconds(task.seconds)], h("code", { class: "clip" }, task.output === undefined ? "(no text)" : task.output.slice(0, 200)))), "None is done.");

function resultOf(job, result, show) {
  const path = `/v1/jobs/${job.id}/result`;
  if (job.state !== "succeeded" && job.succeeded === 0) return h("p", { class: "muted" }, "There is none yet.");
  return [
    h("p", {}, job.state !== "succeeded" && "The job has not succeeded; this is the result of the tasks that have. ", button("Show it", show, { disabled: result?.busy }), " ", link(path + (job.state === "succeeded" ? "" : "?partial=true"), "Open it", { target: "_blank", rel: "noopener" })),
    result && !result.busy && (result.text === null ? h("p", {}, `It is ${result.type || "no text"}: open it.`) : [text(result.text, "Result"), result.more && h("p", { class: "muted" }, "This is its beginning; open it for all.")]),
  ];
}
