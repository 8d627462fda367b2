import { useMemo, useRef, useState } from "preact/hooks";
import { change, go, useAddress } from "../base/address.ts";
import { get, now } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { may, singleKeys } from "../base/session.ts";
import { full, number, span, when } from "../base/time.ts";
import { Empty, Shown } from "../parts/states.tsx";
import { Spark } from "../parts/spark.tsx";
import { writes } from "../parts/frame.tsx";
import { plural, t } from "../text/words.ts";
import { Acts, act, type Asked } from "./acts.tsx";
import { closed, grades, GradeMark, type Line, shelved, workText } from "./warning-line.tsx";

interface Watch {
  asset: string;
  state: string;
  says: string;
  budget: string;
}

type Tab = "open" | "shelved" | "returned" | "all";
const TABS: Tab[] = ["open", "shelved", "returned", "all"];
const MOST = 200;

const inside = (line: { asset: string }, asset: string) => !asset || line.asset === asset || line.asset.startsWith(`${asset}/`);

function belongs(line: Line, tab: Tab): boolean {
  if (tab === "all") return true;
  if (tab === "shelved") return shelved(line);
  if (closed(line) || shelved(line)) return false;
  return tab === "open" ? line.condition === "active" : line.condition === "returned";
}

function order(one: Line, other: Line): number {
  return grades.indexOf(one.confidence) - grades.indexOf(other.confidence) || Date.parse(other.began) - Date.parse(one.began);
}

/** The list of warnings, with its own health. */
export function Warnings() {
  const { query } = useAddress();
  const tab = (TABS.find((one) => one === query.get("show")) ?? "open") as Tab;
  const asset = query.get("asset") ?? "";
  const filter = query.get("filter") ?? "";
  const list = useLoad("warnings", async (stop) => {
    const [standing, recent, watches] = await Promise.all([
      get<{ warnings: Line[] }>("/api/v1/warnings", {}, stop),
      get<{ warnings: Line[] }>("/api/v1/warnings", { from: "-7d", until: "now", limit: 1_000 }, stop),
      get<{ watches: Watch[] }>("/api/v1/watches", {}, stop),
    ]);
    const all = new Map(recent.warnings.map((one) => [one.id, one]));
    for (const one of standing.warnings) all.set(one.id, one);
    return { all: [...all.values()].sort(order), recent: recent.warnings, watches: watches.watches };
  }, ["warning"], 15_000);

  return (
    <>
      <div class="title">
        <h1>{t("rail.warnings")}</h1>
        <label class="filter">
          <span>{t("warnings.filter")}</span>
          <input type="search" value={filter} onInput={(event) => change({ filter: event.currentTarget.value })} />
        </label>
      </div>
      <Shown of={list} what={t("rail.warnings")}>
        {(got) => {
          const here = got.all.filter((one) => inside(one, asset));
          const words = filter.toLowerCase();
          const lines = here.filter((one) =>
            belongs(one, tab) && (!words || `${one.headline} ${one.asset} ${one.id}`.toLowerCase().includes(words))
          );
          return (
            <>
              <div class="tabs" role="group" aria-label={t("warnings.show")}>
                {TABS.map((one) => (
                  <button type="button" aria-pressed={one === tab} onClick={() => change({ show: one === "open" ? "" : one }, true)}>
                    {t(`tab.${one}`)} {here.filter((line) => belongs(line, one)).length}
                  </button>
                ))}
              </div>
              <Health recent={got.recent.filter((one) => inside(one, asset))} watches={got.watches.filter((one) => inside(one, asset))} />
              {lines.length > 0
                ? <List lines={lines} again={list.again} />
                : <None tab={tab} filtered={Boolean(words)} watches={got.watches.filter((one) => inside(one, asset))} />}
            </>
          );
        }}
      </Shown>
    </>
  );
}

/** Whether the warnings themselves can be lived with: how many, how often, which machine. */
function Health({ recent, watches }: { recent: Line[]; watches: Watch[] }) {
  const facts = useMemo(() => {
    const perMachine = new Map<string, number>();
    for (const one of recent) perMachine.set(one.asset, (perMachine.get(one.asset) ?? 0) + 1);
    const times = recent.map((one) => Date.parse(one.detected)).sort((a, b) => a - b);
    let floods = 0;
    for (let first = 0, last = 0; last < times.length; last++) {
      while ((times[last] ?? 0) - (times[first] ?? 0) > 600_000) first++;
      if (last - first >= 10) {
        floods++;
        first = last + 1;
      }
    }
    const worst = [...perMachine].sort((a, b) => b[1] - a[1])[0];
    const chattering = recent.filter((one) => one.reopened >= 3).map((one) => one.asset);
    return { floods, worst, chattering };
  }, [recent]);
  const rate = watches.length ? recent.length / watches.length : NaN;
  const learning = watches.filter((one) => one.state !== "calibrated").length;
  return (
    <p class="health">
      <span>{Number.isFinite(rate) ? t("health.rate", { rate: number(rate, 2), count: watches.length }) : t("health.unwatched")}</span>
      {learning ? <span>{plural("health.learning", learning)}</span> : null}
      <span>{facts.floods ? plural("health.floods", facts.floods) : t("health.calm")}</span>
      {facts.chattering.length ? <span>{t("health.chattering", { assets: [...new Set(facts.chattering)].slice(0, 3).join(", ") })}</span> : null}
      {facts.worst && facts.worst[1] > 1 ? <span>{t("health.worst", { asset: facts.worst[0], count: facts.worst[1] })}</span> : null}
    </p>
  );
}

