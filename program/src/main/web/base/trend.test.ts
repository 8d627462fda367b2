import { decode } from "./trend.ts";

function build(states: number[], values: number[]): ArrayBuffer {
  const header = JSON.stringify({ from: 1_000_000, step: 2_000_000, buckets: states.length, zone: "UTC", tags: [{ id: "a/b", name: "b" }] });
  const padded = header.padEnd(Math.ceil(header.length / 8) * 8, " ");
  const buffer = new ArrayBuffer(8 + padded.length + values.length * 8 + states.length);
  const view = new DataView(buffer);
  view.setUint32(0, 0x4d574331, false);
  view.setUint32(4, padded.length, true);
  new Uint8Array(buffer, 8).set(new TextEncoder().encode(padded));
  values.forEach((value, index) => view.setFloat64(8 + padded.length + index * 8, value, true));
  new Uint8Array(buffer, 8 + padded.length + values.length * 8).set(states);
  return buffer;
}

function same(found: unknown, expected: unknown): void {
  if (found !== expected) throw new Error(`${String(found)} is not ${String(expected)}`);
}

Deno.test("a gap breaks the line and a pause joins it", () => {
  const pen = decode(build([0, 2, 1, 4, 3], [1, 2, NaN, NaN, NaN, NaN, 5, 5, 7, 8])).pens[0];
  same(pen?.values[1], 2);
  same(pen?.values[2], null);
  same(pen?.values[4], undefined);
  same(pen?.values[6], null);
  same(pen?.values[9], 8);
});

Deno.test("whole columns stay as they came", () => {
  const trend = decode(build([0, 3], [1, 2, 3, 4]));
  same(trend.pens[0]?.values instanceof Float64Array, true);
  same(trend.times[0], 1);
  same(trend.times[1], 2);
  same(trend.times[2], 3);
});

Deno.test("bytes of something else are refused", () => {
  let refused = false;
  try {
    decode(new ArrayBuffer(64));
  } catch {
    refused = true;
  }
  same(refused, true);
});
