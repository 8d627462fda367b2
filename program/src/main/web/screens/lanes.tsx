import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { singleKeys, theme } from "../base/session.ts";
import { useStore } from "../base/store.ts";
import { clock, day, full, number, zone, unitText } from "../base/time.ts";
import type { Pen, Trend } from "../base/trend.ts";
import { t, word } from "../text/words.ts";

export interface Moment {
  id: string;
  from: number;
  until: number;
  kind: string;
  name: string;
  /** Where it is told in full; empty where nowhere. */
  to: string;
}

/** A time that somebody keeps, in milliseconds. */
export interface Pin {
  at: number;
}

interface Props {
  trend: Trend;
  merged: boolean;
  pins: Pin[];
  pin: (one: Pin) => void;
  zoom: (from: number, until: number) => void;
  pan: (share: number) => void;
  mark: ((from: number, until: number) => void) | undefined;
  moments: Moment[];
}

const AXIS = 64;
const PENS = 8;
const DASHES: number[][] = [[], [7, 4], [2, 3], [10, 3, 2, 3]];
const STATE = { gap: 2, uncertain: 3, bad: 4 };

/** What the drawing hooks look at; changes without the charts being made anew. */
interface Current extends Props {
  colours: Record<string, string>;
}

function colours(): Record<string, string> {
  const style = getComputedStyle(document.documentElement);
  const all: Record<string, string> = {};
  for (const name of ["ink", "soft", "grid", "line", "warned", "warned-edge", "gap", "limit", "brand", "strong"]) {
    all[name] = style.getPropertyValue(`--${name}`).trim();
  }
  for (let pen = 0; pen < PENS; pen++) all[`pen-${pen}`] = style.getPropertyValue(`--pen-${pen}`).trim();
  return all;
}

/** Pens in lanes below each other, or in one; one crosshair for all. */
export function Lanes(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const read = useRef<HTMLDivElement>(null);
  const plots = useRef<uPlot[]>([]);
  const current = useRef<Current>({ ...props, colours: {} });
  current.current = { ...props, colours: current.current.colours };
  const chosen = useStore(theme);
  const { trend, merged } = props;
  const made = `${merged} ${chosen} ${trend.pens.map((pen) => `${pen.id} ${pen.shape} ${pen.unit}`).join("\n")}`;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    current.current.colours = colours();
    plots.current = build(element, current, read);
    const fit = new ResizeObserver(() => {
      for (const plot of plots.current) plot.setSize({ width: element.clientWidth, height: plot.height });
    });
    fit.observe(element);
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("trend-drawn")));
    return () => {
      fit.disconnect();
      for (const plot of plots.current) plot.destroy();
      plots.current = [];
      element.replaceChildren();
    };
  }, [made]);

  useEffect(() => {
    plots.current.forEach((plot, index) => plot.setData(data(trend, merged ? trend.pens : trend.pens.slice(index, index + 1))));
  }, [trend]);
  useEffect(() => {
    for (const plot of plots.current) plot.redraw(false);
  }, [props.pins, props.moments]);

  /** By keys: arrows move the crosshair, Space keeps it. */
  const down = (event: KeyboardEvent) => {
    const plot = plots.current[0];
    if (!plot || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    const width = plot.over.clientWidth;
    const left = plot.cursor.left ?? -1;
    const at = left < 0 ? width / 2 : left;
    if (event.key === "ArrowRight") plot.setCursor({ left: Math.min(at + width / 100, width), top: 10 });
    else if (event.key === "ArrowLeft") plot.setCursor({ left: Math.max(at - width / 100, 0), top: 10 });
    else if (event.key === " " && left >= 0) props.pin({ at: plot.posToVal(left, "x") * 1_000 });
    else if (event.key === "Enter" && props.mark && props.pins[0] && props.pins[1]) {
      props.mark(Math.min(props.pins[0].at, props.pins[1].at), Math.max(props.pins[0].at, props.pins[1].at));
    } else return;
    if (event.key === " " && !singleKeys.get()) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="lanes panel">
      <div ref={box} class="plots" role="application" aria-label={t("lanes.label", { tags: trend.pens.map((pen) => pen.name).join(", ") })} tabIndex={0} onKeyDown={down} />
      <div ref={read} class="hidden" aria-live="polite" />
    </div>
  );
}

