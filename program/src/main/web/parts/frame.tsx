import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { follow, go, keeping, useAddress } from "../base/address.ts";
import { may, session, setLanguage, setTheme, signOut, singleKeys, type Theme, theme } from "../base/session.ts";
import { useStore } from "../base/store.ts";
import { language, t } from "../text/words.ts";
import { screens } from "../screens/all.ts";
import { AssetCrumb } from "./asset.tsx";
import { Steps } from "./steps.tsx";
import { Later } from "./later.tsx";
import { NotLive } from "./states.tsx";
import { Toast } from "./toast.tsx";
import { Totals } from "./totals.tsx";

/** True where a key is text and not a command. */
export function writes(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement;
  return event.isComposing || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

export const rail = () => screens.flatMap((one) => (one.rail && may(one.rail.right) ? [{ ...one.rail, path: one.path }] : []));

/** What stands around every screen. */
export function Frame({ children }: { children: ComponentChildren }) {
  const address = useAddress().path;
  const path = address === "/" ? rail()[0]?.to ?? address : address;
  const [open, setOpen] = useState<"" | "find" | "keys">("");
  const jumping = useRef(0);

  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        setOpen("find");
        return;
      }
      if (writes(event) || event.ctrlKey || event.metaKey || event.altKey || !singleKeys.get()) return;
      if (event.key === "?") setOpen("keys");
      else if (Date.now() - jumping.current < 1_500) {
        jumping.current = 0;
        const to = rail().find((one) => one.key === event.key);
        if (to) {
          event.preventDefault();
          go(keeping(to.to));
        }
      } else if (event.key === "g") jumping.current = Date.now();
    };
    addEventListener("keydown", down);
    return () => removeEventListener("keydown", down);
  }, []);

  return (
    <div class="frame" onClick={follow}>
      <a class="skip" href="#main">{t("frame.skip")}</a>
      <header class="topbar">
        <a class="brand" href="/">Millwright</a>
        <AssetCrumb />
        <Totals />
        <button type="button" class="search" onClick={() => setOpen("find")}>
          {t("frame.find")} <kbd>Ctrl K</kbd>
        </button>
        <Account keys={() => setOpen("keys")} />
      </header>
      <nav class="rail" aria-label={t("frame.rail")}>
        {rail().map((one) => (
          <a href={keeping(one.to)} {...(one.path.test(path) || path.startsWith(`${one.to}/`) ? { "aria-current": "page" as const } : {})}>
            {t(one.name)}
          </a>
        ))}
      </nav>
      <NotLive />
      <Steps />
      <main id="main" tabIndex={-1}>{children}</main>
      <Toast />
      {open === "find" ? <Later load={async () => (await import("./find.tsx")).Find} props={{ close: () => setOpen("") }} /> : null}
      {open === "keys" ? <Later load={async () => (await import("./key-list.tsx")).KeyList} props={{ close: () => setOpen("") }} /> : null}
    </div>
  );
}

function Account({ keys }: { keys: () => void }) {
  const who = useStore(session);
  const chosen = useStore(theme);
  const other = language() === "en" ? "zh-CN" : "en";
  return (
    <details class="menu">
      <summary aria-label={t("frame.account", { name: who?.name ?? "" })}>
        <span class="who" dir="auto">{who?.name}</span>
      </summary>
      <div class="sheet">
        <button type="button" lang={other} onClick={() => void setLanguage(other)}>{other === "en" ? "English" : "中文"}</button>
        <fieldset>
          <legend>{t("frame.theme")}</legend>
          {(["system", "light", "dark"] as Theme[]).map((one) => (
            <label>
              <input type="radio" name="theme" checked={chosen === one} onChange={() => setTheme(one)} /> {t(`theme.${one}`)}
            </label>
          ))}
        </fieldset>
        <button type="button" onClick={keys}>{t("frame.keys")}</button>
        <button type="button" onClick={() => void signOut()}>{t("frame.out")}</button>
      </div>
    </details>
  );
}
