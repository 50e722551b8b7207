import { h } from "../view.js";
import { call, get, post } from "../api.js";
import { badge, button, jobLink, link, row, state, table } from "../parts.js";
import * as format from "../format.js";

const refreshPace = 5_000;

/** Jobs that are handed in by the clock. */
export function schedules(app, query) {
  const after = query.get("after");
  let found = null, next = null, timer = null;

  async function load() {
    await app.act(null, async () => {
      const answer = await get("/v1/schedules" + (after ? "?after=" + encodeURIComponent(after) : ""));
      [found, next] = [answer.schedules, answer.after];
      app.redraw();
    });
  }

  const path = schedule => "/v1/schedules/" + encodeURIComponent(schedule.name);

  async function act(done, action) {
    await app.act(done, action);
    await load();
  }

  const buttons = schedule => h("div", { class: "actions", role: "group", "aria-label": "What to do with " + schedule.name },
    button("Trigger", () => act(`The job of ${schedule.name} is handed in.`, () => post(path(schedule) + "/trigger"))),
    schedule.paused ? button("Resume", () => act(`${schedule.name} goes on.`, () => post(path(schedule) + "/resume"))) : button("Pause", () => act(`${schedule.name} is held.`, () => post(path(schedule) + "/pause"))),
    button("Remove", () => confirm(`Remove the schedule ${schedule.name}? Jobs that it handed in stay.`) && act(`${schedule.name} is removed.`, () => call("DELETE", path(schedule)))));

  return {
    title: "Schedules",
    enter: () => {
      load();
      timer = setInterval(load, refreshPace);
    },
    leave: () => clearInterval(timer),
    view: () => found === null ? h("p", { class: "muted" }, "Asking …") : [
      table("Schedules", ["Schedule", "Hands in", "Times", "State", "Next", "Last job", ...(app.canChange ? ["What to do"] : [])], found.map(schedule => row(schedule.name,
        schedule.name, link("#/kinds/" + schedule.job.kind, schedule.job.kind), [h("code", {}, schedule.cron), " ", h("small", { class: "muted" }, schedule.zone)],
        [schedule.paused ? badge("paused", "warn") : schedule.held ? badge("waits for its last job", "warn") : badge("on", "good"), schedule.skipped && h("small", { class: "why", title: schedule.skipped }, schedule.skipped)],
        schedule.paused ? "–" : format.time(schedule.nextAt), schedule.lastJob ? [jobLink(schedule.lastJob), " ", schedule.lastState && state(schedule.lastState), " ", h("small", { class: "muted" }, format.time(schedule.lastAt))] : "–",
        ...(app.canChange ? [buttons(schedule)] : []))), "There is none. Put one with akkacluster schedule, or PUT /v1/schedules/NAME."),
      next && h("nav", { class: "pager", "aria-label": "Pages of schedules" }, link("#/schedules?after=" + encodeURIComponent(next), "Next")),
    ],
  };
}
