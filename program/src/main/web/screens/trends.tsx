import { useEffect, useMemo, useState } from "preact/hooks";
import { address, change, readable, useAddress } from "../base/address.ts";
import { at, Failure, get, now } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { may, singleKeys } from "../base/session.ts";
import { full, instant, iso, number, span, when, unitText } from "../base/time.ts";
import { fetchTrend, type Pen, type Trend } from "../base/trend.ts";
import { Card, Empty, Waiting } from "../parts/states.tsx";
import { writes } from "../parts/frame.tsx";
import { plural, t } from "../text/words.ts";
import { Lanes, type Moment, type Pin, said } from "./lanes.tsx";
import { Later } from "../parts/later.tsx";
import { complain, say } from "../parts/toast.tsx";

const LENGTHS = ["15min", "1h", "8h", "24h", "7d", "30d"];
const MOST_PENS = 50;

interface Warned {
  id: string;
  asset: string;
  began: string;
  returned: string | null;
  headline: string;
}

/** What was measured: pens in lanes over one time. */
export function Trends() {
  const { query } = useAddress();
  const asset = query.get("asset") ?? "";
  const named = query.getAll("pen");
  const pens = useDefaults(named, asset);
  if (pens === null) return <Waiting millis={200} what={t("trends.pens")} again={() => location.reload()} />;
  return <Workspace pens={pens} asset={asset} />;
}

/** The pens of the address; else the first tags of the asset. */
function useDefaults(named: string[], asset: string): string[] | null {
  const tags = useLoad(`defaults ${named.length ? "" : asset}`, (stop) =>
    named.length
      ? Promise.resolve({ tags: [] })
      : get<{ tags: { tag: string; kind: string }[] }>("/api/v1/tags", { asset, limit: 200 }, stop));
  if (named.length) return named.slice(0, MOST_PENS);
  if (tags.failure) return [];
  if (!tags.value) return null;
  const all = tags.value.tags;
  const first = all[0]?.tag.slice(0, all[0].tag.lastIndexOf("/"));
  return all.filter((one) => one.kind === "measurement" && one.tag.slice(0, one.tag.lastIndexOf("/")) === first).slice(0, 5).map((one) => one.tag);
}

