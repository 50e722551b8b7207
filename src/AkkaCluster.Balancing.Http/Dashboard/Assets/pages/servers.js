import { h } from "../view.js";
import { badge, row, section, table, tile } from "../parts.js";
import * as format from "../format.js";

const tones = { receiving: "good", ejected: "bad", unhealthy: "bad", draining: "warn" };

/** The servers: which receive, since when others do not and why, and how they answer. */
export function servers(app) {
  return {
    title: "Servers",
    view: () => app.balancer === null ? h("p", { class: "muted" }, "Asking the balancer …") : [tiles(app.balancer.servers, app.balancer.strategy), section("Each server", list(app.balancer.servers))],
  };
}

const sum = (servers, name) => servers.reduce((all, server) => all + server[name], 0);

const rate = value => value >= 10 || value === 0 ? format.count(Math.round(value)) : value.toFixed(1);

const tiles = (servers, strategy) => h("ul", { class: "tiles" },
  tile("Receiving", `${servers.filter(server => server.state === "receiving").length} of ${servers.length}`), tile("Chosen by", strategy), tile("Requests a second", rate(sum(servers, "perSecond"))),
  tile("Outstanding", format.count(sum(servers, "outstanding"))), tile("Failed", format.count(sum(servers, "failed"))), tile("Lost", format.count(sum(servers, "lost")), null, sum(servers, "lost") > 0 ? "bad" : null));

const list = servers => table("Servers", ["Server", "State", ["Weight", "number"], ["Outstanding", "number"], ["Requests/s", "number"], ["p50", "number"], ["p99", "number"], ["Answered", "number"], ["Failed", "number"], ["Lost", "number"]],
  servers.map(server => row(server.address, h("span", { class: "mono" }, server.address),
    [badge(server.state, tones[server.state]), server.since && h("small", { class: "why", title: server.why }, `for ${format.since(server.since)}: ${server.why}`)],
    [".number", server.weight], [".number", format.count(server.outstanding)], [".number", rate(server.perSecond)], [".number", format.seconds(server.p50)], [".number", format.seconds(server.p99)],
    [".number", format.count(server.completed)], [".number", format.count(server.failed)], [".number", format.count(server.lost)])),
  "There is no server.");
