import { randomInt } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { createServer as createListener, type Server, type Socket } from "node:net";
import { LocalTenantError } from "../local-tenant-error.ts";
import { systemCode } from "../../runtime/system-error.ts";

/** One loopback port that speaks TLS and plain http. */
export interface Door {
  readonly port: number;
  /** Stops listening, lets requests that are under way finish for a second, then cuts every connection. */
  close(): Promise<void>;
}

const loopback = ["127.0.0.1", "::1"] as const;
/** The first byte of a TLS connection: a handshake record (RFC 8446, section 5.1). No HTTP method begins with it. */
const handshake = 0x16;

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1 with the same port, since foreign tools may take `localhost` for
 * either, and what listens there must not be somebody else.
 *
 * @param port - 0 for one that is free.
 * @throws LocalTenantError `port-in-use`.
 */
export async function openDoor(
  port: number,
  tls: { readonly cert: string; readonly key: string },
  listener: RequestListener,
): Promise<Door> {
  const under = new Set<Promise<void>>();
  const sockets = new Set<Socket>();
  const counted: RequestListener = (request, response) => {
    const done = new Promise<void>((resolve) => response.once("close", resolve));
    under.add(done);
    void done.then(() => under.delete(done));
    listener(request, response);
  };
  const plain = createServer({ keepAliveTimeout: 60_000 }, counted);
  const secure = createSecureServer({ ...tls, keepAliveTimeout: 60_000 }, counted);

  const accept = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    // Read in paused mode and put back, so that whoever takes the socket over finds it untouched.
    socket.once("readable", () => {
      const first = socket.read() as Buffer | null;
      if (first === null) {
        socket.destroy();
        return;
      }
      socket.unshift(first);
      (first[0] === handshake ? secure : plain).emit("connection", socket);
    });
  };

  const listeners = await (port === 0 ? onFreePort(accept) : onPort(port, accept));
  const address = listeners[0]?.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    async close() {
      const closed = listeners.map((server) => new Promise((resolve) => server.close(resolve)));
      let timer: NodeJS.Timeout | undefined;
      const second = new Promise<void>((resolve) => (timer = setTimeout(resolve, 1000)));
      await Promise.race([Promise.all(under), second]);
      clearTimeout(timer);
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

/** Below the range from which systems give ports to outgoing connections, so that it is still free at the next start. */
async function onFreePort(accept: (socket: Socket) => void): Promise<readonly Server[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await onPort(randomInt(20_000, 32_000), accept);
    } catch (error) {
      if (attempt === 20 || !(error instanceof LocalTenantError)) throw error;
    }
  }
}

async function onPort(port: number, accept: (socket: Socket) => void): Promise<readonly Server[]> {
  const servers: Server[] = [];
  try {
    for (const host of loopback) servers.push(await listen(host, port, accept));
  } catch (error) {
    const code = systemCode(error);
    // A machine without IPv6 has no ::1 that somebody else could hold.
    if (servers.length === 1 && (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT" || code === "EINVAL"))
      return servers;
    for (const server of servers) server.close();
    if (code !== "EADDRINUSE" && code !== "EACCES") throw error;
    const why = code === "EACCES" ? "may not be used" : "is in use";
    throw new LocalTenantError(
      "port-in-use",
      `Port ${port} ${why}. Stop what uses it, or start with another port (0 for any): the tenant's domain changes with it.`,
      { cause: error },
    );
  }
  return servers;
}

function listen(host: string, port: number, accept: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createListener(accept);
    server.once("error", reject);
    server.listen({ host, port, ...(host === "::1" && { ipv6Only: true }) }, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}
