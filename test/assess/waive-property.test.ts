import { describe, expect, it } from 'vitest';
import { applyWaivers } from '../../src/assess/waive.ts';
import { dayIn } from '../../src/text/day.ts';
import { below, pickFrom, seeded } from '../support/seeded.ts';
import { sampleResult, sampleWaiver } from './sample.ts';

const zones = [
  'UTC',
  'Asia/Tokyo',
  'America/St_Johns',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
] as const;
const ids = [
  'aws/s3/encrypted',
  'aws/s3/versioned',
  'aws/kms/rotation',
  'azure/storage/encrypted',
  'endpoint/tls/grade',
];
const aliases = new Map([['aws/s3/encrypted', ['aws/s3/bucket-encryption', 'aws/old/encrypted']]]);
const rules = ids.map((id) => ({ id, aliases: aliases.get(id) ?? [] }));
const resources = [
  { id: 'arn:aws:s3:::acme-logs', name: 'acme-logs' },
  { id: 'arn:aws:s3:::acme-*', name: '*' },
  { id: 'arn:aws:kms:eu-west-1:111122223333:key/a?b', name: 'a.b[c](d|e)+^$\\' },
  { id: '/subscriptions/1/resourceGroups/x/providers/y', name: '本番-𠮷野家\u202Egpj' },
  { id: 'endpoint/tls:legacy.acme.example:443', name: 'legacy.acme.example\n:443' },
  { id: 'aaaaaaaaaaaaaaaa', name: '' },
];

/** What a pattern says, by a table of prefixes: row by sign of the pattern, column by code unit of the text. */
function saysByTable(glob: string, text: string): boolean {
  let row = [true, ...Array.from({ length: text.length }, () => false)];
  for (let i = 0; i < glob.length; i += 1) {
    const sign = glob.charAt(i);
    const next = [sign === '*' && row[0] === true];
    for (let j = 1; j <= text.length; j += 1) {
      const one = row[j - 1] === true && (sign === '?' || sign === text.charAt(j - 1));
      next.push(sign === '*' ? row[j] === true || next[j - 1] === true : one);
    }
    row = next;
  }
  return row.at(-1) === true;
}

/** The first second of the day after `day` in a zone, sought between two instants by what the clock on the wall shows. */
function endOf(day: string, timeZone: string): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  let [low, high] = [Date.parse(day) - 86_400_000, Date.parse(day) + 3 * 86_400_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wall.format(middle) <= day) low = middle;
    else high = middle;
  }
  return high;
}

/** A pattern made from a text: pieces of it stand as wildcards, or something is wrong with it. */
function selectorFrom(random: () => number, text: string): string {
  const kind = below(random, 8);
  if (kind === 0) return text;
  if (kind === 1) return pickFrom(random, ['*', '**', '?*', '', '*?*', '?']);
  const signs = Array.from({ length: text.length }, (_, index) => text.charAt(index));
  for (let times = 1 + below(random, 4); times > 0; times -= 1) {
    const from = below(random, signs.length + 1);
    const what = pickFrom(random, ['*', '**', '?', '*?', 'x', '']);
    signs.splice(from, below(random, kind === 2 ? 2 : 7), what);
  }
  return signs.join('');
}

