/** Asks the program. Every failure is a `Failure`, which a card can show. */
export interface Problem {
  title: string;
  detail: string;
  code: string;
  kind: string;
  status: number;
}

export class Failure extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

let language = "en";
let offset = 0;
let gone: () => void = () => {};
let answered: (well: boolean) => void = () => {};

/** In which language problems are told. */
export function speak(tag: string): void {
  language = tag;
}

/** Called when nobody is signed in any more. */
export function onSignedOut(call: () => void): void {
  gone = call;
}

/** Told of each request whether the program answered it at all. */
export function onAnswer(call: (well: boolean) => void): void {
  answered = call;
}

/** The plant's now in milliseconds: what the program said last, and the time since. A wrong clock of the browser does not matter. */
export function now(): number {
  return Date.now() + offset;
}

function heard(answer: Response): void {
  const at = answer.headers.get("Millwright-Now");
  if (at !== null) offset = Number(at) - Date.now();
}

async function call(method: string, path: string, body?: unknown, stop?: AbortSignal): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: { "Accept-Language": language, "X-Millwright": "1", "Content-Type": "application/json" },
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(stop ? { signal: stop } : {}),
    });
  } catch (cut) {
    if (stop?.aborted) throw cut;
    answered(false);
    throw new Failure({ title: "", detail: "", code: "web.server.silent", kind: "unreachable", status: 0 });
  }
  heard(answer);
  answered(true);
  if (answer.ok) return answer;
  let problem: Problem;
  try {
    problem = await answer.json();
  } catch {
    problem = { title: answer.statusText, detail: "", code: "web.answer.strange", kind: "defect", status: answer.status };
  }
  if (answer.status === 401) gone();
  throw new Failure(problem);
}

export type Parameters = Record<string, string | number | string[] | undefined>;

/** A path with its parameters. */
export function at(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "") query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

export async function get<T>(path: string, parameters: Parameters = {}, stop?: AbortSignal): Promise<T> {
  return await (await call("GET", at(path, parameters), undefined, stop)).json();
}

export async function bytes(path: string, parameters: Parameters, stop?: AbortSignal): Promise<ArrayBuffer> {
  return await (await call("GET", at(path, parameters), undefined, stop)).arrayBuffer();
}

export async function text(path: string, stop?: AbortSignal): Promise<string> {
  return await (await call("GET", path, undefined, stop)).text();
}

export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  return await (await call("POST", path, body)).json();
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return await (await call("PUT", path, body)).json();
}

export async function remove<T>(path: string, parameters: Parameters = {}): Promise<T> {
  return await (await call("DELETE", at(path, parameters))).json();
}

/** A page part that the program has drawn. Parsed as a document of its own: nothing in it can run. */
export function drawing(path: string, stop: AbortSignal): Promise<Element[]> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    stop.addEventListener("abort", () => request.abort());
    request.open("GET", path);
    request.responseType = "document";
    request.setRequestHeader("Accept-Language", language);
    request.onload = () => {
      const body = request.response?.body as HTMLElement | undefined;
      if (request.status !== 200 || !body) {
        reject(new Failure({ title: "", detail: "", code: "web.drawing.missing", kind: "not_found", status: request.status }));
        return;
      }
      resolve([...body.children].map((one) => document.importNode(one, true)));
    };
    request.onerror = () => reject(new Failure({ title: "", detail: "", code: "web.server.silent", kind: "unreachable", status: 0 }));
    request.send();
  });
}
