// What a page is told as it happens: one stream for all that it shows. Where it breaks it is begun again; where its gateway is gone, the page goes on by another one.

/** The gateway says every five seconds that it lives. */
const silence = 12_000;
const longestPause = 3_000;
const probeTime = 2_000;
const gatewaysKey = "akkacluster-gateways";

export class Feed {
  #path = null;
  #run = null;
  #tell;
  #state;

  /** tell(name, data): an event; state(name, text): live, lost, login, missing. */
  constructor(tell, state) {
    this.#tell = tell;
    this.#state = state;
    // A page that nobody sees holds no connection: browsers have six to a host.
    document.addEventListener("visibilitychange", () => document.hidden ? this.stop() : this.#begin());
  }

  follow(topics, job) {
    const path = "/v1/events?topics=" + topics.join(",") + (job ? "&job=" + encodeURIComponent(job) : "");
    if (path === this.#path && this.#run) return;
    this.#path = path;
    this.#begin();
  }

  /** Begins the stream anew: a job that had ended runs again. */
  again() {
    this.#begin();
  }

  stop() {
    this.#run?.abort();
    this.#run = null;
  }

  #begin() {
    this.stop();
    if (!this.#path) return;
    this.#run = new AbortController();
    this.#loop(this.#path, this.#run.signal);
  }

  async #loop(path, signal) {
    for (let failures = 0; !signal.aborted;) {
      const began = performance.now();
      const status = await this.#once(path, signal);
      if (signal.aborted) return;
      if (status === 401 || status === 404) {
        this.#path = null;
        return this.#state(status === 401 ? "login" : "missing");
      }
      failures = performance.now() - began > longestPause ? 1 : failures + 1;
      this.#state("lost");
      if (failures > 1 && await goElsewhere()) return;
      await new Promise(done => setTimeout(done, Math.min(200 * 2 ** (failures - 1), longestPause)));
    }
  }

  /** Follows the stream until it ends; the status of the answer, or 0 where there was none. */
  async #once(path, signal) {
    const ended = new AbortController();
    const end = () => ended.abort();
    signal.addEventListener("abort", end);
    let watch = setTimeout(end, silence);
    try {
      const answer = await fetch(path, { signal: ended.signal });
      if (!answer.ok) return answer.status;
      this.#state("live");
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let rest = ""; ;) {
        const { value, done } = await reader.read();
        if (done) return answer.status;
        clearTimeout(watch);
        watch = setTimeout(end, silence);
        const events = (rest + value).split("\n\n");
        rest = events.pop();
        for (const event of events) if (event.startsWith("event: ") && !signal.aborted) this.#take(event);
      }
    } catch {
      return 0;
    } finally {
      clearTimeout(watch);
      signal.removeEventListener("abort", end);
    }
  }

  #take(event) {
    const [first, second] = event.split("\n");
    const name = first.slice("event: ".length), data = JSON.parse(second.slice("data: ".length));
    if (name === "cluster") remember(data.nodes);
    this.#tell(name, data);
  }
}

function remember(nodes) {
  const gateways = nodes.filter(node => node.reachable && node.gateway).map(node => node.gateway);
  if (gateways.length > 0) sessionStorage.setItem(gatewaysKey, JSON.stringify(gateways));
}

/** Goes on at another gateway that answers, at the same place; false where there is none. */
async function goElsewhere() {
  if (await isAlive("")) return false;
  const others = JSON.parse(sessionStorage.getItem(gatewaysKey) ?? "[]").filter(gateway => gateway !== location.origin);
  try {
    const found = await Promise.any(others.map(async gateway => {
      if (!await isAlive(gateway)) throw new Error(gateway);
      return gateway;
    }));
    location.replace(found + "/" + location.hash);
    return true;
  } catch {
    return false;
  }
}

/** Whether a gateway answers at all; what it says another origin's page does not get to see. */
const isAlive = gateway => fetch(gateway + "/healthz", { mode: gateway ? "no-cors" : "same-origin", cache: "no-store", signal: AbortSignal.timeout(probeTime) }).then(() => true, () => false);
