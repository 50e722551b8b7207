// The dashboard of a load balancer: its servers.
import { badge } from "./parts.js";
import { Shell } from "./shell.js";
import { servers } from "./pages/servers.js";

class App extends Shell {
  routes = [[/^$/, servers]];
  menu = [["", "Servers"]];
  topics = ["servers"];

  /** What the stream said last: strategy and servers. */
  balancer = null;

  hear(name, data) {
    if (name === "servers") this.balancer = data;
  }

  self() {
    return null;
  }

  health() {
    if (!this.balancer) return badge("connecting", "warn");
    return this.balancer.servers.some(server => server.state === "receiving") ? badge("live", "good") : badge("no server receives", "bad");
  }
}

new App().start();
