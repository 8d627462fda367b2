import { when } from "../base/time.ts";
import { t, word } from "../text/words.ts";

/** How sure a warning is. */
export type Grade = "strong" | "fair" | "weak";

export const grades: Grade[] = ["strong", "fair", "weak"];
export const mark: Record<Grade, string> = { strong: "▲", fair: "◆", weak: "●" };

/** One warning as lists have it. */
export interface Line {
  id: string;
  asset: string;
  headline: string;
  kind: string;
  tag: string | null;
  began: string;
  detected: string;
  returned: string | null;
  confidence: Grade;
  condition: "active" | "returned";
  seen: string | null;
  seen_at: string | null;
  work: string;
  work_facts: { state: "open" | "shelved" | "ordered" | "closed"; until?: string; reason?: string; order?: string; cause?: string; by?: string };
  reopened: number;
  may_act: boolean;
}

export function shelved(line: Line): boolean {
  return line.work_facts.state === "shelved";
}

export function closed(line: Line): boolean {
  return line.work_facts.state === "closed";
}

/** What is being done about it, in words. */
export function workText(line: Line): string {
  const facts = line.work_facts;
  if (facts.state === "shelved") return t("work.shelved", { until: when(Date.parse(facts.until ?? "")), reason: facts.reason ?? "" });
  if (facts.state === "ordered") return t("work.ordered", { order: facts.order ?? "" });
  if (facts.state === "closed") return t("work.closed", { cause: word("cause", facts.cause ?? "") });
  return t("work.open");
}

/** Shape, colour and word: never colour alone. */
export function GradeMark({ grade }: { grade: Grade }) {
  return <span class={`grade ${grade}`}><i aria-hidden="true">{mark[grade]}</i> {t(`grade.${grade}`)}</span>;
}