function Workspace({ pens, asset }: { pens: string[]; asset: string }) {
  const { query } = useAddress();
  const from = query.get("from") ?? "-8h";
  const until = query.get("until") ?? "now";
  const merged = query.get("lanes") === "one";
  const moving = from.startsWith("-") && until === "now";
  const range = useMemo(() => ({ from: instant(from), until: instant(until) }), [from, until]);
  const wrong = !(range.from < range.until);
  const trend = useTrend(pens, from, until, wrong);
  const [pins, setPins] = useState<Pin[]>([]);
  const [marking, setMarking] = useState<{ from: number; until: number } | null>(null);
  const [adding, setAdding] = useState(false);
  const [table, setTable] = useState(false);
  const asset0 = asset || (pens[0]?.slice(0, pens[0].lastIndexOf("/")) ?? "");
  const moments = useMoments(asset0, range);
  const shown = trend.value;
  const window = shown ? { from: shown.from * 1_000, until: (shown.from + shown.step * shown.buckets) * 1_000 } : range;

  const zoom = (first: number, last: number) => change({ from: iso(first), until: iso(last) }, true);
  const pan = (share: number) => zoom(window.from + share * (window.until - window.from), window.until + share * (window.until - window.from));
  const scale = (factor: number, around = 0.5) => {
    const length = (window.until - window.from) * factor;
    const middle = window.from + around * (window.until - window.from);
    zoom(middle - around * length, middle + (1 - around) * length);
  };
  const setPens = (list: string[]) => change({ pen: list }, true);

  const down = (event: KeyboardEvent) => {
    if (writes(event) || event.ctrlKey || event.metaKey) return;
    if (event.altKey && event.key === "ArrowLeft") return;
    if (event.key === "ArrowLeft" && event.shiftKey) pan(-0.25);
    else if (event.key === "ArrowRight" && event.shiftKey) pan(0.25);
    else if (!singleKeys.get()) return;
    else if (event.key === "+" || event.key === "=") scale(0.5);
    else if (event.key === "-") scale(2);
    else if (event.key === "0") change({ from: "", until: "" }, true);
    else if (event.key === "m") change({ lanes: merged ? "" : "one" }, true);
    else if (event.key === "p") setAdding(true);
    else if (event.key === "Escape") setPins([]);
    else return;
    event.preventDefault();
  };

  return (
    <div class="trends" onKeyDown={down}>
      <div class="title">
        <h1>{t("rail.trends")}</h1>
        <div class="tools" role="group" aria-label={t("trends.time")}>
          <button type="button" aria-label={t("trends.back")} onClick={() => pan(-0.5)}>◀</button>
          <select
            aria-label={t("trends.length")}
            value={moving ? from.slice(1) : ""}
            onChange={(event) => change({ from: `-${event.currentTarget.value}`, until: "" }, true)}
          >
            {moving && LENGTHS.includes(from.slice(1)) ? null : <option value="">{span(window.until - window.from)}</option>}
            {LENGTHS.map((one) => <option value={one}>{t(`length.${one}` as "length.1h")}</option>)}
          </select>
          <button type="button" aria-label={t("trends.forward")} onClick={() => pan(0.5)}>▶</button>
          <button type="button" aria-label={t("trends.in")} onClick={() => scale(0.5)}>+</button>
          <button type="button" aria-label={t("trends.out")} onClick={() => scale(2)}>−</button>
          <button type="button" onClick={() => history.back()}>{t("trends.step")}</button>
          <button type="button" onClick={() => change({ from: "", until: "" }, true)} aria-pressed={moving}>{t("trends.now")}</button>
        </div>
        <div class="tools" role="group" aria-label={t("trends.view")}>
          <button type="button" aria-pressed={merged} onClick={() => change({ lanes: merged ? "" : "one" }, true)}>{t("trends.merge")}</button>
          <button type="button" aria-pressed={table} onClick={() => setTable(!table)}>{t("trends.data")}</button>
          {may("label")
            ? (
              <button
                type="button"
                onClick={() => {
                  const [a, b] = pins;
                  setMarking(a && b ? { from: Math.min(a.at, b.at), until: Math.max(a.at, b.at) } : window);
                }}
              >
                {t("trends.mark")}
              </button>
            )
            : null}
          <Copy pens={pens} window={window} />
        </div>
      </div>
      {wrong ? <Empty title={t("trends.range")} why={t("trends.range.why")}><button type="button" onClick={() => change({ from: "", until: "" })}>{t("trends.now")}</button></Empty> : null}
      {!wrong && pens.length === 0
        ? (
          <Empty title={t("trends.none")} why={t("trends.none.why")}>
            <button type="button" class="first" onClick={() => setAdding(true)}>{t("trends.add")}</button>
          </Empty>
        )
        : null}
      {trend.failure ? <Card failure={trend.failure} again={trend.again} /> : null}
      {!wrong && pens.length > 0 && !shown && !trend.failure ? <Waiting millis={300} what={t("rail.trends")} again={trend.again} /> : null}
      {shown && pens.length > 0
        ? (
          <div class="workspace">
            <PenTable
              trend={shown}
              pins={pins}
              add={() => setAdding(true)}
              drop={(id) => setPens(pens.filter((one) => one !== id))}
              moving={moving}
            />
            <div class="chart-side">
              <Lanes
                trend={shown}
                merged={merged}
                pins={pins}
                pin={(one) => setPins(pins.length >= 2 ? [one] : [...pins, one])}
                zoom={zoom}
                pan={pan}
                mark={may("label") ? (first, last) => setMarking({ from: first, until: last }) : undefined}
                moments={moments}
              />
              <Pinned trend={shown} pins={pins} clear={() => setPins([])} />
              <Moments moments={moments} zoom={zoom} />
              {table ? <Data trend={shown} /> : null}
            </div>
          </div>
        )
        : null}
      {adding
        ? (
          <Later
            load={async () => (await import("./add-pen.tsx")).AddPen}
            props={{ asset, have: pens, close: () => setAdding(false), add: (id: string) => setPens([...pens, id].slice(0, MOST_PENS)) }}
          />
        )
        : null}
      {marking && asset0
        ? <Later load={async () => (await import("./mark-moment.tsx")).MarkMoment} props={{ asset: asset0, ...marking, close: () => setMarking(null) }} />
        : null}
    </div>
  );
}

