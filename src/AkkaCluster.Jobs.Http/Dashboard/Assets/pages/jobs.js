import { h } from "../view.js";
import { get } from "../api.js";
import { actions } from "../actions.js";
import { bar, button, jobLink, link, row, state, table } from "../parts.js";
import * as format from "../format.js";

const page = 50, refreshPace = 3_000;
const states = ["", "waiting", "queued", "running", "succeeded", "failed", "cancelled"];
const periods = { "": "any time", 3_600: "the last hour", 86_400: "the last day", 604_800: "the last week" };

/** The jobs, newest first: by state, kind, name, time; many can be acted on at once. */
export function jobs(app, query) {
  const filter = { state: query.get("state") ?? "", kind: query.get("kind") ?? "", text: query.get("text") ?? "", period: query.get("period") ?? "", before: query.get("before") ?? "" };
  const isPlain = Object.values(filter).every(value => value === "");
  const chosen = new Set();
  let found = null, next = null, loadedAt = 0, planned = null, left = false;

  const shown = () => (isPlain && app.jobs ? app.jobs.jobs : found) ?? null;
  const more = () => isPlain && app.jobs ? (app.jobs.jobs.length === page ? app.jobs.jobs.at(-1).number : null) : next;

  function go(change) {
    const wanted = new URLSearchParams(Object.entries({ ...filter, before: "", ...change }).filter(([, value]) => value !== ""));
    location.hash = "#/jobs" + (wanted.size > 0 ? "?" + wanted : "");
  }

  async function load() {
    planned = null;
    loadedAt = performance.now();
    const wanted = new URLSearchParams({ limit: page });
    for (const name of ["state", "kind", "text", "before"]) if (filter[name] !== "") wanted.set(name, filter[name]);
    if (filter.period !== "") wanted.set("from", new Date(Date.now() - 1000 * filter.period).toISOString());
    await app.act(null, async () => {
      const answer = await get("/v1/jobs?" + wanted);
      [found, next] = [answer.jobs, answer.before];
      app.redraw();
    });
  }

  /** Something has changed: what is filtered is asked for again, at a pace. */
  function refresh() {
    if (isPlain || planned !== null || left) return;
    planned = setTimeout(load, Math.max(0, loadedAt + refreshPace - performance.now()));
  }

  async function act(action) {
    const jobs = shown().filter(job => chosen.has(job.id) && action.can(job));
    if (action.ask && !confirm(`${action.ask} ${jobs.length} ${jobs.length === 1 ? "job" : "jobs"}?`)) return;
    let done = 0;
    for (const job of jobs) if (await app.act(null, () => action.act(job)) !== undefined) done++;
    app.say(`${done} of ${jobs.length}: ${action.done}.`, done === jobs.length ? "good" : "warn");
    chosen.clear();
    if (!isPlain) await load();
    app.redraw();
  }

  function choose(ids, on) {
    for (const id of ids) if (on) chosen.add(id); else chosen.delete(id);
    app.redraw();
  }

  return {
    title: "Jobs",
    topics: ["cluster", "jobs"],
    enter: () => { if (!isPlain) load(); },
    leave: () => { left = true; clearTimeout(planned); },
    take: name => { if (name === "jobs") refresh(); },
    view: () => [tabs(app, filter), search(app, filter, go), bulk(app, shown() ?? [], chosen, act), list(app, shown(), chosen, choose),
      h("nav", { class: "pager", "aria-label": "Pages of jobs", key: "pager" },
        filter.before !== "" && link("#", "Newest", { onclick: event => { event.preventDefault(); go({}); } }),
        more() !== null && more() !== undefined && link("#", "Older", { onclick: event => { event.preventDefault(); go({ before: String(more()) }); } }))],
  };
}

