import { useEffect, useState } from "preact/hooks";
import { go, keeping } from "../base/address.ts";
import { get } from "../base/api.ts";
import { may, setLanguage, setTheme } from "../base/session.ts";
import { language, t } from "../text/words.ts";
import { screens } from "../screens/all.ts";
import { Dialog } from "./dialog.tsx";

interface Found {
  name: string;
  kind: string;
  act: () => void;
}

function actions(): (Found & { words: string })[] {
  const other = language() === "en" ? "zh-CN" : "en";
  return [
    ...screens.flatMap((one) =>
      one.rail && may(one.rail.right)
        ? [{ name: t(one.rail.name), kind: t("find.screen"), words: `${t(one.rail.name)} ${one.rail.to}`, act: () => go(keeping(one.rail?.to ?? "/")) }]
        : []
    ),
    { name: other === "en" ? "English" : "中文", kind: t("find.action"), words: "english 中文 zhongwen language", act: () => void setLanguage(other) },
    ...(["light", "dark", "system"] as const).map((one) => ({
      name: `${t("frame.theme")}: ${t(`theme.${one}`)}`,
      kind: t("find.action"),
      words: `${t("frame.theme")} theme ${one} ${t(`theme.${one}`)}`,
      act: () => setTheme(one),
    })),
  ];
}

/** Finds screens, places, tags and actions by a few letters. */
export function Find({ close }: { close: () => void }) {
  const [text, setText] = useState("");
  const [things, setThings] = useState<Found[]>([]);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setChosen(0);
    const wanted = text.trim();
    if (wanted.length < 2) {
      setThings([]);
      return;
    }
    const timer = setTimeout(async () => {
      try {
        const [assets, tags] = await Promise.all([
          get<{ assets: { asset: string }[] }>("/api/v1/assets", {}, stop.signal),
          may("value.read")
            ? get<{ tags: { tag: string; asset: string }[] }>("/api/v1/tags", { filter: wanted, limit: 20 }, stop.signal)
            : Promise.resolve({ tags: [] }),
        ]);
        setThings([
          ...assets.assets.filter((one) => one.asset.toLowerCase().includes(wanted.toLowerCase())).slice(0, 10).map((one) => ({
            name: one.asset,
            kind: t("find.asset"),
            act: () => go(`/warnings?asset=${encodeURI(one.asset)}`),
          })),
          ...(screens.some((one) => one.rail?.to === "/trends")
            ? tags.tags.map((one) => ({ name: one.tag, kind: t("find.tag"), act: () => go(`/trends?pen=${encodeURIComponent(one.tag)}`) }))
            : []),
        ]);
      } catch {
        if (!stop.signal.aborted) setThings([]);
      }
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  const all = [...actions().filter((one) => one.words.toLowerCase().includes(text.trim().toLowerCase())), ...things];
  const pick = (one: Found | undefined) => {
    if (!one) return;
    close();
    one.act();
  };
  return (
    <Dialog title={t("frame.find")} close={close}>
      <input
        type="search"
        role="combobox"
        aria-label={t("find.label")}
        aria-expanded="true"
        aria-controls="found"
        aria-activedescendant={`found-${chosen}`}
        value={text}
        autofocus
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === "ArrowDown") setChosen(Math.min(chosen + 1, all.length - 1));
          else if (event.key === "ArrowUp") setChosen(Math.max(chosen - 1, 0));
          else if (event.key === "Enter") pick(all[chosen]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id="found" role="listbox" class="picks" aria-label={t("find.label")}>
        {all.map((one, index) => (
          <li role="option" id={`found-${index}`} aria-selected={index === chosen} onClick={() => pick(one)}>
            <span dir="auto">{one.name}</span> <small>{one.kind}</small>
          </li>
        ))}
      </ul>
      <p role="status">{all.length === 0 ? t("find.none") : ""}</p>
    </Dialog>
  );
}
