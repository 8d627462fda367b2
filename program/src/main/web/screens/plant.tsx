import { useAddress } from "../base/address.ts";
import { get, now } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { may } from "../base/session.ts";
import { full, number, span, when } from "../base/time.ts";
import { Empty, Shown } from "../parts/states.tsx";
import { plural, t, word } from "../text/words.ts";
import { grades, GradeMark, type Line, mark, shelved } from "./warning-line.tsx";

interface Machine {
  asset: string;
  tags: number;
  newest: string | null;
  silent: number;
  silent_first: string[];
  bad: number;
  state_tag?: string;
  state?: string;
  minutes?: Record<string, number>;
}

interface Watch {
  asset: string;
  state: string;
  says: string;
}

interface Whole {
  from: string;
  until: string;
  machines: Machine[];
  standing: Line[];
  recent: Line[];
  watches: Map<string, Watch>;
}

/** The order in which states are drawn: what works first, then what is lost. */
const WORKING = ["working", "running", "run", "producing"];
const CALM = ["idle", "off", "ready"];
const KINDS = ["working", "idle", "setup", "maintenance", "starved", "blocked", "down"];
const BACKS = ["1h", "8h", "24h"];

/** Every line: what it does, what was lost, what is wrong, what changed. */
export function Plant() {
  const { query } = useAddress();
  const asset = query.get("asset") ?? "";
  const back = BACKS.find((one) => one === query.get("back")) ?? "8h";
  const whole = useLoad(`plant ${asset} ${back}`, async (stop): Promise<Whole> => {
    const none = { warnings: [], watches: [] };
    const warned = may("warning.read");
    const [overview, standing, recent, watches] = await Promise.all([
      get<{ from: string; until: string; machines: Machine[] }>("/api/v1/overview", { asset, back }, stop),
      warned ? get<{ warnings: Line[] }>("/api/v1/warnings", {}, stop) : none,
      warned ? get<{ warnings: Line[] }>("/api/v1/warnings", { from: `-${back}`, until: "now", limit: 200 }, stop) : none,
      warned ? get<{ watches: Watch[] }>("/api/v1/watches", {}, stop) : none,
    ]);
    const inside = (one: Line) => !asset || one.asset === asset || one.asset.startsWith(`${asset}/`);
    return {
      ...overview,
      standing: standing.warnings.filter((one) => one.condition === "active" && !shelved(one) && inside(one)),
      recent: recent.warnings.filter(inside),
      watches: new Map(watches.watches.map((one) => [one.asset, one])),
    };
  }, ["warning", "tile"], 15_000);

  return (
    <>
      <div class="title">
        <h1>{t("rail.plant")}</h1>
        <div class="tabs" role="group" aria-label={t("plant.back")}>
          {BACKS.map((one) => (
            <a class="tab" href={`?${new URLSearchParams({ ...(asset ? { asset } : {}), back: one })}`} {...(one === back ? { "aria-current": "true" as const } : {})}>
              {t("plant.last", { length: t(`length.${one}` as "length.1h") })}
            </a>
          ))}
        </div>
      </div>
      <Shown of={whole} what={t("rail.plant")}>
        {(got) =>
          got.machines.length === 0
            ? <Empty title={t("plant.none")} why={t("plant.none.why")}><a class="tab" href="/data">{t("rail.data")}</a></Empty>
            : (
              <>
                <Lines whole={got} back={back} />
                <Changed whole={got} />
              </>
            )}
      </Shown>
    </>
  );
}

function Lines({ whole, back }: { whole: Whole; back: string }) {
  const lines = new Map<string, Machine[]>();
  for (const one of whole.machines) {
    const line = one.asset.includes("/") ? one.asset.slice(0, one.asset.lastIndexOf("/")) : "";
    lines.set(line, [...(lines.get(line) ?? []), one]);
  }
  return (
    <table class="list stack plant">
      <thead>
        <tr>
          <th scope="col">{t("plant.machine")}</th>
          <th scope="col">{t("plant.now")}</th>
          <th scope="col">{t("plant.did", { length: t(`length.${back}` as "length.1h") })}</th>
          <th scope="col" class="n">{t("plant.lost")}</th>
          <th scope="col">{t("rail.warnings")}</th>
          <th scope="col">{t("plant.values")}</th>
        </tr>
      </thead>
      {[...lines].map(([line, machines]) => (
        <tbody>
          <tr class="line">
            <th scope="rowgroup" dir="auto">{line}</th>
            <td />
            <td>{plural("plant.machines", machines.length)}</td>
            <td class="n" data-label={t("plant.lost")}>{number(machines.reduce((sum, one) => sum + lost(one.minutes), 0), 3)}</td>
            <td />
            <td />
          </tr>
          {machines.map((one) => <Row one={one} whole={whole} />)}
        </tbody>
      ))}
    </table>
  );
}

