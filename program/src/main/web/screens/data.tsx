import { change, useAddress } from "../base/address.ts";
import { get, post } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { mayEverywhere } from "../base/session.ts";
import { count, full, number, span, when, unitText } from "../base/time.ts";
import { Card, Empty, Shown } from "../parts/states.tsx";
import { complain, say } from "../parts/toast.tsx";
import { plural, t, word } from "../text/words.ts";

interface Connection {
  name: string;
  kind: string;
  address: string;
  state: string;
  since: string | null;
  why: string;
  next_try: string | null;
  last_value: string | null;
  received: number;
  lag_ms: number | null;
  age_ms: number | null;
  lost: number;
  tags: number;
  interval_ms: number;
  wanted: "running" | "stopped";
}

interface Detail extends Connection {
  points: { asset: string; tag: string; unit: string; address: string }[];
  losses: { what: string; from: string; until: string; reason: string; values: number; exact: boolean }[];
}

interface Status {
  history: { files: number; bytes: number; rows: number; values: number; tail_values: number };
  disk_free_bytes: number;
}

/** How values come: connections with freshness and loss, and what is kept of them. */
export function Data() {
  const { query } = useAddress();
  const chosen = query.get("connection") ?? "";
  const list = useLoad("connections", (stop) => get<{ connections: Connection[] }>("/api/v1/connections", {}, stop), ["tile", "stale"], 5_000);
  return (
    <>
      <div class="title">
        <h1>{t("rail.data")}</h1>
        {mayEverywhere("connect") ? <a class="tab" href="/data/connect">+ {t("connect.title")}</a> : null}
      </div>
      <Shown of={list} what={t("data.connections")}>
        {(got) =>
          got.connections.length === 0
            ? <Empty title={t("data.none")} why={t("data.none.why")} />
            : <Connections all={got.connections} chosen={chosen} />}
      </Shown>
      {chosen ? <One name={chosen} again={list.again} /> : null}
      {mayEverywhere("status.read") ? <Kept /> : null}
    </>
  );
}

/** The state in a word; a mark beside it where something is wrong. */
function State({ of }: { of: Connection }) {
  const well = of.state === "live" || (of.wanted === "stopped" && of.state === "stopped");
  return <span class={well ? "state" : "state wrong"}>{well ? "" : "◆ "}{word("line", of.state)}</span>;
}

/** How old the newest value is; a last value never looks live. */
function Fresh({ of }: { of: Connection }) {
  if (!of.last_value || of.age_ms === null) return <span class="soft">{t("data.never")}</span>;
  const stale = of.state !== "live" || of.age_ms > Math.max(60_000, 5 * of.interval_ms);
  return (
    <span class={stale ? "stale" : ""} title={full(Date.parse(of.last_value))}>
      {stale ? t("data.stale", { at: when(Date.parse(of.last_value), true) }) : t("data.fresh", { age: span(of.age_ms) })}
    </span>
  );
}

