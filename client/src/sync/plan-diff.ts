import { l10n } from "vscode";
import { readFile } from "../../../server/src/document/read/file.ts";
import { pull } from "../../../server/src/tenant/pull/pull.ts";
import type { Services } from "../services.ts";
import type { Reading } from "../tenants/readings.ts";
import { describe, type Target } from "../tenants/target.ts";

/**
 * Shows what a sync would change as VS Code's own diff: on the left this file as a pull would make it, in memory, so that comments,
 * order and placeholders are no difference; on the right the file. Nothing where the text would stay as it is.
 */
export async function showDiff({ views }: Services, target: Target, reading: Reading): Promise<void> {
  const { document, file, findings, options } = target.open;
  const pulled = pull({
    file,
    tenant: target.tenant,
    findings,
    state: reading.state,
    read: (edited, previous) => readFile(edited, options, previous),
    ownClientId: reading.options.ownClientId,
    thumbprint: reading.options.thumbprint,
  }).document.text;
  const tenant = describe(target);
  await views.compare(tenant, pulled, document, l10n.t("{0} ↔ this file", tenant));
}
