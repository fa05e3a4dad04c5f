import { equal, ok } from "node:assert/strict";
import { test } from "node:test";
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
