/** Equal for URIs that name the same place: editors and programs escape a URI's characters differently. */
export function plainUri(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).href);
  } catch {
    return uri;
  }
}

/** The same for whoever is given one URI again and again, as an editor names a file after each keystroke. */
export function plainUris(): (uri: string) => string {
  let latest: { readonly uri: string; readonly plain: string } | undefined;
  return (uri) => {
    if (latest?.uri !== uri) latest = { uri, plain: plainUri(uri) };
    return latest.plain;
  };
}

/** Does a place lie in a folder, by its name alone? */
export function isUnder(uri: string, folder: string): boolean {
  return plainUri(uri).startsWith(`${plainUri(folder).replace(/\/$/, "")}/`);
}

/** The way from one file to another, as a path with slashes; `undefined` where there is none, as between a disk and another. */
export function pathBetween(from: string, to: string): string | undefined {
  const [start, end] = [plainUri(from).split("/"), plainUri(to).split("/")];
  let same = 0;
  while (same < end.length - 1 && same < start.length - 1 && start[same] === end[same]) same++;
  // "file:", "" and the name of a host, which may be empty; on Windows a drive comes next.
  if (same < 3 || (same === 3 && /^[a-z]:$/i.test(end[3] ?? ""))) return undefined;
  return [...start.slice(same + 1).map(() => ".."), ...end.slice(same)].join("/");
}

/** Is a place one of several, or does it lie in one of them? All plain. */
export function isAmong(plain: string, places: ReadonlySet<string>): boolean {
  for (let end = plain.length; end > 0; end = plain.lastIndexOf("/", end - 1)) {
    if (places.has(plain.slice(0, end))) return true;
  }
  return false;
}

/**
 * The name of a file without its folders; with the last of them where many files bear the name, as `auth-apis.yaml` has one in each
 * part of a repository.
 */
export function fileName(uri: string): string {
  const [name = "", folder = ""] = uri.split(/[?#]/, 1).join().split("/").reverse();
  const told = folder !== "" && /^auth-apis\.ya?ml$/.test(name) ? `${folder}/${name}` : name;
  try {
    return decodeURIComponent(told);
  } catch {
    return told;
  }
}

/** Does a file's name, or the end of its URI, say that it is one of this format? */
export function isAuthApisName(name: string): boolean {
  return /auth-apis\.ya?ml$/.test(name);
}

/** Does the end of a URI say that it is a file which could be of this format, or be extended by one? */
export function isYamlName(uri: string): boolean {
  return /\.ya?ml$/.test(uri);
}
