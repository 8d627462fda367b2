import { Store, useStore } from "./store.ts";

/** Where somebody is: the whole state of a screen, so that a link brings it back. */
export interface Address {
  path: string;
  query: URLSearchParams;
}

function here(): Address {
  return { path: location.pathname, query: new URLSearchParams(location.search) };
}

const store = new Store<Address>(here());

addEventListener("popstate", () => store.set(here()));

export function useAddress(): Address {
  return useStore(store);
}

export function address(): Address {
  return store.get();
}

/** Goes there; back comes back. */
export function go(to: string): void {
  history.pushState(null, "", to);
  store.set(here());
  scrollTo(0, 0);
}

/** Changes the state of the screen; `step` says whether back undoes it. An empty value takes a name out. */
export function change(values: Record<string, string | string[]>, step = false): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(values)) {
    query.delete(name);
    for (const one of Array.isArray(value) ? value : [value]) if (one !== "") query.append(name, one);
  }
  const text = readable(query);
  const to = text ? `${location.pathname}?${text}` : location.pathname;
  if (to === location.pathname + location.search) return;
  if (step) history.pushState(null, "", to);
  else history.replaceState(null, "", to);
  store.set(here());
}

/** Slashes and colons are allowed in a query, and people read links. */
export function readable(query: URLSearchParams): string {
  return query.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
}

/** A link's address that keeps what all screens share: the asset and the time. */
export function keeping(path: string): string {
  const kept = new URLSearchParams();
  for (const name of ["asset", "from", "until"]) {
    const value = store.get().query.get(name);
    if (value) kept.set(name, value);
  }
  const text = readable(kept);
  return text ? `${path}?${text}` : path;
}

/** A click on a link of ours goes there without a load, unless the person wants a tab of its own. */
export function follow(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.("a");
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const href = link.getAttribute("href") ?? "";
  if (!href.startsWith("/") || link.target || link.hasAttribute("download")) return;
  event.preventDefault();
  go(href);
}
