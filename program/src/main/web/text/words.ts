import type en from "./en.ts";
import { Store } from "../base/store.ts";

/** The English dictionary is the type: the other one must have every key. */
export type Words = { readonly [key in keyof typeof en]: string };
export type Key = keyof typeof en;

let words: Words;
const tag = new Store<"en" | "zh-CN">("en");

export function language(): "en" | "zh-CN" {
  return tag.get();
}

export const languageStore = tag;

export async function choose(wanted: "en" | "zh-CN"): Promise<void> {
  words = wanted === "zh-CN" ? (await import("./zh.ts")).default : (await import("./en.ts")).default;
  document.documentElement.lang = wanted;
  tag.set(wanted);
}

/** A sentence with its holes filled. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
}

/** The sentence for one or for many: `key.one` and `key.other` of the language. */
export function plural(key: string, count: number, values: Record<string, string | number> = {}): string {
  const form = new Intl.PluralRules(tag.get()).select(count) === "one" ? "one" : "other";
  return t(`${key}.${form}` as Key, { count, ...values });
}

/** The word for a code of the program; the code itself where there is none. */
export function word(group: string, code: string): string {
  const key = `${group}.${code}` as Key;
  return words[key] ?? code.replaceAll("_", " ");
}
