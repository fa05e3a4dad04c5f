import { equal } from "node:assert/strict";
import { test } from "node:test";
import { findings } from "../rules/marked.ts";

test("an empty item further right than its list makes no API of what stands at its column", () => {
  const text = `apis:
  - # still to come

- name: A
  identifier: https://a
  enforce_policies: true
  scopes:
  - value: a
    description: A
- name: B
  identifier: https://b
  enforce_policies: true
`;
  const [only, ...others] = findings(text);
  equal(only?.message, "This API is empty. Write it, or remove it.");
  equal(others.length, 0);
});
