import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "../../server/src/document/document.ts";
import { namesOn } from "../../server/src/features/names/names-on.ts";
import type { PlacedFile } from "../../server/src/features/names/placed-file.ts";
import { references } from "../../server/src/features/references.ts";
import { rename } from "../../server/src/features/rename.ts";
import { atCursor } from "./cursor.ts";

/** Gives the number of places that it finds. */
type Search = (here: PlacedFile, position: Position) => number;

/** How many aliases are followed in search of the places that name the same as the word at the cursor, and how many places there are. */
function followed(before: string, search: Search): readonly [aliases: number, places: number] {
  const { file, position } = atCursor(before);
  // Reading them follows aliases as well.
  ok(file.apis.length > 0);
  const { anchors } = file.context;
  const find = anchors.find.bind(anchors);
  let count = 0;
  anchors.find = (name, at) => {
    count++;
    return find(name, at);
  };
  const places = search({ uri: URI, file }, position);
  return [count, places];
}

const URI = "file:///auth-apis.yaml";
const referred: Search = (here, position) => references(here, position, true).length;
const renamed: Search = (here, position) => {
  const answer = rename(here, position, "read:other", false);
  return "changes" in answer ? (answer.changes[URI]?.length ?? 0) : 0;
};

test("in what an anchor brings, no API is asked that has nothing of it", () => {
  const text = (apis: number, mark: string): string => {
    const lists = Array.from(
      { length: apis },
      (_, at) => `x-${at}: &s${at}\n  - value: ${at === 0 ? mark : ""}read:a\n`,
    );
    const items = Array.from({ length: apis }, (_, at) => `  - identifier: https://a/${at}\n    scopes: *s${at}\n`);
    return `${lists.join("")}apis:\n${items.join("")}`;
  };
  for (const search of [referred, renamed]) {
    const [few, places] = followed(text(2, "|"), search);
    equal(places, 1);
    equal(followed(text(40, "|"), search)[0], few);
  }
});

test("what any API may name is noted in steps, and what one API alone names needs none", () => {
  const text = (client: string, scope: string): string => {
    const grant = (at: number) => `{ client: ${at === 0 ? client : ""}w, scope: [${at === 0 ? scope : ""}read:a] }`;
    const api = (at: number) =>
      `  - identifier: https://a/${at}\n    scopes: [{ value: read:a }]\n    grants: [${grant(at)}]\n`;
    return `apis:\n${Array.from({ length: 100 }, (_, at) => api(at)).join("")}`;
  };
  const steps = (before: string): readonly [steps: number, chunks: number] => {
    const { file, position } = atCursor(before);
    return [[...namesOn(file, position)].length, file.chunks.length];
  };
  const [ofClient, chunks] = steps(text("|", ""));
  ok(chunks > 1);
  equal(ofClient, chunks);
  equal(steps(text("", "|"))[0], 0);
  const brought = `x-a: &a [{ value: |read:a }]\n${text("", "").replaceAll("[{ value: read:a }]", "*a")}`;
  equal(steps(brought)[0], 2);
});

test("an identifier is told apart by tenants only from those that are written alike", () => {
  const tenants = "tenants:\n  dev: { domain: acme-dev.eu.auth0.com }\n  live: { domain: acme.eu.auth0.com }\n";
  const text = (mark: string): string => {
    const apis = Array.from(
      { length: 100 },
      (_, at) => `  - identifier: ${at === 0 ? mark : ""}https://a/${at >> 1}\n`,
    );
    return `${tenants}apis:\n${apis.join("")}`;
  };
  const { file, position } = atCursor(text("|"));
  const other = { uri: "file:///other/auth-apis.yaml", file: atCursor(text("|")).file };
  equal(file.apis.length, other.file.apis.length);
  let looked = 0;
  for (const each of [file, other.file]) {
    const [tenant] = each.tenants;
    const domain = tenant?.domain;
    if (tenant) Object.defineProperty(tenant, "domain", { get: () => (looked++, domain) });
  }
  equal(references({ uri: URI, file }, position, true, [other]).length, 4);
  ok(looked < 20, `${looked} looks at a tenant's domain`);
});
