import type { Parts } from "../language.ts";

/** A word of a POSIX shell: nothing means anything inside single quotes but their end. */
export function shell(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", `'\\''`)}'`;
}

/** A shell script that prints the whole answer. */
export function curlCode({ url, clientId, parameters, variable, secretParameter }: Parts): string {
  // On stdin, so that the secret stands in no list of processes.
  const secret =
    secretParameter === undefined
      ? [`--config -`, `user = "${quoted(clientId)}:%s"`]
      : [`--data-urlencode ${secretParameter}@-`, "%s"];
  const [option = "", format = ""] = secret;
  const lines = [
    `printf ${shell(format)} "\${${variable}:?}" | curl --silent --show-error --fail-with-body ${shell(url)}`,
    option,
    ...parameters.map(([name, value]) => `--data-urlencode ${shell(`${name}=${value}`)}`),
  ];
  return `${lines.join(" \\\n  ")}\n`;
}

/** Inside double quotes of a curl config, which printf has gone over before. */
function quoted(text: string): string {
  return text.replaceAll("\\", "\\\\\\\\").replaceAll('"', '\\\\"').replaceAll("%", "%%");
}
