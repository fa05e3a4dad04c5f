import { resumed } from "../../tenant/journal/resume.ts";
import { preview } from "../../tenant/sync.ts";
import { defineCommand } from "../command.ts";
import { confirmAndApply } from "../sync/confirm-and-apply.ts";
import { journalledSync, journalOptions } from "../sync/journalled-sync.ts";

/** Plans what the last sync left undone against the tenant as it is now, asks, and carries that out. */
export const resume = defineCommand({
  usage: "-t TENANT [options]",
  options: journalOptions,
  instead: { "dry-run": "it shows what it would do, and asks before it writes" },
  notes: ["What the sync did is not looked at again. Removals that were not allowed then are what is left of it."],
  async run({ values, operands }, terminal) {
    const { history, api, tenant } = await journalledSync(operands, values, terminal, () => true);
    const { plan } = await preview(resumed(history), api);
    const { files } = history.begin;
    const purpose = { does: "resume", of: history.id, files } as const;
    return confirmAndApply({ plan, api, tenant, purpose }, values, terminal);
  },
});
