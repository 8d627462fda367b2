import { useState } from "preact/hooks";
import { post } from "../base/api.ts";
import { complain, say } from "../parts/toast.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { plural, t } from "../text/words.ts";
import { closed, type Line, shelved } from "./warning-line.tsx";

/** What takes each act back: it writes a second record, the first stays. */
const BACK: Record<string, string> = { seen: "unseen", shelve: "unshelve", close: "open", order: "open" };

/** Does it to each of them; what others had already done is told and left. */
export async function act(lines: Line[], word: string, body: unknown = {}): Promise<void> {
  const done: Line[] = [];
  let wrong: unknown = null;
  for (const line of lines) {
    try {
      await post(`/api/v1/warnings/${encodeURIComponent(line.id)}/${word}`, body);
      done.push(line);
    } catch (refused) {
      wrong = refused;
    }
  }
  if (wrong !== null) complain(wrong);
  else {
    const back = BACK[word];
    say(plural(`done.${word}`, done.length), back ? () => void act(done, back) : undefined);
  }
}

export type Asked = "shelve" | "close" | "order" | null;

/** The buttons over a choice of warnings, and the questions behind them. */
export function Acts({ lines, ask, asked, done, cause }: {
  lines: Line[];
  asked: Asked;
  ask: (what: Asked) => void;
  done: () => void;
  cause?: string;
}) {
  const able = lines.filter((one) => one.may_act);
  const unseen = able.filter((one) => one.seen === null);
  const open = able.filter((one) => !closed(one));
  const onShelf = able.filter(shelved);
  const go = (chosen: Line[], word: string, body: unknown = {}) => {
    ask(null);
    void act(chosen, word, body).then(done);
  };
  if (lines.length > 0 && able.length === 0) return <p class="note">{t("act.forbidden")}</p>;
  return (
    <div class="acts" role="group" aria-label={t("act.group")}>
      <button type="button" disabled={unseen.length === 0} onClick={() => go(unseen, "seen")}>{t("act.seen")} <kbd>s</kbd></button>
      {onShelf.length > 0
        ? <button type="button" onClick={() => go(onShelf, "unshelve")}>{t("act.unshelve")}</button>
        : <button type="button" disabled={open.length === 0} onClick={() => ask("shelve")}>{t("act.shelve")} <kbd>h</kbd></button>}
      <button type="button" disabled={open.length === 0} onClick={() => ask("order")}>{t("act.order")} <kbd>w</kbd></button>
      <button type="button" disabled={open.length === 0} onClick={() => ask("close")}>{t("act.close")} <kbd>c</kbd></button>
      {asked === "shelve" ? <Shelve count={open.length} close={() => ask(null)} go={(body) => go(open, "shelve", body)} /> : null}
      {asked === "order" ? <Order count={open.length} close={() => ask(null)} go={(body) => go(open, "order", body)} /> : null}
      {asked === "close"
        ? <Close count={open.length} cause={cause ?? ""} close={() => ask(null)} go={(body) => go(open, "close", body)} />
        : null}
    </div>
  );
}

interface Question {
  count: number;
  close: () => void;
  go: (body: unknown) => void;
}

function Shelve({ count, close, go }: Question) {
  const [length, setLength] = useState("8h");
  const [reason, setReason] = useState("");
  return (
    <Dialog title={plural("shelve.title", count)} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go({ for: length, reason });
        }}
      >
        <fieldset class="choices">
          <legend>{t("shelve.for")}</legend>
          {["1h", "8h", "24h", "3d", "7d"].map((one) => (
            <label>
              <input type="radio" name="for" checked={length === one} onChange={() => setLength(one)} /> {t(`length.${one}` as "length.1h")}
            </label>
          ))}
        </fieldset>
        <label>
          {t("shelve.reason")}
          <input required maxlength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <p class="note">{t("shelve.note")}</p>
        <button type="submit" class="first">{t("act.shelve")}</button>
      </form>
    </Dialog>
  );
}

function Order({ count, close, go }: Question) {
  const [order, setOrder] = useState("");
  return (
    <Dialog title={plural("order.title", count)} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go({ order });
        }}
      >
        <label>
          {t("order.number")}
          <input required maxlength={100} value={order} onInput={(event) => setOrder(event.currentTarget.value)} />
        </label>
        <button type="submit" class="first">{t("act.order")}</button>
      </form>
    </Dialog>
  );
}

function Close({ count, cause: first, close, go }: Question & { cause: string }) {
  const [cause, setCause] = useState(first);
  const [found, setFound] = useState("");
  return (
    <Dialog title={plural("close.title", count)} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go({ cause, found });
        }}
      >
        <fieldset class="choices">
          <legend>{t("close.cause")}</legend>
          {(["fault", "not_a_fault", "unsure"] as const).map((one) => (
            <label>
              <input type="radio" name="cause" required checked={cause === one} onChange={() => setCause(one)} /> {t(`cause.${one}`)}
            </label>
          ))}
        </fieldset>
        <label>
          {t("close.found")}
          <textarea required maxlength={2000} rows={3} value={found} onInput={(event) => setFound(event.currentTarget.value)} />
        </label>
        <p class="note">{t("close.note")}</p>
        <button type="submit" class="first">{t("act.close")}</button>
      </form>
    </Dialog>
  );
}
