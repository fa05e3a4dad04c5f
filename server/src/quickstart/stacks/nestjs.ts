import { code, lines } from "../code.ts";
import { npmInstall } from "../libraries.ts";
import { javascript as text } from "../../text/literal.ts";
import type { Stack } from "../stack.ts";
import type { Validation } from "../validation.ts";
import { joseModule } from "./node.ts";

export const nestjs: Stack = {
  title: "NestJS",
  install: () => [
    npmInstall("@nestjs/common", "@nestjs/core", "@nestjs/platform-express", "reflect-metadata", "rxjs", "jose"),
  ],
  files: (validation) => [
    { path: "src/auth.ts", language: "typescript", text: joseModule(validation, true) },
    { path: "src/needs.ts", language: "typescript", text: guard },
    { path: "src/main.ts", language: "typescript", text: main(validation) },
  ],
};

const guard = code`
import { type CanActivate, type ExecutionContext, HttpException, UseGuards } from "@nestjs/common";
import { authorize } from "./auth.js";

class TokenGuard implements CanActivate {
  constructor(private readonly scope?: string) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest();
    const answer = await authorize(request.headers.authorization, this.scope);
    if ("claims" in answer) {
      request.claims = answer.claims;
      return true;
    }
    context.switchToHttp().getResponse().header("WWW-Authenticate", answer.challenge);
    throw new HttpException(answer.status === 401 ? "Unauthorized" : "Forbidden", answer.status);
  }
}

/** Lets only requests with a right token through and, where a scope is given, only with that. */
export const Needs = (scope?: string): ClassDecorator & MethodDecorator => UseGuards(new TokenGuard(scope));
`;

function main({ examples }: Validation): string {
  return code`
import "reflect-metadata";
import { Controller, Get, Module, Req } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { Needs } from "./needs.js";

@Controller()
class ExampleController {
  @Get("/")
  @Needs()
  subject(@Req() request: { claims: { sub?: string } }) {
    return { subject: request.claims.sub };
  }
  ${lines(
    ...examples.map(
      ({ scope, path, name }) => code`

@Get(${text(path)})
@Needs(${text(scope)})
${name}() {
  return { allowed: ${text(scope)} };
}`,
    ),
  )}
}

@Module({ controllers: [ExampleController] })
class AppModule {}

const app = await NestFactory.create(AppModule, { logger: ["warn", "error"] });
await app.listen(Number(process.env.PORT ?? 3000), "localhost");
console.log(await app.getUrl());
`;
}
