// What is wrong with the page as it is shown: text that does not stand out (WCAG 2.2, 1.4.3), graphics that do not (1.4.11), controls without a name or out of the keyboard's reach, roles and
// headings that say nothing, and a page that is wider than its window. Evaluates to a list of faults.
() => {
  const faults = [];
  const isShown = element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.getClientRects().length > 0;
  const describe = element => `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 60)}`;
  const say = (rule, element, detail = "") => faults.push(`${rule}: ${describe(element)} ${detail}`);

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  function rgba(text) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  }
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  function ground(element) {
    const own = rgba(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, element.parentElement ? ground(element.parentElement) : rgba(matchMedia("(prefers-color-scheme: dark)").matches ? "#121212" : "#fff"));
  }
  function opacity(element) {
    return element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
  }
  function luminance(colour) {
    const [r, g, b] = colour.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let checked = 0;
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() === "" || !isShown(element) || element.closest("title, option, :disabled, noscript, caption, .skip")) continue;
    const style = getComputedStyle(element), below = ground(element), colour = rgba(style.color);
    const ratio = contrast(over([...colour.slice(0, 3), colour[3] * opacity(element)], below), below);
    const size = parseFloat(style.fontSize), least = size >= 24 || size >= 18.66 && Number(style.fontWeight) >= 700 ? 3 : 4.5;
    checked++;
    if (ratio < least) say("contrast", element, `has ${ratio.toFixed(2)}, wants ${least}`);
  }
  if (checked < 5) faults.push(`nothing is shown: ${checked} texts`);
  for (const input of document.querySelectorAll("input, select, textarea")) {
    if (!isShown(input) || input.disabled) continue;
    const below = ground(input);
    if (contrast(rgba(getComputedStyle(input).color), below) < 4.5) say("contrast", input);
    if (input.placeholder && contrast(over(rgba(getComputedStyle(input, "::placeholder").color), below), below) < 4.5) say("contrast of its placeholder", input);
  }
  for (const mark of document.querySelectorAll(".legend i, .bar i.good, .bar i.bad")) {
    const style = getComputedStyle(mark), colour = rgba(style.backgroundColor)[3] > 0 ? style.backgroundColor : style.borderTopColor;
    const ratio = contrast(rgba(colour), ground(mark.parentElement));
    if (ratio < 3) say("contrast of a graphic", mark, `has ${ratio.toFixed(2)}, wants 3`);
  }

  const named = element => (element.getAttribute("aria-label") ?? "").trim() || [...(element.labels ?? [])].some(label => label.textContent.trim()) || /^(A|BUTTON|SUMMARY)$/.test(element.tagName) && element.textContent.trim();
  const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  for (const control of document.querySelectorAll(controls)) if (isShown(control) && !named(control)) say("no name", control);
  for (const element of document.querySelectorAll("*"))
    if (element.onclick && !element.matches(controls) && !element.closest("svg[role=img]")) say("not for the keyboard", element);
  for (const element of document.querySelectorAll("[role=img], [role=progressbar], [role=region], [role=group], nav, section"))
    if (!element.getAttribute("aria-label") && !element.getAttribute("aria-labelledby")) say("no name of a role", element);
  for (const element of document.querySelectorAll("[tabindex]")) if (element.tabIndex > 0) say("an order of its own", element);
  for (const table of document.querySelectorAll("table")) if (!table.caption?.textContent.trim() || table.querySelector("thead th:not([scope])")) say("a table without caption or heads", table);
  for (const scrolling of document.querySelectorAll("body *"))
    if (isShown(scrolling) && /auto|scroll/.test(getComputedStyle(scrolling).overflowX) && scrolling.scrollWidth > scrolling.clientWidth + 1 && scrolling.tabIndex < 0 && !/^(INPUT|TEXTAREA|SELECT)$/.test(scrolling.tagName)) say("scrolls, but not by the keyboard", scrolling);
  const ids = [...document.querySelectorAll("[id]")].map(element => element.id);
  for (const id of ids.filter((id, at) => ids.indexOf(id) !== at)) faults.push("an id twice: " + id);
  if (document.documentElement.lang === "" || document.title === "") faults.push("no language or title");
  if (document.querySelectorAll("h1").length !== 1 || document.querySelectorAll("main").length !== 1) faults.push("not one heading and one main part");
  let level = 0;
  for (const heading of document.querySelectorAll("h1, h2, h3, h4")) {
    if (Number(heading.tagName[1]) > level + 1) say("a heading too deep", heading);
    level = Number(heading.tagName[1]);
  }

  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) {
    const wide = [...document.querySelectorAll("body *")].filter(element => isShown(element) && element.getBoundingClientRect().right > page.clientWidth + 1 && !element.closest(".scroll, pre, .events")).slice(0, 3);
    faults.push(`wider than its window: ${page.scrollWidth} of ${page.clientWidth}; ${wide.map(describe).join("; ")}`);
  }
  return faults;
}
