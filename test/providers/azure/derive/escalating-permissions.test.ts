import { expect, it } from 'vitest';
import { escalatingPermission } from '../../../../src/providers/azure/derive/escalating-permissions.ts';

it('knows a permission that hands out roles, and no harmless one', () => {
  expect(escalatingPermission('9E3F62CF-CA93-4989-B6CE-BF83C28F9FE8')).toBe('RoleManagement.ReadWrite.Directory');
  // Directory.Read.All
  expect(escalatingPermission('7ab1d382-f21e-4acd-a863-ba3e13f7da61')).toBeUndefined();
  expect(escalatingPermission(undefined)).toBeUndefined();
});
