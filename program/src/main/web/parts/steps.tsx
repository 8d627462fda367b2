import { useEffect, useState } from "preact/hooks";
import { useAddress } from "../base/address.ts";
import { get } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { kept, keep, may } from "../base/session.ts";
import { t } from "../text/words.ts";
import type { Line } from "../screens/warning-line.tsx";

const ACT = "mw-acted";
const GONE = "mw-steps";

/** For somebody who is here for the first time: see it, find why, act. Goes when it is done or sent away. */
export function Steps() {
  const { path } = useAddress();
  const [gone, setGone] = useState(kept(GONE) === "gone");
  const asked = !gone && may("warning.read");
  const list = useLoad(`steps ${asked}`, (stop) =>
    asked ? get<{ warnings: Line[] }>("/api/v1/warnings", { limit: 20 }, stop) : Promise.resolve({ warnings: [] }), ["warning"], asked ? 10_000 : 0);
  const looking = /^\/warnings\/[^/]+$/.test(path);
  useEffect(() => {
    if (looking) keep(ACT, kept(ACT) || "seen");
  }, [looking]);
  const all = list.value?.warnings ?? [];
  const acted = all.some((one) => one.seen !== null);
  const why = looking || kept(ACT) !== "";
  const done = acted && why;
  useEffect(() => {
    // They stay until the page is left, so that the last tick is seen.
    if (done) keep(GONE, "gone");
  }, [done]);
  if (!asked || !list.value) return null;
  const first = all.find((one) => one.condition === "active") ?? all[0];
  const leave = () => {
    keep(GONE, "gone");
    setGone(true);
  };
  const step = (ticked: boolean, text: string, to: string | undefined) => (
    <li class={ticked ? "done" : ""}>
      {ticked ? <span aria-hidden="true">✓</span> : null}
      {to && !ticked ? <a href={to}>{text}</a> : <span>{text}</span>}
      {ticked ? <span class="hidden">{t("steps.done")}</span> : null}
    </li>
  );
  const at = first ? `/warnings/${encodeURIComponent(first.id)}` : undefined;
  return (
    <aside class="steps" aria-label={t("steps.title")}>
      <ol>
        {step(Boolean(first), first ? t("steps.see", { asset: first.asset }) : t("steps.wait"), "/warnings")}
        {step(why, t("steps.why"), at)}
        {step(acted, t("steps.act"), at)}
      </ol>
      <button type="button" class="plain-button" aria-label={t("steps.leave")} onClick={leave}>✕</button>
    </aside>
  );
}
