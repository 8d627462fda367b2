import { bytes } from "./api.ts";

/** A tag in a window of time; a value of `null` is a gap, of `undefined` nothing that was expected. */
export interface Pen {
  id: string;
  name: string;
  asset: string;
  unit: string;
  shape: "line" | "step";
  /** What the numbers of a status stand for. */
  words?: string[];
  now: number | null;
  min: number | null;
  max: number | null;
  mean: number | null;
  count: number;
  bad: number;
  values: Float64Array | (number | null | undefined)[];
  states: Uint8Array;
}

/** Pens on one column of times, in seconds since 1970: two slots a bucket, as the contract `MWC1` says. */
export interface Trend {
  from: number;
  step: number;
  buckets: number;
  times: Float64Array;
  pens: Pen[];
}

interface Header {
  from: number;
  step: number;
  buckets: number;
  zone: string;
  tags: Omit<Pen, "values" | "states">[];
}

const GAP = 2;
const JOIN = 1;
const BAD = 4;

/** Reads the bytes; throws where they are not of the contract. */
export function decode(buffer: ArrayBuffer): Trend {
  const view = new DataView(buffer);
  if (buffer.byteLength < 8 || view.getUint32(0, false) !== 0x4d574331) throw new Error("MWC1");
  const length = view.getUint32(4, true);
  const header: Header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  const slots = 2 * header.buckets;
  const base = 8 + length;
  const states = base + header.tags.length * slots * 8;
  if (buffer.byteLength < states + header.tags.length * header.buckets) throw new Error("MWC1");
  const times = new Float64Array(slots);
  for (let slot = 0; slot < slots; slot++) times[slot] = (header.from + (slot * header.step) / 2) / 1e6;
  const pens = header.tags.map((tag, index) => {
    const state = new Uint8Array(buffer, states + index * header.buckets, header.buckets);
    const values = new Float64Array(buffer, base + index * slots * 8, slots);
    return { ...tag, states: state, values: drawn(values, state) };
  });
  return { from: header.from / 1e6, step: header.step / 1e6, buckets: header.buckets, times, pens };
}

/** A chart breaks its line at `null` alone: it would draw a straight line across a number that is none. */
function drawn(values: Float64Array, states: Uint8Array): Float64Array | (number | null | undefined)[] {
  if (!states.some((one) => one === GAP || one === JOIN || one === BAD)) return values;
  const all: (number | null | undefined)[] = new Array(values.length);
  for (let slot = 0; slot < values.length; slot++) {
    const state = states[slot >> 1];
    const value = values[slot] ?? NaN;
    all[slot] = state === GAP || state === BAD ? null : state === JOIN ? undefined : Number.isNaN(value) ? null : value;
  }
  return all;
}

export async function fetchTrend(tags: string[], from: string, until: string, buckets: number, stop?: AbortSignal): Promise<Trend> {
  return decode(await bytes("/api/v1/trends", { tag: tags, from, until, buckets }, stop));
}
