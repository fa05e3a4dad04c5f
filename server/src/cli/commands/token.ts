import { counted } from "../../tenant/plan/counted.ts";
import { desiredState } from "../../tenant/desired/desired-from-file.ts";
import type { DesiredApi, DesiredGrant } from "../../tenant/desired/desired.ts";
import { clientGrants, isGrantOf } from "../../expected/wanted.ts";
import { tokenResult } from "../../token/views/result.ts";
import { type TestedToken, testToken } from "../../token/test-token.ts";
import { overall } from "../../token/verdict/verdict.ts";
import { defineCommand } from "../command.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { type Application, findApplication } from "../target/application.ts";
import { chooseApi, chooseClient } from "../target/grant-choice.ts";
import { findTarget, type Target, targetOptions } from "../target/target.ts";
import type { Terminal } from "../terminal.ts";
import { tokenText } from "../views/token-text.ts";

/** Requests one token, verifies it and judges it against the file. The token itself is never printed. */
export const token = defineCommand({
  usage: "[FILE] -t TENANT --api API --client APPLICATION [options]",
  options: {
    ...targetOptions,
    api: { type: "string", value: "API", help: "identifier or name of an API of the file" },
    client: { type: "string", value: "APPLICATION", help: "short name, client id, or name on the tenant" },
    format: { type: "string", choices: ["pretty", "json"], help: "how to print verdict, header and payload" },
  },
  notes: [
    "The application's secret comes from AUTH_APIS_CLIENT_SECRET_<CLIENT_ID> (with AUTH0_DOMAIN), or from the local tenant.\n" +
      "An HS256 token is verified where AUTH_APIS_SIGNING_SECRET holds the API's signing secret.",
  ],
  async run({ values, operands }, terminal) {
    const target = await findTarget(operands, values, terminal);
    const { apis } = desiredState(target.input.file, target.tenant, target.input.findings);
    const api = chooseApi(apis, values.api);
    const application = await findApplication(chooseClient(api, values.client), target, terminal);
    const grant = clientGrants(api).find((each) => isGrantOf(each, application));
    if (api.blocked !== undefined)
      terminal.talk(`The file is wrong here, so the verdict may be as well: ${api.blocked}`);
    if (!grant) terminal.talk(`The file has no grant of ${application.named} here, so scopes are not judged.`);

    const tested = await request(target, { api, grant, application, apis }, terminal);
    const isJson = values.format === "json";
    terminal.result(isJson ? JSON.stringify(tokenResult(tested)) : tokenText(tested, terminal.now()));
    return exitCode(tested);
  },
});

interface Wanted {
  readonly api: DesiredApi;
  readonly grant: DesiredGrant | undefined;
  readonly application: Application;
  /** All of the file's, for a near miss. */
  readonly apis: readonly DesiredApi[];
}

function request({ tenant }: Target, { api, grant, application, apis }: Wanted, terminal: Terminal) {
  const { secret, named } = application;
  const scopes = grant?.fields["scope"];
  const granted = Array.isArray(scopes) ? `, ${counted(scopes.length, "scope")}` : "";
  terminal.talk(`Asking ${tenant.domain} for a token: ${named} for ${api.identifier}${granted}.`);
  return testToken(
    { tenant, api, grant, application, file: apis },
    { method: "client_secret_post", secret },
    { fetch, now: terminal.now, signingSecret: terminal.env["AUTH_APIS_SIGNING_SECRET"] },
  );
}

function exitCode(tested: TestedToken): ExitCode {
  return tested.kind === "judged" && overall(tested.rows) !== "broken" ? EXIT.ok : EXIT.failed;
}
