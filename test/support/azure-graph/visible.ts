import type { AzureWorld } from '../azure-world.ts';
import type { GraphRow } from './condition.ts';

interface Permission {
  readonly actions?: readonly string[];
  readonly notActions?: readonly string[];
}

/** Whether the permissions that the world tells of a subscription let its caller see a row. */
export function mayRead({ answers }: AzureWorld, { type, subscriptionId }: GraphRow): boolean {
  const head = `/subscriptions/${subscriptionId}/providers/microsoft.authorization/permissions`.toLowerCase();
  const told = answers.filter(({ path }) => path.toLowerCase().split('?', 1)[0] === head);
  const permissions = told
    .filter(({ status }) => status === 200)
    .flatMap(({ body }) => (JSON.parse(body) as { readonly value: readonly Permission[] }).value);
  // Where it tells none, the caller may be anyone.
  if (permissions.length === 0 && told.every(({ status }) => status !== 200)) return true;
  const action = `${type}/read`.toLowerCase();
  return permissions.some(
    ({ actions = [], notActions = [] }) =>
      actions.some((pattern) => fits(pattern, action)) && !notActions.some((pattern) => fits(pattern, action)),
  );
}

function fits(pattern: string, action: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  return new RegExp(`^${parts.map((part) => part.replace(/[^a-z0-9/]/g, '\\$&')).join('.*')}$`).test(action);
}
