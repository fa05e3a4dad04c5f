import { Disposable } from "vscode";
import { TENANT_FACTS, type TenantFactsParams } from "../../../server/src/facts/tenant-facts.ts";
import type { Services } from "../services.ts";

/**
 * Hands what was read of tenants to the language server, so that completions, hovers and findings know it; a server that starts
 * anew gets it again. Nothing is read in an untrusted workspace, and so nothing is handed over there.
 */
export function handFacts({ readings, language, local }: Services): Disposable {
  let running: string | undefined;
  const hand = (domain: string): void => {
    const reading = readings.of(domain);
    const facts: TenantFactsParams = reading
      ? { domain, readAt: reading.readAt, state: reading.state }
      : { domain, forget: true };
    language.notify(TENANT_FACTS, facts);
  };
  const forgetStopped = async (): Promise<void> => {
    const now = (await local.current())?.domain;
    if (running !== undefined && running !== now) readings.forget(running);
    running = now;
  };
  return Disposable.from(
    readings.onDidRead(hand),
    language.onDidStart(() => readings.domains().forEach(hand)),
    local.onDidChange(() => void forgetStopped()),
  );
}
