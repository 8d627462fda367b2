import { useState } from "preact/hooks";
import { change, useAddress } from "../base/address.ts";
import { get, post, remove } from "../base/api.ts";
import { useLoad } from "../base/load.ts";
import { mayEverywhere } from "../base/session.ts";
import { full, instant, when } from "../base/time.ts";
import { Dialog } from "../parts/dialog.tsx";
import { Empty, Shown } from "../parts/states.tsx";
import { complain, say } from "../parts/toast.tsx";
import { plural, t } from "../text/words.ts";

interface Person {
  name: string;
  id: string;
  active: boolean;
  grants: { role: string; asset: string }[];
}

interface Role {
  role: string;
  actions: string[];
}

interface Token {
  id: string;
  name: string;
  until: string;
  used: string | null;
  actions: string[];
  assets: string[];
}

interface Entry {
  number: number;
  at: string;
  who: string;
  via: string;
  action: string;
  object: string;
  decision: string;
  reason: string;
}

type Part = "people" | "tokens" | "audit";

/** Who may what, and who did what. */
export function Governance() {
  const { query } = useAddress();
  const parts: Part[] = [
    ...(mayEverywhere("user.read") ? ["people" as const] : []),
    "tokens",
    ...(mayEverywhere("audit.read") ? ["audit" as const] : []),
  ];
  const part = parts.find((one) => one === query.get("part")) ?? parts[0];
  return (
    <>
      <div class="title"><h1>{t("rail.governance")}</h1></div>
      <div class="tabs" role="group" aria-label={t("rail.governance")}>
        {parts.map((one) => (
          <button type="button" aria-pressed={one === part} onClick={() => change({ part: one, who: "", action: "", object: "" }, true)}>{t(`part.${one}`)}</button>
        ))}
      </div>
      {part === "people" ? <People /> : part === "audit" ? <Audit /> : <Tokens />}
    </>
  );
}

