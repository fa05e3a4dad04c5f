import type { Context } from "hono";
import { readForm } from "./form.ts";
import { invalidBody, orRefuse, Refusal } from "./refusal.ts";
import type { Shape } from "./shape.ts";

/** Ours: room for 1,000 scopes with long descriptions, and a bound on what one request can make us hold. */
const maxBytes = 4 * 1024 * 1024;

/**
 * The request's body, JSON or form-encoded.
 *
 * @throws Refusal 400 for what `shape` doesn't allow, 413 for more than 4 MiB, 415 for another media type. The wording of the
 * last two, and of JSON that can't be read, is an assumption.
 */
export async function readBody<T>(c: Context, shape: Shape<T>): Promise<T> {
  const { type, text } = await bodyText(c);
  if (type === "form") return orRefuse(() => shape.read(shape.fromForm(readForm(text)), ""), invalidBody);
  let json: unknown;
  try {
    json = text === "" ? null : JSON.parse(text);
  } catch {
    throw new Refusal(400, "Invalid request payload JSON format", "invalid_body");
  }
  return orRefuse(() => shape.read(json, ""), invalidBody);
}

/** The body's text and which of the two accepted media types it claims; none claimed counts as JSON. */
export async function bodyText(c: Context): Promise<{ type: "json" | "form"; text: string }> {
  const type = (c.req.header("content-type") ?? "application/json").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json" && type !== "application/x-www-form-urlencoded")
    throw new Refusal(415, "Unsupported Media Type");
  if (Number(c.req.header("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    const part = chunk as Uint8Array;
    bytes += part.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    chunks.push(part);
  }
  return { type: type === "application/json" ? "json" : "form", text: Buffer.concat(chunks).toString("utf8") };
}

const tooLarge = () => new Refusal(413, `Payload content length greater than maximum allowed: ${maxBytes}`);
