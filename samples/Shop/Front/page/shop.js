const main = document.getElementById('main');
const said = document.getElementById('said');
const served = document.getElementById('served');
const money = cents => (cents / 100).toFixed(2);
let user = null;
let edge = '';
// The cart that was seen last: what is changed is that one.
let seen = '';
let shown = 0;

/** Makes an element; what is text stays text. */
function make(name, attributes = {}, ...children) {
  const element = name === 'svg' || attributes.svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'svg') continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children);
  return element;
}

function say(text, bad = false) {
  said.textContent = text;
  said.classList.toggle('bad', bad);
}

/** Asks the shop. What may be asked twice is asked again where a gateway was lost. */
async function ask(path, options = {}) {
  for (let attempt = 1; ; attempt++) {
    const response = await fetch('/api/' + path, options).catch(() => null);
    if (response?.ok) {
      edge = response.headers.get('Shop-Edge') ?? '';
      if (/^(cart|checkout)/.test(path)) seen = response.headers.get('ETag') ?? '*';
      return response.status === 204 ? null : (response.headers.get('Content-Type') ?? '').includes('json') ? response.json() : response.text();
    }
    if (attempt < 5 && (!response || response.status >= 502)) {
      say('A part of the shop does not answer; trying again.', true);
      await new Promise(done => setTimeout(done, 400 * attempt));
      continue;
    }
    const problem = await response?.json().catch(() => null);
    throw new Error(problem?.detail ?? problem?.title ?? 'The shop does not answer.');
  }
}

const post = (path, body, headers = {}) => ask(path, { method: 'POST', headers: { ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) }, body: body && JSON.stringify(body) });

/** Runs what a person asked for, and says how it went. */
const act = (work, done) => async event => {
  event.preventDefault();
  try {
    await work(event);
    if (done) say(done);
  } catch (error) {
    say(error.message, true);
  }
};

async function catalogue() {
  const list = make('ul', { class: 'products' });
  const search = make('input', { type: 'search', 'aria-label': 'Search', placeholder: 'Search' });
  const load = async () => {
    const { products } = await ask('catalogue' + (search.value ? '?q=' + encodeURIComponent(search.value) : ''));
    list.replaceChildren(...products.map(card));
    if (products.length === 0) list.append(make('li', {}, 'Nothing of that.'));
  };
  search.addEventListener('input', () => load().catch(error => say(error.message, true)));
  await load();
  return [search, list];
}

function card(product) {
  const count = make('input', { type: 'number', min: 1, max: 99, value: 1, 'aria-label': 'How many of ' + product.name });
  const add = act(async () => {
    const { lines } = await ask('cart');
    const had = lines.find(line => line.product === product.id)?.quantity ?? 0;
    await ask(`cart/${product.id}?quantity=${Math.min(99, had + Number(count.value))}`, { method: 'PUT', headers: { 'If-Match': seen } });
  }, `${product.name} is in the cart.`);
  const item = make('li', { 'data-product': product.id },
    make('h2', {}, product.name),
    make('p', {}, product.text),
    make('div', { class: 'row' }, make('strong', {}, money(product.price)), make('span', {}, product.stock > 0 ? `about ${product.stock} left` : 'perhaps none left')),
    make('form', { class: 'row', onsubmit: add }, count, make('button', {}, 'Add to cart')));
  if (user === 'keeper') item.append(keep(product));
  return item;
}

function keep(product) {
  const price = make('input', { type: 'number', min: 1, value: product.price, 'aria-label': 'Price in cents of ' + product.name });
  const change = act(() => ask('catalogue/' + product.id, { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ price: Number(price.value) }) }), 'The price is set; the other nodes follow.');
  return make('form', { class: 'row', onsubmit: change }, price, make('button', { class: 'plain' }, 'Set price'));
}

async function cart() {
  const { lines } = await ask('cart');
  if (lines.length === 0) return [make('h1', {}, 'Cart'), make('p', {}, 'It is empty.')];
  // One key for this checkout, however often it has to be sent.
  const key = crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join('-');
  const rows = lines.map(line => {
    const count = make('input', { type: 'number', min: 0, max: 99, value: line.quantity, 'aria-label': 'How many of ' + line.product });
    count.addEventListener('change', act(async () => {
      await ask(`cart/${line.product}?quantity=${count.value}`, { method: 'PUT', headers: { 'If-Match': seen } });
      await show();
    }, 'Changed.'));
    return make('tr', {}, make('td', {}, line.product), make('td', {}, count), make('td', { class: 'number' }, money(line.price * line.quantity)));
  });
  const buy = act(async () => {
    const { order } = await post('checkout', null, { 'Idempotency-Key': key, 'If-Match': seen });
    location.hash = '#/orders/' + order;
  }, 'The order is taken in.');
  return [make('h1', {}, 'Cart'),
    make('table', {}, make('thead', {}, make('tr', {}, make('th', {}, 'Product'), make('th', {}, 'Pieces'), make('th', { class: 'number' }, 'Price'))), make('tbody', {}, ...rows)),
    make('form', { class: 'row', onsubmit: buy }, make('strong', {}, 'Total ' + money(lines.reduce((sum, line) => sum + line.price * line.quantity, 0))), make('button', {}, 'Order and pay'))];
}