function Row({ one, whole }: { one: Machine; whole: Whole }) {
  const warnings = whole.standing.filter((line) => line.asset === one.asset);
  const watch = whole.watches.get(one.asset);
  const stale = one.newest === null || now() - Date.parse(one.newest) > 300_000;
  const halted = one.state && !WORKING.includes(one.state) && !CALM.includes(one.state);
  return (
    <tr>
      <td class="name" dir="auto"><a href={`/trends?asset=${encodeURI(one.asset)}`}>{one.asset.slice(one.asset.lastIndexOf("/") + 1)}</a></td>
      <td>
        {one.state ? <span class={stale ? "stale" : halted ? "halted" : ""}>{word("does", one.state)}</span> : <span class="soft">–</span>}
      </td>
      <td>{one.minutes ? <Bar minutes={one.minutes} asset={one.asset} /> : <span class="soft">{t("plant.untold")}</span>}</td>
      <td class="n" data-label={t("plant.lost")}>{one.minutes ? number(lost(one.minutes), 3) : "–"}</td>
      <td>
        {warnings.length
          ? warnings.slice(0, 3).sort((a, b) => grades.indexOf(a.confidence) - grades.indexOf(b.confidence)).map((line) => (
            <a class={`grade ${line.confidence}`} href={`/warnings/${encodeURIComponent(line.id)}`}>
              {mark[line.confidence]} {line.tag ?? line.id} <small>{span(now() - Date.parse(line.began))}</small>
            </a>
          ))
          : watch
          ? watch.state === "calibrated" ? <span class="soft">{t("plant.quiet")}</span> : <span class="soft" dir="auto">{watch.says}</span>
          : <span class="soft">{t("plant.unwatched")}</span>}
      </td>
      <td>
        {one.newest === null ? t("data.never") : stale ? <span class="stale">{t("data.stale", { at: when(Date.parse(one.newest)) })}</span> : one.silent
          ? <span class="halted" title={one.silent_first.join(", ")}>{t("plant.silent", { count: one.silent, tags: one.tags })}</span>
          : <span class="soft">{plural("data.points", one.tags)}</span>}
        {one.bad ? <small class="out">{plural("plant.bad", one.bad)}</small> : null}
      </td>
    </tr>
  );
}

function lost(minutes: Record<string, number> = {}): number {
  return Object.entries(minutes).reduce((sum, [state, length]) => sum + (WORKING.includes(state) || CALM.includes(state) ? 0 : length), 0);
}

const WIDTH = 300;

/** For how long the machine did what, as one bar; the minutes stand in its name and in what the pointer shows. */
function Bar({ minutes, asset }: { minutes: Record<string, number>; asset: string }) {
  const parts = Object.entries(minutes).sort(([a], [b]) => place(a) - place(b));
  const sum = parts.reduce((total, [, length]) => total + length, 0);
  if (sum === 0) return <span class="soft">{t("plant.untold")}</span>;
  const says = parts.map(([state, length]) => `${word("does", state)} ${number(length, 3)} min`).join(", ");
  let left = 0;
  return (
    <svg class="states" viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" role="img" aria-label={`${asset}: ${says}`}>
      <title>{says}</title>
      {parts.map(([state, length]) => {
        const width = (length / sum) * WIDTH;
        const x = left;
        left += width;
        return <rect class={`does ${KINDS.includes(state) ? state : "other"}`} x={x} y={0} width={width} height={16} />;
      })}
    </svg>
  );
}

function place(state: string): number {
  const at = KINDS.indexOf(state);
  return at < 0 ? KINDS.length : at;
}

function Changed({ whole }: { whole: Whole }) {
  const events = whole.recent.flatMap((one) => [
    { at: Date.parse(one.detected), text: t("changed.raised"), one },
    ...(one.returned ? [{ at: Date.parse(one.returned), text: t("changed.returned"), one }] : []),
  ]).filter((event) => event.at >= Date.parse(whole.from)).sort((a, b) => b.at - a.at).slice(0, 20);
  return (
    <div class="two">
      <section class="panel">
        <h2>{t("changed.title")}</h2>
        {events.length === 0 ? <p>{t("changed.none")}</p> : (
          <ol class="acted">
            {events.map((event) => (
              <li>
                <time title={full(event.at)}>{when(event.at)}</time> {event.text}{" "}
                <a href={`/warnings/${encodeURIComponent(event.one.id)}`} dir="auto">{event.one.asset}</a> <GradeMark grade={event.one.confidence} />
              </li>
            ))}
          </ol>
        )}
      </section>
      <section class="panel">
        <h2>{t("plant.key")}</h2>
        <ul class="state-key">
          {KINDS.map((one) => (
            <li>
              <svg viewBox="0 0 20 12" aria-hidden="true"><rect class={`does ${one}`} width={20} height={12} /></svg> {word("does", one)}
            </li>
          ))}
        </ul>
        <p class="note">{t("plant.note")}</p>
      </section>
    </div>
  );
}