describe('500 generated selectors and dates', () => {
  const random = seeded(7);
  const tally = { findings: 0, waived: 0, judged: 0, open: 0, boundaries: 0, oddDays: 0 };
  const days = ['2027-03-14', '2027-11-07', '2027-03-28', '2027-10-31', '2027-04-04', '2027-09-26', '2026-12-31'];
  const cases = Array.from({ length: 500 }, (_, number) => {
    const [rule, resource] = [pickFrom(random, ids), pickFrom(random, resources)];
    const shown = pickFrom(random, [rule, ...(aliases.get(rule) ?? [])]);
    const texts = [resource.id, resource.name, pickFrom(random, resources).id];
    const drawn = new Date(Date.UTC(2024, 0, 1 + below(random, 2_500))).toISOString().slice(0, 10);
    return {
      number,
      waiver: sampleWaiver({
        rule: selectorFrom(random, shown),
        resources: texts.slice(0, 1 + below(random, 3)).map((text) => selectorFrom(random, text)),
        expires: below(random, 3) === 0 ? pickFrom(random, days) : drawn,
      }),
      zone: pickFrom(random, zones),
    };
  });
  const outcomes = ['fail', 'pass', 'unknown', 'not-applicable'] as const;
  const results = ids.flatMap((rule) =>
    resources.flatMap(({ id, name }) =>
      outcomes.map((outcome) => {
        const result = sampleResult(rule, outcome);
        return { ...result, resource: { ...result.resource, id, name } };
      }),
    ),
  );

  it.each(cases)('$number: $waiver.rule on $waiver.resources, to $waiver.expires in $zone', ({ waiver, zone }) => {
    const end = endOf(waiver.expires, zone);
    const length = end - endOf(new Date(Date.parse(waiver.expires) - 86_400_000).toISOString().slice(0, 10), zone);
    if (length !== 86_400_000) tally.oddDays += 1;
    // The last instant of its day, the first of the next, a second and half a day about them, and years after.
    for (const distance of [-43_200_000, -1_000, -1, 0, 1, 1_000, 43_200_000, 3e10]) {
      const today = dayIn(new Date(end + distance).toISOString(), zone);
      const applied = applyWaivers({ results, waivers: [waiver], rules, today });
      let matches = 0;
      for (const [index, result] of applied.results.entries()) {
        const { outcome, rule, resource } = results[index] ?? result;
        const says =
          [rule, ...(aliases.get(rule) ?? [])].some((name) => saysByTable(waiver.rule, name)) &&
          waiver.resources.some((glob) => saysByTable(glob, resource.id) || saysByTable(glob, resource.name));
        const hides = outcome === 'fail' && says && distance < 0;
        expect([result.outcome, result.waiver]).toEqual([outcome, hides ? 0 : undefined]);
        if (outcome === 'fail') tally.findings += 1;
        if (outcome === 'fail' && says) matches += 1;
        tally.judged += 1;
        tally[hides ? 'waived' : 'open'] += 1;
      }
      const state = distance >= 0 ? 'expired' : matches > 0 ? 'active' : 'unused';
      expect(applied.waivers[0]).toMatchObject({ state, matches });
      expect(Math.sign(applied.waivers[0]?.daysLeft ?? Number.NaN)).toBe(
        distance >= 0 ? -1 : today === waiver.expires ? 0 : 1,
      );
      tally.boundaries += 1;
    }
  });

  it('met what it is for', () => {
    console.log(
      `${cases.length} waivers at ${tally.boundaries} instants: ${tally.findings} findings, ${tally.waived} waived as said; ` +
        `${tally.judged - tally.waived} results left alone; ${tally.oddDays} days of not 24 hours; ${zones.length} zones`,
    );
    expect(tally.waived).toBeGreaterThan(1_000);
    expect(tally.oddDays).toBeGreaterThan(5);
  });
});

describe('two waivers that meet', () => {
  it('open a finding on the day after the last of them, whatever their order', () => {
    const random = seeded(11);
    const finding = sampleResult('aws/s3/encrypted', 'fail');
    for (let round = 0; round < 200; round += 1) {
      const days = Array.from({ length: 3 }, () =>
        new Date(Date.UTC(2027, 0, 1 + below(random, 60))).toISOString().slice(0, 10),
      );
      const waivers = days.map((expires) => sampleWaiver({ rule: 'aws/s3/*', resources: ['logs'], expires }));
      const today = new Date(Date.UTC(2027, 0, 1 + below(random, 70))).toISOString().slice(0, 10);
      const { results } = applyWaivers({ results: [finding], waivers, rules, today });
      const first = days.findIndex((day) => day >= today);
      expect(results[0]?.waiver).toBe(first === -1 ? undefined : first);
    }
  });
});
