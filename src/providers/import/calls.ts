import type { ImportKind } from '../../model/config.ts';
import type { CallRef } from '../schema.ts';

/**
 * Reading a report, by what it is about: so a report that cannot be read stands for the rules on its kind alone. It takes no
 * permission that anyone could grant.
 */
export const readCalls = {
  dependencies: { call: 'import:DependenciesReport', permission: '-' },
  containers: { call: 'import:ContainersReport', permission: '-' },
  secrets: { call: 'import:SecretsReport', permission: '-' },
  iac: { call: 'import:IacReport', permission: '-' },
  code: { call: 'import:CodeReport', permission: '-' },
  cloud: { call: 'import:CloudReport', permission: '-' },
} as const satisfies Readonly<Record<ImportKind, CallRef>>;
