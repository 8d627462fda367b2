import type { ComponentType } from "preact";
import type { Key } from "../text/words.ts";

/** A screen: where it lies, and how it is brought when somebody goes there. */
export interface Screen {
  path: RegExp;
  /** Its place in the rail, for whoever has the right somewhere (empty: everybody); a screen without one is reached from another. */
  rail?: { to: string; name: Key; key: string; right: string };
  load: () => Promise<ComponentType>;
}

export const screens: Screen[] = [
  {
    path: /^\/plant$/,
    rail: { to: "/plant", name: "rail.plant", key: "p", right: "value.read" },
    load: async () => (await import("./plant.tsx")).Plant,
  },
  {
    path: /^\/warnings$/,
    rail: { to: "/warnings", name: "rail.warnings", key: "w", right: "warning.read" },
    load: async () => (await import("./warnings.tsx")).Warnings,
  },
  {
    path: /^\/trends$/,
    rail: { to: "/trends", name: "rail.trends", key: "t", right: "history.read" },
    load: async () => (await import("./trends.tsx")).Trends,
  },
  {
    path: /^\/data$/,
    rail: { to: "/data", name: "rail.data", key: "d", right: "status.read" },
    load: async () => (await import("./data.tsx")).Data,
  },
  {
    path: /^\/governance$/,
    rail: { to: "/governance", name: "rail.governance", key: "v", right: "" },
    load: async () => (await import("./governance.tsx")).Governance,
  },
  { path: /^\/data\/connect$/, load: async () => (await import("./connect.tsx")).Connect },
  { path: /^\/warnings\/[^/]+$/, load: async () => (await import("./warning.tsx")).OneWarning },
];
