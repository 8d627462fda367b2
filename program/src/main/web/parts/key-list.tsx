import { setSingleKeys, singleKeys } from "../base/session.ts";
import { useStore } from "../base/store.ts";
import { t } from "../text/words.ts";
import { Dialog } from "./dialog.tsx";
import { rail } from "./frame.tsx";

/** Every key, and the switch for those that are a single letter. */
export function KeyList({ close }: { close: () => void }) {
  const on = useStore(singleKeys);
  const rows: [string, string][] = [
    ["Ctrl K", t("keys.find")],
    ["?", t("keys.keys")],
    ...rail().map((one): [string, string] => [`g ${one.key}`, t("keys.go", { screen: t(one.name) })]),
    ["↑ ↓", t("keys.row")],
    ["Enter", t("keys.open")],
    ["x", t("keys.choose")],
    ["s", t("keys.seen")],
    ["h", t("keys.shelve")],
    ["c", t("keys.close")],
  ];
  return (
    <Dialog title={t("frame.keys")} close={close}>
      <table class="keys">
        <tbody>
          {rows.map(([key, says]) => (
            <tr>
              <th scope="row"><kbd>{key}</kbd></th>
              <td>{says}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label>
        <input type="checkbox" checked={on} onChange={(event) => setSingleKeys(event.currentTarget.checked)} /> {t("keys.single")}
      </label>
    </Dialog>
  );
}
