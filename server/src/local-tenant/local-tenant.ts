import type { RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { writePrivateFile } from "../disk/private-file.ts";
import { openCertificate } from "./home/certificate.ts";
import { type Directory, openDirectory, readPrivateFile, whyUnsuitable } from "./home/directory.ts";
import { lockDirectory } from "./home/lock.ts";
import { openSigningKey } from "./home/signing-key.ts";
import { app } from "./http/app.ts";
import { openDoor } from "./http/door.ts";
import { rateLimit } from "./http/rate-limit.ts";
import { credentials } from "./seed/credentials.ts";
import { prepare, type StandIn } from "./seed/first-start.ts";
import { applySeed, readSeed } from "./seed/seed.ts";
import { openStore } from "./store/store.ts";
import type { Tenant } from "./tenant.ts";

export interface LocalTenantOptions {
  /** Holds everything that outlives a restart, secrets included; made with mode 0700. */
  readonly dir: string;
  /** None: the port of the last start, at the first one any that is free. 0: any that is free. */
  readonly port?: number | undefined;
  /** Content of a seed file: `{resource_servers?, clients?, client_grants?, organizations?, roles?}`. What is there already stays as it is. */
  readonly seed?: unknown;
  /** Requests per second to the Management API; none: no limit. */
  readonly rate?: number | undefined;
  /** Requests at once before `rate` counts; `rate` rounded up, unless told. */
  readonly burst?: number | undefined;
  /** Milliseconds by which each answer is held back. */
  readonly latency?: number | undefined;
  readonly standIn?: StandIn | undefined;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

export interface LocalTenant {
  /** `localhost:PORT`. */
  readonly domain: string;
  /** Path of the certificate (PEM) to trust for https. */
  readonly certificate: string;
  /** Path of the credentials file (JSON, `Credentials`). */
  readonly credentials: string;
  /** Finishes what is under way and frees port and directory. */
  close(): Promise<void>;
}

/**
 * Starts a tenant that stands in for Auth0 on this machine alone: its Management API for resource servers, client grants,
 * clients and roles, `/oauth/token`, JWKS and discovery, by http and https on one loopback port.
 *
 * @throws LocalTenantError where the directory is taken or unsuitable, the port is in use, or the seed is wrong.
 */
export async function startLocalTenant(options: LocalTenantOptions): Promise<LocalTenant> {
  return start(options).catch((error: unknown) => {
    throw whyUnsuitable(options.dir, error);
  });
}

async function start(options: LocalTenantOptions): Promise<LocalTenant> {
  const now = options.now ?? Date.now;
  const directory = await openDirectory(options.dir);
  const undo: (() => Promise<void>)[] = [await lockDirectory(directory.lock)];
  const close = async () => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const [certificate, signingKey, store] = await Promise.all([
      openCertificate(directory, now()),
      openSigningKey(directory.signingKey),
      openStore(directory.journal),
    ]);
    undo.push(() => store.close());

    // The port is the tenant's name, so it is taken first, and whoever knocks early waits.
    let ready: (listener: RequestListener) => void = () => undefined;
    const answering = new Promise<RequestListener>((resolve) => (ready = resolve));
    const port = options.port ?? (await kept(directory)).port ?? 0;
    const door = await openDoor(port, certificate, (request, response) => {
      void answering.then((listener) => listener(request, response));
    });
    undo.push(() => door.close());

    const domain = `localhost:${door.port}`;
    const issuer = `https://${domain}/`;
    const tenant: Tenant = { domain, issuer, managementApi: `${issuer}api/v2/`, store, signingKey, now };
    await prepare(tenant, options.standIn);
    if (options.seed !== undefined) await applySeed(tenant, readSeed(options.seed));
    await writePrivateFile(directory.credentials, `${JSON.stringify(credentials(store), null, 2)}\n`);
    const standsInFor = options.standIn?.tenant ?? (await kept(directory)).standsInFor;
    await writePrivateFile(
      directory.tenant,
      `${JSON.stringify({ version: 1, port: door.port, domain, ...(standsInFor && { standsInFor }) })}\n`,
    );

    const { rate, burst, latency = 0 } = options;
    const limit = rate === undefined ? undefined : rateLimit(rate, burst ?? Math.max(1, Math.ceil(rate)));
    const { fetch } = app(tenant, { latency, ...(limit && { rateLimit: limit }) });
    const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
    ready((request, response) => void listener(request, response));
    return { domain, certificate: directory.certificate, credentials: directory.credentials, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What the last start wrote, for those who know the directory (the command line's `--tenant local`, the extension). */
async function kept(directory: Directory): Promise<{ port?: number; standsInFor?: string }> {
  const text = await readPrivateFile(directory.tenant);
  if (text === undefined) return {};
  const { port, standsInFor } = JSON.parse(text) as { port?: unknown; standsInFor?: unknown };
  return {
    ...(typeof port === "number" && { port }),
    ...(typeof standsInFor === "string" && { standsInFor }),
  };
}
