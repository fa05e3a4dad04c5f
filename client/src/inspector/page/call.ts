import type { CallAnswer, FromPage, Words } from "../protocol.ts";
import { announced, button, element, section, textBlock } from "./dom.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/** Sends the token to the user's API and shows what it answers. */
export interface CallPart {
  readonly element: HTMLElement;
  show(answer: CallAnswer): void;
}

export function callPart(audience: string, words: Words, ask: (message: FromPage) => void): CallPart {
  const method = element(
    "select",
    { "aria-label": words.method },
    ...methods.map((name) => element("option", {}, name)),
  );
  const url = element("input", { "aria-label": "URL" });
  url.type = "url";
  url.spellcheck = false;
  url.placeholder = "https://";
  // An identifier is never called by Auth0, but is often where the API lives.
  if (/^https?:\/\//.test(audience)) url.value = audience;
  const said = announced();
  const answer = element("div");
  const say = (text: string, kind = ""): void => {
    said.className = kind;
    said.textContent = text;
  };
  const send = (): void => {
    if (url.value.trim() === "") return;
    say(words.sending);
    answer.replaceChildren();
    ask({ kind: "call", method: method.value, url: url.value.trim() });
  };
  url.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") send();
  });
  const row = element("p", { class: "actions" }, method, url, button(words.send, send));
  const note = element("p", { class: "note" }, words.callNote);
  return {
    element: section("call", words.call, row, note, said, answer),
    show(given) {
      if (given.kind === "failed") say(given.problem, "broken");
      else {
        say(given.status);
        answer.replaceChildren(...answerParts(given, words));
      }
    },
  };
}

function answerParts(answer: CallAnswer & { readonly kind: "answer" }, words: Words): readonly Node[] {
  const headers = element(
    "details",
    {},
    element("summary", {}, words.answerHeaders),
    textBlock(words.answerHeaders, answer.headers),
  );
  const body = textBlock(words.answerBody, answer.body);
  return answer.body === "" ? [headers] : [headers, body];
}
