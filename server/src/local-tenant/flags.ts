import { parseArgs } from "node:util";
import { nearest } from "../document/nearest.ts";
import { LocalTenantError } from "./local-tenant-error.ts";

/** The command's flags as they were given; paths are not resolved. */
export interface LocalTenantFlags {
  readonly dir?: string;
  readonly port?: number;
  /** Path of a seed file. */
  readonly seed?: string;
  readonly rate?: number;
  readonly burst?: number;
  readonly latency?: number;
  /** Stand in for this tenant of this file. */
  readonly standIn?: { readonly file: string; readonly as: string };
  /** Stop when stdin ends: a child process that must not outlive its parent. */
  readonly stopWithStdin: boolean;
  readonly help: boolean;
}

export const localTenantUsage = `auth-apis local-tenant: a tenant on this machine that stands in for Auth0

  --dir DIR           where it keeps its keys, data and credentials (default: ~/.auth-apis/local-tenant)
  --port PORT         default: the last one; 0 for any that is free
  --seed FILE         JSON {resource_servers?, clients?, client_grants?, organizations?, roles?} to make if missing
  --rate N            Management API requests per second (default: no limit)
  --burst N           requests at once before --rate counts (default: --rate)
  --latency MS        hold each answer back
  --file F --as NAME  stand in for that tenant of the file: its applications exist under their ids
  --stop-with-stdin   stop when stdin ends

When ready it prints one JSON line: {"domain","certificate","credentials"}. Ctrl+C stops it.
`;

/** @throws LocalTenantError `flags-invalid`. */
export function readLocalTenantFlags(argv: readonly string[]): LocalTenantFlags {
  const { values } = parsed(argv);
  const { dir, seed, file, as } = values;
  if ((file === undefined) !== (as === undefined)) throw invalid("--file and --as go together");
  const port = number("--port", values.port, { whole: true, max: 65_535 });
  const rate = number("--rate", values.rate, { above: 0 });
  const burst = number("--burst", values.burst, { whole: true, above: 0 });
  const latency = number("--latency", values.latency, { max: 600_000 });
  if (burst !== undefined && rate === undefined) throw invalid("--burst needs --rate");
  return {
    ...(dir !== undefined && { dir }),
    ...(seed !== undefined && { seed }),
    ...(port !== undefined && { port }),
    ...(rate !== undefined && { rate }),
    ...(burst !== undefined && { burst }),
    ...(latency !== undefined && { latency }),
    ...(file !== undefined && as !== undefined && { standIn: { file, as } }),
    stopWithStdin: values["stop-with-stdin"] ?? false,
    help: values.help ?? false,
  };
}

const options = {
  dir: { type: "string" },
  port: { type: "string" },
  seed: { type: "string" },
  rate: { type: "string" },
  burst: { type: "string" },
  latency: { type: "string" },
  file: { type: "string" },
  as: { type: "string" },
  "stop-with-stdin": { type: "boolean" },
  help: { type: "boolean" },
} as const;

function parsed(argv: readonly string[]) {
  refuseUnknown(argv);
  try {
    return parseArgs({ args: [...argv], options });
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/** Strict parsing refuses them as well, but can't say what was probably meant. */
function refuseUnknown(argv: readonly string[]): void {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== "option" || Object.hasOwn(options, token.name)) continue;
    const near = nearest(token.name, Object.keys(options));
    const hint = near === undefined ? "--help lists those that there are" : `is it --${near}?`;
    throw invalid(`there is no option ${token.rawName}; ${hint}`);
  }
}

function number(
  name: string,
  text: string | undefined,
  limits: { whole?: boolean; above?: number; max?: number },
): number | undefined {
  if (text === undefined) return undefined;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  const fits =
    value <= (limits.max ?? 1_000_000) && value > (limits.above ?? -1) && (!limits.whole || Number.isInteger(value));
  if (!fits) throw invalid(`${name} can't be ${text}`);
  return value;
}

const invalid = (problem: string, cause?: unknown) => new LocalTenantError("flags-invalid", problem, { cause });
