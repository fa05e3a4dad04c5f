import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { keepSecretsOf } from "./secrets.ts";

/** A server on this machine that is asked in a tenant's place. */
export interface Pretender {
  /** `127.0.0.1:PORT`. */
  readonly domain: string;
  /** `METHOD /path`, without the query, in the order in which they came. */
  readonly asked: readonly string[];
}

export async function pretend(listener: RequestListener): Promise<Pretender> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ""} ${(request.url ?? "").split("?")[0] ?? ""}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  return { domain: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** A domain at which nobody listens any more. */
export async function deserted(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `127.0.0.1:${port}`;
}

/** What a fault does with a request instead of handing it on; `undefined` hands it on. */
export type Fault = (asked: Asked) => Answer | undefined | Promise<Answer | undefined>;

export interface Asked {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly body: string;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/**
 * Stands in front of a tenant and hands requests on, as long as no fault takes one. The tenant is asked under its own
 * domain, whichever the request names. Whatever secret goes through here may come out nowhere.
 */
export async function inFrontOf(tenant: string, fault: Fault = () => undefined): Promise<Pretender> {
  const front: Pretender = await pretend((request, response) => {
    void (async () => {
      const { method = "", url = "" } = request;
      const body = await bodyOf(request);
      keepSecretsOf(body);
      const answer = await fault({ method, path: url.split("?")[0] ?? "", body });
      if (answer) {
        answer(response, request);
        return;
      }
      const theirs = await handOn(request, body, { to: tenant, from: front.domain });
      const kept = [...theirs.headers].filter(([name]) => name.startsWith("x-ratelimit") || name === "content-type");
      const said = await theirs.text();
      keepSecretsOf(said);
      response.writeHead(theirs.status, Object.fromEntries(kept)).end(said);
    })().catch(() => response.destroy());
  });
  return front;
}

function handOn(request: IncomingMessage, text: string, { to, from }: { to: string; from: string }): Promise<Response> {
  const { method = "", url = "" } = request;
  const headers = new Headers();
  for (const name of ["authorization", "content-type"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const body = text.replaceAll(from, to).replaceAll(encodeURIComponent(from), encodeURIComponent(to));
  return fetch(`http://${to}${url}`, { method, headers, ...(body !== "" && { body }) });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
