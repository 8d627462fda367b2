import { useEffect, useRef, useState } from "preact/hooks";
import { address } from "../base/address.ts";
import { drawing, get, now } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { singleKeys } from "../base/session.ts";
import { full, span, when } from "../base/time.ts";
import { readable } from "../parts/drawn.ts";
import { writes } from "../parts/frame.tsx";
import { Card, Shown } from "../parts/states.tsx";
import { plural, t, word } from "../text/words.ts";
import { Acts, act, type Asked } from "./acts.tsx";
import { GradeMark, type Line, workText } from "./warning-line.tsx";
import { screens } from "./all.ts";

interface Whole extends Line {
  tags: string[];
  verdict: { score: number; limit: number; budget: string };
  history: { at: string; who: string; act: string; words: string }[];
}

/** One warning: the evidence as the report draws it, what people did, and the way down to its readings. */
export function OneWarning() {
  const id = decodeURIComponent(address().path.split("/")[2] ?? "");
  const path = `/api/v1/warnings/${encodeURIComponent(id)}`;
  const whole = useLoad(path, (stop) => get<Whole>(path, {}, stop), ["warning"]);
  const [asked, ask] = useState<Asked>(null);
  const [cause, setCause] = useState("");

  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      const one = whole.value;
      if (!one?.may_act || writes(event) || event.ctrlKey || event.metaKey || event.altKey || !singleKeys.get()) return;
      // Single keys act with the focus on the warning itself, not on what stands around it.
      if (!document.getElementById("one-warning")?.contains(document.activeElement)) return;
      if (event.key === "s" && one.seen === null) void act([one], "seen").then(whole.again);
      else if (event.key === "h") ask("shelve");
      else if (event.key === "w") ask("order");
      else if (event.key === "c") ask("close");
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  }, [whole.value]);

  return (
    <section id="one-warning" tabIndex={-1} ref={(element) => element?.focus({ preventScroll: true })}>
      <p class="back"><a href="/warnings">← {t("rail.warnings")}</a></p>
      <Shown of={whole} what={t("warning.what")}>
        {(one) => (
          <>
            <div class="title">
              <h1 dir="auto">{one.asset}</h1>
              <p class="facts-line">
                <GradeMark grade={one.confidence} />
                <span title={full(Date.parse(one.began))}>
                  {one.condition === "active"
                    ? t("warning.active", { span: span(now() - Date.parse(one.began)), at: when(Date.parse(one.began)) })
                    : t("warning.returned", { at: when(Date.parse(one.returned ?? one.began)) })}
                </span>
                <span dir="auto">{one.seen ? t("warning.seen", { person: one.seen }) : t("warning.unseen")}</span>
                <span dir="auto">{workText(one)}</span>
                {one.reopened ? <span>{plural("reopened", one.reopened)}</span> : null}
              </p>
              <Acts
                lines={[one]}
                asked={asked}
                ask={(what) => {
                  if (what === "close" && asked !== "close") setCause("");
                  ask(what);
                }}
                done={whole.again}
                cause={cause}
              />
            </div>
            <Drawing path={`${path}/drawing`} round={`${one.condition} ${one.history.length}`} />
            <Right
              one={one}
              say={(what) => {
                setCause(what);
                ask("close");
              }}
            />
            <div class="two">
              <Acted one={one} />
              <Why id={id} one={one} />
            </div>
          </>
        )}
      </Shown>
    </section>
  );
}

/** The pictures and sentences, drawn by the program itself: the same as in its report. */
function Drawing({ path, round }: { path: string; round: string }) {
  const box = useRef<HTMLDivElement>(null);
  const drawn = useLoad(`${path} ${round}`, (stop) => drawing(path, stop));
  useEffect(() => {
    if (!box.current || !drawn.value) return;
    box.current.replaceChildren(...drawn.value);
    readable(box.current);
  }, [drawn.value]);
  return (
    <>
      {drawn.failure ? <Card failure={drawn.failure} again={drawn.again} /> : null}
      <h2 class="hidden">{t("col.evidence")}</h2>
      <div ref={box} class="drawing" aria-busy={drawn.value === null} />
    </>
  );
}

function Right({ one, say }: { one: Whole; say: (cause: string) => void }) {
  const facts = one.work_facts;
  return (
    <div class="right panel">
      <b>{t("warning.right")}</b>
      {facts.state === "closed"
        ? <span>{t("warning.answered", { cause: word("cause", facts.cause ?? ""), person: facts.by ?? "" })}</span>
        : one.may_act
        ? (["fault", "not_a_fault", "unsure"] as const).map((cause) => (
          <button type="button" onClick={() => say(cause)}>{t(`cause.${cause}`)}</button>
        ))
        : <span>{t("act.forbidden")}</span>}
    </div>
  );
}

