import { describe, expect, it } from 'vitest';
import { makeFolder, observedAt, scanRecords } from './scan-folder.ts';

const log = (takenOn: string) => `- { name: L, file: l.ndjson, takenOn: ${takenOn}, system: s }\n`;
const policy = (days: string) =>
  `- { kind: backup, title: T, owner: o, version: '1', approvedBy: b, ${days}, reviewEvery: 1y }\n`;
const vendor = (day: string) => `- name: V
  service: S
  role: saas
  handles: []
  regions: []
  subprocessors: { reviewedOn: ${day} }
  pentest: { date: ${day} }
  responsibility: { reviewedOn: ${day} }
  exit: { reviewedOn: ${day} }
`;

describe('a day that is still to come', () => {
  const vendorDays = async (day: string) => {
    const { one } = await scanRecords(makeFolder({ 'vendors.yaml': vendor(day) }));
    const { Subprocessors, Pentest, Responsibility, Exit } = one('records/vendor/service').attributes;
    const days = [Object(Subprocessors).ReviewedOn, Object(Pentest).Date];
    return new Set([...days, Object(Responsibility).ReviewedOn, Object(Exit).ReviewedOn]);
  };

  it('has not happened to a vendor', async () => {
    expect(observedAt).toBe('2026-03-15T09:00:00.000Z');
    expect(await vendorDays('2062-01-01')).toEqual(new Set([null]));
    expect(await vendorDays('2026-03-16')).toEqual(new Set([null]));
    expect(await vendorDays('2026-03-15')).toEqual(new Set(['2026-03-15T00:00:00.000Z']));
  });

  it('reviews and approves no policy', async () => {
    const days = async (text: string) => {
      const { one } = await scanRecords(makeFolder({ 'policies.yaml': policy(text) }));
      const { ApprovedOn, ReviewedOn, ReviewDue } = one('records/policy/backup').attributes;
      return [ApprovedOn, ReviewedOn, ReviewDue];
    };
    const approved = '2025-08-31T00:00:00.000Z';
    expect(await days('approvedOn: 2025-08-31, reviewedOn: 2062-01-01')).toEqual([
      approved,
      approved,
      '2026-08-31T23:59:59.000Z',
    ]);
    expect(await days('approvedOn: 2062-01-01, reviewedOn: 2062-01-02')).toEqual([null, null, null]);
  });

  it('took no sample of a log', async () => {
    const taken = async (day: string) => {
      const { one } = await scanRecords(makeFolder({ 'logs.yaml': log(day), 'l.ndjson': '' }));
      return one('records/log/sample').attributes.TakenOn;
    };
    expect([await taken('2062-01-01'), await taken('2026-03-01')]).toEqual([null, '2026-03-01T00:00:00.000Z']);
  });
});

