import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Failure } from "./api.ts";
import { listen } from "./live.ts";

/** How something that is asked for stands. */
export interface Loaded<T> {
  value: T | null;
  failure: Failure | null;
  /** Milliseconds since it was asked for; 0 when it is there. */
  waiting: number;
  again: () => void;
}

/**
 * Asks, and asks again when `what` changes or an event of one of the types comes. What was there stays until the new is there.
 */
export function useLoad<T>(what: string, ask: (stop: AbortSignal) => Promise<T>, events: string[] = [], every = 0): Loaded<T> {
  const [value, setValue] = useState<{ what: string; value: T } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [waiting, setWaiting] = useState(0);
  const [round, setRound] = useState(0);
  const latest = useRef(ask);
  latest.current = ask;
  const again = useCallback(() => setRound((one) => one + 1), []);
  useEffect(() => {
    const stop = new AbortController();
    const began = Date.now();
    const clock = setInterval(() => setWaiting(Date.now() - began), 100);
    latest.current(stop.signal).then(
      (got) => {
        if (stop.signal.aborted) return;
        setValue({ what, value: got });
        setFailure(null);
      },
      (wrong) => {
        if (stop.signal.aborted) return;
        setFailure(
          wrong instanceof Failure
            ? wrong
            : new Failure({ title: "", detail: String(wrong), code: "web.screen.defect", kind: "defect", status: 0 }),
        );
      },
    ).finally(() => {
      clearInterval(clock);
      if (!stop.signal.aborted) setWaiting(0);
    });
    return () => {
      clearInterval(clock);
      stop.abort();
    };
  }, [what, round]);
  const types = events.join(" ");
  useEffect(() => {
    if (!types) return;
    let timer = 0;
    const off = listen((event) => {
      if (event.type !== "resync" && !types.split(" ").includes(event.type)) return;
      clearTimeout(timer);
      timer = setTimeout(again, 250);
    });
    return () => {
      clearTimeout(timer);
      off();
    };
  }, [types]);
  useEffect(() => {
    if (!every) return;
    const timer = setInterval(() => {
      if (!document.hidden) again();
    }, every);
    return () => clearInterval(timer);
  }, [every]);
  const mine = value?.what === what ? value.value : null;
  return { value: mine, failure, waiting: mine === null ? waiting : 0, again };
}