interface Drawn {
  value: Trend | null;
  failure: Failure | null;
  again: () => void;
}

/** The window in as many buckets as the screen has room for; a moving window is asked for again each second. */
function useTrend(pens: string[], from: string, until: string, wrong: boolean): Drawn {
  const [value, setValue] = useState<{ key: string; trend: Trend } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  const key = pens.join("\n");
  const moving = until === "now" || !until;
  useEffect(() => {
    if (wrong || pens.length === 0) return;
    const stop = new AbortController();
    let timer = 0;
    const buckets = Math.min(1_400, Math.max(200, Math.round((innerWidth - 420) / 2) * 2));
    const ask = async () => {
      const began = performance.now();
      try {
        performance.mark("trend-asked");
        const trend = await fetchTrend(pens, from, until, buckets, stop.signal);
        setValue({ key, trend });
        setFailure(null);
      } catch (refused) {
        if (stop.signal.aborted) return;
        setFailure(refused instanceof Failure ? refused : new Failure({ title: "", detail: String(refused), code: "web.screen.defect", kind: "defect", status: 0 }));
      }
      // A quarter of the time at most is spent on asking, so that a slow plant is not made slower.
      if (!stop.signal.aborted && moving) timer = setTimeout(soon, Math.max(1_000, 4 * (performance.now() - began)));
    };
    const soon = () => {
      if (document.hidden) timer = setTimeout(soon, 1_000);
      else void ask();
    };
    void ask();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [key, from, until, wrong, round]);
  return { value: value && value.key === key ? value.trend : null, failure, again: () => setRound(round + 1) };
}

function useMoments(asset: string, range: { from: number; until: number }): Moment[] {
  const minute = (millis: number) => Math.round(millis / 60_000);
  const loaded = useLoad(`moments ${asset} ${minute(range.from)} ${minute(range.until)}`, async (stop) => {
    if (!asset) return [];
    const times = { asset, from: iso(range.from), until: iso(Math.max(range.until, now())) };
    const [named, warned] = await Promise.all([
      get<{ moments: { id: string; from: string; until: string | null; kind: string; name: string; label: string }[] }>("/api/v1/moments", times, stop),
      get<{ warnings: Warned[] }>("/api/v1/warnings", { asset, all: "1", limit: 200 }, stop),
    ]);
    return [
      ...named.moments.map((one): Moment => ({
        id: one.id,
        from: Date.parse(one.from),
        until: one.until ? Date.parse(one.until) : Infinity,
        kind: one.kind,
        name: one.label ? `${one.name} (${one.label})` : one.name,
        to: "",
      })),
      ...warned.warnings.map((one): Moment => ({
        id: one.id,
        from: Date.parse(one.began),
        until: one.returned ? Date.parse(one.returned) : Infinity,
        kind: "warning",
        name: one.headline,
        to: `/warnings/${encodeURIComponent(one.id)}`,
      })),
    ].filter((one) => one.from < range.until && one.until > range.from);
  }, ["warning"], 30_000);
  return loaded.value ?? [];
}

type Column = "name" | "now" | "min" | "max" | "mean";

function PenTable({ trend, pins, add, drop, moving }: {
  trend: Trend;
  pins: Pin[];
  add: () => void;
  drop: (id: string) => void;
  moving: boolean;
}) {
  const [by, setBy] = useState<{ column: Column | ""; down: boolean }>({ column: "", down: false });
  const rows = useMemo(() => {
    const all = trend.pens.map((pen, index) => ({ pen, index }));
    const column = by.column;
    if (!column) return all;
    const value = (pen: Pen) => column === "name" ? pen.name : pen[column] ?? -Infinity;
    return all.sort((a, b) => (value(a.pen) < value(b.pen) ? -1 : 1) * (by.down ? -1 : 1));
  }, [trend, by]);
  const head = (column: Column) => (
    <th scope="col" class={column === "name" ? "" : "n"} aria-sort={by.column === column ? (by.down ? "descending" : "ascending") : "none"}>
      <button type="button" class="plain-button" onClick={() => setBy({ column, down: by.column === column && !by.down })}>
        {t(`pen.${column}`)}
      </button>
    </th>
  );
  const assets = new Set(trend.pens.map((pen) => pen.asset));
  return (
    <div class="pens">
      <table>
        <caption dir="auto">{assets.size === 1 ? [...assets][0] : t("trends.pens")}</caption>
        <thead>
          <tr>{head("name")}{head("now")}{head("min")}{head("max")}{head("mean")}<td /></tr>
        </thead>
        <tbody>
          {rows.map(({ pen, index }) => (
            <tr>
              <th scope="row">
                <i class={`key pen-${index % 8}`} aria-hidden="true" /> <b dir="auto">{pen.name}</b> <small dir="auto">{unitText(pen.unit)}</small>
                {assets.size > 1 ? <small class="where" dir="auto">{pen.asset}</small> : null}
                {pen.bad ? <small class="out">{plural("pen.bad", pen.bad)}</small> : null}
                {pen.count === 0 ? <small class="out">{t("pen.none")}</small> : null}
              </th>
              <td class="n">{moving && pen.now !== null ? (pen.words ? said(pen, pen.now) : number(pen.now)) : "–"}</td>
              <td class="n">{pen.words ? "" : number(pen.min)}</td>
              <td class="n">{pen.words ? "" : number(pen.max)}</td>
              <td class="n">{pen.words ? "" : number(pen.mean)}</td>
              <td><button type="button" class="plain-button" aria-label={t("pen.drop", { tag: pen.id })} onClick={() => drop(pen.id)}>✕</button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" onClick={add}>+ {t("trends.add")} <kbd>p</kbd></button>
      <p class="note">{pins.length ? "" : t("trends.help")}</p>
    </div>
  );
}

/** Values where the crosshair was pinned; between two pins the differences. */
function Pinned({ trend, pins, clear }: { trend: Trend; pins: Pin[]; clear: () => void }) {
  const [a, b] = pins;
  if (!a) return null;
  const value = (pen: Pen, pin: Pin) => {
    const slot = Math.min(Math.max(Math.round((pin.at / 1_000 - trend.from) / (trend.step / 2)), 0), pen.values.length - 1);
    return pen.values[slot];
  };
  return (
    <div class="pinned panel" role="status">
      <p>
        <b>A</b> {full(a.at)} {b ? <><b>B</b> {full(b.at)} <b>Δt</b> {span(Math.abs(b.at - a.at))}</> : <span class="soft">{t("pin.second")}</span>}
        <button type="button" class="plain-button" onClick={clear}>{t("pin.clear")}</button>
      </p>
      <table>
        <tbody>
          {trend.pens.slice(0, 20).map((pen) => {
            const first = value(pen, a);
            const second = b ? value(pen, b) : undefined;
            return (
              <tr>
                <th scope="row" dir="auto">{pen.name}</th>
                <td class="n">{number(first)}</td>
                {b ? <td class="n">{number(second)}</td> : null}
                {b ? <td class="n">Δ {typeof first === "number" && typeof second === "number" ? number(second - first) : "–"}</td> : null}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Moments({ moments, zoom }: { moments: Moment[]; zoom: (from: number, until: number) => void }) {
  if (moments.length === 0) return null;
  return (
    <div class="moments">
      <span>{t("trends.moments")}:</span>
      {moments.slice(0, 40).map((one) => (
        <span class={`moment ${one.kind}`}>
          <button
            type="button"
            class="plain-button"
            onClick={() => {
              const end = Math.min(one.until, now());
              const margin = Math.max((end - one.from) * 0.1, 1_000);
              zoom(one.from - margin, end + margin);
            }}
          >
            <span dir="auto">{one.name.slice(0, 60)}</span> <small>{when(one.from)}</small>
          </button>
          {one.to ? <a href={one.to}>{t("moment.open")}</a> : null}
        </span>
      ))}
    </div>
  );
}

function Data({ trend }: { trend: Trend }) {
  const stride = Math.max(1, Math.ceil(trend.buckets / 200));
  const rows: number[] = [];
  for (let bucket = 0; bucket < trend.buckets; bucket += stride) rows.push(bucket);
  const cell = (pen: Pen, bucket: number) => {
    let low = Infinity;
    let high = -Infinity;
    let gap = false;
    for (let slot = 2 * bucket; slot < 2 * Math.min(bucket + stride, trend.buckets); slot++) {
      const value = pen.values[slot];
      if (value === null) gap = true;
      if (typeof value === "number" && !Number.isNaN(value)) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    if (high < low) return gap ? t("data.gap") : "";
    return (low === high ? number(low) : `${number(low)} – ${number(high)}`) + (gap ? ` (${t("data.gap")})` : "");
  };
  const first = trend.pens[0];
  return (
    <div class="panel">
      <p>
        {t("data.summary", {
          count: trend.pens.length,
          from: full(trend.from * 1_000),
          until: full((trend.from + trend.step * trend.buckets) * 1_000),
          step: span(trend.step * stride * 1_000),
        })}{" "}
        {first && first.count ? t("data.first", { tag: first.name, min: number(first.min), max: number(first.max), mean: number(first.mean) }) : ""}
      </p>
      <div class="scroll" tabIndex={0} role="region" aria-label={t("trends.data")}>
        <table class="raw">
          <thead>
            <tr>
              <th scope="col">{t("col.time")}</th>
              {trend.pens.map((pen) => <th scope="col" class="n" dir="auto">{pen.name}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((bucket) => (
              <tr>
                <td class="one">{when((trend.from + bucket * trend.step) * 1_000, true)}</td>
                {trend.pens.map((pen) => <td class="n">{cell(pen, bucket)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The view as a link, as a file, as a command. */
function Copy({ pens, window }: { pens: string[]; window: { from: number; until: number } }) {
  const from = iso(window.from);
  const until = iso(window.until);
  const copy = (text: string) => {
    navigator.clipboard.writeText(text).then(() => say(t("copy.done")), () => complain(t("copy.refused", { text })));
  };
  const link = () => {
    const query = new URLSearchParams(address().query);
    query.delete("pen");
    for (const pen of pens) query.append("pen", pen);
    query.set("from", from);
    query.set("until", until);
    return `${location.origin}/trends?${readable(query)}`;
  };
  return (
    <details class="menu">
      <summary>{t("copy.as")}</summary>
      <div class="sheet">
        <button type="button" onClick={() => copy(link())}>{t("copy.link")}</button>
        <button type="button" onClick={() => copy(`millwright query ${pens.map((one) => `'${one.replaceAll("'", "'\\''")}'`).join(" ")} --from ${from} --until ${until}`)}>
          {t("copy.command")}
        </button>
        {may("data.export") ? <a download href={at("/api/v1/export", { tag: pens, from, until })}>{t("copy.csv")}</a> : null}
      </div>
    </details>
  );
}

