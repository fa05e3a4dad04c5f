import { l10n, window, workspace } from "vscode";
import { Document } from "../../../server/src/document/document.ts";
import { readFile } from "../../../server/src/document/read/file.ts";
import { pickedTenant } from "../../../server/src/document/read/tenants.ts";
import { analyse } from "../../../server/src/rules/analyse.ts";
import { fromDeployCli, NoTenantYaml } from "../../../server/src/tenant/import/deploy-cli.ts";
import { fromTenant } from "../../../server/src/tenant/import/from-tenant.ts";
import { importApis as makeFile } from "../../../server/src/tenant/import/import.ts";
import { exclusions, removedBlocks } from "../../../server/src/tenant/import/leaving.ts";
import { shortName } from "../../../server/src/tenant/import/short-names.ts";
import type { ImportSource } from "../../../server/src/tenant/import/source.ts";
import { fromTerraform } from "../../../server/src/tenant/import/terraform.ts";
import { Problem } from "../problem.ts";
import type { Services } from "../services.ts";
import { readWithProgress } from "../tenants/read-tenant.ts";
import type { LocalTenant } from "../tenants/local-tenant.ts";
import { tell } from "../views/messages.ts";
import { plain } from "../views/plain.ts";

/** Opens a first file, unsaved, made from tenants that somebody is signed in to, or from a file of another tool. */
export async function importApis(services: Services): Promise<void> {
  const from = await askSource(services);
  if (!from) return;
  const { sources, leaving } =
    from === "file" ? await readToolFile() : { sources: await readTenants(from, services), leaving: [] };
  if (sources.length === 0) return;
  const { document, notes } = makeFile(sources, { read: (text) => readFile(Document.of(text)), analyse });
  const opened = await workspace.openTextDocument({ language: "auth-apis", content: document.text });
  await window.showTextDocument(opened, { preview: false });
  const words = [...notes, ...leaving].map((line) => plain(line));
  for (const line of words) services.log.info(line);
  const count = readFile(document).apis.length;
  const show = { label: l10n.t("Show Log"), run: () => services.log.show() };
  const message = l10n.t("{0} APIs were imported. Save the file as auth-apis.yaml.", count);
  const more =
    words.length > 0 ? l10n.t(" The log says what was left out, and how the other tool leaves them alone.") : "";
  tell(services.log, "info", `${message}${more}`, words.length > 0 ? [show] : []);
}

/** A tenant to import from: the local one, or one by its domain. */
interface From {
  readonly domain: string;
  readonly local?: LocalTenant;
}

async function askSource({ secrets, local }: Services): Promise<readonly From[] | "file" | undefined> {
  const running = await local.current();
  const domains = (await secrets.signedIn()).map((domain): From => ({ domain }));
  const items: { label: string; description?: string; value: readonly From[] | "file" }[] = [
    ...domains.map((each) => ({ label: plain(each.domain), value: [each] })),
    ...(domains.length > 1 ? [{ label: l10n.t("All of These in One File"), value: domains }] : []),
    ...(running
      ? [
          {
            label: l10n.t("$(vm) Local Tenant"),
            description: running.domain,
            value: [{ domain: running.domain, local: running }],
          },
        ]
      : []),
    { label: l10n.t("$(file) A tenant.yaml of auth0-deploy-cli, or Terraform's JSON…"), value: "file" as const },
  ];
  return (await window.showQuickPick(items, { title: l10n.t("Import APIs from where?") }))?.value;
}

async function readTenants(
  from: readonly From[],
  { connections, readings }: Services,
): Promise<readonly ImportSource[]> {
  const sources: ImportSource[] = [];
  for (const { domain, local } of from) {
    const api = await connections.existing({ tenant: { ...pickedTenant(domain), domain }, ...(local && { local }) });
    if (!api) throw new Problem(l10n.t("Nobody is signed in to {0} any more.", domain));
    const { state } = await readWithProgress(readings, api, domain);
    // The local tenant is named by no file.
    sources.push(fromTenant(state, local ? { domain } : { domain, name: shortName(domain) }));
  }
  return sources;
}

async function readToolFile(): Promise<{
  readonly sources: readonly ImportSource[];
  readonly leaving: readonly string[];
}> {
  const [uri] = (await window.showOpenDialog({ filters: { "YAML, JSON": ["yaml", "yml", "json"] } })) ?? [];
  if (!uri) return { sources: [], leaving: [] };
  const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  try {
    if (uri.path.endsWith(".json")) {
      const { source, addresses } = fromTerraform(JSON.parse(text) as Parameters<typeof fromTerraform>[0]);
      return { sources: [source], leaving: removedBlocks(addresses).split("\n") };
    }
    const source = fromDeployCli(text);
    return { sources: [source], leaving: exclusions(source) };
  } catch (error) {
    if (error instanceof NoTenantYaml) throw new Problem(l10n.t("This is no tenant.yaml: {0}.", error.message));
    if (error instanceof SyntaxError) throw new Problem(l10n.t("This file can't be read as JSON."));
    throw error;
  }
}
