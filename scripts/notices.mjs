// The licences of the libraries that stand in a bundle: each asks to go along wherever its code goes.
import { readdirSync, readFileSync } from "node:fs";

/** @param {readonly import("esbuild").Metafile[]} metafiles of builds that ran in this checkout */
export function notices(metafiles) {
  const outputs = metafiles.flatMap((metafile) => Object.values(metafile.outputs));
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  const folders = inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 && PACKAGE.exec(path)) || []);
  return [...new Set(folders)].sort().map(notice).join(RULE);
}

const RULE = `\n${"-".repeat(80)}\n\n`;
/** A package in the folder of another one counts for itself. */
const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+\//;

function notice(folder) {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}package.json`, "utf8"));
  const file = readdirSync(folder).find((each) => /^(?:licen[cs]e|copying)/i.test(each));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(folder + file, "utf8").trim() : ""}\n`;
}
