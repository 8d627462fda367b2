import { useState } from "preact/hooks";
import { go } from "../base/address.ts";
import { Failure, get, post, put } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { number, unitText, when } from "../base/time.ts";
import { Card, Shown } from "../parts/states.tsx";
import { say } from "../parts/toast.tsx";
import { plural, t } from "../text/words.ts";

interface Option {
  key: string;
  says: string;
  usual: string;
  kind: string;
}

interface Kind {
  kind: string;
  options: Option[];
}

interface Sample {
  address: string;
  time: string;
  value: number | null;
  text: string;
  quality: string;
}

interface Facts {
  ready: boolean;
  facts: { key: string; value: string; says: string }[];
  promise: string;
  live: Sample[];
  problems: { code: string; says: string }[];
}

interface Node {
  address: string;
  name: string;
  path: string;
  kind: "folder" | "value";
  unit: string;
  words: string[];
  type: string;
}

interface Page {
  nodes: Node[];
  next: string;
}

interface Where {
  name: string;
  kind: string;
  address: string;
  settings: Record<string, string>;
}

/** Connects a machine: where it is, what it offers, where in the plant it belongs. Reads only. */
export function Connect() {
  const kinds = useLoad("kinds", (stop) => get<{ kinds: Kind[] }>("/api/v1/connection-kinds", {}, stop));
  return (
    <>
      <p class="back"><a href="/data">← {t("rail.data")}</a></p>
      <div class="title"><h1>{t("connect.title")}</h1></div>
      <Shown of={kinds} what={t("connect.title")}>{(got) => <Wizard kinds={got.kinds} />}</Shown>
    </>
  );
}

function Wizard({ kinds }: { kinds: Kind[] }) {
  const [where, setWhere] = useState<Where>({ name: "", kind: kinds[0]?.kind ?? "", address: "", settings: {} });
  const [facts, setFacts] = useState<Facts | null>(null);
  const [picked, setPicked] = useState<ReadonlyMap<string, Node>>(new Map());
  const [asset, setAsset] = useState("");
  const [interval, setInterval] = useState("10s");
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const options = kinds.find((one) => one.kind === where.kind)?.options ?? [];

  /** What the person wrote stays; what is wrong is told beside it. */
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (refused) {
      if (refused instanceof Failure) setFailure(refused);
      else throw refused;
    } finally {
      setBusy(false);
    }
  };
  const test = () => attempt(async () => setFacts(await post<Facts>("/api/v1/connection-test", { ...where, name: where.name || "test" })));
  const save = (running: boolean) =>
    attempt(async () => {
      const points = [...picked.values()].map((node) => ({
        asset,
        tag: node.name,
        unit: node.unit,
        address: node.address,
        words: node.words,
      }));
      await put(`/api/v1/connections/${encodeURIComponent(where.name)}`, {
        kind: where.kind,
        address: where.address,
        settings: where.settings,
        interval,
        running: String(running),
        points,
      });
      say(t("connect.saved", { name: where.name }));
      go(`/data?connection=${encodeURIComponent(where.name)}`);
    });

  return (
    <div class="wizard">
      <form
        class="panel"
        onSubmit={(event) => {
          event.preventDefault();
          void test();
        }}
      >
        <h2>1 {t("connect.where")}</h2>
        <div class="inline">
          <label>
            {t("connect.kind")}
            <select
              value={where.kind}
              onChange={(event) => {
                setWhere({ ...where, kind: event.currentTarget.value, settings: {} });
                setFacts(null);
              }}
            >
              {kinds.map((one) => <option>{one.kind}</option>)}
            </select>
          </label>
          <label class="wide">
            {t("connect.address")}
            <input required value={where.address} placeholder="opc.tcp://ADDRESS:4840" onInput={(event) => setWhere({ ...where, address: event.currentTarget.value })} />
          </label>
          <button type="submit" class="first" disabled={busy}>{t("connect.test")}</button>
        </div>
        {options.length
          ? (
            <details>
              <summary>{t("connect.options")}</summary>
              {options.map((one) => (
                <label class="option">
                  <code>{one.key}</code> <small dir="auto">{one.says}</small>
                  <input
                    value={where.settings[one.key] ?? ""}
                    placeholder={one.kind === "secret" ? "secret:NAME" : one.usual}
                    onInput={(event) => {
                      const settings = { ...where.settings };
                      if (event.currentTarget.value) settings[one.key] = event.currentTarget.value;
                      else delete settings[one.key];
                      setWhere({ ...where, settings });
                    }}
                  />
                </label>
              ))}
            </details>
          )
          : null}
        <p role="status">{busy ? t("connect.busy") : ""}</p>
        {facts ? <Told facts={facts} /> : null}
      </form>
      {failure ? <Card failure={failure} /> : null}
      {facts?.ready
        ? (
          <>
            <section class="panel">
              <h2>2 {t("connect.what")}</h2>
              <Level
                where={where}
                at=""
                picked={picked}
                pick={(nodes, on) => {
                  const next = new Map(picked);
                  for (const node of nodes) {
                    if (on) next.set(node.address, node);
                    else next.delete(node.address);
                  }
                  setPicked(next);
                }}
              />
              <p role="status">{plural("connect.picked", picked.size)}</p>
            </section>
            <form
              class="panel"
              onSubmit={(event) => {
                event.preventDefault();
                void save((event.submitter as HTMLButtonElement | null)?.value !== "stopped");
              }}
            >
              <h2>3 {t("connect.belongs")}</h2>
              <div class="inline">
                <label class="wide">
                  {t("connect.asset")}
                  <input required placeholder="plant/line-3/cnc-5" value={asset} onInput={(event) => setAsset(event.currentTarget.value)} />
                </label>
                <label>
                  {t("connect.name")}
                  <input required pattern="[^\/]+" value={where.name} onInput={(event) => setWhere({ ...where, name: event.currentTarget.value })} />
                </label>
                <label>{t("connect.interval")} <input required value={interval} onInput={(event) => setInterval(event.currentTarget.value)} /></label>
              </div>
              <p class="note">{t("connect.reads")}</p>
              <button type="submit" class="first" disabled={busy || picked.size === 0}>{t("connect.start")}</button>{" "}
              <button type="submit" value="stopped" disabled={busy || picked.size === 0}>{t("connect.keep")}</button>
            </form>
          </>
        )
        : null}
    </div>
  );
}

