import { Failure, get, remove, speak } from "./api.ts";
import { Store } from "./store.ts";
import { zone } from "./time.ts";
import { choose } from "../text/words.ts";

/** Who is signed in, with what they may do somewhere in the plant. */
export interface Session {
  person: string;
  name: string;
  zone: string;
  rights: string[];
  everywhere: string[];
}

/** undefined before anybody was asked, null when nobody is signed in. */
export const session = new Store<Session | null | undefined>(undefined);

export async function ask(): Promise<void> {
  try {
    const found = await get<Session>("/api/v1/session");
    zone.set(found.zone);
    if (JSON.stringify(found) !== JSON.stringify(session.get())) session.set(found);
  } catch (refused) {
    // A program that does not answer signs nobody out.
    if (!(refused instanceof Failure) || refused.problem.status === 401 || session.get() === undefined) session.set(null);
  }
}

export function may(action: string): boolean {
  return action === "" || (session.get()?.rights.includes(action) ?? false);
}

/** True if the person may do it to the plant as a whole. */
export function mayEverywhere(action: string): boolean {
  return session.get()?.everywhere?.includes(action) ?? false;
}

export async function signOut(): Promise<void> {
  await remove("/api/v1/session");
  location.assign("/first");
}

export type Theme = "system" | "light" | "dark";

export const theme = new Store<Theme>("system");

export function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing still works until the page is left.
  }
}

export function setTheme(wanted: Theme): void {
  keep("mw-theme", wanted);
  theme.set(wanted);
  if (wanted === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = wanted;
}

export async function setLanguage(wanted: "en" | "zh-CN"): Promise<void> {
  document.cookie = `lang=${wanted === "zh-CN" ? "zh" : "en"}; Path=/; Max-Age=31536000; SameSite=Strict`;
  speak(wanted);
  await choose(wanted);
}

/** Whether single keys do something; a person can switch that off. */
export const singleKeys = new Store<boolean>(true);

export function setSingleKeys(on: boolean): void {
  keep("mw-keys", on ? "on" : "off");
  singleKeys.set(on);
}

/** What the person chose before; else what the browser says. */
export async function begin(): Promise<void> {
  const asked = new URLSearchParams(location.search).get("lang");
  const cookie = /(?:^|; )lang=(\w+)/.exec(document.cookie)?.[1];
  const wanted = asked ?? cookie ?? navigator.language;
  speak(wanted.startsWith("zh") ? "zh-CN" : "en");
  if (asked) await setLanguage(asked.startsWith("zh") ? "zh-CN" : "en");
  else await choose(wanted.startsWith("zh") ? "zh-CN" : "en");
  const chosen = kept("mw-theme");
  setTheme(chosen === "light" || chosen === "dark" ? chosen : "system");
  singleKeys.set(kept("mw-keys") !== "off");
}
