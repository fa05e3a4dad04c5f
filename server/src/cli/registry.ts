import type { Command } from "./command.ts";

/** A command as it is known before it is loaded. */
export interface CommandEntry {
  readonly name: string;
  /** A sentence without its full stop. */
  readonly summary: string;
  /** Each command brings much code of its own, which the others need not wait for. */
  load(): Promise<Command>;
}

/** A new command is a file in `commands/` and an entry here. */
export const registry: readonly CommandEntry[] = [
  {
    name: "check",
    summary: "Say what is wrong with files; no tenant and no network needed",
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "format",
    summary: "Format files; comments, order and meaning stay",
    load: async () => (await import("./commands/format.ts")).format,
  },
  {
    name: "plan",
    summary: "Say what a sync would do; writes nothing",
    load: async () => (await import("./commands/plan.ts")).planCommand,
  },
  {
    name: "sync",
    summary: "Show what would change on the tenant, ask, and change it",
    load: async () => (await import("./commands/sync.ts")).sync,
  },
  {
    name: "pull",
    summary: "Take into the file what differs on the tenant",
    load: async () => (await import("./commands/pull.ts")).pull,
  },
  {
    name: "import",
    summary: "Make a first file from tenants, a tenant.yaml of auth0-deploy-cli, or Terraform's JSON",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  {
    name: "resume",
    summary: "Finish what the last sync left: after a crash, a cancel, a dead network or removals not allowed",
    load: async () => (await import("./commands/resume.ts")).resume,
  },
  {
    name: "undo",
    summary: "Restore what the last sync changed, as far as nobody has changed it since",
    load: async () => (await import("./commands/undo.ts")).undo,
  },
  {
    name: "token",
    summary: "Request a token, verify it, and say whether it is what the file promises",
    load: async () => (await import("./commands/token.ts")).token,
  },
  {
    name: "quickstart",
    summary: "Print code that takes an API's tokens and no others",
    load: async () => (await import("./commands/quickstart.ts")).quickstart,
  },
  {
    name: "why",
    summary: "Say why an application can or can't get a token for an API; requests none",
    load: async () => (await import("./commands/why.ts")).whyCommand,
  },
  {
    name: "local-tenant",
    summary: "Run a tenant on this machine that stands in for Auth0",
    load: async () => (await import("./commands/local-tenant.ts")).localTenant,
  },
  {
    name: "lsp",
    summary: "Run the language server for an editor",
    load: async () => (await import("./commands/lsp.ts")).lsp,
  },
];
