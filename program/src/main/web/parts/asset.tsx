import { useState } from "preact/hooks";
import { change, useAddress } from "../base/address.ts";
import { t } from "../text/words.ts";
import { Later } from "./later.tsx";

/** Which part of the plant all screens show: a filter, not a place. */
export function AssetCrumb() {
  const { query } = useAddress();
  const [open, setOpen] = useState(false);
  const asset = query.get("asset") ?? "";
  const levels = asset ? asset.split("/") : [];
  return (
    <div class="crumb" role="group" aria-label={t("asset.filter")}>
      <button type="button" class="plain-button" onClick={() => setOpen(true)}>{asset ? t("asset.in") : t("asset.all")} ▾</button>
      {levels.map((name, index) => (
        <button
          type="button"
          class="plain-button level"
          dir="auto"
          aria-label={t("asset.only", { asset: levels.slice(0, index + 1).join("/") })}
          onClick={() => change({ asset: levels.slice(0, index + 1).join("/") }, true)}
        >
          {name}
        </button>
      ))}
      {asset
        ? <button type="button" class="plain-button" aria-label={t("asset.clear")} onClick={() => change({ asset: "" }, true)}>✕</button>
        : null}
      {open
        ? (
          <Later
            load={async () => (await import("./asset-picker.tsx")).AssetPicker}
            props={{ close: () => setOpen(false), pick: (one: string) => change({ asset: one }, true) }}
          />
        )
        : null}
    </div>
  );
}
