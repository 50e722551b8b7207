import { h } from "../view.js";
import { get, post } from "../api.js";
import { field, read } from "../form.js";
import { section } from "../parts.js";

/** One kind: a job of it is handed in by a form that its schema makes. */
export function kind(app, name) {
  let found, busy = false, inputs = "none", problem = null;
  const fields = () => Object.entries(found.parameters.properties ?? {}).map(([key, schema]) => ({ key, schema, required: (found.parameters.required ?? []).includes(key) }));

  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    [busy, problem] = [true, null];
    app.redraw();
    try {
      const job = { kind: name, name: form.get("name") || undefined, priority: Number(form.get("priority")), parameters: read(fields(), form), inputs: readInputs(inputs, form) };
      const submitted = await post("/v1/jobs", job);
      app.say("The job is handed in.");
      location.hash = "#/jobs/" + submitted.id;
    } catch (failure) {
      problem = failure.message;
    }
    busy = false;
    app.redraw();
  }

  return {
    title: "Kind " + name,
    enter: () => app.act(null, async () => {
      found = (await get("/v1/kinds")).kinds.find(kind => kind.name === name) ?? null;
      app.redraw();
    }),
    view: () => found === undefined ? h("p", { class: "muted" }, "Asking …") : found === null ? h("p", {}, `This node knows no kind '${name}'.`) : [
      h("p", {}, found.description),
      h("form", { class: "card submit", onsubmit: submit },
        section("Parameters", fields().length === 0 ? h("p", { class: "muted" }, "It takes none.") : fields().map(field)),
        section("Inputs",
          h("label", {}, "Its tasks' inputs are", h("select", { name: "source", onchange: event => { inputs = event.target.value; app.redraw(); } },
            Object.entries(sources).map(([key, text]) => h("option", { value: key, key }, text)))),
          inputFields[inputs]?.()),
        section("The job",
          h("label", {}, "Name (what people call it)", h("input", { name: "name", maxlength: 200 })),
          h("label", {}, "Priority (0 to 9, greater is sooner)", h("input", { name: "priority", type: "number", min: 0, max: 9, value: "5", required: true }))),
        h("p", { role: "alert", class: "bad" }, problem),
        app.canChange ? h("button", { class: "primary", disabled: busy }, "Hand it in") : h("p", { class: "muted" }, "You may only look: handing jobs in wants the operator's token.")),
    ],
  };
}

const sources = { none: "made by the kind, of its parameters", lines: "lines of text", range: "whole numbers of a range", files: "files that the workers see" };

const number = (name, label, value) => h("label", { key: name }, label, h("input", { name, type: "number", value, required: true }));

const inputFields = {
  lines: () => h("label", { key: "lines" }, "One input a line", h("textarea", { name: "lines", rows: 6, required: true, class: "mono" })),
  range: () => h("div", { key: "range", class: "fields" }, number("from", "From", "0"), number("to", "Up to, not including", "100"), number("step", "Numbers a task", "1")),
  files: () => h("label", { key: "files" }, "Paths or globs, one a line", h("textarea", { name: "files", rows: 3, required: true, class: "mono" })),
};

const lines = text => text.split(/\r?\n/).filter(line => line.length > 0);

const readInputs = (source, form) => ({
  none: () => undefined,
  lines: () => lines(form.get("lines")),
  range: () => ({ range: { from: Number(form.get("from")), to: Number(form.get("to")), step: Number(form.get("step")) } }),
  files: () => ({ files: lines(form.get("files")) }),
})[source]();
