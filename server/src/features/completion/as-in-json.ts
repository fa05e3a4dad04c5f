import type { Place } from "../place/place.ts";

/** Is the place in brackets whose keys stand in double quotes, so that whoever writes there writes JSON? */
export function isAsInJson({ token, words }: Place): boolean {
  if (token.frame?.flow !== true) return false;
  const key = words.find((word) => word.token.role === "key" && word.token.frame?.flow && word.token !== token);
  return key?.token.style === "double";
}
