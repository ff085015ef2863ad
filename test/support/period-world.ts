import type { ResultSpec, RunSpec } from './period-runs.ts';

/** A number from 0 up to 1, the same on every machine (mulberry32). */
export type Next = () => number;

export function seeded(seed: number): Next {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const services = ['s3', 'kms', 'rds'];
const regions = ['ap-northeast-1', 'eu-west-1'];
const accounts = ['111122223333', '444455556666'];

interface Thing {
  readonly id: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  present: boolean;
  readonly states: Map<string, string>;
}

/**
 * Runs over so many days, by a seed: findings open and close, waivers come and go, resources are removed and come back, a
 * region or an account is denied or leaves the scope, rules change, days are missed and days have two runs.
 */
export function randomRuns(seed: number, days: number): readonly RunSpec[] {
  const next = seeded(seed);
  const rules = services.flatMap((service) => [1, 2].map((n) => ({ id: `aws/${service}/rule-${n}`, service })));
  const things = services.flatMap((service) =>
    Array.from({ length: 4 }, (_, index): Thing => {
      const [region = '', account = ''] = [regions[index % 2], accounts[index >> 1]];
      const id = `arn:aws:${service}:${region}:${account}:thing/${index}`;
      return { id, service, region, account, present: next() < 0.8, states: new Map() };
    }),
  );
  const digests = new Map(rules.map(({ id }) => [id, 0]));
  const specs: RunSpec[] = [];
  let account = true;
  for (let day = 0; day < days; day += 1) {
    if (next() < 0.05) account = !account;
    if (next() < 0.1) continue;
    const seen = things.filter((thing) => account || thing.account === accounts[0]);
    for (const thing of things) if (next() < 0.05) thing.present = !thing.present;
    for (const { id } of rules) if (next() < 0.02) digests.set(id, (digests.get(id) ?? 0) + 1);
    for (let run = next() < 0.1 ? 2 : 1; run > 0; run -= 1) {
      const denied = next() < 0.15 ? services[Math.floor(next() * services.length)] : undefined;
      const results = rules.flatMap(({ id, service }) =>
        service === denied
          ? seen
              .filter((thing) => thing.service === service)
              .slice(0, 1)
              .map((thing) => unlisted(id, thing))
          : judgeAll(
              id,
              seen.filter((thing) => thing.service === service),
              { next, digest: digests.get(id) ?? 0 },
            ),
      );
      const startedAt = new Date(Date.UTC(2026, 3, 1 + day, run === 2 ? 1 : 13)).toISOString().replace('.000', '');
      const coverage = coverageOf(seen, denied);
      const complete = denied === undefined && results.every(({ state }) => state !== 'unknown');
      specs.push({ seq: specs.length + 1, startedAt, results, coverage, complete, resources: present(seen, denied) });
    }
  }
  return specs;
}

/** A rule without anything to judge says so. */
function judgeAll(rule: string, things: readonly Thing[], how: { next: Next; digest: number }): ResultSpec[] {
  const there = things.filter((thing) => thing.present);
  const [first] = things;
  if (there.length > 0 || !first) return there.map((thing) => judged(rule, thing, how));
  return [{ ...unlisted(rule, first), state: 'not-applicable', digest: `${rule} ${how.digest}` }];
}

function judged(rule: string, thing: Thing, { next, digest }: { next: Next; digest: number }): ResultSpec {
  const { id, region, account } = thing;
  const last = thing.states.get(rule) ?? 'pass';
  const state =
    next() < 0.25 ? (['pass', 'pass', 'fail', 'waived', 'not-applicable'][Math.floor(next() * 5)] ?? last) : last;
  thing.states.set(rule, state);
  const type = `aws/${thing.service}/thing`;
  const seen = next() < 0.05 ? 'unknown' : state;
  return { rule, id, region, account, type, state: seen, digest: `${rule} ${digest}` };
}

function unlisted(rule: string, { service, account, region }: Thing): ResultSpec {
  const type = `aws/${service}/thing`;
  return { rule, id: `${type}@${account}/${region}`, type, account, region, state: 'unknown' };
}

function coverageOf(seen: readonly Thing[], denied: string | undefined) {
  const places = new Map(
    seen.map(({ service, account, region }) => [`${service} ${account} ${region}`, { service, account, region }]),
  );
  return [...places.values()].map(
    (place) => ({ ...place, status: place.service === denied ? 'unread' : 'ok' }) as const,
  );
}

function present(seen: readonly Thing[], denied: string | undefined) {
  return seen
    .filter((thing) => thing.present && thing.service !== denied)
    .map(({ id, service, account, region }) => ({ id, type: `aws/${service}/thing`, account, region }));
}
