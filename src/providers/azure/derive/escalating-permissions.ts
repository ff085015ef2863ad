/** The id of Microsoft Graph as an application, in every tenant. */
export const microsoftGraph = '00000003-0000-0000-c000-000000000000';

/**
 * Application permissions of Microsoft Graph by which an application can make itself, or anyone, administrator: it hands out
 * roles or permissions, puts a credential of its own on any application or user, or goes round MFA.
 * https://learn.microsoft.com/graph/permissions-reference
 */
const escalating: ReadonlyMap<string, string> = new Map([
  ['1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9', 'Application.ReadWrite.All'],
  ['06b708a9-e830-4db3-a914-8e69da51d44f', 'AppRoleAssignment.ReadWrite.All'],
  ['19dbc75e-c2e2-444c-a770-ec69d8559fc7', 'Directory.ReadWrite.All'],
  ['01c0a623-fc9b-48e9-b794-0756f8e8f067', 'Policy.ReadWrite.ConditionalAccess'],
  ['41202f2c-f7ab-45be-b001-85c9728b9d69', 'PrivilegedAssignmentSchedule.ReadWrite.AzureADGroup'],
  ['618b6020-bca8-4de6-99f6-ef445fa4d857', 'PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup'],
  ['dd199f4a-f148-40a4-a2ec-f0069cc799ec', 'RoleAssignmentSchedule.ReadWrite.Directory'],
  ['fee28b28-e1f3-4841-818e-2704dc62245f', 'RoleEligibilitySchedule.ReadWrite.Directory'],
  ['9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8', 'RoleManagement.ReadWrite.Directory'],
  ['50483e42-d915-4231-9639-7fdb7fd190e5', 'UserAuthenticationMethod.ReadWrite.All'],
]);

/** The name of a permission that lets an application make itself administrator; nothing for any other. */
export function escalatingPermission(appRoleId: unknown): string | undefined {
  return typeof appRoleId === 'string' ? escalating.get(appRoleId.toLowerCase()) : undefined;
}
