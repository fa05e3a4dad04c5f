/** Equal for URIs that name the same place: editors and programs escape a URI's characters differently. */
export function plainUri(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).href);
  } catch {
    return uri;
  }
}

/** Does a place lie in a folder, by its name alone? */
export function isUnder(uri: string, folder: string): boolean {
  return plainUri(uri).startsWith(`${plainUri(folder).replace(/\/$/, "")}/`);
}
