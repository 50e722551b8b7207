// What every dashboard is: which page is shown, what the node last said, and what a person does.
import { h, render } from "./view.js";
import { call, get, ApiError } from "./api.js";
import { Feed } from "./feed.js";
import { badge, button, link } from "./parts.js";
import { login } from "./pages/login.js";

const noticeTime = 8_000;

/** A dashboard gives its routes (pattern and page), its menu (path and name), the topics of pages that name none, and takes what it hears; self() and health() are shown at the top. */
export class Shell {
  session = { asked: false, role: "none" };

  #connection = "connecting";
  #page = null;
  #drawing = false;
  #notices = [];
  #feed = new Feed((name, data) => this.#take(name, data), connection => this.#connect(connection));

  /** Whether the person may change anything. */
  get canChange() {
    return this.session.role === "operator";
  }

  async start() {
    window.addEventListener("hashchange", () => this.#route());
    document.addEventListener("keydown", event => this.#key(event));
    setInterval(() => this.redraw(), 1000);
    await this.logIn();
  }

  /** Finds out who the browser is, and shows the page that was asked for, or the login. */
  async logIn() {
    this.session = await get("/v1/session").catch(() => this.session);
    this.#route();
  }

  async logOut() {
    await call("DELETE", "/v1/session").catch(() => null);
    location.reload();
  }

  /** Draws once before the browser shows the next frame, however often it is asked. */
  redraw() {
    if (this.#drawing) return;
    this.#drawing = true;
    requestAnimationFrame(() => {
      this.#drawing = false;
      this.#draw();
    });
  }

  say(text, tone = "good") {
    const notice = { text, tone, key: text + Math.random() };
    this.#notices.push(notice);
    setTimeout(() => this.#forget(notice), noticeTime);
    this.redraw();
  }

  /** Does something that a person asked for, and says what came of it; what it returns, or undefined where it failed. */
  async act(done, action) {
    try {
      const result = await action();
      if (done) this.say(typeof done === "function" ? done(result) : done);
      return result ?? null;
    } catch (failure) {
      this.fail(failure);
      return undefined;
    }
  }

  fail(failure) {
    if (failure.name === "AbortError") return;
    if (failure instanceof ApiError && failure.status === 401) this.#connect("login");
    else this.say(failure.message, "bad");
  }

  /** Begins the stream anew: a job that had ended runs again. */
  followAgain() {
    this.#feed.again();
  }

  #forget(notice) {
    this.#notices = this.#notices.filter(other => other !== notice);
    this.redraw();
  }

  #route() {
    const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
    const isAsked = this.session.asked && this.session.role === "none";
    const found = isAsked ? null : this.routes.map(([pattern, page]) => [pattern.exec(path), page]).find(([match]) => match);
    const moved = this.#page?.path !== path;
    this.#page?.leave?.();
    this.#page = isAsked ? login(this) : found ? found[1](this, ...found[0].slice(1).map(decodeURIComponent), new URLSearchParams(query)) : missing();
    this.#page.path = path;
    if (!isAsked) this.#feed.follow(this.#page.topics ?? this.topics, this.#page.job);
    this.#draw();
    if (moved && document.activeElement !== document.body) document.getElementById("main").focus({ preventScroll: true });
    if (moved) window.scrollTo(0, 0);
    this.#page.enter?.();
  }

  #take(name, data) {
    this.hear(name, data);
    this.#page?.take?.(name, data);
    this.redraw();
  }

  #connect(connection) {
    if (connection === "login") {
      this.session = { asked: true, role: "none" };
      this.#route();
    }
    if (connection === "missing") this.#page?.missing?.();
    this.#connection = connection;
    this.redraw();
  }

  #key(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    const search = document.querySelector("input[type=search]");
    if (search) {
      event.preventDefault();
      search.focus();
    }
  }

  #draw() {
    document.title = this.#page.title + " · AkkaCluster";
    render(document.getElementById("top"), this.#header());
    render(document.getElementById("notices"), this.#notices.map(notice => h("p", { key: notice.key, class: "notice " + notice.tone }, notice.text, button("×", () => this.#forget(notice), { "aria-label": "Close this message", class: "close" }))));
    render(document.getElementById("main"), [h("h1", { key: "title" }, this.#page.title), h("div", { key: this.#page.path, class: "page" }, this.#page.view())]);
  }

  #header() {
    const here = location.hash.replace(/^#\/?/, "").split(/[?/]/)[0];
    return [
      link("#/", "AkkaCluster", { class: "brand" }),
      h("nav", { "aria-label": "Pages" }, this.menu.map(([path, name]) => link("#/" + path, name, { key: path, "aria-current": path === here ? "page" : null }))),
      h("div", { class: "self" },
        this.self(),
        this.session.role === "reader" && badge("read only", "warn"),
        h("span", { role: "status" }, this.#health()),
        this.session.asked && this.session.role !== "none" && button("Log out", () => this.logOut())),
    ];
  }

  #health() {
    if (this.#connection === "login") return badge("logged out", "warn");
    if (this.#connection === "lost") return badge("looking for a gateway", "bad");
    return this.health();
  }
}

const missing = () => ({ title: "There is no such page", view: () => h("p", {}, link("#/", "To the overview")) });
