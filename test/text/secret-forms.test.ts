import { deepEqual } from "node:assert/strict";
import { test } from "node:test";
import { secretForms } from "../../server/src/text/secret-forms.ts";

test("a secret is known again as itself, in a form, in a URL and in JSON", () =>
  deepEqual(secretForms('a+b/ c"'), ['a+b/ c"', "a%2Bb%2F+c%22", "a%2Bb%2F%20c%22", 'a+b/ c\\"']));
test("what is too short to be a secret blanks out no words", () => deepEqual(secretForms("abc"), []));
