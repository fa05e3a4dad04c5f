import type { Parts } from "../language.ts";

/** Java 17 with nothing but its standard library; prints the whole answer, since that has no JSON reader. */
export function javaCode({ url, clientId, parameters, text, variable, secretParameter }: Parts): string {
  const secret = `System.getenv("${variable}")`;
  const pairs = [
    ...parameters.map(([name, value]) => `"${name}=" + encoded(${text(value)})`),
    ...(secretParameter === undefined ? [] : [`"${secretParameter}=" + encoded(${secret})`]),
  ];
  const basic = [
    `    String credentials = encoded(${text(clientId)}) + ":" + encoded(${secret});`,
    "    String basic = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));",
    '    request.header("Authorization", "Basic " + basic);',
  ];
  return [
    "import java.net.URI;",
    "import java.net.URLEncoder;",
    "import java.net.http.HttpClient;",
    "import java.net.http.HttpRequest;",
    "import java.net.http.HttpResponse;",
    "import java.nio.charset.StandardCharsets;",
    ...(secretParameter === undefined ? ["import java.util.Base64;"] : []),
    "",
    "public class RequestToken {",
    "  public static void main(String[] args) throws Exception {",
    '    String form = String.join("&",',
    `${pairs.map((pair) => `        ${pair}`).join(",\n")});`,
    `    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(${text(url)}))`,
    '        .header("Content-Type", "application/x-www-form-urlencoded")',
    "        .POST(HttpRequest.BodyPublishers.ofString(form));",
    ...(secretParameter === undefined ? basic : []),
    "    HttpResponse<String> response =",
    "        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());",
    "    if (response.statusCode() != 200) throw new IllegalStateException(response.body());",
    "    System.out.println(response.body());",
    "  }",
    "",
    "  private static String encoded(String text) {",
    "    return URLEncoder.encode(text, StandardCharsets.UTF_8);",
    "  }",
    "}",
    "",
  ].join("\n");
}
