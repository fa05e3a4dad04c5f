import { env } from "vscode";
import type { RawToken } from "../../../server/src/token/request/raw-token.ts";
import type { Inspection } from "./inspection.ts";
import { inspectionMarkdown } from "./markdown.ts";
import type { Abilities, CallAnswer, FromPage, Snippet, ToPage } from "./protocol.ts";

/** One token under inspection: what may be seen of it, and what can be done with what only memory holds. */
export interface Session {
  readonly inspection: Inspection;
  readonly raw?: RawToken;
  readonly snippets?: readonly Snippet[];
  /** As many as the inspection names repairs. */
  readonly repairs?: readonly (() => unknown)[];
  /** Requests another token; the result is shown in place of this one. */
  readonly again?: () => unknown;
  /** What is shown is kept nowhere, not even across a reload. */
  readonly passing?: true;
  /** Sends the token to an API of the user's. */
  readonly call?: (method: string, url: string) => Promise<CallAnswer>;
}

/** What the page may offer. */
export function abilitiesOf({ raw, again, repairs, passing, snippets = [] }: Session): Abilities {
  return {
    hasToken: raw !== undefined,
    again: again !== undefined,
    repairs: repairs !== undefined,
    restores: !passing,
    snippets,
  };
}

/** Does what the user has clicked on the page, which hears of it by `post`. What can't be done with this token isn't. */
export async function carryOut(wish: Wish, session: Session, post: (message: ToPage) => void): Promise<void> {
  switch (wish.kind) {
    case "reveal":
      if (session.raw) post({ kind: "raw", token: session.raw.reveal() });
      break;
    case "call": {
      const answer = await session.call?.(wish.method, wish.url);
      if (answer) post({ kind: "answered", answer });
      break;
    }
    case "again":
      await session.again?.();
      break;
    case "repair":
      await session.repairs?.[wish.at]?.();
      break;
    default: {
      const text = copied(wish, session);
      if (text !== undefined) await env.clipboard.writeText(text);
    }
  }
}

type Wish = Exclude<FromPage, { readonly kind: "ready" }>;

function copied(wish: Wish & { readonly kind: `copy-${string}` }, session: Session): string | undefined {
  switch (wish.kind) {
    case "copy-token":
      return session.raw?.reveal();
    case "copy-markdown":
      return textOf(session);
    case "copy-code":
      return session.snippets?.find(({ language }) => language === wish.language)?.text;
  }
}

/** What is to be seen, as Markdown without the token. */
export function textOf({ inspection }: Session): string {
  return inspectionMarkdown(inspection, Math.floor(Date.now() / 1000));
}
