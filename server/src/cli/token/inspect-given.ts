import { text } from "node:stream/consumers";
import { desiredState } from "../../tenant/desired/desired-from-file.ts";
import { inspectToken } from "../../token/inspect-token.ts";
import { copiedToken } from "../../token/request/raw-token.ts";
import { overall } from "../../token/verdict/verdict.ts";
import { tokenResult } from "../../token/views/result.ts";
import { jsonText } from "../../text/printable.ts";
import { EXIT, type ExitCode, UsageError } from "../exit.ts";
import { decryptionKey } from "./decryption-key.ts";
import type { Target } from "../target/target.ts";
import { tenantFacts } from "../target/tenant-facts.ts";
import type { Terminal } from "../terminal.ts";
import { accessText, tokenText } from "../views/token-text.ts";
import { signingSecretHint } from "./signing-secret-hint.ts";

/** Judges a token that comes on stdin, as it was copied. Nothing of it is kept. */
export async function inspectGiven(target: Target, format: string, terminal: Terminal): Promise<ExitCode> {
  const { tenant, input } = target;
  if (terminal.interactive) terminal.talk("Paste the token, then end the input (Ctrl-D).");
  const given = copiedToken(await text(process.stdin));
  if (!given) throw new UsageError("no token came on stdin");
  const { apis } = desiredState(input.file, tenant, input.findings);
  const names = new Map(
    [...tenant.clients].flatMap(([name, { clientId }]) => (clientId === undefined ? [] : [[clientId, name] as const])),
  );
  const inspected = await inspectToken(
    given,
    { tenant, file: apis, names },
    {
      fetch,
      now: terminal.now,
      facts: await tenantFacts(target, terminal),
      signingSecret: terminal.env["AUTH_APIS_SIGNING_SECRET"],
      decryptionKey: await decryptionKey(terminal),
    },
  );
  const hint = signingSecretHint([inspected], false);
  if (hint !== undefined) terminal.talk(hint);
  const { subject, api, meant, application, access } = inspected;
  if (format === "json") {
    const about = { subject, api, meant, application };
    terminal.result(jsonText({ ...tokenResult(inspected), ...about, access }));
  } else {
    const access = inspected.token.kind === "unreadable" ? [] : accessText(inspected);
    terminal.result([tokenText(inspected, terminal.now()), ...access].join("\n"));
  }
  return overall(inspected.rows) === "broken" ? EXIT.failed : EXIT.ok;
}
