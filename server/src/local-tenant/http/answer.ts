/** A JSON answer in the form of a real tenant, charset included. */
export function answer(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
  });
}

/** Deleted: no body. */
export const nothing = (): Response => new Response(null, { status: 204 });
