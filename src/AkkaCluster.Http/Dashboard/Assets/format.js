// How figures are written for people.

const english = new Intl.NumberFormat("en");

export const count = number => english.format(number ?? 0);

export const percent = share => share === null || share === undefined ? "–" : Math.round(share * 100) + " %";

export function bytes(number) {
  if (number === null || number === undefined) return "–";
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  for (; number >= 1024 && unit < units.length - 1; unit++) number /= 1024;
  return (unit === 0 || number >= 100 ? Math.round(number) : number.toFixed(1)) + " " + units[unit];
}

export function seconds(value) {
  if (value === null || value === undefined || !isFinite(value)) return "–";
  if (value < 1) return Math.round(value * 1000) + " ms";
  if (value < 60) return value.toFixed(1) + " s";
  if (value < 3600) return Math.floor(value / 60) + " min " + Math.round(value % 60) + " s";
  return value < 86_400 ? Math.floor(value / 3600) + " h " + Math.floor(value % 3600 / 60) + " min" : Math.floor(value / 86_400) + " d " + Math.floor(value % 86_400 / 3600) + " h";
}

export const since = (from, to = new Date()) => from ? seconds(Math.max(0, (new Date(to) - new Date(from)) / 1000)) : "–";

const today = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const otherDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

export function time(text) {
  if (!text) return "–";
  const at = new Date(text);
  return (at.toDateString() === new Date().toDateString() ? today : otherDay).format(at);
}

/** An address without what all of a cluster have in common. */
export const address = text => text ? text.slice(text.indexOf("@") + 1).split("#")[0] : "–";

export const shortId = id => id.length > 14 ? id.slice(0, 10) + "…" + id.slice(-3) : id;
