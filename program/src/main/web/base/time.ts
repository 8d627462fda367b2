import { Store } from "./store.ts";
import { now } from "./api.ts";
import { language } from "../text/words.ts";

/** The plant's zone. */
export const zone = new Store<string>("UTC");

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language() + zone.get() + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(language() === "zh-CN" ? "zh-CN" : "en-GB", { timeZone: zone.get(), hourCycle: "h23", ...options });
    formats.set(key, found);
  }
  return found;
}

export function clock(millis: number, seconds = false): string {
  return format({ hour: "2-digit", minute: "2-digit", ...(seconds ? { second: "2-digit" } : {}) }).format(millis);
}

export function day(millis: number): string {
  return format({ month: "short", day: "numeric" }).format(millis);
}

/** The clock today, with the day before that. */
export function when(millis: number, seconds = false): string {
  const today = day(now()) === day(millis);
  return today ? clock(millis, seconds) : `${day(millis)} ${clock(millis, seconds)}`;
}

/** In full, with the offset from UTC. */
export function full(millis: number): string {
  return format({ dateStyle: "medium", timeStyle: "long" } as Intl.DateTimeFormatOptions).format(millis);
}

/** 38 min, 2 h 5 min, 3 d 4 h. */
export function span(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  const zh = language() === "zh-CN";
  const unit = zh ? { d: " 天", h: " 小时", m: " 分", s: " 秒" } : { d: " d", h: " h", m: " min", s: " s" };
  const two = (big: number, a: string, small: number, b: string) => `${big}${a}` + (small ? ` ${small}${b}` : "");
  if (days) return two(days, unit.d, hours % 24, unit.h);
  if (hours) return two(hours, unit.h, minutes % 60, unit.m);
  if (minutes) return two(minutes, unit.m, minutes < 10 ? seconds % 60 : 0, unit.s);
  return `${seconds}${unit.s}`;
}

const UNITS: Record<string, number> = { s: 1e3, min: 6e4, m: 6e4, h: 36e5, d: 864e5, w: 6048e5 };

/** Milliseconds of `now`, `-8h`, `-7d` or an ISO time; NaN for anything else. */
export function instant(text: string): number {
  if (text === "now") return now();
  const back = /^-(\d+(?:\.\d+)?)(s|min|m|h|d|w)$/.exec(text);
  if (back) return now() - Number(back[1]) * (UNITS[back[2] ?? ""] ?? NaN);
  return Date.parse(text);
}

export function iso(millis: number): string {
  return new Date(Math.round(millis)).toISOString().replace(/\.000Z$/, "Z");
}

const numbers = new Map<string, Intl.NumberFormat>();

/** A number as people read it: four figures that count, no more. */
export function number(value: number | null | undefined, digits = 4): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const key = language() + digits;
  let found = numbers.get(key);
  if (!found) {
    found = new Intl.NumberFormat(language() === "zh-CN" ? "zh-CN" : "en-GB", { maximumSignificantDigits: digits });
    numbers.set(key, found);
  }
  return found.format(value);
}

/** A whole number. */
export function count(value: number): string {
  return number(Math.round(value), 21);
}

/** A unit as people read it: nothing where nobody named one, or where it is the 1 of plain numbers. */
export function unitText(unit: string): string {
  return unit === "unknown" || unit === "1" ? "" : unit;
}