function Acted({ one }: { one: Whole }) {
  return (
    <section class="panel">
      <h2>{t("warning.history")}</h2>
      <ol class="acted">
        {one.history.map((entry) => (
          <li>
            <time dateTime={entry.at} title={full(Date.parse(entry.at))}>{when(Date.parse(entry.at), true)}</time>{" "}
            <b dir="auto">{entry.who === "millwright" ? "Millwright" : entry.who}</b> {word("acted", entry.act)}
            {entry.words ? <span dir="auto">: {entry.words}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Chain {
  readings: { asset: string; tags: string[]; from: string; until: string };
  origin: Record<string, unknown>;
  verdict: { score: number; limit: number; budget: string; probability: number; standing: string };
}

interface Row {
  time: string;
  tag: string;
  value: number | null;
  quality: string;
}

/** From the warning back to its readings. */
function Why({ id, one }: { id: string; one: Whole }) {
  const [open, setOpen] = useState(false);
  return (
    <section class="panel">
      <h2>{t("why.title")}</h2>
      <p>{t("why.says")}</p>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t("why.open")}</summary>
        {open ? <Links id={id} one={one} /> : null}
      </details>
      <p class="note"><code>millwright why {id}</code></p>
    </section>
  );
}

function Links({ id, one }: { id: string; one: Whole }) {
  const chain = useLoad(`why ${id}`, (stop) => get<Chain>(`/api/v1/why/${encodeURIComponent(id)}`, {}, stop));
  return (
    <Shown of={chain} what={t("why.title")}>
      {(got) => {
        const pens = new URLSearchParams();
        for (const tag of one.tags.slice(0, 8)) pens.append("pen", `${one.asset}/${tag}`);
        const margin = (Date.parse(got.readings.until) - Date.parse(got.readings.from)) * 0.1 + 60_000;
        pens.set("from", new Date(Date.parse(got.readings.from) - margin).toISOString());
        pens.set("until", new Date(Date.parse(got.readings.until) + margin).toISOString());
        return (
          <>
            <dl class="chain">
              <dt>{t("why.readings")}</dt>
              <dd dir="auto">
                {got.readings.tags.join(", ")} · {when(Date.parse(got.readings.from), true)} – {when(Date.parse(got.readings.until), true)}
              </dd>
              <dt>{t("why.score")}</dt>
              <dd>{t("why.score.says", { score: got.verdict.score.toFixed(1), limit: got.verdict.limit.toFixed(1), budget: got.verdict.budget })}</dd>
              {Object.entries(got.origin).map(([name, value]) => (
                <>
                  <dt>{word("origin", name)}</dt>
                  <dd dir="auto"><code>{typeof value === "string" ? value : JSON.stringify(value)}</code></dd>
                </>
              ))}
            </dl>
            {screens.some((screen) => screen.rail?.to === "/trends")
              ? <p><a href={`/trends?${pens}`}>{t("why.trends")}</a></p>
              : null}
            <Readings one={one} chain={got} />
          </>
        );
      }}
    </Shown>
  );
}

function Readings({ one, chain }: { one: Whole; chain: Chain }) {
  const tag = one.tag ?? chain.readings.tags[0];
  const rows = useLoad(`rows ${one.id} ${tag}`, (stop) =>
    get<{ rows: Row[]; complete: boolean }>("/api/v1/values", {
      tag: tag ? [`${one.asset}/${tag}`] : [],
      from: chain.readings.from,
      until: chain.readings.until,
      limit: 50,
    }, stop));
  if (!tag) return null;
  return (
    <Shown of={rows} what={t("why.raw")}>
      {(got) => (
        <div class="scroll" tabIndex={0} role="region" aria-label={t("why.raw")}>
          <table class="raw">
            <caption>{got.complete ? t("why.rows", { tag }) : t("why.rows.first", { tag, count: got.rows.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t("col.time")}</th>
                <th scope="col" class="n">{t("col.value")}</th>
                <th scope="col">{t("col.quality")}</th>
              </tr>
            </thead>
            <tbody>
              {got.rows.map((row) => (
                <tr>
                  <td>{full(Date.parse(row.time))}</td>
                  <td class="n">{row.value ?? "–"}</td>
                  <td>{row.quality}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Shown>
  );
}
