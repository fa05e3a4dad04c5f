import type { Parts } from "../language.ts";

/** Python 3 with nothing but its standard library. */
export function pythonCode({ url, clientId, parameters, text, variable, secretParameter }: Parts): string {
  const secret = `os.environ["${variable}"]`;
  const form = [
    ...parameters.map(([name, value]) => `    "${name}": ${text(value)},`),
    ...(secretParameter === undefined ? [] : [`    "${secretParameter}": ${secret},`]),
  ];
  const basic = [
    "quote = urllib.parse.quote_plus",
    `credentials = quote(${text(clientId)}) + ":" + quote(${secret})`,
    'request.add_header("Authorization", "Basic " + base64.b64encode(credentials.encode()).decode())',
  ];
  return [
    ...(secretParameter === undefined ? ["import base64"] : []),
    "import json",
    "import os",
    "import urllib.parse",
    "import urllib.request",
    "",
    "form = {",
    ...form,
    "}",
    `request = urllib.request.Request(${text(url)}, urllib.parse.urlencode(form).encode())`,
    ...(secretParameter === undefined ? basic : []),
    "with urllib.request.urlopen(request) as response:",
    '    print(json.load(response)["access_token"])',
    "",
  ].join("\n");
}
