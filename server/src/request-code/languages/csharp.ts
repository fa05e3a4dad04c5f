import type { Parts } from "../language.ts";

/** C# top-level statements for .NET 8. */
export function csharpCode({ url, clientId, parameters, text, variable, secretParameter }: Parts): string {
  const form = [
    ...parameters.map(([name, value]) => `    ["${name}"] = ${text(value)},`),
    ...(secretParameter === undefined ? [] : [`    ["${secretParameter}"] = secret,`]),
  ];
  const basic = [
    `var credentials = $"{WebUtility.UrlEncode(${text(clientId)})}:{WebUtility.UrlEncode(secret)}";`,
    "var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials));",
    'client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", basic);',
  ];
  const isBasic = secretParameter === undefined;
  return [
    ...(isBasic ? ["using System.Net;", "using System.Net.Http.Headers;"] : []),
    "using System.Net.Http.Json;",
    ...(isBasic ? ["using System.Text;"] : []),
    "using System.Text.Json;",
    "",
    `var secret = Environment.GetEnvironmentVariable("${variable}") ?? throw new InvalidOperationException("Set ${variable}.");`,
    "var form = new FormUrlEncodedContent(new Dictionary<string, string>",
    "{",
    ...form,
    "});",
    "using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });",
    ...(isBasic ? basic : []),
    `using var response = await client.PostAsync(${text(url)}, form);`,
    "response.EnsureSuccessStatusCode();",
    "var answer = await response.Content.ReadFromJsonAsync<JsonElement>();",
    'Console.WriteLine(answer.GetProperty("access_token").GetString());',
    "",
  ].join("\n");
}
