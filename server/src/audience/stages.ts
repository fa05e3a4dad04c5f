/** How teams name their environments, as a name's last word or as a key: `AUTH0_AUDIENCE_PROD`, `audiences: { dev: … }`. */
export const STAGES: readonly string[] = [
  ...["dev", "develop", "development", "local", "localhost", "test", "testing", "ci", "e2e", "qa", "uat", "demo"],
  ...["preview", "sandbox", "stage", "staging", "preprod", "prod", "production", "live", "default"],
];