function None({ tab, filtered, watches }: { tab: Tab; filtered: boolean; watches: Watch[] }) {
  if (filtered) {
    return (
      <Empty title={t("warnings.filtered")} why={t("warnings.filtered.why")}>
        <button type="button" onClick={() => change({ filter: "" })}>{t("warnings.unfilter")}</button>
      </Empty>
    );
  }
  if (watches.length === 0) return <Empty title={t("warnings.unwatched")} why={t("warnings.unwatched.why")} />;
  return (
    <Empty title={t(`none.${tab}`)} why={plural("warnings.watched", watches.length)}>
      <ul class="watches">
        {watches.slice(0, 50).map((one) => (
          <li>
            <b dir="auto">{one.asset}</b> <span dir="auto">{one.says}</span>
          </li>
        ))}
      </ul>
    </Empty>
  );
}

function List({ lines, again }: { lines: Line[]; again: () => void }) {
  const [at, setAt] = useState("");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, ask] = useState<Asked>(null);
  const [most, setMost] = useState(MOST);
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = lines.slice(0, most);
  const index = Math.max(0, shown.findIndex((one) => one.id === at));
  const acting = chosen.size ? lines.filter((one) => chosen.has(one.id)) : lines.filter((one) => one.id === at);

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const move = (to: number) => {
    const one = shown[Math.min(Math.max(to, 0), shown.length - 1)];
    if (one) body.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(one.id)}"]`)?.focus();
  };
  const down = (event: KeyboardEvent) => {
    const line = shown[index];
    if (writes(event) || event.ctrlKey || event.metaKey || event.altKey || !line) return;
    const able = acting.length ? acting : [line];
    if (event.key === "ArrowDown") move(index + 1);
    else if (event.key === "ArrowUp") move(index - 1);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(shown.length - 1);
    else if (event.key === "Enter" && (event.target as HTMLElement).tagName === "TR") go(`/warnings/${encodeURIComponent(line.id)}`);
    else if (!singleKeys.get()) return;
    else if (event.key === "x") toggle(line.id);
    else if (event.key === "s") void act(able.filter((one) => one.may_act && one.seen === null), "seen").then(again);
    else if (event.key === "h") ask("shelve");
    else if (event.key === "w") ask("order");
    else if (event.key === "c") ask("close");
    else return;
    event.preventDefault();
  };

  return (
    <>
      <table class="list stack">
        <thead>
          <tr>
            <th scope="col"><span class="hidden">{t("col.choose")}</span></th>
            <th scope="col">{t("col.sure")}</th>
            <th scope="col">{t("col.since")}</th>
            <th scope="col">{t("col.asset")}</th>
            <th scope="col">{t("col.unusual")}</th>
            <th scope="col">{t("col.evidence")}</th>
            <th scope="col">{t("col.condition")}</th>
            <th scope="col">{t("col.seen")}</th>
            <th scope="col">{t("col.work")}</th>
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={down}>
          {shown.map((one, row) => (
            <tr
              key={one.id}
              data-id={one.id}
              tabIndex={row === index ? 0 : -1}
              class={one.id === at ? "at" : ""}
              onFocusCapture={() => setAt(one.id)}
              onClick={(event) => {
                if (!(event.target as Element).closest("a, button, input, label")) go(`/warnings/${encodeURIComponent(one.id)}`);
              }}
            >
              <td class="tick">
                <label>
                  <input type="checkbox" checked={chosen.has(one.id)} onChange={() => toggle(one.id)} aria-label={t("act.choose", { asset: one.asset })} />
                </label>
              </td>
              <td class="sure-cell"><GradeMark grade={one.confidence} /></td>
              <td class="one" title={full(Date.parse(one.began))}>
                {when(Date.parse(one.began))} <small>{span((one.returned ? Date.parse(one.returned) : now()) - Date.parse(one.began))}</small>
              </td>
              <td class="name" dir="auto">{one.asset}</td>
              <td class="what" dir="auto"><a href={`/warnings/${encodeURIComponent(one.id)}`}>{one.headline}</a></td>
              <td class="evidence">{one.tag ? <Spark tag={`${one.asset}/${one.tag}`} began={Date.parse(one.began)} ended={one.returned ? Date.parse(one.returned) : null} /> : null}</td>
              <td class="one">{t(`condition.${one.condition}`)}{one.reopened ? <small>{plural("reopened", one.reopened)}</small> : null}</td>
              <td class="one" dir="auto" data-label={t("col.seen")}>{one.seen ?? t("seen.nobody")}</td>
              <td dir="auto" data-label={t("col.work")}>{workText(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length > most
        ? <button type="button" onClick={() => setMost(most + MOST)}>{t("warnings.more", { shown: most, count: lines.length })}</button>
        : null}
      {may("warning.ack") && (chosen.size || asked)
        ? (
          <div class="bulk">
            <span role="status">{plural("chosen", acting.length)}</span>
            <Acts
              lines={acting}
              asked={asked}
              ask={ask}
              done={() => {
                setChosen(new Set());
                again();
              }}
            />
          </div>
        )
        : null}
    </>
  );
}
