import { useEffect, useState } from "preact/hooks";
import { Failure, post } from "../base/api.ts";
import { go } from "../base/address.ts";
import { ask } from "../base/session.ts";
import { t } from "../text/words.ts";

interface Link {
  purpose: string;
  token: string;
}

function taken(): Link | null {
  const [purpose, token] = location.hash.slice(1).split(".", 2);
  return purpose && token ? { purpose, token } : null;
}

/** The way in: the printed link, or name and password. */
export function SignIn() {
  const [link, setLink] = useState<Link | null>(taken);
  const [wrong, setWrong] = useState("");
  const [busy, setBusy] = useState(false);

  async function enter(path: string, body: unknown): Promise<void> {
    setBusy(true);
    try {
      await post(path, body);
      await ask();
      go("/");
    } catch (refused) {
      setWrong(refused instanceof Failure ? refused.problem.detail || t("problem.web.server.silent") : String(refused));
    } finally {
      setBusy(false);
    }
  }

  useEffect(() => {
    if (!link) return;
    // The secret leaves the address line at once.
    history.replaceState(null, "", "/first");
    if (link.purpose === "enter") void enter("/api/v1/session/link", { token: link.token }).then(() => setLink(null));
  }, []);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const name = String(form.get("name") ?? "");
    const password = String(form.get("password") ?? "");
    if (link?.purpose === "first") void enter("/api/v1/session/first", { token: link.token, name, password });
    else if (link?.purpose === "password") void enter("/api/v1/session/password", { token: link.token, password });
    else void enter("/api/v1/session", { name, password });
  }

  const making = link?.purpose === "first" || link?.purpose === "password";
  return (
    <main class="sign-in" id="main">
      <form class="panel" onSubmit={submit}>
        <h1>Millwright</h1>
        <p>{making ? t("signin.first") : t("signin.says")}</p>
        {link?.purpose === "password" ? null : (
          <label>
            {t("signin.name")}
            <input name="name" autocomplete="username" maxlength={100} required />
          </label>
        )}
        <label>
          {making ? t("signin.new") : t("signin.password")}
          <input
            name="password"
            type="password"
            autocomplete={making ? "new-password" : "current-password"}
            maxlength={200}
            required
            {...(making ? { minlength: 12 } : {})}
          />
        </label>
        <p role="alert" class="wrong">{wrong}</p>
        <button type="submit" class="first" disabled={busy}>{t("signin.go")}</button>
      </form>
    </main>
  );
}
