import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../src/catalog/load.ts';
import { selectRules } from '../../src/catalog/select.ts';
import { awsSchemas } from '../../src/providers/aws/collectors.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { awsEnvironment, emptyFolder } from '../live/support/comply.ts';
import { largeAccount, type Size } from './large-account.ts';
import { measure } from './measure.ts';
import { startPacedServer } from './paced-server-client.ts';

const comply = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const catalog = await loadCatalog(shippedRules, resourceSchemas);
const globs = ['aws/s3/*', 'aws/logs/*', 'aws/kms/*'];
const { wanted } = selectRules(catalog, { ruleGlob: globs });

/** Of the world of `largeAccount`. */
const aliasPages = 1;
const deliveryPages = 2;
const small: Size = { buckets: 10, logGroups: 10, keys: 10 };
const large: Size = { buckets: 1000, logGroups: 1000, keys: 500 };

/** How often each call is made that the rules cost: once for each page of a list, once for each resource. */
function predict({ buckets, logGroups, keys }: Size): ReadonlyMap<string, number> {
  const counts: Readonly<Record<string, number>> = {
    'aws/s3/bucket': buckets,
    'aws/logs/log-group': logGroups,
    'aws/kms/key': keys,
  };
  const pages: Readonly<Record<string, number>> = { 'logs:DescribeLogGroups': Math.ceil(logGroups / 50) };
  const calls = new Map<string, number>();
  for (const { type, list, fields } of awsSchemas) {
    const attributes = wanted.get(type);
    if (!attributes || counts[type] === undefined) continue;
    for (const { call } of list) calls.set(call, pages[call] ?? 1);
    for (const { call } of [...attributes].flatMap((name) => fields[name]?.from ?? [])) {
      if (!calls.has(call)) calls.set(call, counts[type]);
    }
  }
  // Named by the list itself; asked of the whole region, not of each.
  calls.delete('s3:GetBucketLocation');
  if (calls.has('logs:DescribeMetricFilters')) calls.set('logs:DescribeMetricFilters', 1);
  for (const call of ['logs:DescribeDeliveries', 'logs:DescribeDeliveryDestinations']) {
    if (calls.has(call)) calls.set(call, deliveryPages);
  }
  if (calls.has('kms:ListAliases')) calls.set('kms:ListAliases', aliasPages);
  return calls;
}

describe('1,000 buckets, 1,000 log groups and 500 keys', () => {
  const server = startPacedServer();
  afterAll(server.stop);

  const scan = async (size: Size, rules: readonly string[]) => {
    const url = await server.behave({ world: largeAccount(size), latency: 0, buckets: false });
    const env = {
      ...(awsEnvironment(url) as Record<string, string>),
      AWS_ENDPOINT_URL_S3_CONTROL: url.replace('127.0.0.1', 'localhost'),
      HOME: emptyFolder(),
    };
    const chosen = rules.flatMap((glob) => ['--rule', glob]);
    const args = [comply, 'scan', '--region', 'ap-northeast-1', ...chosen, '--format', 'json', '--concurrency', '64'];
    return { ...(await measure(args, [1, 3], env)), ...(await server.asked()) };
  };

  it('cost at most 60 MB more than 10 of each, 250 MB in all, and the calls that the schemas predict', async () => {
    await scan(small, globs);
    const few = await scan(small, globs);
    const many = await scan(large, globs);
    const growth = many.megabytes - few.megabytes;
    const made = Map.groupBy(many.requests, ({ call }) => call);
    const predicted = predict(large);
    const counted = new Map([...predicted.keys()].map((call) => [call, made.get(call)?.length ?? 0]));
    const total = [...counted.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `peak ${many.megabytes.toFixed(0)} MB (bar 250), ${growth.toFixed(0)} MB more than with 10 of each (bar 60); ` +
        `${total} calls of S3, Logs and KMS, as predicted, of ${many.requests.length}; ${(many.milliseconds / 1000).toFixed(1)} s`,
    );
    expect(counted).toEqual(predicted);
    const requests = many.requests.map((request) => JSON.stringify(request));
    expect(new Set(requests).size).toBe(requests.length);
    expect(growth).toBeLessThanOrEqual(60);
    expect(many.megabytes).toBeLessThanOrEqual(250);
  });
});
