/** What a `fetch` that brought no answer has failed at. */
export interface NetworkFault {
  readonly code: "certificate" | "unreachable";
  /** The system's own code, such as `ECONNREFUSED`. */
  readonly reason?: string;
}

/** Reads it from the error, which is foreign: nothing but a code is taken from it. */
export function networkFault(error: unknown): NetworkFault {
  const reason = innermostCode(error);
  if (reason === undefined) return { code: "unreachable" };
  return { code: /CERT|ALTNAME|SIGNATURE|ISSUER/.test(reason) ? "certificate" : "unreachable", reason };
}

/** undici says "fetch failed" and hangs the system's error under it. */
function innermostCode(error: unknown): string | undefined {
  let code: string | undefined;
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if ("code" in at && typeof at.code === "string" && /^[A-Z][A-Z0-9_]{2,60}$/.test(at.code)) code = at.code;
  }
  return code;
}

/** An answer's body up to so many bytes. */
export async function readAtMost(
  response: Response,
  bytes: number,
): Promise<{ readonly body: string; readonly cut: boolean }> {
  const reader = response.body?.getReader();
  if (!reader) return { body: "", cut: false };
  const decoder = new TextDecoder();
  let body = "";
  let left = bytes;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { body: body + decoder.decode(), cut: false };
    body += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
    if (left < 0) {
      await reader.cancel();
      return { body, cut: true };
    }
  }
}
