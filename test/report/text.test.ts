import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n/messages.ts';
import { type Assessment, controlStatuses } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import type { ReportOptions } from '../../src/report/reporter.ts';
import { statusSigns } from '../../src/report/signs.ts';
import { reportText } from '../../src/report/text.ts';
import { hostileName, sample } from './sample.ts';

const plain: ReportOptions = { language: 'en', color: 0, width: 80, verbose: false };

function render(options: Partial<ReportOptions> = {}, assessment = sample): string {
  return [...reportText(assessment, { ...plain, ...options })].join('');
}

const golden = (name: string) => new URL(`../../fixtures/golden/${name}`, import.meta.url).pathname;

describe('reportText', () => {
  it.each([
    ['en', 80],
    ['en', 120],
    ['ja', 80],
    ['ja', 120],
  ] as const)('prints the page in %s at %i columns', async (language, width) => {
    await expect(render({ language, width })).toMatchFileSnapshot(golden(`text.${language}.${width}.txt`));
  });

  it('prints every resource, condition and control when asked', async () => {
    await expect(render({ verbose: true })).toMatchFileSnapshot(golden('text.en.80.verbose.txt'));
  });

  it.each(languages)(
    'prints the first 20 rules in full and the others in short, within 40 to 160 columns (%s)',
    (language) => {
      const [rule] = sample.rules;
      const [finding] = sample.results.filter(({ outcome, waiver }) => outcome === 'fail' && waiver === undefined);
      if (!rule || !finding) throw new Error('the sample lacks something');
      const ids = Array.from({ length: 45 }, (_, index) => `aws/made/rule-${String(index).padStart(2, '0')}`);
      const many: Assessment = {
        ...sample,
        rules: ids.map((id) => ({ ...rule, id })),
        results: ids.map((id) => ({ ...finding, rule: id })),
      };
      const words = messagesIn(language).report.findings;
      const section = (options: Partial<ReportOptions>) => {
        const text = render({ language, width: 120, ...options }, many);
        return text.slice(text.indexOf(words.heading)).split('\n\n\n')[0] ?? '';
      };
      const advice = new RegExp(`^ +${words.fix} `, 'gm');
      expect(section({}).match(advice)).toHaveLength(20);
      expect(section({}).match(/^ *\d+ {2}\S/gm)).toHaveLength(45);
      for (const id of ids) expect(section({})).toContain(id);
      expect(section({})).toContain(words.inFull({ shown: 20, rules: 45 }));
      expect(section({ verbose: true }).match(advice)).toHaveLength(45);
      expect(section({ verbose: true })).not.toContain('--verbose');
      for (const width of [40, 160]) {
        const lines = section({ width }).split('\n');
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      }
    },
  );

  it.each([40, 50, 59, 60, 80, 120, 160])('stays within %i columns in both languages', (width) => {
    for (const language of languages) {
      for (const verbose of [false, true]) {
        const lines = render({ language, width, verbose }).split('\n');
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      }
    }
  });

  it('lays out for 40 columns at least and 160 at most', () => {
    expect(render({ width: 10 })).toBe(render({ width: 40 }));
    expect(render({ width: 500 })).toBe(render({ width: 160 }));
    expect(render({ width: Number.POSITIVE_INFINITY })).toBe(render({ width: 80 }));
  });

  it('has no escape sequence without colour, and none of a stranger with it', () => {
    expect(render()).not.toMatch(/\p{Cc}(?<!\n)/u);
    for (const color of [1, 2, 3] as const) {
      const own = render({ color, verbose: true });
      const stripped = own.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), '');
      expect(own).not.toBe(stripped);
      expect(stripped).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
      expect(stripped).toContain('\\u001B[31m\\u202Egpj\\u009B2J\\n');
    }
  });

  it('says the same with and without colour, but for the borders of bars', () => {
    const strip = (text: string) => text.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g'), '');
    const words = (text: string) => text.split('\n').filter((line) => !/^ {2}[|✗?].*o \d+ /.test(line));
    expect(words(strip(render({ color: 2 })))).toEqual(words(render()));
  });

  it('never calls anything compliant', () => {
    expect(render({ verbose: true })).not.toMatch(/\bcompliant\b|in compliance|certified/i);
    expect(render({ language: 'ja', verbose: true })).not.toMatch(/準拠|適合している/);
  });
});

