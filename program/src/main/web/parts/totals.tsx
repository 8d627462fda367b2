import { get } from "../base/api.ts";
import { may } from "../base/session.ts";
import { useLoad } from "../base/load.ts";
import { plural, t } from "../text/words.ts";
import { type Grade, grades, type Line, mark, shelved } from "../screens/warning-line.tsx";

/** How many warnings stand, by how sure they are; the whole plant that the person may see. */
export function Totals() {
  const asked = may("warning.read");
  const list = useLoad("totals", (stop) =>
    asked ? get<{ warnings: Line[] }>("/api/v1/warnings", {}, stop) : Promise.resolve({ warnings: [] }), ["warning"], 30_000);
  if (!list.value) return <span class="totals" />;
  const standing = list.value.warnings.filter((one) => one.condition === "active" && !shelved(one));
  const of = (grade: Grade) => standing.filter((one) => one.confidence === grade).length;
  return (
    <a class="totals" href="/warnings" aria-label={plural("totals", standing.length)}>
      {grades.map((grade) => <span class={`grade ${grade}`} title={t(`grade.${grade}`)}>{mark[grade]}{of(grade)}</span>)}
    </a>
  );
}
