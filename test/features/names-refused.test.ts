import { equal, ok } from "node:assert/strict";
import { describe, test } from "node:test";
import { rename } from "../../server/src/features/rename.ts";
import { atCursor, edited } from "./cursor.ts";

const URI = "file:///auth-apis.yaml";

/** The text after a rename at the cursor, or why there is none. */
function renamed(before: string, newName: string): string {
  const { text, file, position } = atCursor(before);
  const edit = rename({ uri: URI, file }, position, newName, false);
  return "refused" in edit ? edit.refused : edited(text, edit.changes?.[URI] ?? []);
}

const FILE = `tenants: { dev: { domain: d.eu.auth0.com, variables: { X: a }, clients: { worker: Lz8TqXWm1VbYfQd3 } } }
apis:
  - identifier: https://a
    scopes:
      - value: read:a
`;

describe("a new name that would be an error is refused:", () => {
  test("a scope to a name that Auth0 keeps", () =>
    equal(
      renamed(FILE.replace("- value: r", "- value: |r"), "email"),
      '"email" is a scope of sign-in (OpenID Connect), and Auth0 lets no API define it.',
    ));
  test("a scope to a placeholder, unless a tenant has the variable", () => {
    const at = FILE.replace("- value: r", "- value: |r");
    ok(renamed(at, "r:${X}").includes("r:${X}"));
    for (const name of ["${Y}", "r:${X}:${Y}"])
      equal(renamed(at, name), "No tenant of this file has the variable Y, so ${Y} would stand for nothing.");
    equal(renamed(at, "r:${"), '"r:${" holds a ${ that begins no placeholder: write ${NAME}.');
    ok(renamed(at, "${tenant.name}:r").includes("${tenant.name}:r"));
    ok(renamed(at, "$${Y}").includes("$${Y}"));
  });
  test("a short name to a placeholder, which a key can't hold", () =>
    equal(
      renamed(FILE.replace("worker:", "worke|r:"), "${BASE}"),
      "A placeholder has no effect in the name of an application. Write the name itself.",
    ));
});