function data(trend: Trend, pens: Pen[]): uPlot.AlignedData {
  return [trend.times, ...pens.map((pen) => pen.values)] as uPlot.AlignedData;
}

function build(element: HTMLElement, current: { current: Current }, read: { current: HTMLElement | null }): uPlot[] {
  const { trend, merged } = current.current;
  const groups = merged ? [trend.pens] : trend.pens.map((pen) => [pen]);
  const sync = uPlot.sync(`lanes-${trend.pens.length}`);
  const room = Math.max(320, innerHeight - 330);
  const height = merged ? Math.min(room, 620) : Math.max(84, Math.min(190, Math.floor(room / groups.length)));
  return groups.map((pens, lane) => {
    const last = lane === groups.length - 1;
    const place = document.createElement("div");
    place.className = "one-lane";
    const head = document.createElement("div");
    head.className = "lane-head";
    const readouts = pens.map((pen) => {
      const label = document.createElement("span");
      label.dir = "auto";
      const key = document.createElement("i");
      key.className = `key pen-${trend.pens.indexOf(pen) % PENS}`;
      const name = document.createElement("b");
      name.textContent = pen.name;
      const unit = document.createElement("small");
      unit.textContent = unitText(pen.unit);
      const value = document.createElement("span");
      value.className = "read";
      label.append(key, name, " ", unit, " ", value);
      head.append(label);
      return value;
    });
    // Many names in one lane stand in the table alone.
    if (pens.length <= PENS) place.append(head);
    element.append(place);
    return new uPlot(options(pens, { last, height: height + (last ? 40 : 0), width: element.clientWidth, sync: sync.key, readouts, read }, current), data(trend, pens), place);
  });
}

interface Place {
  last: boolean;
  height: number;
  width: number;
  sync: string;
  readouts: HTMLElement[];
  read: { current: HTMLElement | null };
}

