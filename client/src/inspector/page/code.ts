import type { FromPage, Snippet, Words } from "../protocol.ts";
import { button, element, section, textBlock } from "./dom.ts";

/** The same request in the language that the user chooses. */
export function codeSection(
  snippets: readonly Snippet[],
  words: Words,
  ask: (message: FromPage) => void,
): HTMLElement | undefined {
  const [first] = snippets;
  if (!first) return undefined;
  const text = textBlock(words.code, first.text);
  const options = snippets.map(({ language, title }) => {
    const option = element("option", {}, title);
    option.value = language;
    return option;
  });
  const select = element("select", { id: "language" }, ...options);
  select.addEventListener("change", () => {
    text.textContent = snippets.find(({ language }) => language === select.value)?.text ?? "";
  });
  const copy = button(words.copyCode, () => ask({ kind: "copy-code", language: select.value }));
  const label = element("label", { for: "language" }, words.language);
  return section("code", words.code, element("p", { class: "actions" }, label, select, copy), text);
}
