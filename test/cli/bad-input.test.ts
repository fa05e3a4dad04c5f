import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { authApis, exits } from "./auth-apis.ts";
import { findingsJson } from "./findings-json.ts";
import { workspace } from "./workspace.ts";

interface Bad {
  readonly content: string | Uint8Array;
  /** Exit code of `check`. */
  readonly code: 0 | 1;
  /** What one of its findings says. */
  readonly says?: RegExp;
}

const api = "apis:\n  - identifier: https://api.example/a\n    name: A\n";
const noise = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7919 + (at >> 8) * 31) % 251);
const laughs = ["a", "b", "c", "d", "e", "f", "g", "h"].map((name, at, names) =>
  at === 0 ? "x-a: &a [ha]\n" : `x-${name}: &${name} [${`*${names[at - 1] ?? ""},`.repeat(9)}]\n`,
);

const files: Readonly<Record<string, Bad>> = {
  "nothing at all": { content: "", code: 0 },
  "a byte order mark": { content: `\ufeff${api}`, code: 0 },
  CRLF: { content: api.replaceAll("\n", "\r\n"), code: 0 },
  "a tab in a value": { content: api.replace("name: A", "name: A\tB"), code: 0 },
  "tabs as indentation": { content: api.replaceAll("  -", "\t-"), code: 1, says: /tab/ },
  "a quote that never ends": { content: `${api}  - identifier: "https://api\n`, code: 1, says: /quote/i },
  "a key that stands twice": { content: `${api}    name: B\n`, code: 1, says: /"name" stands twice/ },
  "an alias bomb": {
    content: `${laughs.join("")}${api}    x: *h\n`,
    code: 1,
    says: /Aliases bring more than can be read/,
  },
  "an alias in its own anchor": { content: `x-a: &a [*a]\n${api}`, code: 1, says: /no end|inside its own/ },
  "__proto__ as a key": { content: `__proto__: { a: 1 }\n${api}    __proto__: 1\n`, code: 1, says: /__proto__/ },
  "constructor as an application": { content: `${api}    grants:\n      - client: constructor\n`, code: 0 },
  "a list at the top": { content: "- a\n- b\n", code: 1 },
  "a text at the top": { content: "hello\n", code: 1, says: /no key of the file/ },
  "lists in lists in lists": { content: `apis: ${"[".repeat(100_000)}`, code: 1 },
  "a line of 5 MB": { content: `apis: "${"x".repeat(5_000_000)}"\n`, code: 1, says: /more than 1600000 characters/ },
  "5 MB of APIs": {
    content: `apis:\n${Array.from({ length: 20_000 }, (_, at) => `  - identifier: https://api.example/things/${at}\n    # ${"word ".repeat(30)}\n    token_lifetime: 3600\n    enforce_policies: true\n`).join("")}`,
    code: 0,
  },
  "5 MB of binary": { content: noise(5_000_000), code: 1, says: /zero byte/ },
  "bytes that are no UTF-8": { content: Buffer.from(`${api}    x: Bücher\n`, "latin1"), code: 1, says: /not UTF-8/ },
  "UTF-16": { content: Buffer.from(`\ufeff${api}`, "utf16le"), code: 1, says: /UTF-16/ },
  "a zero byte": { content: api.replace("A\n", "A\0\n"), code: 1, says: /zero byte/ },
};

describe("whatever a file holds, it gets findings", { concurrency: 2 }, () => {
  for (const [name, { content, code, says }] of Object.entries(files)) {
    test(name, async () => {
      const cwd = workspace({ "auth-apis.yaml": content });
      const run = exits(await authApis(["check", "--format", "json"], { cwd }), code);
      assert.equal(run.stderr, "");
      const findings = findingsJson(run).files[0]?.findings ?? [];
      assert.equal(
        findings.some(({ severity }) => severity === "error"),
        code === 1,
      );
      for (const { message } of findings) assert.doesNotMatch(message, /call stack|undefined|\[object/);
      if (says) assert.match(findings.map(({ message }) => message).join("\n"), says);
    });
  }
});

test("a pipe that bears the format's name is not waited for", { skip: process.platform === "win32" }, async () => {
  const cwd = workspace({ "auth-apis.yaml": api });
  execFileSync("mkfifo", [join(cwd, "pipe.auth-apis.yaml")]);
  const { files } = findingsJson(exits(await authApis(["check", "--format", "json"], { cwd }), 0));
  assert.deepEqual(
    files.map(({ path }) => path),
    ["auth-apis.yaml"],
  );
});

test("where the first byte stands that is no UTF-8", async () => {
  const content = Buffer.concat([Buffer.from("apis: []\nx-\ufffd🙂: B"), Buffer.from("ücher\n", "latin1")]);
  const cwd = workspace({ "a.yaml": content });
  assert.match((await authApis(["check", "a.yaml"], { cwd })).stdout, /^ {2}2:9 .*not UTF-8/m);
});

test("what is no text goes to no tenant", async () => {
  const cwd = workspace({ "a.yaml": Buffer.from(`${api}    x: Bücher\n`, "latin1") });
  for (const command of ["plan", "sync", "token"]) {
    const { stderr } = exits(await authApis([command, "a.yaml", "-t", "local"], { cwd }), 64);
    assert.match(stderr, /^auth-apis: a\.yaml:4:9: This is not UTF-8\. Save the file as UTF-8/);
  }
});
