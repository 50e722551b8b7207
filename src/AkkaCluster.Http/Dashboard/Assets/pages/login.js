import { h } from "../view.js";
import { post } from "../api.js";

/** The token is shown once; the browser keeps a session that no script can read. */
export function login(app) {
  let problem = null, busy = false;
  async function submit(event) {
    event.preventDefault();
    [busy, problem] = [true, null];
    try {
      await post("/v1/session", { token: new FormData(event.target).get("token") });
      await app.logIn();
    } catch (failure) {
      problem = failure.message;
    }
    busy = false;
    app.redraw();
  }
  return {
    title: "Log in",
    enter: () => document.querySelector("input[name=token]")?.focus(),
    view: () => h("form", { class: "card login", onsubmit: submit },
      h("label", {}, "This cluster's token", h("input", { name: "token", type: "password", autocomplete: "current-password", required: true, "aria-describedby": "problem" })),
      h("p", { id: "problem", role: "alert", class: "bad" }, problem),
      h("button", { class: "primary", disabled: busy }, "Log in"),
      h("p", { class: "muted" }, "The operator's token, or the read token of one who only looks. The browser keeps a session of twelve hours, not the token.")),
  };
}
