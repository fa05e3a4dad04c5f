import type { Inspection } from "./inspection.ts";

/** What the extension tells the page. */
export type ToPage =
  | { readonly kind: "show"; readonly inspection: Inspection; readonly abilities: Abilities; readonly words: Words }
  /** Only ever the answer to `reveal`. */
  | { readonly kind: "raw"; readonly token: string }
  | { readonly kind: "answered"; readonly answer: CallAnswer };

/** What the page asks for; each is something that the user has clicked. */
export type FromPage =
  | { readonly kind: "ready" }
  | { readonly kind: "reveal" }
  | { readonly kind: "copy-token" }
  | { readonly kind: "copy-markdown" }
  | { readonly kind: "copy-code"; readonly language: string }
  | { readonly kind: "again" }
  | { readonly kind: "repair"; readonly at: number }
  | { readonly kind: "call"; readonly method: string; readonly url: string };

/** What can be done besides reading: after a reload the token is gone, and with it most of this. */
export interface Abilities {
  readonly hasToken: boolean;
  readonly again: boolean;
  readonly repairs: boolean;
  /** May the page keep what it shows across a reload? Not of a token that the user gave. */
  readonly restores: boolean;
  /** The same request as code; empty where there was none. */
  readonly snippets: readonly Snippet[];
}

/** The same request as code, in one language. Secrets stand in it as environment variables. */
export interface Snippet {
  readonly language: string;
  readonly title: string;
  readonly text: string;
}

/** What the user's API answered, or why it was not asked. */
export type CallAnswer =
  | { readonly kind: "answer"; readonly status: string; readonly headers: string; readonly body: string }
  | { readonly kind: "failed"; readonly problem: string };

/** The page's own texts, in the user's language. */
export type Words = Readonly<Record<WordKey, string>>;

export type WordKey =
  | "held"
  | "broken"
  | "unknown"
  | "decoded"
  | "encrypted"
  | "unreadable"
  | "refused"
  | "not-asked"
  | "verdict"
  | "check"
  | "state"
  | "value"
  | "expected"
  | "actual"
  | "rowHeld"
  | "rowBroken"
  | "rowUnknown"
  | "header"
  | "outerHeader"
  | "payload"
  | "claim"
  | "meaning"
  | "scopes"
  | "scope"
  | "inToken"
  | "notInToken"
  | "expiresIn"
  | "expired"
  | "token"
  | "reveal"
  | "hide"
  | "shown"
  | "gone"
  | "copyToken"
  | "copyMarkdown"
  | "again"
  | "code"
  | "copyCode"
  | "language"
  | "call"
  | "method"
  | "send"
  | "sending"
  | "answerHeaders"
  | "answerBody"
  | "tenantSaid"
  | "callNote";

/** A message of the page, which is as little to be trusted as what it shows. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (typeof message !== "object" || message === null || !("kind" in message)) return undefined;
  const { kind, language, at, method, url } = message as Readonly<Record<string, unknown>>;
  switch (kind) {
    case "ready":
    case "reveal":
    case "copy-token":
    case "copy-markdown":
    case "again":
      return { kind };
    case "copy-code":
      return typeof language === "string" ? { kind, language } : undefined;
    case "repair":
      return typeof at === "number" ? { kind, at } : undefined;
    case "call":
      return typeof method === "string" && typeof url === "string" ? { kind, method, url } : undefined;
    default:
      return undefined;
  }
}
