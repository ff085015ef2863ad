import { describe, expect, it } from 'vitest';
import type { AzureTarget } from '../../../src/model/config.ts';
import { azureSchemas } from '../../../src/providers/azure/collectors.ts';
import { createAzureProvider } from '../../../src/providers/azure/index.ts';
import { azureRole, graphScopes } from '../../../src/providers/azure/policy.ts';
import type { Wanted } from '../../../src/providers/provider.ts';
import type { CallRef } from '../../../src/providers/schema.ts';
import { everythingOfAzure, testSubscription } from '../../support/collect-azure.ts';

/** What is asked before any service is read. */
const plan = ['Microsoft.Authorization/permissions/read', 'Microsoft.Resources/subscriptions/read'];

const target: AzureTarget = { name: 'prod', provider: 'azure', subscriptions: [testSubscription] };

function permissionsOf(refs: readonly CallRef[], isGraph: boolean): readonly string[] {
  const own = refs.filter(({ call }) => call.startsWith('graph:') === isGraph);
  return [...new Set(own.flatMap(({ permission, also = [] }) => [permission, ...also]))].sort();
}

const cases = azureSchemas.flatMap(({ type, list, fields }) =>
  Object.entries(fields).map(([name, { from = [] }]) => ({ type, name, refs: [...list, ...from] })),
);

describe.each(cases)('$type $name', ({ type, name, refs }) => {
  const wanted: Wanted = new Map([[type, new Set([name])]]);

  it('costs exactly the role actions of its calls', () => {
    const actions = permissionsOf(refs, false);
    const expected = actions.length > 0 ? [...new Set([...plan, ...actions])].sort() : [];
    expect(azureRole(wanted, [target]).Actions).toEqual(expected);
  });

  it('costs exactly the scopes of its calls', () => {
    expect(graphScopes(wanted).permissions).toEqual(permissionsOf(refs, true));
  });
});

describe('the role', () => {
  it('is assignable where the targets are, and takes no secret and no data', () => {
    const { Actions, AssignableScopes, ...rest } = azureRole(everythingOfAzure, [target]);
    expect(AssignableScopes).toEqual([`/subscriptions/${testSubscription}`]);
    expect(rest).toEqual({
      Name: 'ComplyScan',
      IsCustom: true,
      Description: expect.any(String),
      NotActions: [],
      DataActions: [],
      NotDataActions: [],
    });
    // All that may be read of these two is no secret; of other services each action is named.
    for (const action of Actions as readonly string[])
      expect(action).toMatch(/^Microsoft\.(?:[A-Za-z.]+\/[A-Za-z0-9./]+|(?:Security|Authorization)\/\*)\/read$/);
  });

  it('names no subscription where the config names none', () => {
    expect(azureRole(everythingOfAzure, []).AssignableScopes).toEqual(['/subscriptions/SUBSCRIPTION_ID']);
  });

  it('is empty where nothing of it is read', () => {
    expect(azureRole(new Map(), [target]).Actions).toEqual([]);
    expect(graphScopes(new Map()).permissions).toEqual([]);
  });

  it('is what the provider hands out, of targets of Azure alone', () => {
    const { policies } = createAzureProvider();
    const others = { name: 'aws', provider: 'aws', regions: [] } as const;
    expect(policies.azure?.(everythingOfAzure, [others, target])).toEqual(azureRole(everythingOfAzure, [target]));
    expect(policies.entra?.(everythingOfAzure, [others, target])).toEqual(graphScopes(everythingOfAzure));
  });
});

describe('a scope', () => {
  it('reads, and is of an application', () => {
    for (const scope of graphScopes(everythingOfAzure).permissions as readonly string[])
      expect(scope).toMatch(/^[A-Z][A-Za-z]+(?:-[A-Za-z]+)?\.Read(?:Basic)?(?:\.[A-Za-z]+)*$/);
  });
});