function Connections({ all, chosen }: { all: Connection[]; chosen: string }) {
  return (
    <table class="list stack">
      <thead>
        <tr>
          <th scope="col">{t("data.connection")}</th>
          <th scope="col">{t("data.state")}</th>
          <th scope="col">{t("data.freshness")}</th>
          <th scope="col" class="n">{t("data.lag")}</th>
          <th scope="col" class="n">{t("data.received")}</th>
          <th scope="col" class="n">{t("data.lost")}</th>
          <th scope="col" class="n">{t("data.tags")}</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <tr class={one.name === chosen ? "at" : ""} onClick={() => change({ connection: one.name === chosen ? "" : one.name }, true)}>
            <td class="name" dir="auto">
              <button
                type="button"
                class="plain-button"
                aria-expanded={one.name === chosen}
                onClick={(event) => {
                  event.stopPropagation();
                  change({ connection: one.name === chosen ? "" : one.name }, true);
                }}
              >
                {one.name}
              </button>{" "}
              <small dir="auto">{one.kind} · {one.address}</small>
            </td>
            <td><State of={one} /> <small dir="auto">{one.state === "live" ? "" : one.why}</small></td>
            <td><Fresh of={one} /></td>
            <td class="n">{one.state === "live" && one.lag_ms !== null ? (one.lag_ms < 1_000 ? `${one.lag_ms} ms` : span(one.lag_ms)) : "–"}</td>
            <td class="n">{count(one.received)}</td>
            <td class={one.lost ? "n out" : "n"}>{count(one.lost)}</td>
            <td class="n">{count(one.tags)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function One({ name, again }: { name: string; again: () => void }) {
  const path = `/api/v1/connections/${encodeURIComponent(name)}`;
  const one = useLoad(path, (stop) => get<Detail>(path, {}, stop), ["tile"], 10_000);
  const run = (wordOf: "start" | "stop") =>
    post(`${path}/${wordOf}`).then(() => {
      say(t(wordOf === "start" ? "data.started" : "data.stopped", { name }));
      one.again();
      again();
    }, complain);
  return (
    <section class="panel" aria-label={name}>
      <Shown of={one} what={name}>
        {(got) => (
          <>
            <div class="title">
              <h2 dir="auto">{got.name}</h2>
              {mayEverywhere("connect")
                ? got.wanted === "running"
                  ? <button type="button" onClick={() => void run("stop")}>{t("data.stop")}</button>
                  : <button type="button" class="first" onClick={() => void run("start")}>{t("data.start")}</button>
                : null}
            </div>
            <p dir="auto">{got.why}{got.next_try ? ` ${t("data.next", { at: when(Date.parse(got.next_try), true) })}` : ""}</p>
            <div class="two">
              <section>
                <h3>{t("data.losses")}</h3>
                {got.losses.length === 0 ? <p>{t("data.lossless")}</p> : (
                  <div class="scroll" tabIndex={0} role="region" aria-label={t("data.losses")}>
                    <table class="raw">
                      <thead>
                        <tr>
                          <th scope="col">{t("col.time")}</th>
                          <th scope="col">{t("data.reason")}</th>
                          <th scope="col" class="n">{t("data.values")}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {got.losses.map((loss) => (
                          <tr>
                            <td>{when(Date.parse(loss.from), true)} – {when(Date.parse(loss.until), true)}</td>
                            <td dir="auto">{word("loss", loss.reason)} <small dir="auto">{loss.what}</small></td>
                            <td class="n">{loss.exact ? "" : "≈ "}{count(loss.values)}</td>
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                )}
              </section>
              <section>
                <h3>{plural("data.points", got.tags)}</h3>
                <div class="scroll" tabIndex={0} role="region" aria-label={t("data.tags")}>
                  <table class="raw">
                    <tbody>
                      {got.points.map((point) => (
                        <tr>
                          <td dir="auto"><a href={`/trends?pen=${encodeURIComponent(`${point.asset}/${point.tag}`)}`}>{point.asset}/{point.tag}</a></td>
                          <td dir="auto">{unitText(point.unit)}</td>
                          <td dir="auto"><small>{point.address}</small></td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
              </section>
            </div>
          </>
        )}
      </Shown>
    </section>
  );
}

const size = (bytes: number) => {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let at = 0;
  for (; bytes >= 1_000 && at < units.length - 1; at++) bytes /= 1_000;
  return `${number(bytes, 3)} ${units[at]}`;
};

/** What is stored; the whole plant's, so only for those who may see how the plant's program stands. */
function Kept() {
  const status = useLoad("status", (stop) => get<Status>("/api/v1/status", {}, stop), [], 30_000);
  if (status.failure) return <Card failure={status.failure} again={status.again} />;
  if (!status.value) return null;
  const { history, disk_free_bytes: free } = status.value;
  return (
    <section class="panel">
      <h2>{t("data.kept")}</h2>
      <dl class="facts">
        <div><dt>{t("data.kept.values")}</dt><dd>{count(history.values + (history.tail_values || 0))}</dd></div>
        <div><dt>{t("data.kept.size")}</dt><dd>{size(history.bytes)} <small>{plural("data.kept.files", history.files)}</small></dd></div>
        <div><dt>{t("data.kept.free")}</dt><dd>{size(free)}</dd></div>
      </dl>
    </section>
  );
}
