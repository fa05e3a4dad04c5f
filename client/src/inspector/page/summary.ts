import { marks } from "../../../../server/src/token/views/marks.ts";
import type { Inspection, Outcome, Refused } from "../inspection.ts";
import type { Abilities, FromPage, Words } from "../protocol.ts";
import { button, element, section } from "./dom.ts";

const tones: Readonly<Record<Outcome, "held" | "broken" | "unknown">> = {
  held: "held",
  broken: "broken",
  refused: "broken",
  "not-asked": "unknown",
  unreadable: "broken",
  unknown: "unknown",
  decoded: "unknown",
  encrypted: "unknown",
};

/** What it comes to, what it is about, and what can be done. */
export function summary(
  { outcome, about, repairs }: Inspection,
  abilities: Abilities,
  words: Words,
  ask: (message: FromPage) => void,
): HTMLElement {
  const tone = tones[outcome];
  const mark = element("span", { class: "mark", "aria-hidden": "true" }, marks[tone]);
  const facts = about.flatMap(({ name, value }) => [element("dt", {}, name), element("dd", {}, value)]);
  const repairing = repairs.map((label, at) => button(label, () => ask({ kind: "repair", at }), "primary"));
  const actions = [
    ...(abilities.repairs ? repairing : []),
    ...(abilities.again ? [button(words.again, () => ask({ kind: "again" }))] : []),
    button(words.copyMarkdown, () => ask({ kind: "copy-markdown" })),
  ];
  const heading = element("h1", {}, mark, words[outcome]);
  // For a page that is shown anew, not for the Tab key.
  heading.tabIndex = -1;
  return element(
    "header",
    { class: tone },
    element("div", { role: "status" }, heading),
    element("dl", {}, ...facts),
    element("p", { class: "actions" }, ...actions),
  );
}

/** Why there is no token, with the tenant's own words where it has said any. */
export function refusalPart({ title, detail, nextStep, said }: Refused, words: Words): HTMLElement {
  const facts = said.flatMap(({ name, value }) => [
    element("dt", {}, element("code", {}, name)),
    element("dd", {}, value),
  ]);
  const texts = [detail, nextStep].filter((text) => text !== "").map((text) => element("p", {}, text));
  const heard = facts.length > 0 ? [element("h3", {}, words.tenantSaid), element("dl", {}, ...facts)] : [];
  return section("refusal", title, ...texts, ...heard);
}