describe('a day of the organisation', () => {
  it.each([
    // The scan is at 09:00 UTC of 2026-03-15: 23:00 there, 18:00, and 20:30 of the day before.
    ['Pacific/Kiritimati', '2026-03-15', '2026-03-15T00:00:00+14:00', '2026-03-15T23:59:59+14:00'],
    ['Asia/Tokyo', '2026-03-15', '2026-03-15T00:00:00+09:00', '2026-03-15T23:59:59+09:00'],
    ['UTC', '2026-03-15', '2026-03-15T00:00:00.000Z', '2026-03-15T23:59:59.000Z'],
    ['Pacific/Niue', '2026-03-14', '2026-03-14T00:00:00-11:00', '2026-03-14T23:59:59-11:00'],
  ])('begins and ends in %s', async (timeZone, today, begin, end) => {
    const tomorrow = `2026-03-${Number(today.slice(-2)) + 1}`;
    const days = async (day: string) => {
      const papers = `baa: { status: signed, signed: ${day}, expires: ${day} }, pentest: { date: ${day} }`;
      const folder = makeFolder({
        'vendors.yaml': `- { name: V, service: S, role: saas, handles: [], regions: [], ${papers} }\n`,
        'policies.yaml': policy(`approvedOn: ${day}`),
        'logs.yaml': log(day),
        'l.ndjson': '',
        'activities.yaml': `- { kind: penetration-test, date: ${day}, by: x, scope: all }\n`,
      });
      const { one, answers } = await scanRecords(folder, { timeZone });
      expect(new Set(answers.map(({ body }) => body?.timeZone ?? Object(body?.dataSets).timeZone))).toEqual(
        new Set([timeZone]),
      );
      const { Baa, Pentest } = one('records/vendor/service').attributes;
      const done = [
        Object(Pentest).Date,
        one('records/policy/backup').attributes.ApprovedOn,
        one('records/log/sample').attributes.TakenOn,
        one('records/activity/penetration-test').attributes.Date,
      ];
      return { Signed: Object(Baa).Signed, Expires: Object(Baa).Expires, done: new Set(done) };
    };
    expect(await days(today)).toEqual({ Signed: begin, Expires: end, done: new Set([begin]) });
    expect((await days(tomorrow)).done).toEqual(new Set([null]));
  });

  it('is as long as the zone makes it', async () => {
    // Summer time begins on 2026-03-29 in Berlin, and Lebanon begins it at midnight, so that its day begins at one.
    const ends = async (timeZone: string) => {
      const vendors = `- { name: V, service: S, role: saas, handles: [], regions: [], baa: { status: signed, signed: 2026-03-29, expires: 2026-03-29 } }\n`;
      const { one } = await scanRecords(makeFolder({ 'vendors.yaml': vendors }), { timeZone });
      const { Signed, Expires } = Object(one('records/vendor/service').attributes.Baa);
      return [Signed, Expires];
    };
    expect(await ends('Europe/Berlin')).toEqual(['2026-03-29T00:00:00+01:00', '2026-03-29T23:59:59+02:00']);
    expect(await ends('Asia/Beirut')).toEqual(['2026-03-29T00:00:00+02:00', '2026-03-29T23:59:59+03:00']);
    expect(await ends('Asia/Kolkata')).toEqual(['2026-03-29T00:00:00+05:30', '2026-03-29T23:59:59+05:30']);
  });
});

describe('activities of a kind', () => {
  type Entry = readonly [date: string, more: string, scope?: string];
  const kept = async (...entries: readonly Entry[]) => {
    const lines = entries.map(
      ([date, more, scope = 'all']) =>
        `- { kind: penetration-test, date: ${date}, by: x, scope: ${scope}${more && `, ${more}`} }\n`,
    );
    const { resources } = await scanRecords(makeFolder({ 'activities.yaml': lines.join('') }));
    const own = resources.filter(({ type }) => type === 'records/activity/penetration-test');
    return own.map(({ id, name, attributes }) => {
      const { Date: date, Result, Scope, Count } = attributes;
      expect(name).toBe(Scope);
      return [id.split('/').slice(3).join('/'), String(date).slice(0, 10), Result, Count];
    });
  };
  const passed: Entry = ['2026-02-01', 'result: passed'];

  it('are one for each scope, so that none hides another', async () => {
    const failed: Entry = ['2026-02-01', 'result: failed', 'billing'];
    const both = [
      ['penetration-test/all', '2026-02-01', 'passed', 1],
      ['penetration-test/billing', '2026-02-01', 'failed', 1],
    ];
    expect(await kept(passed, failed)).toEqual(both);
    expect(await kept(failed, passed)).toEqual(both.toReversed());
    const old: Entry = ['2020-01-01', 'result: passed', 'portal'];
    expect(await kept(passed, old)).toEqual([both[0], ['penetration-test/portal', '2020-01-01', 'passed', 1]]);
  });

  it('are told by the latest of a scope that has begun', async () => {
    expect(await kept(['2026-01-01', 'result: failed'], passed, ['2062-01-01', 'result: failed'])).toEqual([
      ['penetration-test/all', '2026-02-01', 'passed', 2],
    ]);
  });
});
