import { useEffect, useRef, useState } from "preact/hooks";
import { now } from "../base/api.ts";
import { iso } from "../base/time.ts";
import { fetchTrend, type Trend } from "../base/trend.ts";
import { t } from "../text/words.ts";

const WIDTH = 150;
const HEIGHT = 30;
const waiting: (() => Promise<void>)[] = [];
let running = 0;

/** Few at a time: a long list must not ask a hundred things at once. */
function later(work: () => Promise<void>): void {
  waiting.push(work);
  next();
}

function next(): void {
  if (running >= 2) return;
  const work = waiting.shift();
  if (!work) return;
  running++;
  void work().finally(() => {
    running--;
    setTimeout(next, 60);
  });
}

/** The tag that a warning is about, from well before it began; asked for when it comes into sight. */
export function Spark({ tag, began, ended }: { tag: string; began: number; ended: number | null }) {
  const box = useRef<HTMLSpanElement>(null);
  const [trend, setTrend] = useState<Trend | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const stop = new AbortController();
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((one) => one.isIntersecting)) return;
      seen.disconnect();
      later(async () => {
        if (stop.signal.aborted) return;
        const end = ended ?? now();
        const length = Math.max(end - began, 1_800_000);
        try {
          setTrend(await fetchTrend([tag], iso(began - length), iso(end + (ended ? length / 2 : 0)), 60, stop.signal));
        } catch {
          // A list without its small picture still says all in words.
        }
      });
    });
    seen.observe(element);
    return () => {
      seen.disconnect();
      stop.abort();
    };
  }, [tag, began, ended]);
  return <span ref={box} class="spark-box">{trend ? <Line trend={trend} began={began} /> : null}</span>;
}

function Line({ trend, began }: { trend: Trend; began: number }) {
  const pen = trend.pens[0];
  if (!pen) return null;
  let low = Infinity;
  let high = -Infinity;
  for (const value of pen.values) {
    if (value === null || value === undefined) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high >= low)) return <small>{t("spark.none")}</small>;
  const y = (value: number) => (high === low ? HEIGHT / 2 : HEIGHT - 3 - ((value - low) / (high - low)) * (HEIGHT - 6)).toFixed(1);
  let path = "";
  let broken = true;
  for (let slot = 0; slot < pen.values.length; slot++) {
    const value = pen.values[slot];
    if (value === null) broken = true;
    if (value === null || value === undefined) continue;
    path += `${broken ? "M" : "L"}${((slot / pen.values.length) * WIDTH).toFixed(1)} ${y(value)}`;
    broken = false;
  }
  const first = trend.times[0] ?? 0;
  const length = (trend.times[trend.times.length - 1] ?? 0) - first;
  const mark = Math.min(Math.max(((began / 1_000 - first) / length) * WIDTH, 0), WIDTH);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t("spark.says", { tag: pen.name })}>
      <rect class="since" x={mark} y={0} width={WIDTH - mark} height={HEIGHT} />
      <path class="trace" d={path} />
    </svg>
  );
}