describe('what the page says', () => {
  const page = render();

  it('warns of an endpoint override before anything else', () => {
    const head = page.split('\n').slice(0, 6).join('\n');
    expect(head).toContain('WARNING: endpoint override');
    expect(head).toContain('http://127.0.0.1:5000');
    const { endpointOverride: _, ...target } = sample.targets[0] ?? { name: '', provider: '', id: '', regions: [] };
    expect(render({}, { ...sample, targets: [target] })).not.toContain('WARNING');
  });

  it('shows every status of every framework with its count', () => {
    const t = messagesIn('en');
    for (const framework of sample.frameworks) {
      const block = page.slice(page.indexOf(framework.title.en));
      for (const status of controlStatuses) {
        const count = `${statusSigns[status]} ${t.status[status]} +${framework.counts[status]}\\b`;
        expect(block.slice(0, 1200)).toMatch(new RegExp(count.replace(/[?+./](?= )/g, '\\$&')));
      }
    }
    expect(page).toContain('61 criteria');
    expect(page).toContain('15 entries');
  });

  it('puts the gravest first and names the controls each closes by citation', () => {
    const titles = ['The root user signs in', 'Endpoint accepts TLS 1.2', 'Bucket encrypts new objects'];
    const places = titles.map((title) => page.indexOf(title));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(page).toContain('SOC 2: CC6.1, CC6.6');
    expect(page).toContain('HIPAA: 45 CFR 164.312(d)');
    expect(page).not.toContain('MHLW-C-14');
  });

  it('says under a control that waits for a person what is to be supplied, when every control is shown', () => {
    const en = render({ verbose: true });
    expect(en).toMatch(/\n {6}A person supplies: The list of media disposed of/);
    expect(en).not.toContain('letter of appointment');
    expect(render({ verbose: true, language: 'ja' })).toContain('      人が示すもの: 対象期間に廃棄した媒体の一覧');
    expect(page).not.toContain('A person supplies');
  });

  it('shows three resources and counts the others, or all of them when asked', () => {
    expect(page).toContain('+2 more');
    expect(page).not.toContain('Bucket uploads');
    const all = render({ verbose: true, width: 160 });
    expect(all).toContain('Bucket uploads');
    expect(all).not.toMatch(/\+\d+ more/);
  });

  it('keeps waived findings apart, with owner and end', () => {
    expect(page).toContain('1 further finding of it waived');
    expect(page).toMatch(/owned by sre@acme.example, approved by ciso@acme.example;\s+expires 2027-03-31, in 129 days/);
    expect(page).toContain('expired 2026-10-31, 22 days ago');
    expect(page).toContain('matches no finding');
  });

  it('names each gap with its cause, what to grant and what it leaves unknown', () => {
    const gaps = page.slice(page.indexOf('Could not be read'), page.indexOf('Frameworks'));
    expect(gaps).toMatch(/s3:GetBucketLogging was denied \(AccessDenied\)\. Grant\s+s3:GetBucketLogging/);
    expect(gaps).toContain('3 calls failed; leaves 1 rule unknown');
    expect(gaps).toContain('no rule is unknown for this alone');
  });

  it('ends with the gate and its exit code', () => {
    const end = (gate: Partial<typeof sample.gate>) =>
      render({ width: 160 }, { ...sample, gate: { ...sample.gate, ...gate } })
        .split('\n')
        .slice(-6)
        .join('\n');
    expect(end({})).toContain('✗ Gate: does not hold (exit code 1)');
    expect(end({})).toContain(
      '2 findings break it: 1 high (threshold of target web: high); 1 critical (default threshold: high).',
    );
    const incomplete = { holds: true, findings: 0, exitCode: 3 } as const;
    expect(end(incomplete)).toMatch(
      /would hold, but the scan is incomplete \(exit code 3\)\n {2}4 results of 1 rule are unknown, because something in scope could not be read: s3:GetBucketLogging \(denied\)/,
    );
    expect(end({ ...incomplete, unknown: 0 })).toContain(
      'Something in scope could not be read: s3:GetBucketLogging (denied)',
    );
    const [attestation] = sample.attestations;
    if (attestation === undefined) throw new Error('the sample has no attestation');
    const unattested = render(
      { width: 160 },
      {
        ...sample,
        run: { ...sample.run, complete: true },
        attestations: [{ ...attestation, state: 'unreadable' }],
        gate: { ...sample.gate, ...incomplete, unknown: 0 },
      },
    );
    expect(unattested).toMatch(
      /would hold, but the scan is incomplete \(exit code 3\)\n {2}1 attestation rests on a document that could not be read, so whether it counts is not known\./,
    );
    const allowed = end({ holds: true, findings: 0, exitCode: 0, allowUnknown: true });
    expect(allowed).toContain('✓ Gate: holds (exit code 0)');
    expect(allowed).toContain('4 unknown results do not count here, as asked with --allow-unknown.');
    const run = { ...sample.run, complete: false };
    const unread = { ...sample.gate, holds: true, findings: 0, exitCode: 0, allowUnknown: true, unknown: 0 } as const;
    const anyway = 'Something in scope could not be read: s3:GetBucketLogging (denied)';
    const asked = 'It does not count here, as asked with --allow-unknown.';
    expect(render({ width: 160 }, { ...sample, run, gate: unread })).toContain(anyway);
    expect(render({ width: 320 }, { ...sample, run, gate: unread })).toContain(asked);
    expect(render({ width: 320 }, { ...sample, run: { ...run, complete: true }, gate: unread })).not.toContain(asked);
    const { thresholds: _, ...earlier } = sample.gate;
    const ended = (gate: Partial<typeof sample.gate>) =>
      render({ width: 160 }, { ...sample, gate: { ...earlier, ...gate } });
    const none = { holds: true, findings: 0, exitCode: 0, unknown: 0, failOn: 'none' } as const;
    expect(ended(none)).toContain('Findings do not gate: the threshold is none.');
    expect(ended({})).toContain('2 findings break it: default threshold: high.');
    expect(ended({ ...none, failOn: 'high' })).toContain(
      'No finding at or above its threshold is open (default threshold: high).',
    );
  });

  it('says what a scan cannot show', () => {
    expect(page).toContain('It is not an audit opinion.');
    expect(render({ language: 'ja' })).toContain('監査意見ではない');
  });

  it('cuts a name that is endless', () => {
    const [first] = sample.results.filter(({ outcome }) => outcome === 'fail');
    const message = { en: 'x'.repeat(100_000), ja: 'x'.repeat(100_000) };
    const results = first ? [{ ...first, message }] : [];
    expect(render({}, { ...sample, results }).length).toBeLessThan(20_000);
    expect(hostileName.length).toBeLessThan(600);
  });
});