function tabs(app, filter) {
  const totals = app.jobs?.totals ?? {};
  const all = Object.values(totals).reduce((sum, number) => sum + number, 0);
  const href = state => {
    const wanted = new URLSearchParams(Object.entries({ ...filter, state, before: "" }).filter(([, value]) => value !== ""));
    return "#/jobs" + (wanted.size > 0 ? "?" + wanted : "");
  };
  return h("nav", { class: "tabs", "aria-label": "Jobs by state", key: "tabs" }, states.map(name => link(href(name), [name || "all", " ", h("small", {}, app.jobs ? format.count(name ? totals[name] : all) : "")],
    { key: name, "aria-current": filter.state === name ? "true" : null })));
}

function search(app, filter, go) {
  const known = [...new Set([...(app.cluster?.workers ?? []).flatMap(worker => worker.kinds), filter.kind].filter(kind => kind !== ""))].sort();
  return h("form", { class: "filter", role: "search", key: "filter", onsubmit: event => { event.preventDefault(); go({ text: new FormData(event.target).get("text").trim() }); } },
    h("label", {}, "Search", h("input", { type: "search", name: "text", value: filter.text, placeholder: "id, name, kind or label  ( / )" })),
    h("label", {}, "Kind", h("select", { value: filter.kind, onchange: event => go({ kind: event.target.value }) }, h("option", { value: "", key: "" }, "any"), known.map(kind => h("option", { value: kind, key: kind }, kind)))),
    h("label", {}, "Submitted", h("select", { value: filter.period, onchange: event => go({ period: event.target.value }) }, Object.entries(periods).map(([value, text]) => h("option", { value, key: value }, text)))),
    h("button", {}, "Search"));
}

function bulk(app, jobs, chosen, act) {
  const picked = jobs.filter(job => chosen.has(job.id));
  if (!app.canChange) return null;
  return h("div", { class: "bulk", role: "group", "aria-label": "What to do with the chosen jobs", key: "bulk" },
    h("span", { role: "status" }, picked.length === 0 ? "None chosen" : `${picked.length} chosen`),
    actions.map(action => {
      const able = picked.filter(action.can).length;
      return button(able > 0 ? `${action.name} (${able})` : action.name, () => act(action), { key: action.name, disabled: able === 0 });
    }));
}

function list(app, jobs, chosen, choose) {
  if (jobs === null) return h("p", { class: "muted", key: "list" }, "Asking the cluster …");
  const ids = jobs.map(job => job.id);
  const all = h("input", { type: "checkbox", "aria-label": "Choose all of this page", checked: ids.length > 0 && ids.every(id => chosen.has(id)), onchange: event => choose(ids, event.target.checked) });
  const columns = [...(app.canChange ? [all] : []), "Job", "Kind", "State", "Progress", ["Done", "number"], ["Failed", "number"], "Submitted", ["Waited", "number"], ["Took", "number"]];
  return h("div", { key: "list" }, table("Jobs", columns, jobs.map(job => row(job.id,
    ...(app.canChange ? [h("input", { type: "checkbox", "aria-label": "Choose " + (job.name ?? job.id), checked: chosen.has(job.id), onchange: event => choose([job.id], event.target.checked) })] : []),
    [jobLink(job.id, job.name), job.name && h("small", { class: "muted mono id" }, format.shortId(job.id))], job.kind,
    [state(job.state, job.paused), (job.error ?? job.waits) && h("small", { class: "why", title: job.error ?? job.waits }, job.error ?? job.waits)],
    bar(job.succeeded, job.failed, job.taskCount, "Progress of " + (job.name ?? job.id)),
    [".number", `${format.count(job.succeeded + job.failed)} of ${format.count(job.taskCount)}`], [".number", format.count(job.failed)], h("time", { datetime: job.submittedAt }, format.time(job.submittedAt)),
    [".number", format.since(job.queuedAt, job.startedAt ?? job.finishedAt ?? undefined)], [".number", job.startedAt ? format.since(job.startedAt, job.finishedAt ?? undefined) : "–"])),
  "No job is like that."));
}
