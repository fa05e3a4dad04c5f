import { fieldAt } from "../../schema/facts.ts";
import type { Place } from "../place/place.ts";

/** `- read:` reads like a key without its value. Where only text can stand, it is a text that is being typed: a scope. */
export function withColon(place: Place): Place {
  const path = place.path.slice(0, -1);
  const field = fieldAt(path);
  if (!place.token.glued || !field?.types.includes("string") || field.types.includes("object")) return place;
  const { frame, start } = place.token;
  const key = place.words.find(({ token }) => token.frame === frame && token.role === "key" && token.end + 1 === start);
  if (frame === undefined || key?.token.style !== "plain") return place;
  return {
    ...place,
    path,
    text: `${key.text}:${place.text}`,
    start: place.start - start + key.token.start,
    token: { ...key.token, role: "value", frame: frame.parent, step: path.at(-1), end: place.token.end, colon: false },
  };
}