function People() {
  const people = useLoad("people", (stop) => get<{ people: Person[] }>("/api/v1/people", {}, stop));
  const roles = useLoad("roles", (stop) => get<{ roles: Role[] }>("/api/v1/roles", {}, stop));
  const [adding, setAdding] = useState(false);
  const [granting, setGranting] = useState("");
  const [link, setLink] = useState("");
  const rule = mayEverywhere("user");
  const done = (text: string) => {
    say(text);
    people.again();
  };
  return (
    <Shown of={people} what={t("part.people")}>
      {(got) => (
        <>
          {rule ? <p><button type="button" onClick={() => setAdding(true)}>{t("people.add")}</button></p> : null}
          <table class="list">
            <thead>
              <tr>
                <th scope="col">{t("people.name")}</th>
                <th scope="col">{t("people.roles")}</th>
                <th scope="col"><span class="hidden">{t("act.group")}</span></th>
              </tr>
            </thead>
            <tbody>
              {got.people.map((one) => (
                <tr>
                  <td dir="auto">{one.name}{one.active ? null : <small>{t("people.closed")}</small>}</td>
                  <td>
                    {one.grants.length === 0 ? <span class="soft">{t("people.none")}</span> : one.grants.map((grant) => (
                      <span class="grant">
                        {grant.role} <span dir="auto">{grant.asset}</span>
                        {rule
                          ? (
                            <button
                              type="button"
                              class="plain-button"
                              aria-label={t("people.revoke", { role: grant.role, asset: grant.asset, name: one.name })}
                              onClick={() =>
                                void post("/api/v1/grants/revoke", { name: one.name, ...grant }).then(() => {
                                  say(t("people.revoked", { role: grant.role, name: one.name }), () =>
                                    void post("/api/v1/grants", { name: one.name, ...grant }).then(people.again, complain));
                                  people.again();
                                }, complain)}
                            >
                              ✕
                            </button>
                          )
                          : null}
                      </span>
                    ))}
                  </td>
                  <td class="one">
                    {rule
                      ? (
                        <>
                          <button type="button" onClick={() => setGranting(one.name)}>{t("people.grant")}</button>{" "}
                          <button
                            type="button"
                            onClick={() => void post<{ link: string }>(`/api/v1/people/${encodeURIComponent(one.name)}/link`).then((made) => setLink(made.link), complain)}
                          >
                            {t("people.link")}
                          </button>
                        </>
                      )
                      : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {roles.value
            ? (
              <section class="panel">
                <h2>{t("people.what")}</h2>
                <dl class="chain">
                  {roles.value.roles.map((one) => (
                    <>
                      <dt>{one.role}</dt>
                      <dd><small>{one.actions.join(", ")}</small></dd>
                    </>
                  ))}
                </dl>
              </section>
            )
            : null}
          {adding
            ? (
              <Dialog title={t("people.add")} close={() => setAdding(false)}>
                <form
                  onSubmit={(event) => {
                    event.preventDefault();
                    const name = String(new FormData(event.currentTarget).get("name") ?? "");
                    void post<{ link: string }>("/api/v1/people", { name }).then((made) => {
                      setAdding(false);
                      setLink(made.link);
                      people.again();
                    }, complain);
                  }}
                >
                  <label>{t("people.name")}<input name="name" required maxlength={100} autofocus /></label>
                  <button type="submit" class="first">{t("people.add")}</button>
                </form>
              </Dialog>
            )
            : null}
          {granting
            ? (
              <Dialog title={t("people.grant.title", { name: granting })} close={() => setGranting("")}>
                <form
                  onSubmit={(event) => {
                    event.preventDefault();
                    const form = new FormData(event.currentTarget);
                    const role = String(form.get("role") ?? "");
                    const asset = String(form.get("asset") ?? "") || "/";
                    void post("/api/v1/grants", { name: granting, role, asset }).then(() => {
                      done(t("people.granted", { role, name: granting }));
                      setGranting("");
                    }, complain);
                  }}
                >
                  <label>
                    {t("people.role")}
                    <select name="role">{(roles.value?.roles ?? []).map((one) => <option>{one.role}</option>)}</select>
                  </label>
                  <label>{t("people.where")}<input name="asset" placeholder="/" maxlength={400} /></label>
                  <button type="submit" class="first">{t("people.grant")}</button>
                </form>
              </Dialog>
            )
            : null}
          {link
            ? (
              <Dialog title={t("people.link")} close={() => setLink("")}>
                <p>{t("people.link.says")}</p>
                <p><code class="secret">{location.origin + link}</code></p>
              </Dialog>
            )
            : null}
        </>
      )}
    </Shown>
  );
}

function Tokens() {
  const tokens = useLoad("tokens", (stop) => get<{ tokens: Token[] }>("/api/v1/tokens", {}, stop));
  const [made, setMade] = useState("");
  return (
    <Shown of={tokens} what={t("part.tokens")}>
      {(got) => (
        <>
          <form
            class="inline"
            onSubmit={(event) => {
              event.preventDefault();
              const form = event.currentTarget;
              const name = String(new FormData(form).get("name") ?? "");
              void post<{ token: string }>("/api/v1/tokens", { name }).then((answer) => {
                setMade(answer.token);
                form.reset();
                tokens.again();
              }, complain);
            }}
          >
            <label>{t("token.name")} <input name="name" required maxlength={100} /></label>
            <button type="submit">{t("token.make")}</button>
          </form>
          <p class="note">{t("token.says")}</p>
          {got.tokens.length === 0 ? <Empty title={t("token.none")} why={t("token.none.why")} /> : (
            <table class="list">
              <thead>
                <tr>
                  <th scope="col">{t("people.name")}</th>
                  <th scope="col">{t("token.until")}</th>
                  <th scope="col">{t("token.used")}</th>
                  <th scope="col">{t("token.rights")}</th>
                  <th scope="col"><span class="hidden">{t("act.group")}</span></th>
                </tr>
              </thead>
              <tbody>
                {got.tokens.map((one) => (
                  <tr>
                    <td dir="auto">{one.name} <small>{one.id}</small></td>
                    <td class="one">{when(Date.parse(one.until))}</td>
                    <td class="one">{one.used ? when(Date.parse(one.used)) : t("data.never")}</td>
                    <td><small>{one.actions.join(", ")} · {one.assets.join(", ")}</small></td>
                    <td>
                      <button
                        type="button"
                        onClick={() =>
                          void remove(`/api/v1/tokens/${encodeURIComponent(one.id)}`).then(() => {
                            say(t("token.ended", { name: one.name }));
                            tokens.again();
                          }, complain)}
                      >
                        {t("token.end")}
                      </button>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {made
            ? (
              <Dialog title={t("token.made")} close={() => setMade("")}>
                <p>{t("token.once")}</p>
                <p><code class="secret">{made}</code></p>
              </Dialog>
            )
            : null}
        </>
      )}
    </Shown>
  );
}

function Audit() {
  const { query } = useAddress();
  const wanted = { who: query.get("who") ?? "", action: query.get("action") ?? "", object: query.get("object") ?? "", from: query.get("from") ?? "" };
  const valid = !wanted.from || Number.isFinite(instant(wanted.from));
  const log = useLoad(`audit ${JSON.stringify(wanted)}`, (stop) =>
    get<{ entries: Entry[] }>("/api/v1/audit", { ...wanted, from: valid ? wanted.from : "", limit: 200 }, stop));
  const field = (name: keyof typeof wanted) => (
    <label>{t(`audit.${name}`)} <input type="search" value={wanted[name]} onChange={(event) => change({ [name]: event.currentTarget.value })} /></label>
  );
  return (
    <>
      <div class="inline">{field("who")}{field("action")}{field("object")}{field("from")}</div>
      <p class="note">{t("audit.says")} <code>millwright audit verify</code></p>
      <Shown of={log} what={t("part.audit")}>
        {(got) =>
          got.entries.length === 0 ? <Empty title={t("audit.none")} why={t("audit.none.why")} /> : (
            <>
              <p role="status">{plural("audit.count", got.entries.length)}</p>
              <div class="scroll tall" tabIndex={0} role="region" aria-label={t("part.audit")}>
                <table class="raw">
                  <thead>
                    <tr>
                      <th scope="col" class="n">#</th>
                      <th scope="col">{t("col.time")}</th>
                      <th scope="col">{t("audit.who")}</th>
                      <th scope="col">{t("audit.action")}</th>
                      <th scope="col">{t("audit.object")}</th>
                      <th scope="col">{t("audit.decision")}</th>
                      <th scope="col">{t("audit.reason")}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {got.entries.map((one) => (
                      <tr>
                        <td class="n">{one.number}</td>
                        <td class="one" title={full(Date.parse(one.at))}>{when(Date.parse(one.at), true)}</td>
                        <td dir="auto">{one.who} <small>{one.via}</small></td>
                        <td>{one.action}</td>
                        <td dir="auto">{one.object}</td>
                        <td>{one.decision}</td>
                        <td dir="auto">{one.reason}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )}
      </Shown>
    </>
  );
}
