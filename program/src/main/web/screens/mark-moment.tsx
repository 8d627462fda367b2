import { useState } from "preact/hooks";
import { Failure, post, remove } from "../base/api.ts";
import { full, iso, span } from "../base/time.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Card } from "../parts/states.tsx";
import { say } from "../parts/toast.tsx";
import { t } from "../text/words.ts";

const KINDS = ["note", "run", "stop", "golden", "label", "maintenance"] as const;

/** Gives a period of a machine a name that all screens know. */
export function MarkMoment({ asset, from, until, close }: { asset: string; from: number; until: number; close: () => void }) {
  const [name, setName] = useState("");
  const [label, setLabel] = useState("");
  const [kind, setKind] = useState<string>("note");
  const [failure, setFailure] = useState<Failure | null>(null);
  const keep = async () => {
    try {
      const kept = await post<{ moment: { id: string } }>("/api/v1/moments", { asset, from: iso(from), until: iso(until), name, label, kind });
      say(t("moment.kept", { name }), () => void remove(`/api/v1/moments/${encodeURIComponent(kept.moment.id)}`));
      close();
    } catch (refused) {
      if (refused instanceof Failure) setFailure(refused);
      else throw refused;
    }
  };
  return (
    <Dialog title={t("trends.mark")} close={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <p dir="auto">{asset}</p>
        <p>{full(from)} – {full(until)} ({span(until - from)})</p>
        {failure ? <Card failure={failure} /> : null}
        <label>
          {t("moment.name")}
          <input required maxlength={200} value={name} onInput={(event) => setName(event.currentTarget.value)} autofocus />
        </label>
        <label>
          {t("moment.kind")}
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value)}>
            {KINDS.map((one) => <option value={one}>{t(`kind.${one}`)}</option>)}
          </select>
        </label>
        <label>
          {t("moment.label")}
          <input maxlength={200} value={label} onInput={(event) => setLabel(event.currentTarget.value)} />
        </label>
        <button type="submit" class="first">{t("moment.keep")}</button>
      </form>
    </Dialog>
  );
}