describe('the columns of the page', () => {
  it.each(languages)('agree by display width in %s', (language) => {
    for (const width of [80, 120]) {
      const lines = render({ language, width }).split('\n');
      const { head, next } = messagesIn(language).report;
      expectAligned(
        block(lines, (line) => line.startsWith(`  ${head.target}  `)).filter((line) => !line.includes('arn:')),
      );
      expectAligned(block(lines, (line) => line.startsWith('  --verbose')).slice(0, 1));
      const more = block(lines, (line) => line === next.heading).slice(1);
      expectAligned(more.filter((line) => /^ {2}\S/.test(line)));
      for (const [index, line] of lines.entries()) {
        if (line.startsWith('  ✗ ') && lines[index - 1]?.startsWith('  |'))
          expectAligned(lines.slice(index, index + 3));
      }
    }
  });

  it('uses no character of ambiguous width in its frame', () => {
    for (const sign of [...Object.values(statusSigns), '|', '!', '*']) {
      expect(stringWidth(sign, { ambiguousIsNarrow: false })).toBe(1);
    }
  });
});

/** Lines from the first that holds, up to an empty one. */
function block(lines: readonly string[], holds: (line: string) => boolean): string[] {
  const from = lines.findIndex(holds);
  expect(from).toBeGreaterThanOrEqual(0);
  const to = lines.indexOf('', from);
  return lines.slice(from, to === -1 ? undefined : to);
}

/** Every column of every line starts where one of the widest line does; counts that end a column may start later. */
function expectAligned(lines: readonly string[]): void {
  const starts = lines.map((line) =>
    [...line.matchAll(/(?<=^ *|\s{2})[^\s\d]/g)].map((match) => stringWidth(line.slice(0, match.index))),
  );
  const widest = starts.reduce((most, one) => (one.length > most.length ? one : most), []);
  expect(widest.length).toBeGreaterThanOrEqual(2);
  for (const line of starts) for (const start of line) expect(widest).toContain(start);
}
