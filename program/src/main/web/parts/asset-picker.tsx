import { useMemo, useState } from "preact/hooks";
import { get } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { t } from "../text/words.ts";
import { Dialog } from "./dialog.tsx";
import { Shown } from "./states.tsx";

interface Asset {
  asset: string;
  name: string;
  parent: string;
  tags: number;
}

const MOST = 200;

/** The places of the plant, found by a few letters. */
export function AssetPicker({ close, pick }: { close: () => void; pick: (asset: string) => void }) {
  const [filter, setFilter] = useState("");
  const assets = useLoad("assets", (stop) => get<{ assets: Asset[] }>("/api/v1/assets", {}, stop));
  const shown = useMemo(() => {
    const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
    return (assets.value?.assets ?? []).filter((one) =>
      words.every((word) => one.asset.toLowerCase().includes(word) || one.name.toLowerCase().includes(word))
    );
  }, [assets.value, filter]);
  return (
    <Dialog title={t("asset.choose")} close={close}>
      <label>
        {t("asset.search")}
        <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} autofocus />
      </label>
      <Shown of={assets} what={t("asset.choose")}>
        {() => (
          <>
            <ul class="picks">
              {shown.slice(0, MOST).map((one) => (
                <li>
                  <button
                    type="button"
                    class={`plain-button deep-${Math.min(one.asset.split("/").length, 6)}`}
                    onClick={() => {
                      pick(one.asset);
                      close();
                    }}
                  >
                    <span dir="auto">{one.name}</span> {one.name === one.asset ? null : <small dir="auto">{one.asset}</small>}
                  </button>
                </li>
              ))}
            </ul>
            <p role="status">
              {shown.length > MOST ? t("asset.more", { shown: MOST, count: shown.length }) : shown.length === 0 ? t("asset.none") : ""}
            </p>
          </>
        )}
      </Shown>
    </Dialog>
  );
}
