import { code, lines } from "../code.ts";
import { LIBRARIES } from "../libraries.ts";
import { csharp as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import { SECRET_VARIABLE, type Validation } from "../validation.ts";

const PACKAGE = "Microsoft.AspNetCore.Authentication.JwtBearer";

export const aspnetCore: Stack = {
  title: "ASP.NET Core",
  install: () => ["dotnet new web", `dotnet add package ${PACKAGE} --version ${LIBRARIES[PACKAGE]}`, "dotnet run"],
  files: (validation) => [{ path: "Program.cs", language: "csharp", text: program(validation) }],
};

function program({ symmetric, issuer, audience, algorithm, strict, claim, examples }: Validation): string {
  return code`
using System.Security.Claims;
${symmetric && "using System.Text;"}
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
${symmetric && SECRET}

builder.Services
    .AddAuthentication(JwtBearerDefaults.AuthenticationScheme)
    .AddJwtBearer(options =>
    {
        ${!symmetric && `options.Authority = ${text(issuer)};`}
        options.MapInboundClaims = false;
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = ${text(issuer)},
            ValidAudience = ${text(audience)},
            ValidAlgorithms = [${text(algorithm)}],
            ${symmetric && "IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)),"}
            ${strict && `ValidTypes = ["at+jwt", "application/at+jwt"],`}
        };
        ${strict && REQUIRED_CLAIMS}
    });

builder.Services.AddAuthorization(options =>
{
    ${lines(...examples.map(({ scope }) => `options.AddPolicy(${text(scope)}, policy => policy.RequireAssertion(context => Granted(context.User).Contains(${text(scope)})));`))}
});

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/", (ClaimsPrincipal user) => new { subject = user.FindFirstValue("sub") }).RequireAuthorization();
${lines(...examples.map(({ scope, path }) => `app.MapGet(${text(path)}, () => new { allowed = ${text(scope)} }).RequireAuthorization(${text(scope)});`))}

app.Run("http://localhost:3000");

static IEnumerable<string> Granted(ClaimsPrincipal user) =>
    ${claim === "scope" ? `(user.FindFirstValue("scope") ?? "").Split(' ');` : `user.FindAll("permissions").Select(claim => claim.Value);`}
`;
}

const SECRET = code`
var secret = Environment.GetEnvironmentVariable("${SECRET_VARIABLE}")
    ?? throw new InvalidOperationException("Set ${SECRET_VARIABLE} to the signing secret of the API.");`;

const REQUIRED_CLAIMS = code`
options.Events = new JwtBearerEvents
{
    OnTokenValidated = context =>
    {
        string[] required = ["sub", "client_id", "iat", "jti"]; // Issuer, audience and expiry are always asked for.
        if (required.Any(name => context.Principal?.HasClaim(claim => claim.Type == name) != true))
            context.Fail("A claim of RFC 9068 is missing.");
        return Task.CompletedTask;
    },
};`;
