import { h } from "../view.js";
import { get } from "../api.js";
import { link, row, table } from "../parts.js";

/** What the cluster can do. */
export function kinds(app) {
  let found = null;
  return {
    title: "Kinds of jobs",
    enter: () => app.act(null, async () => {
      found = (await get("/v1/kinds")).kinds;
      app.redraw();
    }),
    view: () => found === null ? h("p", { class: "muted" }, "Asking …") : table("Kinds", ["Kind", "What it does", "Parameters", "Workers that have it"], found.map(kind => row(kind.name,
      link("#/kinds/" + kind.name, kind.name), kind.description, Object.keys(kind.parameters.properties ?? {}).join(", ") || h("span", { class: "muted" }, "none"),
      app.cluster?.workers.filter(worker => worker.kinds.includes(kind.name)).length ?? "–")), "This node knows no kind."),
  };
}