function Told({ facts }: { facts: Facts }) {
  return (
    <div>
      <p><b>{facts.ready ? t("connect.ready") : t("connect.unready")}</b></p>
      {facts.problems.map((one) => <p class="halted" dir="auto">◆ {one.says}</p>)}
      <ul class="plain">{facts.facts.map((one) => <li dir="auto">{one.says}: <b dir="auto">{one.value}</b></li>)}</ul>
      {facts.live.length
        ? (
          <table class="raw">
            <caption>{t("connect.live")}</caption>
            <tbody>
              {facts.live.slice(0, 10).map((one) => (
                <tr>
                  <td dir="auto">{one.address}</td>
                  <td class="n" dir="auto">{one.text || number(one.value)}</td>
                  <td>{one.quality}</td>
                  <td class="one">{when(Date.parse(one.time), true)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
        : null}
    </div>
  );
}

interface Picking {
  where: Where;
  at: string;
  picked: ReadonlyMap<string, Node>;
  pick: (nodes: Node[], on: boolean) => void;
}

/** One level of what the device offers; a folder opens the next. */
function Level({ where, at, picked, pick }: Picking) {
  const [more, setMore] = useState<Node[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const ask = (cursor: string) =>
    post<Page>("/api/v1/connection-browse", { kind: where.kind, address: where.address, settings: where.settings, at, cursor });
  const first = useLoad(`browse ${where.kind} ${where.address} ${JSON.stringify(where.settings)} ${at}`, () => ask(""));
  return (
    <Shown of={first} what={t("connect.what")}>
      {(got) => {
        const nodes = [...got.nodes, ...more];
        const values = nodes.filter((one) => one.kind === "value");
        const cursor = next ?? got.next;
        return (
          <ul class="nodes">
            {values.length > 1
              ? (
                <li>
                  <label>
                    <input type="checkbox" checked={values.every((one) => picked.has(one.address))} onChange={(event) => pick(values, event.currentTarget.checked)} />{" "}
                    {plural("connect.all", values.length)}
                  </label>
                </li>
              )
              : null}
            {nodes.map((one) => (one.kind === "folder" ? <Folder node={one} where={where} picked={picked} pick={pick} /> : (
              <li>
                <label>
                  <input type="checkbox" checked={picked.has(one.address)} onChange={(event) => pick([one], event.currentTarget.checked)} />{" "}
                  <span dir="auto">{one.name}</span> <small dir="auto">{unitText(one.unit)} {one.type}</small>
                </label>
              </li>
            )))}
            {cursor
              ? (
                <li>
                  <button
                    type="button"
                    onClick={() =>
                      void ask(cursor).then((page) => {
                        setMore([...more, ...page.nodes]);
                        setNext(page.next);
                      })}
                  >
                    {t("connect.more")}
                  </button>
                </li>
              )
              : null}
            {nodes.length === 0 ? <li class="soft">{t("connect.nothing")}</li> : null}
          </ul>
        );
      }}
    </Shown>
  );
}

function Folder({ node, where, picked, pick }: { node: Node } & Omit<Picking, "at">) {
  const [open, setOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary dir="auto">{node.name}</summary>
        {open ? <Level where={where} at={node.address} picked={picked} pick={pick} /> : null}
      </details>
    </li>
  );
}
