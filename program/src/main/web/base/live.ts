import { Store } from "./store.ts";

/**
 * What happens now. One tab reads the stream and tells the others; it is read by hand and not by EventSource, because a page must
 * notice silence: the program says something at least every 15 seconds.
 */
export interface Happened {
  type: string;
  data: Record<string, unknown>;
}

const SILENCE = 30_000;
const listeners = new Set<(event: Happened) => void>();

/** Since when nothing is live, in milliseconds of the browser; null while all is well. */
export const silent = new Store<number | null>(null);

let channel: BroadcastChannel | null = null;
let begun = false;
let last = "";
let heardAt = 0;

export function listen(listener: (event: Happened) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(event: Happened): void {
  for (const one of [...listeners]) one(event);
}

/** Begins to listen, once. */
export function begin(): void {
  if (begun) return;
  begun = true;
  heardAt = Date.now();
  channel = new BroadcastChannel("millwright-live");
  channel.onmessage = (message) => {
    if (message.data.alive) alive();
    else tell(message.data);
  };
  setInterval(() => {
    if (Date.now() - heardAt > SILENCE) lost();
  }, 2_000);
  // Locks exist on secure origins and loopback; elsewhere each tab reads for itself.
  if (navigator.locks) void navigator.locks.request("millwright-live", lead);
  else void lead();
}

/** A request was answered, or nobody answered it: that tells as much as the stream. */
export function asked(well: boolean): void {
  if (!begun) return;
  if (well) alive();
  else lost();
}

function alive(): void {
  heardAt = Date.now();
  if (silent.get() !== null) {
    silent.set(null);
    tell({ type: "resync", data: {} });
  }
}

function lost(): void {
  if (silent.get() === null) silent.set(heardAt);
}

function heard(event: Happened): void {
  tell(event);
  channel?.postMessage(event);
}

/** Reads as long as the tab lives. */
async function lead(): Promise<never> {
  let pause = 500;
  for (;;) {
    try {
      await read(() => (pause = 500));
    } catch {
      // The pause below and the state that people see are the answer to whatever cut the stream.
    }
    if (Date.now() - heardAt > 3_000) lost();
    await new Promise((done) => setTimeout(done, pause + Math.random() * 300));
    pause = Math.min(pause * 2, 10_000);
  }
}

async function read(well: () => void): Promise<void> {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(), SILENCE);
  const answer = await fetch("/api/v1/live", {
    headers: last ? { "Last-Event-ID": last } : {},
    signal: stop.signal,
    credentials: "same-origin",
  });
  if (!answer.ok || !answer.body) {
    clearTimeout(timer);
    throw new Error(String(answer.status));
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    clearTimeout(timer);
    if (done) return;
    well();
    alive();
    channel?.postMessage({ alive: true });
    timer = setTimeout(() => stop.abort(), SILENCE);
    rest += value;
    const parts = rest.split("\n\n");
    rest = parts.pop() ?? "";
    for (const part of parts) take(part);
  }
}

function take(part: string): void {
  let type = "";
  let data = "";
  for (const line of part.split("\n")) {
    if (line.startsWith("id: ")) last = line.slice(4);
    else if (line.startsWith("event: ")) type = line.slice(7);
    else if (line.startsWith("data: ")) data += line.slice(6);
  }
  if (type) heard({ type, data: JSON.parse(data || "{}") });
}
