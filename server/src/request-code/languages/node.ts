import type { Parts } from "../language.ts";

/** An ES module for Node 20 and later. */
export function nodeCode({ url, clientId, parameters, text, variable, secretParameter }: Parts): string {
  const secret = `process.env.${variable}`;
  const form = [
    ...parameters.map(([name, value]) => `  ${name}: ${text(value)},`),
    ...(secretParameter === undefined ? [] : [`  ${secretParameter}: ${secret},`]),
  ];
  const basic = [
    'const encoded = (text) => new URLSearchParams([["", text]]).toString().slice(1);',
    `const credentials = btoa(\`\${encoded(${text(clientId)})}:\${encoded(${secret})}\`);`,
  ];
  const headers = secretParameter === undefined ? ", headers: { authorization: `Basic ${credentials}` }" : "";
  return [
    `if (!${secret}) throw new Error("Set ${variable}.");`,
    "const body = new URLSearchParams({",
    ...form,
    "});",
    ...(secretParameter === undefined ? basic : []),
    `const response = await fetch(${text(url)}, { method: "POST", body, redirect: "error"${headers} });`,
    "if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);",
    "const { access_token } = await response.json();",
    "console.log(access_token);",
    "",
  ].join("\n");
}
