import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** A part that is brought when it is needed first, so that the first look does not wait for it. */
export function Later<P extends object>({ load, props }: { load: () => Promise<ComponentType<P>>; props: P }) {
  const [view, setView] = useState<{ of: ComponentType<P> } | null>(null);
  useEffect(() => {
    let left = false;
    void load().then((of) => {
      if (!left) setView({ of });
    });
    return () => {
      left = true;
    };
  }, []);
  if (!view) return null;
  const View = view.of;
  return <View {...props} />;
}
