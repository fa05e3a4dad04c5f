/**
 * Source text of another program, backslashes as written. A line that holds nothing but a missing piece vanishes; a piece of
 * several lines is indented like the line on which it stands.
 */
export function code({ raw }: TemplateStringsArray, ...pieces: readonly (string | false | undefined)[]): string {
  const marked = raw.reduce((before, after, index) => `${before}\0${index - 1}\0${after}`);
  const lines = marked.replace(/^\n/, "").split("\n");
  return lines
    .flatMap((line) => {
      const alone = /^\s*\0(\d+)\0$/.exec(line);
      if (alone && !pieces[Number(alone[1])]) return [];
      const indent = /^\s*/.exec(line)?.[0] ?? "";
      const filled = line.replace(/\0(\d+)\0/g, (_, index) => pieces[Number(index)] || "");
      return [filled.replace(/\n(?!\n)/g, `\n${indent}`).replace(/^[ \t]+$/gm, "")];
    })
    .join("\n");
}

/** Pieces one below the other; missing ones leave no gap. */
export function lines(...pieces: readonly (string | false | undefined)[]): string {
  return pieces.filter(Boolean).join("\n");
}
