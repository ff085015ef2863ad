import { beforeEach, describe, expect, it } from 'vitest';
import { loadWorld } from '../../../support/aws-world.ts';
import { collectAws, collectCase, everything, isolateAws } from '../../../support/collect-aws.ts';
import type { Fault, FaultScript } from '../../../support/replay-server.ts';

beforeEach(isolateAws);

const denied: Fault = { kind: 'error', status: 400, code: 'AccessDeniedException' };
const all = new Map([...everything].filter(([type]) => type.startsWith('aws/ecs/')));
const cluster = 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/acme-prod';

/** ECS in which a cluster has so many services, of which the description names all but the last. */
function worldOf(count: number) {
  const arns = Array.from(
    { length: count },
    (_, at) => `arn:aws:ecs:ap-northeast-1:111122223333:service/acme-prod/s${at}`,
  );
  const describe = (some: readonly string[]) => ({
    call: 'ecs:DescribeServices',
    subject: some[0] ?? '',
    status: 200,
    body: JSON.stringify({
      services: some
        .filter((arn) => arn !== arns.at(-1))
        .map((serviceArn) => ({ serviceArn, serviceName: serviceArn.split('/').at(-1) })),
      failures: [],
    }),
  });
  return [
    ...loadWorld('sts/caller'),
    { call: 'ecs:ListClusters', status: 200, body: JSON.stringify({ clusterArns: [cluster] }) },
    { call: 'ecs:ListServices', status: 200, body: JSON.stringify({ serviceArns: arns }) },
    describe(arns.slice(0, 10)),
    describe(arns.slice(10, 20)),
    describe(arns.slice(20)),
  ];
}

describe('ECS', () => {
  it('describes services ten at a time, and one the answer leaves out has vanished', async () => {
    const wanted = new Map([['aws/ecs/service', new Set(['serviceName'])]]);
    const { resources, server, listings } = await collectAws(worldOf(23), { wanted });
    expect(server.requests.filter(({ call }) => call === 'ecs:DescribeServices')).toHaveLength(3);
    expect(resources).toHaveLength(23);
    expect(listings.map(({ complete }) => complete)).toEqual([true]);
    const last = resources.find(({ name }) => name === 'acme-prod/s22');
    expect(last?.unread.serviceName).toMatchObject({ kind: 'vanished', call: 'ecs:DescribeServices' });
    expect(resources.filter(({ unread }) => Object.keys(unread).length > 0)).toHaveLength(1);
  });

  it('of which one batch fails loses that batch alone', async () => {
    const script: FaultScript = ({ call, subject }) =>
      call === 'ecs:DescribeServices' && subject?.endsWith('/s10') ? denied : undefined;
    const wanted = new Map([['aws/ecs/service', new Set(['serviceName'])]]);
    const { resources } = await collectAws(worldOf(23), { wanted, script });
    const lost = resources.filter(({ unread }) => unread.serviceName?.kind === 'denied').map(({ name }) => name);
    expect(lost.sort()).toEqual(Array.from({ length: 10 }, (_, at) => `acme-prod/s${at + 10}`));
  });

  it('whose services are denied has no whole list of task definitions, nor of services', async () => {
    const script: FaultScript = ({ call, subject }) =>
      call === 'ecs:ListServices' && subject === cluster ? denied : undefined;
    const { resources, listings } = await collectAws(loadWorld('sts/caller', 'ecs/compliant'), { wanted: all, script });
    const partly = listings.filter(({ complete }) => !complete).map(({ type, cause }) => [type, cause?.permission]);
    expect(partly).toEqual([
      ['aws/ecs/service', 'ecs:ListServices'],
      ['aws/ecs/task-definition', 'ecs:ListServices'],
    ]);
    expect(resources.map(({ name }) => name)).toEqual([
      'acme-batch',
      'acme-prod',
      'acme-batch/nightly',
      'acme-nightly:3',
    ]);
  });

  it('whose descriptions are denied has all services and no whole list of task definitions', async () => {
    const script: FaultScript = ({ call }) => (call === 'ecs:DescribeServices' ? denied : undefined);
    const { listings } = await collectAws(loadWorld('sts/caller', 'ecs/compliant'), { wanted: all, script });
    const partly = listings.filter(({ complete }) => !complete).map(({ type, cause }) => [type, cause?.permission]);
    expect(partly).toEqual([['aws/ecs/task-definition', 'ecs:DescribeServices']]);
  });

  it('is asked for clusters alone where nothing else is wanted', async () => {
    const { server } = await collectCase('ecs/compliant', { 'aws/ecs/cluster': ['clusterArn'] });
    expect(new Set(server.requests.map(({ call }) => call))).toEqual(
      new Set(['sts:GetCallerIdentity', 'ecs:ListClusters']),
    );
  });

  it('keeps no environment of a container', async () => {
    const { resources } = await collectAws(loadWorld('sts/caller', 'ecs/gaps'), { wanted: all });
    expect(JSON.stringify(resources)).not.toMatch(/never-kept|API_KEY/);
  });
});
