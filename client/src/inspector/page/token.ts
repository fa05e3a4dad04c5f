import type { Abilities, FromPage, Words } from "../protocol.ts";
import { announced, button, element, section, textBlock } from "./dom.ts";

/** The token's own text, which comes only when the user asks for it and goes when it is hidden again. */
export interface TokenPart {
  readonly element: HTMLElement;
  show(raw: string): void;
}

export function tokenPart({ hasToken }: Abilities, words: Words, ask: (message: FromPage) => void): TokenPart {
  const raw = textBlock(words.token, "", { class: "raw" });
  raw.hidden = true;
  const said = announced();
  const hide = (): void => {
    raw.textContent = "";
    raw.hidden = true;
    toggle.textContent = words.reveal;
    said.textContent = "";
  };
  const toggle = button(words.reveal, () => {
    if (raw.hidden) ask({ kind: "reveal" });
    else hide();
  });
  const copy = button(words.copyToken, () => ask({ kind: "copy-token" }));
  const content = hasToken
    ? [element("p", { class: "actions" }, toggle, copy), said, raw]
    : [element("p", { class: "note" }, words.gone)];
  return {
    element: section("token", words.token, ...content),
    show(token) {
      raw.textContent = token;
      raw.hidden = false;
      toggle.textContent = words.hide;
      said.textContent = words.shown;
    },
  };
}
