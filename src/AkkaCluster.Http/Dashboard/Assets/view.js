// What a page shall look like, as plain objects, and how the document is brought to look so: in place and row by row, so that focus, selection and scrolling stay while
// figures change. Text goes in as text: nothing that comes from the cluster is ever read as HTML.

const svg = "http://www.w3.org/2000/svg";
const properties = new Set(["value", "checked", "indeterminate", "open"]);

export function h(tag, props, ...children) {
  return { tag, props: props ?? {}, key: props?.key, children: children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false) };
}

/** Makes the children of an element those that are wanted. */
export function render(parent, wanted) {
  const nodes = [wanted].flat(Infinity).filter(node => node !== null && node !== undefined && node !== false);
  const keys = new Set(nodes.map(node => node.key).filter(key => key !== undefined));
  const known = new Map();
  for (const child of parent.childNodes)
    if (child.viewKey !== undefined) known.set(child.viewKey, child);
  let next = parent.firstChild;
  for (const node of nodes) {
    // What is not wanted any more goes first, so that what stays need not be moved: a moved element loses the focus.
    while (next?.viewKey !== undefined && !keys.has(next.viewKey)) next = removed(next);
    next = place(parent, node, next, known);
  }
  while (next) next = removed(next);
}

function removed(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}

function place(parent, node, next, known) {
  if (typeof node !== "object") {
    const text = String(node);
    if (next?.nodeType !== Node.TEXT_NODE) parent.insertBefore(document.createTextNode(text), next);
    else {
      if (next.data !== text) next.data = text;
      return next.nextSibling;
    }
    return next;
  }
  let found = node.key !== undefined ? known.get(node.key) : next?.viewKey === undefined ? next : null;
  if (found?.viewTag !== node.tag) found = null;
  const element = found ?? make(parent, node);
  if (element !== next) parent.insertBefore(element, next);
  update(element, node);
  return element.nextSibling;
}

function make(parent, node) {
  const isSvg = node.tag === "svg" || parent.namespaceURI === svg;
  const element = isSvg ? document.createElementNS(svg, node.tag) : document.createElement(node.tag);
  element.viewTag = node.tag;
  element.viewKey = node.key;
  element.viewProps = {};
  return element;
}

function update(element, node) {
  const before = element.viewProps, now = node.props;
  for (const name of Object.keys(before)) if (!(name in now)) set(element, name, null);
  for (const [name, value] of Object.entries(now)) if (!properties.has(name) && before[name] !== value) set(element, name, value);
  render(element, node.children);
  // A choice has a value once it has its options. What a person has typed since is left as it is.
  for (const [name, value] of Object.entries(now)) if (properties.has(name) && before[name] !== value) element[name] = value;
  element.viewProps = now;
}

function set(element, name, value) {
  if (name === "key") return;
  if (name.startsWith("on")) element[name] = value;
  else if (properties.has(name)) element[name] = value ?? "";
  else if (name === "style") {
    element.removeAttribute("style");
    for (const [property, text] of Object.entries(value ?? {})) element.style.setProperty(property, text);
  } else if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? "" : value);
}
