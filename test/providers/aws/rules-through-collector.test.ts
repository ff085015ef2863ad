import { beforeEach, describe, expect, it } from 'vitest';
import { loadCatalog, shippedRules } from '../../../src/catalog/load.ts';
import { selectRules } from '../../../src/catalog/select.ts';
import type { Result } from '../../../src/model/result.ts';
import type { Rule } from '../../../src/model/rule.ts';
import { resourceSchemas } from '../../../src/providers/schemas.ts';
import { awsCases, regionOf } from '../../support/aws-cases.ts';
import { loadWorld } from '../../support/aws-world.ts';
import { type Collected, collectAws, isolateAws, observedAt } from '../../support/collect-aws.ts';
import { declarePhi } from '../../support/declared-phi.ts';
import { judgeCollected, keyOf, rulesReading } from '../../support/judge-collected.ts';
import type { FaultScript } from '../../support/replay-server.ts';

const catalog = await loadCatalog(shippedRules, resourceSchemas);
const rules = catalog.rules.filter(({ resource }) => resource.startsWith('aws/'));
const { wanted } = selectRules({ ...catalog, rules }, {});
const services = [...new Set(awsCases.map(({ service }) => service))];

/** A whole account: every service is the case of this name. */
function account(name: string, other: Readonly<Record<string, string>> = {}): ReadonlyMap<string, string> {
  return new Map(services.map((service) => [service, `${service}/${other[service] ?? name}`]));
}

const others = awsCases.filter(({ name }) => name !== 'compliant' && name !== 'gaps');
const accounts = [account('compliant'), account('gaps')];
const variants = [...others.map(({ service, name }) => account('compliant', { [service]: name }))];

type Found = Pick<Collected, 'resources' | 'listings' | 'calls' | 'plan'>;

/** Collects one case as a scan does, asking only for what the rules read of its service. */
function collectService(path: string, script?: FaultScript): Promise<Found> {
  const [service = ''] = path.split('/');
  const regions = [regionOf(service)];
  const own = new Map([...wanted].filter(([type]) => type.split('/')[1] === service));
  return collectAws(loadWorld('sts/caller', path), { regions, wanted: own, ...(script && { script }) });
}

const known = new Map<string, Promise<Found>>();
function collectOnce(path: string): Promise<Found> {
  const found = known.get(path) ?? collectService(path);
  known.set(path, found);
  return found;
}

/** Rules on where data lies, on what some buckets need and on PHI have nothing to say until somebody declares it. */
function judge(found: readonly Found[], judged: readonly Rule[], allowedRegions: readonly string[]): readonly Result[] {
  return judgeCollected({
    found,
    rules: judged,
    wanted,
    declared: { allowedRegions, buckets: ['acme-audit-logs', 'acme-records', 'acme-old'] },
    observedAt,
    records: declarePhi(found, { observedAt, unnamed: ['acme-old'] }),
  });
}

/** The regions that an account may keep its data in: of a compliant one, all that it has something in. */
function allowedIn(services: ReadonlyMap<string, string>): readonly string[] {
  return services.get('kms') === 'kms/gaps'
    ? ['ap-northeast-3']
    : ['ap-northeast-1', 'ap-northeast-3', 'ap-southeast-2'];
}

async function scan(services: ReadonlyMap<string, string>): Promise<readonly Result[]> {
  const found = await Promise.all([...services.values()].map(collectOnce));
  return judge(found, rules, allowedIn(services));
}

beforeEach(isolateAws);

describe('shipped rules on answers in wire format', () => {
  it('reads a set of rules that could fail', () => {
    console.log(`${rules.length} rules for AWS`);
    expect(rules.length).toBeGreaterThanOrEqual(150);
  });

  it('lets every rule pass once and fail once, and knows all it asks', async () => {
    const results: Result[] = [];
    for (const one of accounts) results.push(...(await scan(one)));
    const unknown = results.filter(({ outcome }) => outcome === 'unknown');
    expect(unknown.map((result) => [keyOf(result), result.cause ?? result.observed])).toEqual([]);
    // One service in another state than the account around it: what they join may be missing.
    for (const one of variants) results.push(...(await scan(one)));
    const having = (outcome: string) =>
      new Set(results.filter((result) => result.outcome === outcome).map(({ rule }) => rule));
    const ids = rules.map(({ id }) => id);
    expect(ids.filter((id) => !having('pass').has(id))).toEqual([]);
    expect(ids.filter((id) => !having('fail').has(id))).toEqual([]);
  });

  it.each(awsCases)(
    'invents no verdict when one call of $path is denied, and leaves rules alone that do not read it',
    async ({ service, name, path }) => {
      const whole = account(name === 'gaps' ? 'gaps' : 'compliant', { [service]: name });
      const before = new Map((await scan(whole)).map((result) => [keyOf(result), result.outcome]));
      const rest = await Promise.all([...whole.values()].filter((other) => other !== path).map(collectOnce));
      const types = new Set(resourceSchemas.map(({ type }) => type).filter((type) => type.split('/')[1] === service));
      const touched = rules.filter(({ reads }) => Object.keys(reads).some((type) => types.has(type)));
      const { calls } = await collectOnce(path);
      for (const denied of new Set(calls.map(({ call }) => call))) {
        if (denied === 'sts:GetCallerIdentity') continue;
        const script: FaultScript = ({ call }) =>
          call === denied ? { kind: 'error', status: 403, code: 'AccessDenied' } : undefined;
        const readers = rulesReading(rules, denied);
        for (const result of judge([await collectService(path, script), ...rest], touched, allowedIn(whole))) {
          const was = before.get(keyOf(result));
          if (result.outcome !== was)
            expect([denied, keyOf(result), result.outcome]).toEqual([denied, keyOf(result), 'unknown']);
          if (!readers.has(result.rule))
            expect([denied, keyOf(result), result.outcome]).toEqual([denied, keyOf(result), was]);
        }
      }
    },
  );

  it('judges nothing when all but the caller is denied, and names a permission each time', async () => {
    const deny: FaultScript = ({ call }) =>
      call === 'sts:GetCallerIdentity' ? undefined : { kind: 'error', status: 403, code: 'AccessDenied' };
    const found = await Promise.all([...account('gaps').values()].map((path) => collectService(path, deny)));
    const results = judge(found, rules, ['ap-northeast-1']);
    expect(new Set(results.map(({ rule }) => rule)).size).toBe(rules.length);
    for (const { rule, outcome, cause } of results) {
      expect({ rule, outcome, kind: cause?.kind }).toEqual({ rule, outcome: 'unknown', kind: 'denied' });
      expect(cause?.permission).toMatch(/^[a-z0-9-]+:[A-Z]\w+$/);
    }
  });
});
