import { readInspection } from "../inspection.ts";
import type { FromPage, ToPage } from "../protocol.ts";
import { accessSection } from "./access.ts";
import { callPart } from "./call.ts";
import { claimSections } from "./claims.ts";
import { codeSection } from "./code.ts";
import { countdown } from "./countdown.ts";
import { refusalPart, summary } from "./summary.ts";
import { tokenPart } from "./token.ts";
import { verdictSection } from "./verdict.ts";

// The page of the Token Inspector. It shows what it is told and asks for what is clicked; nothing else happens here.

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: unknown): void };

const vscode = acquireVsCodeApi();
const main = document.querySelector("main") ?? document.body;
const ask = (message: FromPage): void => vscode.postMessage(message);
const now = (): number => Math.floor(Date.now() / 1000);

let token: ReturnType<typeof tokenPart> | undefined;
let call: ReturnType<typeof callPart> | undefined;

function show({ inspection, abilities, words }: ToPage & { readonly kind: "show" }): void {
  // What outlives a reload; the token is not in it.
  vscode.setState(abilities.restores ? inspection : undefined);
  const { rows, refusal } = inspection;
  const payload = inspection.token && "payload" in inspection.token ? inspection.token.payload : undefined;
  token = inspection.token && tokenPart(abilities, words, ask);
  call = abilities.hasToken ? callPart(audienceOf(payload), words, ask) : undefined;
  const parts = [
    summary(inspection, abilities, words, ask),
    countdown(payload?.["exp"], words, now),
    refusal && refusalPart(refusal, words),
    rows.length > 0 ? verdictSection(rows, words) : undefined,
    accessSection(inspection.access ?? [], words),
    ...(inspection.token ? claimSections(inspection.token, words, now()) : []),
    token?.element,
    call?.element,
    codeSection(abilities.snippets, words, ask),
  ];
  const hadFocus = main.contains(document.activeElement);
  main.replaceChildren(...parts.filter((part) => part !== undefined));
  // Whoever has pressed a button that is gone now hears what came of it, and goes on from there.
  if (hadFocus) main.querySelector("h1")?.focus();
}

function audienceOf(payload: Readonly<Record<string, unknown>> | undefined): string {
  const audience = payload?.["aud"];
  return typeof audience === "string" ? audience : "";
}

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  if (data.kind === "raw") token?.show(data.token);
  else if (data.kind === "answered") call?.show(data.answer);
  else if (readInspection(data.inspection)) show(data);
});
ask({ kind: "ready" });
