import type { Row } from "../../../../server/src/token/verdict/check.ts";
import { marks } from "../../../../server/src/token/views/marks.ts";
import { valueText } from "../../../../server/src/token/views/report.ts";
import type { WordKey, Words } from "../protocol.ts";
import { element, section, table } from "./dom.ts";

const states: Readonly<Record<Row["state"], WordKey>> = {
  held: "rowHeld",
  broken: "rowBroken",
  unknown: "rowUnknown",
};

/** One row per expectation, the broken ones first. */
export function verdictSection(rows: readonly Row[], words: Words): HTMLElement {
  const order = { broken: 0, unknown: 1, held: 2 } as const;
  const sorted = [...rows].sort((one, other) => order[one.state] - order[other.state]);
  const columns = [words.check, words.state, words.value];
  return section("verdict", words.verdict, table("verdict", columns, sorted.map(tableRow(words))));
}

function tableRow(words: Words) {
  return (row: Row): HTMLTableRowElement => {
    const { check, state, why } = row;
    const mark = element("span", { "aria-hidden": "true" }, marks[state]);
    return element(
      "tr",
      { class: state },
      element("th", { scope: "row" }, check),
      element("td", { class: "state" }, mark, ` ${words[states[state]]}`),
      element("td", {}, values(row, words), why === undefined ? undefined : element("p", { class: "why" }, why)),
    );
  };
}

/** What is there, and what was expected where it is not that. */
function values({ check, state, expected, actual }: Row, words: Words): Node | undefined {
  const code = (value: Row["actual"]) => (value === undefined ? "–" : element("code", {}, valueText(value, check)));
  if (expected === undefined && actual === undefined) return undefined;
  if (expected === undefined || state === "held") return element("span", {}, code(actual));
  const pair = [
    [words.expected, expected],
    [words.actual, actual],
  ] as const;
  const parts = pair.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, code(value))]);
  return element("dl", {}, ...parts);
}
