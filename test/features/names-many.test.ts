import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
import { namesOn } from "../../server/src/features/names/names-on.ts";
import { references } from "../../server/src/features/references.ts";
import { atCursor } from "./cursor.ts";

/** How many aliases are followed in search of the places that name the same as the word at the cursor, and how many places there are. */
function followed(before: string): readonly [aliases: number, places: number] {
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
  const { length } = references({ uri: "file:///auth-apis.yaml", file }, position, true);
  return [count, length];
}

test("in what an anchor brings, no API is asked that has nothing of it", () => {
  const text = (apis: number, mark: string): string => {
    const lists = Array.from(
      { length: apis },
      (_, at) => `x-${at}: &s${at}\n  - value: ${at === 0 ? mark : ""}read:a\n`,
    );
    const items = Array.from({ length: apis }, (_, at) => `  - identifier: https://a/${at}\n    scopes: *s${at}\n`);
    return `${lists.join("")}apis:\n${items.join("")}`;
  };
  const [few, places] = followed(text(2, "|"));
  equal(places, 1);
  equal(followed(text(40, "|"))[0], few);
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
});