function options(pens: Pen[], place: Place, current: { current: Current }): uPlot.Options {
  const { colours: colour, trend } = current.current;
  const units = [...new Set(pens.map((pen) => (pens.length === 1 ? "y" : pen.unit)))];
  const font = "12px system-ui, sans-serif";
  const ends = (): [number, number] => {
    const { from, step, buckets } = current.current.trend;
    return [from, from + step * buckets];
  };
  let modifier = "";
  return {
    width: place.width,
    height: place.height,
    legend: { show: false },
    padding: [8, 12, place.last ? 0 : 8, 0],
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1_000), zone.get()),
    scales: { x: { time: true, range: ends }, ...Object.fromEntries(units.map((unit) => [unit, { auto: true }])) },
    axes: [
      {
        show: true,
        size: place.last ? 46 : 0,
        font,
        stroke: colour.soft ?? "",
        grid: { stroke: colour.grid ?? "", width: 1 },
        ticks: { show: place.last, stroke: colour.line ?? "" },
        values: (_, splits) => (place.last ? labels(splits) : splits.map(() => "")),
      },
      ...units.map((unit, index): uPlot.Axis => ({
        scale: unit,
        size: AXIS,
        side: index % 2 === 0 ? 3 : 1,
        font,
        stroke: colour.soft ?? "",
        grid: { show: index === 0, stroke: colour.grid ?? "", width: 1 },
        ticks: { stroke: colour.line ?? "" },
        space: 26,
        values: (_, splits) => splits.map((one) => (one === null ? "" : said(pens.length === 1 ? pens[0] : undefined, one))),
      })),
    ],
    series: [
      {},
      ...pens.map((pen): uPlot.Series => {
        const index = trend.pens.indexOf(pen);
        const stepped = uPlot.paths.stepped?.({ align: 1 });
        return {
          label: pen.name,
          scale: pens.length === 1 ? "y" : pen.unit,
          stroke: colour[`pen-${index % PENS}`] ?? "",
          dash: DASHES[Math.floor(index / PENS) % DASHES.length] ?? [],
          width: 1.25,
          spanGaps: false,
          points: { show: false },
          ...(pen.shape === "step" && stepped ? { paths: stepped } : {}),
        };
      }),
    ],
    cursor: {
      sync: { key: place.sync, setSeries: false },
      drag: { x: true, y: false, setScale: false },
      points: { size: 6 },
      bind: {
        mousedown: (plot, _, handler) => (event) => {
          modifier = event.shiftKey ? "shift" : event.altKey ? "alt" : "";
          if (modifier === "shift") dragPan(plot, event, current);
          else handler(event);
          return null;
        },
        dblclick: () => () => {
          history.back();
          return null;
        },
      },
    },
    hooks: {
      setSelect: [(plot) => {
        const { left, width } = plot.select;
        if (width > 3) {
          const from = plot.posToVal(left, "x") * 1_000;
          const until = plot.posToVal(left + width, "x") * 1_000;
          plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
          const { mark, zoom } = current.current;
          if (modifier === "alt" && mark) mark(from, until);
          else zoom(from, until);
        }
      }],
      setCursor: [(plot) => tell(plot, pens, place, current)],
      drawClear: [(plot) => ground(plot, pens, current)],
      draw: [(plot) => marks(plot, pens, current)],
      ready: [(plot) => {
        plot.over.addEventListener("click", (event) => {
          if (event.detail === 1 && (event.ctrlKey || event.metaKey)) current.current.pin({ at: plot.posToVal(event.offsetX, "x") * 1_000 });
        });
        plot.over.addEventListener("wheel", (event) => {
          if (!event.ctrlKey) return;
          event.preventDefault();
          const [from, until] = ends();
          const around = plot.posToVal(event.offsetX, "x");
          const factor = event.deltaY < 0 ? 0.7 : 1.4;
          current.current.zoom((around - (around - from) * factor) * 1_000, (around + (until - around) * factor) * 1_000);
        }, { passive: false });
      }],
    },
  };
}

/** A status says its word, a measurement its number. */
export function said(pen: Pen | undefined, value: number): string {
  if (!pen?.words?.length) return number(value, 5);
  return Number.isInteger(value) ? word("does", pen.words[value] ?? "") : "";
}

function dragPan(plot: uPlot, begun: MouseEvent, current: { current: Current }): void {
  const up = (ended: MouseEvent) => {
    removeEventListener("mouseup", up);
    const share = (begun.clientX - ended.clientX) / plot.over.clientWidth;
    if (Math.abs(share) > 0.01) current.current.pan(share);
  };
  addEventListener("mouseup", up);
}

/** The clock at each mark, with the day where it changes. */
function labels(splits: number[]): string[] {
  const step = (splits[1] ?? 0) - (splits[0] ?? 0);
  let before = "";
  return splits.map((seconds) => {
    const today = day(seconds * 1_000);
    const text = step >= 86_400 ? today : clock(seconds * 1_000, step < 60);
    const label = step < 86_400 && today !== before ? `${text}\n${today}` : text;
    before = today;
    return label;
  });
}

let told = 0;

function tell(plot: uPlot, pens: Pen[], place: Place, current: { current: Current }): void {
  const slot = plot.cursor.idx;
  const { trend } = current.current;
  pens.forEach((pen, index) => {
    const element = place.readouts[index];
    const now = trend.pens.find((one) => one.id === pen.id);
    if (!element || !now) return;
    if (slot === null || slot === undefined || (plot.cursor.left ?? -1) < 0) element.textContent = "";
    else {
      const state = now.states[slot >> 1];
      const value = now.values[slot];
      element.textContent = state === STATE.gap ? t("data.gap") : state === STATE.bad ? t("data.bad") : typeof value === "number" ? said(now, value) : "";
    }
  });
  if (place.last && slot !== null && slot !== undefined && Date.now() - told > 1_000 && document.activeElement?.classList.contains("plots")) {
    told = Date.now();
    const at = (trend.times[slot] ?? 0) * 1_000;
    const values = trend.pens.slice(0, 4).map((pen) => `${pen.name} ${typeof pen.values[slot] === "number" ? number(pen.values[slot] as number) : t("data.gap")}`);
    if (place.read.current) place.read.current.textContent = `${full(at)}: ${values.join(", ")}`;
  }
}

