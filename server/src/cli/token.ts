import { desiredState } from "../tenant/desired-from-file.ts";
import type { DesiredApi, DesiredGrant } from "../tenant/desired.ts";
import { overall } from "../token/verdict.ts";
import { expectationOf } from "../token/expectation-of.ts";
import { refusalFactsOf } from "../token/refusal-facts-of.ts";
import { plainReport } from "../token/report.ts";
import { tokenResult } from "../token/result.ts";
import { type TestedToken, testToken } from "../token/test-token.ts";
import { type Application, findApplication } from "./application.ts";
import { type Command, oneOf, readArguments } from "./command.ts";
import { EXIT, type ExitCode, UsageError } from "./exit.ts";
import { findTarget, type Target, targetOptions } from "./target.ts";
import type { Terminal } from "./terminal.ts";

/** Requests one token, verifies it and judges it against the file. The token itself is never printed. */
export const token: Command = {
  name: "token",
  usage: "[FILE] -t TENANT --api IDENTIFIER --client APPLICATION [--format pretty|json] [--var NAME=VALUE]…",
  summary: "Request a token, verify it, say whether it is what the file promises",
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      ...targetOptions,
      api: { type: "string" },
      client: { type: "string" },
      format: { type: "string" },
    });
    const format = oneOf("format", values.format, ["pretty", "json"]);
    const target = await findTarget(positionals, values, terminal);
    const { apis } = desiredState(target.input.file, target.tenant, target.input.findings);
    const api = pickApi(apis, values.api);
    const grants = (api.grants ?? []).filter(({ subjectType, absent }) => subjectType === "client" && !absent);
    const application = await findApplication(pickClient(grants, values.client), target, terminal);
    const grant = grants.find(
      ({ clientId, client }) => clientId === application.clientId || client === application.named,
    );
    const tested = await request(target, api, grant, application, apis, terminal);
    terminal.result(format === "json" ? JSON.stringify(tokenResult(tested)) : pretty(tested, terminal.now()));
    return exitCode(tested);
  },
};

function request(
  { tenant, input }: Target,
  api: DesiredApi,
  grant: DesiredGrant | undefined,
  application: Application,
  apis: readonly DesiredApi[],
  terminal: Terminal,
): Promise<TestedToken> {
  const { clientId, secret, named } = application;
  const expectation = expectationOf({
    tenant: { domain: tenant.domain, customDomains: tenant.customDomains },
    api,
    grant: { clientId, fields: grant?.fields ?? {} },
  });
  terminal.talk(`Asking ${tenant.domain} for a token: ${api.identifier}, as ${named} (${input.path}).`);
  return testToken(
    {
      domain: tenant.domain,
      clientId,
      authentication: { method: "client_secret_post", secret },
      audience: api.identifier,
    },
    expectation,
    {
      clientName: named,
      identifiers: apis.map(({ identifier }) => identifier),
      ...refusalFactsOf(api.fields, grant?.fields),
    },
    { fetch, now: terminal.now, signal: terminal.signal, signingSecret: terminal.env["AUTH_APIS_SIGNING_SECRET"] },
  );
}

function pickApi(apis: readonly DesiredApi[], wanted: string | undefined): DesiredApi {
  const candidates = apis.filter(({ absent }) => !absent);
  const found =
    wanted === undefined
      ? candidates.length === 1 && candidates[0]
      : (candidates.find(({ identifier }) => identifier === wanted) ??
        candidates.find(({ fields }) => fields["name"] === wanted));
  if (found) return found;
  const list = candidates.map(({ identifier }) => identifier).join(", ");
  if (wanted === undefined) throw new UsageError(`choose an API with --api: ${list}`);
  throw new UsageError(`the file has no API "${wanted}" for this tenant; it has ${list}`);
}

function pickClient(grants: readonly DesiredGrant[], wanted: string | undefined): string {
  const [only, second] = grants;
  if (wanted !== undefined) return wanted;
  if (only && !second) return only.client;
  throw new UsageError(`choose an application with --client: ${grants.map(({ client }) => client).join(", ")}`);
}

function pretty(tested: TestedToken, now: number): string {
  if (tested.kind === "judged") return plainReport(tested, now).trimEnd();
  const { title, detail, nextStep } = tested.explained;
  const { status, error, description } = tested.refusal;
  return [
    `Refused: ${title}`,
    "",
    detail,
    nextStep,
    "",
    `The tenant said: ${error}: ${description} (HTTP ${status})`,
  ].join("\n");
}

function exitCode(tested: TestedToken): ExitCode {
  if (tested.kind === "refused") return EXIT.failed;
  return overall(tested.rows) === "broken" ? EXIT.failed : EXIT.ok;
}
