import { useEffect, useState } from "preact/hooks";
import { get } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { number, unitText } from "../base/time.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Shown } from "../parts/states.tsx";
import { t } from "../text/words.ts";

interface Tag {
  tag: string;
  asset: string;
  name: string;
  unit: string;
  value: number | null;
  word: string | null;
}

const MOST = 100;

/** Adds tags to the trend; stays open, so that several can be added. */
export function AddPen({ asset, have, add, close }: { asset: string; have: string[]; add: (id: string) => void; close: () => void }) {
  const [text, setText] = useState("");
  const [filter, setFilter] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setFilter(text.trim()), 200);
    return () => clearTimeout(timer);
  }, [text]);
  const tags = useLoad(`pens ${asset} ${filter}`, (stop) => get<{ tags: Tag[] }>("/api/v1/tags", { asset, filter, limit: MOST }, stop));
  return (
    <Dialog title={t("trends.add")} close={close}>
      <label>
        {t("pen.search")}
        <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} autofocus />
      </label>
      <Shown of={tags} what={t("trends.pens")}>
        {(got) => (
          <>
            <ul class="picks">
              {got.tags.map((one) => (
                <li>
                  <button type="button" class="plain-button" disabled={have.includes(one.tag)} onClick={() => add(one.tag)}>
                    <b dir="auto">{one.name}</b> <small dir="auto">{one.asset}</small>{" "}
                    <span dir="auto">{one.word ?? number(one.value)} {unitText(one.unit)}</span>
                  </button>
                </li>
              ))}
            </ul>
            <p role="status">{got.tags.length === 0 ? t("pen.nothing") : got.tags.length >= MOST ? t("pen.more", { count: MOST }) : ""}</p>
          </>
        )}
      </Shown>
    </Dialog>
  );
}