/** Below the lines: periods that have a name, and times without values. */
function ground(plot: uPlot, pens: Pen[], current: { current: Current }): void {
  const { moments, colours: colour, trend } = current.current;
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  const x = (millis: number) => Math.min(Math.max(plot.valToPos(millis / 1_000, "x", true), bbox.left - 2), bbox.left + bbox.width + 2);
  for (const one of moments) {
    const left = x(one.from);
    const right = x(one.until);
    ctx.fillStyle = one.kind === "warning" ? colour.warned ?? "" : colour.grid ?? "";
    ctx.fillRect(left, bbox.top, Math.max(right - left, 2), bbox.height);
    ctx.fillStyle = one.kind === "warning" ? colour["warned-edge"] ?? "" : colour.limit ?? "";
    ctx.fillRect(left, bbox.top, 1.5 * devicePixelRatio, bbox.height);
  }
  if (pens.length === 1) {
    const pen = trend.pens.find((one) => one.id === pens[0]?.id);
    if (pen) hatch(plot, pen, trend, colour.gap ?? "");
  }
  ctx.restore();
}

/** Hatches where the source was silent: a gap must be seen as one. */
function hatch(plot: uPlot, pen: Pen, trend: Trend, colour: string): void {
  const { ctx, bbox } = plot;
  ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  for (let bucket = 0; bucket < trend.buckets; bucket++) {
    if (pen.states[bucket] !== STATE.gap) continue;
    const first = bucket;
    while (bucket < trend.buckets && pen.states[bucket] === STATE.gap) bucket++;
    const left = plot.valToPos(trend.from + first * trend.step, "x", true);
    const right = plot.valToPos(trend.from + bucket * trend.step, "x", true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    ctx.beginPath();
    const space = 7 * devicePixelRatio;
    for (let at = left - bbox.height; at < right; at += space) {
      ctx.moveTo(at, bbox.top + bbox.height);
      ctx.lineTo(at + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
  }
}

/** Above the lines: where quality was bad or uncertain, and what was pinned. */
function marks(plot: uPlot, pens: Pen[], current: { current: Current }): void {
  const { pins, colours: colour, trend } = current.current;
  const { ctx, bbox } = plot;
  ctx.save();
  if (pens.length === 1) {
    const pen = trend.pens.find((one) => one.id === pens[0]?.id);
    const height = 5 * devicePixelRatio;
    for (let bucket = 0; pen && bucket < trend.buckets; bucket++) {
      const state = pen.states[bucket];
      if (state !== STATE.bad && state !== STATE.uncertain) continue;
      const left = plot.valToPos(trend.from + bucket * trend.step, "x", true);
      const right = plot.valToPos(trend.from + (bucket + 1) * trend.step, "x", true);
      ctx.fillStyle = (state === STATE.bad ? colour.strong : colour.limit) ?? "";
      ctx.fillRect(left, bbox.top + bbox.height - height, Math.max(right - left, 1), height);
    }
  }
  ctx.strokeStyle = colour.ink ?? "";
  ctx.fillStyle = colour.ink ?? "";
  ctx.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
  pins.forEach((pin, index) => {
    const left = plot.valToPos(pin.at / 1_000, "x", true);
    if (left < bbox.left || left > bbox.left + bbox.width) return;
    ctx.setLineDash([4, 3]);
    ctx.beginPath();
    ctx.moveTo(left, bbox.top);
    ctx.lineTo(left, bbox.top + bbox.height);
    ctx.stroke();
    ctx.fillText(index === 0 ? "A" : "B", left + 4, bbox.top + 12 * devicePixelRatio);
  });
  ctx.restore();
}
