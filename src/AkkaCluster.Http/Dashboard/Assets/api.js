// The API, as pages call it: a refusal becomes an error that says what was found, expected, and can be done.

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** Calls the API; the answer's JSON, or null where it has none. */
export async function call(method, path, body, signal) {
  const answer = await send(method, path, body, signal);
  const text = await answer.text();
  return text.length > 0 ? JSON.parse(text) : null;
}

export const get = (path, signal) => call("GET", path, undefined, signal);

export const post = (path, body) => call("POST", path, body);

/** The lines of an answer that is a JSON value a line. */
export async function lines(path, signal) {
  const text = await (await send("GET", path, undefined, signal)).text();
  return text.split("\n").filter(line => line.length > 0).map(line => JSON.parse(line));
}

/** Follows server-sent events until their stream ends. */
export async function events(path, signal, tell) {
  const reader = (await send("GET", path, undefined, signal)).body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    const found = (rest + value).split("\n\n");
    rest = found.pop();
    for (const event of found) if (event.startsWith("event: ")) tell(JSON.parse(event.slice(event.indexOf("\ndata: ") + "\ndata: ".length)));
  }
}

/** The beginning of an answer that may be large: its media type, its text as far as it was read, and whether there is more. */
export async function beginning(path, most) {
  const answer = await send("GET", path);
  const type = answer.headers.get("Content-Type") ?? "";
  if (!/^(text\/|application\/json)/.test(type)) {
    await answer.body?.cancel();
    return { type, text: null, more: true };
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (text.length <= most) {
    const { value, done } = await reader.read();
    if (done) return { type, text, more: false };
    text += value;
  }
  await reader.cancel();
  return { type, text: text.slice(0, most), more: true };
}

async function send(method, path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      signal,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError(0, "This gateway does not answer.");
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => null);
  throw new ApiError(answer.status, [problem?.detail ?? answer.statusText, ...(problem?.errors ?? []).filter(error => !problem.detail?.includes(error))].join(" "));
}
