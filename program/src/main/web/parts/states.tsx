import type { ComponentChildren } from "preact";
import type { Failure } from "../base/api.ts";
import type { Loaded } from "../base/load.ts";
import { useStore } from "../base/store.ts";
import { silent } from "../base/live.ts";
import { clock } from "../base/time.ts";
import { type Key, t } from "../text/words.ts";

/** What went wrong, which thing, what to do; the rest of the page lives. */
export function Card({ failure, again }: { failure: Failure; again?: (() => void) | undefined }) {
  const { problem } = failure;
  const key = `problem.${problem.code}` as Key;
  const own = problem.code.startsWith("web.") ? t(key) : "";
  return (
    <div class="card" role="alert">
      <h2>{problem.title || t("problem.title")}</h2>
      <p dir="auto">{own || problem.detail}</p>
      {own && problem.detail ? <p dir="auto">{problem.detail}</p> : null}
      <p class="code">{problem.code}</p>
      {again ? <button type="button" onClick={again}>{t("state.again")}</button> : null}
    </div>
  );
}

/** What would be here, why it is not, and what changes that. */
export function Empty({ title, why, children }: { title: string; why: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <h2>{title}</h2>
      <p>{why}</p>
      {children}
    </div>
  );
}

/** Nothing at first, then the frame, then what is awaited, then a way out. */
export function Waiting({ millis, what, again }: { millis: number; what: string; again: () => void }) {
  return (
    <div class="waiting" aria-busy="true">
      {millis > 100 ? <div class="bones" aria-hidden="true"><i /><i /><i /><i /></div> : null}
      <p role="status">{millis > 1_000 ? t("state.waiting", { what }) : ""}</p>
      {millis > 10_000 ? <button type="button" onClick={again}>{t("state.again")}</button> : null}
    </div>
  );
}

/** Shows what is there; a failure stands above what was there before. */
export function Shown<T>({ of, what, children }: { of: Loaded<T>; what: string; children: (value: T) => ComponentChildren }) {
  if (of.value === null) {
    return of.failure ? <Card failure={of.failure} again={of.again} /> : <Waiting millis={of.waiting} what={what} again={of.again} />;
  }
  return (
    <>
      {of.failure ? <Card failure={of.failure} again={of.again} /> : null}
      {children(of.value)}
    </>
  );
}

/** Says since when nothing is live. */
export function NotLive() {
  const since = useStore(silent);
  return (
    <div role="status" class={since === null ? "" : "not-live"}>
      {since === null ? "" : t("state.silent", { at: clock(since, true) })}
    </div>
  );
}
