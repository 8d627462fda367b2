import { Store, useStore } from "../base/store.ts";
import { t } from "../text/words.ts";
import { Failure } from "../base/api.ts";

interface Said {
  text: string;
  undo?: (() => void) | undefined;
  wrong?: boolean;
}

const store = new Store<Said | null>(null);
let timer = 0;

/** Says what was done; ten seconds to take it back. */
export function say(text: string, undo?: () => void): void {
  clearTimeout(timer);
  store.set({ text, undo });
  timer = setTimeout(() => store.set(null), 10_000);
}

/** Says what went wrong; stays until it is closed. */
export function complain(wrong: unknown): void {
  clearTimeout(timer);
  const text = wrong instanceof Failure ? wrong.problem.detail || t("problem.web.server.silent") : String(wrong);
  store.set({ text, wrong: true });
}

export function Toast() {
  const said = useStore(store);
  return (
    <div class="toasts" aria-live="polite" role="status">
      {said
        ? (
          <div class={said.wrong ? "toast wrong" : "toast"}>
            <span dir="auto">{said.text}</span>
            {said.undo
              ? (
                <button
                  type="button"
                  onClick={() => {
                    store.set(null);
                    said.undo?.();
                  }}
                >
                  {t("act.undo")}
                </button>
              )
              : null}
            <button type="button" class="plain-button" aria-label={t("dialog.close")} onClick={() => store.set(null)}>✕</button>
          </div>
        )
        : null}
    </div>
  );
}
