import assert from "node:assert/strict";
import { candidateFile } from "../../server/src/audience/candidate-file.ts";
import { knownIdentifiers } from "../../server/src/audience/known.ts";
import { atOnce } from "../../server/src/document/steps.ts";
import { audienceHits, type Hit } from "../../server/src/audience/scan.ts";

export const known = atOnce(
  knownIdentifiers([
    "https://api.acme.example/orders",
    "https://api.acme.example/slash/",
    "urn:acme:webhooks",
    "https://twin.acme.example",
    "https://twin.acme.example/",
  ]),
);

/** A near miss that is used as an audience, and the same text where it is none. */
export const near = "⟦https://api.acme.example/orders/⟧";
export const other = "https://api.acme.example/orders/";

export function hitsIn(name: string, text: string, identifiers = known): readonly Hit[] {
  return atOnce(audienceHits(text, identifiers, candidateFile(name) ?? assert.fail(`${name} is not looked at`)));
}

/** Takes a file's text in which `⟦ ⟧` marks exactly what is a near miss. */
export function finds(name: string, marked: string): void {
  const text = marked.replaceAll(/[⟦⟧]/g, "");
  const starts = new Map(hitsIn(name, text).map(({ start, end }) => [start, end]));
  const ends = new Set(starts.values());
  const shown = Array.from({ length: text.length + 1 }, (_, at) =>
    [ends.has(at) ? "⟧" : "", starts.has(at) ? "⟦" : "", text[at] ?? ""].join(""),
  );
  assert.equal(shown.join(""), marked);
}