async function orders() {
  const found = await ask('orders');
  const rows = found.map(order => make('tr', {},
    make('td', {}, make('a', { href: '#/orders/' + order.id }, order.id)),
    make('td', {}, make('span', { class: 'badge' }, order.state.toLowerCase())),
    make('td', { class: 'number' }, money(order.total))));
  return [make('h1', {}, 'Orders'), found.length === 0 ? make('p', {}, 'None yet.') : make('table', {}, make('tbody', {}, ...rows))];
}

async function order(id) {
  const found = await ask('orders/' + id);
  if (!['Completed', 'Cancelled'].includes(found.state)) setTimeout(() => location.hash === '#/orders/' + id && show(), 700);
  const rows = found.lines.map(line => make('tr', {}, make('td', {}, `${line.quantity} × ${line.product}`), make('td', {}, line.state.toLowerCase()), make('td', { class: 'number' }, money(line.price * line.quantity))));
  return [make('h1', {}, 'Order ' + id), make('p', {}, make('span', { class: 'badge', id: 'state' }, found.state.toLowerCase()), ` ${found.failure ?? (found.charge ? 'Paid by ' + found.charge : '')}`),
    make('table', {}, make('tbody', {}, ...rows)), make('p', {}, make('strong', {}, 'Total ' + money(found.total)))];
}

function account() {
  if (user) {
    const leave = act(async () => {
      await ask('session', { method: 'DELETE' });
      await whoami();
      await show();
    }, 'Signed out.');
    return [make('h1', {}, user), make('form', { onsubmit: leave }, make('button', {}, 'Sign out'))];
  }
  const name = make('input', { name: 'name', autocomplete: 'username', required: true });
  const password = make('input', { name: 'password', type: 'password', minlength: 8, autocomplete: 'current-password', required: true });
  const enter = act(async event => {
    await post(event.submitter?.value ?? 'session', { name: name.value, password: password.value });
    await whoami();
    location.hash = '#/';
  }, 'Signed in.');
  return [make('h1', {}, 'Sign in'), make('form', { class: 'stack', onsubmit: enter },
    make('label', {}, 'Name', name), make('label', {}, 'Password', password),
    make('div', { class: 'row' }, make('button', { value: 'session' }, 'Sign in'), make('button', { value: 'users', class: 'plain' }, 'Register')))];
}

async function report() {
  const run = act(() => post('reports/sales'), 'The job is handed in; the report is here when it has ended.');
  const parts = [make('h1', {}, 'Sales'), make('form', { onsubmit: run }, make('button', {}, 'Make it now'))];
  const found = await ask('reports/sales').catch(() => null);
  if (!found) return [...parts, make('p', {}, 'It was not made yet; the cluster makes it each night at 3:00 UTC.')];
  return [...parts, make('p', {}, `${found.completed} orders completed, ${found.cancelled} cancelled, ${found.open} under way.`), bars('By product', found.byProduct), bars('By day', found.byDay)];
}

/** A plot of sums, the largest first or by their names. */
function bars(title, sums) {
  const entries = Object.entries(sums);
  const most = Math.max(1, ...entries.map(([, cents]) => cents));
  const marks = entries.flatMap(([name, cents], row) => [
    make('text', { svg: true, x: 0, y: row * 22 + 15 }, name),
    make('rect', { svg: true, x: 110, y: row * 22 + 3, width: Math.max(1, 380 * cents / most), height: 16 }),
    make('text', { svg: true, x: 500, y: row * 22 + 15 }, money(cents))]);
  return make('figure', {}, make('figcaption', {}, title), make('svg', { viewBox: `0 0 600 ${entries.length * 22 + 4}`, role: 'img', 'aria-label': title }, ...marks));
}

const views = [[/^#\/cart$/, cart], [/^#\/orders$/, orders], [/^#\/orders\/([\w-]+)$/, order], [/^#\/account$/, account], [/^#\/report$/, report], [/.*/, catalogue]];

async function show() {
  const turn = ++shown;
  const [pattern, view] = views.find(([pattern]) => pattern.test(location.hash || '#/'));
  try {
    const parts = await view(...((location.hash || '#/').match(pattern) ?? []).slice(1));
    if (turn === shown) main.replaceChildren(...parts);
  } catch (error) {
    if (turn === shown) main.replaceChildren(make('p', {}, error.message));
  }
}

async function whoami() {
  user = (await ask('session').catch(() => ({ user: null }))).user;
  document.getElementById('account').textContent = user ?? 'Sign in';
  document.getElementById('report-link').hidden = user !== 'keeper';
}

/** Who answers, and how old what it says may be. */
async function tell() {
  const from = edge ? ` The edge: ${edge}.` : '';
  const answer = await fetch('/api/catalogue/ages').catch(() => null);
  if (answer?.ok) {
    const { node, ages } = await answer.json();
    const heard = Object.entries(ages).map(([name, age]) => `${name} ${age} s ago`).join(', ');
    served.textContent = `Served by ${node}. Its catalogue has what was written at: ${heard}.${from}`;
  } else {
    served.textContent = `No node of the shop answers; what the page shows is the edge's copy.${from}`;
  }
}

window.addEventListener('hashchange', () => {
  say('');
  show();
});
await whoami();
await show();
await tell();
setInterval(tell, 2000);
