// Fields that a JSON Schema makes, and their values as it wants them. What is left empty is not sent: the schema's default counts then.
import { h } from "./view.js";

export function field({ key, schema, required }) {
  const id = "parameter-" + key, name = "p." + key;
  const usual = schema.default === undefined ? null : typeof schema.default === "string" ? schema.default : JSON.stringify(schema.default);
  const common = { id, name, required, "aria-describedby": id + "-about" };
  return h("div", { class: "field", key }, h("label", { for: id }, key, required && h("span", { title: "needed" }, " *")), input(schema, common, usual),
    h("small", { id: id + "-about", class: "muted" }, schema.description, bounds(schema), usual !== null && schema.type !== "boolean" && ` Usually ${usual}.`));
}

function input(schema, common, usual) {
  if (schema.enum) return h("select", common, !common.required && h("option", { value: "", key: "" }, usual === null ? "" : `(${usual})`), schema.enum.map(value => h("option", { value, key: value }, value)));
  switch (schema.type) {
    case "boolean": return h("select", { ...common, required: false }, h("option", { value: "" }, `(${usual ?? "not given"})`), h("option", { value: "true" }, "yes"), h("option", { value: "false" }, "no"));
    case "integer": return h("input", { ...common, type: "number", step: 1, min: schema.minimum, max: schema.maximum, placeholder: usual });
    case "number": return h("input", { ...common, type: "number", step: "any", min: schema.minimum, max: schema.maximum, placeholder: usual });
    case "array": return h("textarea", { ...common, rows: 3, placeholder: usual ?? "one a line", class: "mono" });
    case "object": return h("textarea", { ...common, rows: 3, placeholder: usual ?? "name=value, one a line", class: "mono" });
    default: return h("input", { ...common, minlength: schema.minLength, maxlength: schema.maxLength, placeholder: usual });
  }
}

function bounds(schema) {
  const [least, most] = [schema.minimum, schema.maximum];
  return least === undefined && most === undefined ? "" : most === undefined ? ` From ${least} on.` : least === undefined ? ` Up to ${most}.` : ` From ${least} to ${most}.`;
}

export function read(fields, form) {
  const values = {};
  for (const { key, schema } of fields) {
    const text = form.get("p." + key);
    if (text !== null && text !== "") values[key] = value(schema, text);
  }
  return values;
}

function value(schema, text) {
  const lines = () => text.split(/\r?\n/).filter(line => line.length > 0);
  switch (schema.type) {
    case "boolean": return text === "true";
    case "integer": case "number": return Number(text);
    case "array": return lines();
    case "object": return Object.fromEntries(lines().map(line => [line.split("=", 1)[0], line.slice(line.indexOf("=") + 1)]));
    default: return text;
  }
}
