import type { Parts } from "../language.ts";

/** Go with nothing but its standard library. */
export function goCode({ url, clientId, parameters, text, variable, secretParameter }: Parts): string {
  const secret = `os.Getenv("${variable}")`;
  const form = [
    ...parameters.map(([name, value]) => `\t\t"${name}": {${text(value)}},`),
    ...(secretParameter === undefined ? [] : [`\t\t"${secretParameter}": {${secret}},`]),
  ];
  const basic = [`\trequest.SetBasicAuth(url.QueryEscape(${text(clientId)}), url.QueryEscape(${secret}))`];
  const packages = ["encoding/json", "fmt", "log", "net/http", "net/url", "os", "strings"];
  return [
    "package main",
    "",
    "import (",
    ...packages.map((name) => `\t"${name}"`),
    ")",
    "",
    "func main() {",
    "\tform := url.Values{",
    ...form,
    "\t}",
    `\trequest, err := http.NewRequest("POST", ${text(url)}, strings.NewReader(form.Encode()))`,
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    '\trequest.Header.Set("Content-Type", "application/x-www-form-urlencoded")',
    ...(secretParameter === undefined ? basic : []),
    "\tresponse, err := http.DefaultClient.Do(request)",
    "\tif err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    "\tdefer response.Body.Close()",
    "\tif response.StatusCode != http.StatusOK {",
    "\t\tlog.Fatal(response.Status)",
    "\t}",
    "\tvar answer struct {",
    '\t\tAccessToken string `json:"access_token"`',
    "\t}",
    "\tif err := json.NewDecoder(response.Body).Decode(&answer); err != nil {",
    "\t\tlog.Fatal(err)",
    "\t}",
    "\tfmt.Println(answer.AccessToken)",
    "}",
    "",
  ].join("\n");
}
