import { describe, expect, it } from 'vitest';
import { controlStatuses } from '../../src/model/assessment.ts';
import { attestedDocumentStates } from '../../src/model/attestation.ts';
import { causeKinds } from '../../src/model/cause.ts';
import { frameworkIds } from '../../src/model/framework.ts';
import { parties } from '../../src/model/responsibility.ts';
import { outcomes } from '../../src/model/result.ts';
import { severities } from '../../src/model/rule.ts';
import { languages } from '../../src/model/text.ts';
import { waiverTypes } from '../../src/model/waiver.ts';
import { formats, reporters } from '../../src/report/index.ts';
import { sample } from './sample.ts';

describe('reporters', () => {
  it.each(formats)('writes %s, piece by piece, each time the same, and leaves its input alone', async (format) => {
    const before = JSON.stringify(sample);
    const report = await reporters[format]();
    const write = () => [...report(sample, { language: 'ja', color: 0, width: 100, verbose: true })];
    const pieces = write();
    // A long report is never held as one string.
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.join('')).toMatch(/\n$/);
    expect(write()).toEqual(pieces);
    expect(JSON.stringify(sample)).toBe(before);
  });
});

describe('a file made by a stranger', () => {
  const hostile = '\u001b]0;x\u0007\u009b2J\u202e\u2028|`<i>@me\n';
  const words = new Set<string>([
    ...controlStatuses,
    ...severities,
    ...outcomes,
    ...causeKinds,
    ...frameworkIds,
    ...waiverTypes,
    ...attestedDocumentStates,
    ...parties,
    ...['1', 'none', 'active', 'expired', 'unused', 'current', 'not-yet', 'unknown-subject', 'technical', 'governance'],
    ...['automatable', 'partly', 'manual', 'unknown', 'default', 'framework', 'target'],
  ]);

  // An assessment with a time that is none is not read.
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

  /** The same with a hostile end on every text that is not a word of ours. */
  function spoil<T>(value: T): T {
    if (typeof value === 'string') return (words.has(value) || time.test(value) ? value : `${value}${hostile}`) as T;
    if (Array.isArray(value)) return value.map(spoil) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, spoil(member)])) as T;
  }

  it.each(formats)('reaches no terminal and no page through %s', async (format) => {
    const report = await reporters[format]();
    for (const language of languages) {
      for (const verbose of [false, true]) {
        const text = [...report(spoil(sample), { language, color: 0, width: 80, verbose })].join('');
        // RFC 4180 ends a line of CSV with both.
        expect(format === 'csv' ? text.replaceAll('\r\n', '\n') : text).not.toMatch(
          /\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Zl}/u,
        );
        if (format === 'markdown') expect(text).not.toMatch(/<i>(?!@me)|(?<!`[^`]*)@me/);
        if (format === 'json') expect(JSON.parse(text).organization).toBe(`Acme Health${hostile}`);
      }
    }
  });
});
