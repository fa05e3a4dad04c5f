import { l10n, window } from "vscode";
import { type ApiAnswer, callApi, callProblem, type CallProblem } from "../../../server/src/token/call-api.ts";
import type { ProofKey } from "../../../server/src/token/request/proof-key.ts";
import type { RawToken } from "../../../server/src/token/request/raw-token.ts";
import type { CallAnswer } from "../inspector/protocol.ts";
import { wordsOf } from "../views/messages.ts";
import { plain } from "../views/plain.ts";

/** A token that an API can be called with. */
export interface Usable {
  readonly raw: RawToken;
  readonly proofKey?: ProofKey;
}

/** Hosts to which the user has agreed to send tokens, as long as the window is open. */
const agreed = new Set<string>();

/** Calls an API of the user's with the token, once the user has agreed to its host. */
export function callWith(token: Usable): (method: string, url: string) => Promise<CallAnswer> {
  return async (method, url) => {
    const problem = callProblem({ method, url });
    if (problem !== undefined) return { kind: "failed", problem: words(problem) };
    const { host } = new URL(url);
    if (!(await agrees(host))) return { kind: "failed", problem: l10n.t("Nothing was sent.") };
    try {
      return answerOf(await callApi({ method, url }, token, { fetch }));
    } catch (error) {
      return { kind: "failed", problem: wordsOf(error) };
    }
  };
}

async function agrees(host: string): Promise<boolean> {
  if (agreed.has(host)) return true;
  const yes = l10n.t("Send Token");
  const detail = l10n.t(
    "Whoever has the token can use it until it expires. Send it only to an API that it is meant for.",
  );
  const answer = await window.showWarningMessage(
    l10n.t("Send this token to {0}?", plain(host)),
    { modal: true, detail },
    yes,
  );
  if (answer === yes) agreed.add(host);
  return answer === yes;
}

function answerOf({ status, headers, body, cut }: ApiAnswer): CallAnswer {
  return {
    kind: "answer",
    status: `HTTP ${status}`,
    headers: headers.map(([name, value]) => `${name}: ${value}`).join("\n"),
    body: cut ? `${body}\n${l10n.t("(The rest of the answer is left out.)")}` : body,
  };
}

function words(problem: CallProblem): string {
  switch (problem) {
    case "not-a-url":
      return l10n.t("This is no URL.");
    case "not-https":
      return l10n.t("A token is sent over https only, or to this machine.");
    case "has-credentials":
      return l10n.t("The URL holds a user or a password; leave them out.");
    case "bad-method":
      return l10n.t("This method can't be used.");
  }
}
