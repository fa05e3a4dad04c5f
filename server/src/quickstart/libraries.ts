/**
 * The libraries that the quickstarts use, and the versions that they were written for: the only place that names versions.
 *
 * npm: checked with `npm view`, November 2026, and run by the tests. PyPI, NuGet and Maven: the newest stable release that
 * the registries' lists had in November 2026; not run here. Go: the options of `go-jwt-middleware` read in its source and
 * documentation of version 3.0; a Go version query, so the newest 3.x. Composer and RubyGems: from the projects' documentation
 * (jwt-library before 4.1.7 has a known algorithm confusion, PKSA-ztxk-m2k2-bkgv); not run here.
 */
export const LIBRARIES = {
  express: "^5.3.0",
  "express-oauth2-jwt-bearer": "^1.10.0",
  fastify: "^5.12.8",
  hono: "^4.13.19",
  "@hono/node-server": "^2.1.9",
  "@nestjs/common": "^12.5.1",
  "@nestjs/core": "^12.5.1",
  "@nestjs/platform-express": "^12.5.1",
  "reflect-metadata": "^0.2.2",
  rxjs: "^7.8.2",
  jose: "^6.2.18",
  fastapi: "0.163",
  uvicorn: "0.54",
  flask: "3.1",
  "pyjwt[crypto]": "2.15",
  "Microsoft.AspNetCore.Authentication.JwtBearer": "10.0.15",
  "org.springframework.boot": "4.1.2",
  "github.com/auth0/go-jwt-middleware/v3": "v3",
  "web-token/jwt-library": "^4.1.7",
  "symfony/clock": "^7.3",
  jwt: "~> 3.1",
} as const;

export type Library = keyof typeof LIBRARIES;

/** `npm install` of these. */
export function npmInstall(...names: readonly Library[]): string {
  return `npm install ${names.map((name) => `${name}@${LIBRARIES[name]}`).join(" ")}`;
}

/** `pip install` of these, within their minor version. */
export function pipInstall(...names: readonly Library[]): string {
  return `pip install ${names.map((name) => `"${name}~=${LIBRARIES[name]}.0"`).join(" ")}`;
}
