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

/** Does a file's name, or the end of its URI, say that it is one of this format? */
export function isAuthApisName(name: string): boolean {
  return /auth-apis\.ya?ml$/.test(name);
}
