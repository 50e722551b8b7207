import { h } from "../view.js";
import { get } from "../api.js";
import { badge, facts, link, section, state, text } from "../parts.js";
import * as format from "../format.js";

/** One task with all attempts at it, and what they left. */
export function task(app, id, index) {
  let found = null, problem = null;
  async function load() {
    try {
      found = await get(`/v1/jobs/${encodeURIComponent(id)}/tasks/${index}`);
    } catch (failure) {
      if (failure.status === 404) problem = failure.message;
      else app.fail(failure);
    }
    app.redraw();
  }
  return {
    title: `Task ${index} of job ${format.shortId(id)}`,
    job: id,
    enter: load,
    take: name => { if (name === "finished") load(); },
    view: () => [
      h("p", { key: "back" }, link("#/jobs/" + id, "Back to the job")),
      problem ? h("p", {}, problem) : found === null ? h("p", { class: "muted" }, "Asking …") : [
        h("p", {}, state(found.state)),
        section("Input", text(found.input, "Input")),
        found.state === "succeeded" && section("Output", found.output === undefined ? h("p", { class: "muted" }, "It is no text.") : text(found.output, "Output")),
        section("Attempts", found.attempts.length === 0 ? h("p", { class: "muted" }, "Nothing is known of any.") : [...found.attempts].reverse().map(attempt)),
      ],
    ],
  };
}

const attempt = (made) => h("article", { class: "card", key: made.round + "." + made.attempt + made.worker, "aria-label": `Attempt ${made.attempt} of round ${made.round}` },
  h("header", {}, h("h3", {}, `Attempt ${made.attempt}`, made.round > 1 && `, round ${made.round}`), state(made.outcome), made.exitCode !== undefined && badge("exit code " + made.exitCode, made.exitCode === 0 ? "good" : "bad")),
  facts([["Worker", h("span", { class: "mono" }, format.address(made.worker))], ["Began", format.time(made.startedAt)], ["Took", format.since(made.startedAt, made.endedAt)]]),
  made.error && h("p", { class: "bad" }, made.error),
  made.trace && [h("h4", {}, "Stack trace"), text(made.trace, "Stack trace")],
  stream("Standard error", made.stderr, made.stderrBase64), stream("Standard output", made.stdout, made.stdoutBase64));

const stream = (name, content, base64) => base64 !== undefined ? [h("h4", {}, name), h("p", { class: "muted" }, "It is no text.")] : content ? [h("h4", {}, name), text(content, name)] : null;
