import { allScopesIncludesFuture } from "./all-scopes-includes-future.ts";
import { authzDialectWithoutRbac } from "./authz-dialect-without-rbac.ts";
import { duplicateGrant } from "./duplicate-grant.ts";
import { duplicateIdentifier } from "./duplicate-identifier.ts";
import { duplicateScope } from "./duplicate-scope.ts";
import { emptyGrant } from "./empty-grant.ts";
import { foreignClientId } from "./foreign-client-id.ts";
import { foreignPlaceholder } from "./foreign-placeholder.ts";
import { grantAllAndList } from "./grant-all-and-list.ts";
import { grantDeniedByApi } from "./grant-denied-by-api.ts";
import { grantUnusableClient } from "./grant-unusable-client.ts";
import { identifierNormalForm } from "./identifier-normal-form.ts";
import { identifierNotUrl } from "./identifier-not-url.ts";
import { insecureIdentifier } from "./insecure-identifier.ts";
import { limitedAlgorithm } from "./limited-algorithm.ts";
import { longLivedToken } from "./long-lived-token.ts";
import { lookalikeIdentifier } from "./lookalike-identifier.ts";
import { lookalikeOnTenant } from "./lookalike-on-tenant.ts";
import { lookalikeScope } from "./lookalike-scope.ts";
import { nestedVariable } from "./nested-variable.ts";
import { onlineAccessMismatch } from "./online-access-mismatch.ts";
import { organizationMismatch } from "./organization-mismatch.ts";
import { overGranted } from "./over-granted.ts";
import { rbacRecommended } from "./rbac-recommended.ts";
import { rbacWithoutPermissions } from "./rbac-without-permissions.ts";
import { readOnlyProperty } from "./read-only-property.ts";
import { reservedIdentifier } from "./reserved-identifier.ts";
import { reservedScope } from "./reserved-scope.ts";
import type { Rule } from "./rule.ts";
import { scopeCharacters } from "./scope-characters.ts";
import { scopeNaming } from "./scope-naming.ts";
import { scopeWithoutDescription } from "./scope-without-description.ts";
import { secondDocument } from "./second-document.ts";
import { secretInFile } from "./secret-in-file.ts";
import { senderConstrained } from "./sender-constrained.ts";
import { sharedCustomDomain } from "./shared-custom-domain.ts";
import { subjectTypeMismatch } from "./subject-type-mismatch.ts";
import { symmetricSigning } from "./symmetric-signing.ts";
import { tenantDomain } from "./tenant-domain.ts";
import { tooManyScopes } from "./too-many-scopes.ts";
import { trailingSlash } from "./trailing-slash.ts";
import { undefinedVariable } from "./undefined-variable.ts";
import { ungrantedScope } from "./ungranted-scope.ts";
import { unknownClient } from "./unknown-client.ts";
import { unknownGrantScope } from "./unknown-grant-scope.ts";
import { unknownTenant } from "./unknown-tenant.ts";
import { unquotedVariable } from "./unquoted-variable.ts";
import { unusedVariable } from "./unused-variable.ts";
import { userGrantMissing } from "./user-grant-missing.ts";
import { userGrantWithoutEffect } from "./user-grant-without-effect.ts";
import { webLifetimeExceeds } from "./web-lifetime-exceeds.ts";
import { yamlVersion } from "./yaml-version.ts";

/** Every rule, in the order of the documentation. */
export const rules: readonly Rule[] = [
  duplicateIdentifier,
  trailingSlash,
  lookalikeIdentifier,
  lookalikeOnTenant,
  identifierNotUrl,
  identifierNormalForm,
  insecureIdentifier,
  reservedIdentifier,
  symmetricSigning,
  limitedAlgorithm,
  authzDialectWithoutRbac,
  rbacWithoutPermissions,
  rbacRecommended,
  userGrantMissing,
  userGrantWithoutEffect,
  webLifetimeExceeds,
  longLivedToken,
  duplicateScope,
  reservedScope,
  scopeCharacters,
  lookalikeScope,
  scopeWithoutDescription,
  scopeNaming,
  tooManyScopes,
  ungrantedScope,
  unknownGrantScope,
  duplicateGrant,
  emptyGrant,
  grantAllAndList,
  allScopesIncludesFuture,
  overGranted,
  grantDeniedByApi,
  grantUnusableClient,
  organizationMismatch,
  subjectTypeMismatch,
  onlineAccessMismatch,
  senderConstrained,
  secretInFile,
  readOnlyProperty,
  undefinedVariable,
  foreignPlaceholder,
  nestedVariable,
  unquotedVariable,
  unusedVariable,
  unknownClient,
  foreignClientId,
  unknownTenant,
  tenantDomain,
  sharedCustomDomain,
  secondDocument,
  yamlVersion,
];
