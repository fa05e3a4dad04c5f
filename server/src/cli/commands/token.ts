import { expectedToken } from "../../expected/expected-token.ts";
import type { TokenTest } from "../../expected/token-test.ts";
import { tokenResult } from "../../token/views/result.ts";
import { jsonText } from "../../text/printable.ts";
import { defineCommand } from "../command.ts";
import { EXIT, UsageError } from "../exit.ts";
import { findTarget, type Target, targetOptions } from "../target/target.ts";
import { tokenTests } from "../token/token-tests.ts";
import type { Terminal } from "../terminal.ts";
import { inspectGiven } from "../token/inspect-given.ts";
import { type GrantOutcome, isGood, runTokenTests } from "../token/run-token-tests.ts";
import { expectedText } from "../views/expected-text.ts";
import { tokenText } from "../views/token-text.ts";
import { testsJson, testsJunit, testsText } from "../views/tests.ts";

/** Requests tokens, verifies them and judges them against the file. A token itself is never printed. */
export const token = defineCommand({
  usage: "[FILE] -t TENANT (--api API --client APPLICATION | --all | --stdin) [options]",
  options: {
    ...targetOptions,
    api: { type: "string", value: "API", help: "identifier or name of an API of the file" },
    client: { type: "string", value: "APPLICATION", help: "short name, client id, or name on the tenant" },
    all: { type: "boolean", help: "one token for every grant of the file (or of --api)" },
    "dry-run": { type: "boolean", help: "say what the tokens would be; request none" },
    stdin: { type: "boolean", help: "read a token of any application or user from stdin and judge it" },
    organization: { type: "string", value: "ID", help: "request the tokens within this organization" },
    "read-secrets": {
      type: "boolean",
      help: "read the secrets that aren't known from the tenant (read:client_keys), into memory only",
    },
    format: { type: "string", choices: ["pretty", "json", "junit"], help: "how to print verdict, header and payload" },
  },
  notes: [
    "An application's secret comes from AUTH_APIS_CLIENT_SECRET_<CLIENT_ID>, its private key (PEM) from the file that\n" +
      "AUTH_APIS_CLIENT_SIGNING_KEY_PATH_<CLIENT_ID> names (with AUTH0_DOMAIN), or the secret from the local tenant.\n" +
      "An HS256 token is verified where AUTH_APIS_SIGNING_SECRET holds the API's signing secret, an encrypted one is opened\n" +
      "with the private key that AUTH_APIS_DECRYPTION_KEY_PATH names.",
  ],
  async run({ values, operands }, terminal) {
    const { format, all } = values;
    if (values.stdin) {
      if (all || values["dry-run"]) throw new UsageError("--stdin goes with neither --all nor --dry-run");
      if (format === "junit") throw new UsageError("--stdin prints pretty or json");
      return inspectGiven(await findTarget(operands, values, terminal), format, terminal);
    }
    const target = await findTarget(operands, values, terminal);
    const { api, client, organization } = values;
    const tests = await tokenTests(target, { api, client, all, organization }, terminal);
    if (values["dry-run"]) {
      if (format === "junit") throw new UsageError("--dry-run prints pretty or json");
      dryRun(tests, target, format, terminal);
      return EXIT.ok;
    }
    const outcomes = await runTokenTests(tests, target, { readSecrets: values["read-secrets"] }, terminal);
    report(outcomes, { format, all }, terminal);
    return outcomes.every(isGood) ? EXIT.ok : EXIT.failed;
  },
});

function dryRun(tests: readonly TokenTest[], { tenant }: Target, format: string, terminal: Terminal): void {
  const expected = tests.map(({ api, grant, application, organization }) => ({
    api: api.identifier,
    client: application.named,
    ...expectedToken({
      domain: tenant.domain,
      api,
      grant: { clientId: application.clientId, fields: grant?.fields ?? {} },
      organization,
    }),
  }));
  terminal.result(format === "json" ? jsonText({ expected }) : expected.map(expectedText).join("\n\n"));
}

function report(
  outcomes: readonly GrantOutcome[],
  { format, all }: { readonly format: string; readonly all: boolean },
  terminal: Terminal,
): void {
  const [only] = outcomes;
  if (format === "junit") terminal.result(testsJunit(outcomes));
  else if (all || !only) terminal.result(format === "json" ? testsJson(outcomes) : testsText(outcomes, terminal.paint));
  else if (format === "json") terminal.result(jsonText(tokenResult(only.tested)));
  else terminal.result(tokenText(only.tested, terminal.now()));
}
