/** A text with the characters that are percent-encoded in it; as it stands, where something in it is no such encoding. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
