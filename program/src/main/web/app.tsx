import "./style/app.css";
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { onAnswer, onSignedOut } from "./base/api.ts";
import { useAddress } from "./base/address.ts";
import { asked, begin as listen } from "./base/live.ts";
import { ask, begin, may, session } from "./base/session.ts";
import { useStore } from "./base/store.ts";
import { languageStore } from "./text/words.ts";
import { Frame } from "./parts/frame.tsx";
import { screens } from "./screens/all.ts";
import { SignIn } from "./screens/signin.tsx";
import type { ComponentType } from "preact";

function Screen() {
  const { path } = useAddress();
  // The first screen is the first that the person may see.
  const found = path === "/"
    ? screens.find((one) => one.rail && may(one.rail.right))
    : screens.find((one) => one.path.test(path));
  const [drawn, setDrawn] = useState<{ of: unknown; view: ComponentType } | null>(null);
  useEffect(() => {
    let left = false;
    void found?.load().then((view) => {
      if (!left) setDrawn({ of: found, view });
    }, () => {
      // The program was changed under an open page, and its files have other names now.
      if (!left && sessionStorage.getItem("mw-again") !== path) {
        sessionStorage.setItem("mw-again", path);
        location.reload();
      }
    });
    return () => {
      left = true;
    };
  }, [found]);
  if (!found || drawn?.of !== found) return null;
  const View = drawn.view;
  return <View key={path} />;
}

function App() {
  const who = useStore(session);
  const language = useStore(languageStore);
  useEffect(() => {
    if (!who) return;
    listen();
    // Rights change while a page is open; the screens follow.
    const timer = setInterval(() => void ask(), who.rights.length ? 120_000 : 3_000);
    return () => clearInterval(timer);
  }, [who?.person, who?.rights.length]);
  if (who === undefined) return null;
  if (who === null) return <SignIn key={language} />;
  return (
    <Frame key={language}>
      <Screen />
    </Frame>
  );
}

onAnswer(asked);
onSignedOut(() => {
  if (session.get()) session.set(null);
});
await Promise.all([begin(), location.hash ? session.set(null) : ask()]);
const root = document.getElementById("app");
if (root) render(<App />, root);
