import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { findSubjects } from '../../src/assess/find-subject.ts';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { explainControl } from '../../src/report/explain/control.ts';
import { openExplainPage } from '../../src/report/explain/page.ts';
import { explainLeads, explainSafeguard } from '../../src/report/explain/safeguard.ts';
import { runComply } from '../support/run-comply.ts';

/** What explains a name, with further flags, on a terminal of this width. */
function run(name: string, lang = 'en', flags: readonly string[] = [], columns = 100) {
  return runComply(['explain', ...flags, '--lang', lang, '--', name], {}, { columns });
}

describe('comply explain', () => {
  it.each([
    [
      'hipaa:164.312(a)(2)(iv)',
      [
        '45 CFR 164.312(a)(2)(iv)',
        'addressable',
        'Belongs to',
        'encryption-at-rest',
        'aws/ec2/volume-encryption',
        'in full',
        'does not mean optional',
      ],
    ],
    [
      '164.308(a)(2)',
      [
        'What a person must supply',
        'letter of appointment that names one natural person',
        'documents and records of it',
      ],
    ],
    ['45 cfr 164.312(b)', ['Audit controls']],
    ['cc6.1', ['Id', 'soc2:CC6.1', 'Safeguards it leans on']],
    ['iso27017@2015:10.1.1', ['iso27017@2015:10.1.1']],
    ['8.24', ['ISO/IEC 27017:2026 8.24']],
    [
      'log-retention-6y',
      [
        'Why controls demand it',
        'Where frameworks differ',
        'ISO/IEC 27017:2026 8.15',
        'No control of it asks for this',
        'azure (6 rules)',
      ],
    ],
    ['aws/s3/default-encryption', ['Passes when', 'Where it leads', 'encryption-at-rest', 'other rules test it']],
  ])('%s', async (name, expected) => {
    const text = (await run(name)).stdout;
    for (const words of expected) expect(text).toContain(words);
    expect((await run(name, 'ja')).stdout).toMatch(/[ぁ-ん]/);
  });

  it('begins with what comply rules show prints of a rule, and says where it leads once', async () => {
    const { stdout } = await runComply(['rules', 'show', 'aws/logs/retention', '--lang', 'en']);
    const [about = ''] = stdout.split('\nSafeguards\n');
    const text = (await run('aws/logs/retention', 'en', [], 80)).stdout;
    expect(text.startsWith(about)).toBe(true);
    expect(text).not.toContain('Demanded by');
  });

  it.each([
    ['aws/s3/default-encription', "(did you mean 'aws/s3/default-encryption'?)"],
    ['log-retention-6', "(did you mean 'log-retention-6y'?)"],
    ['hipaa:164.312(bb)', "(did you mean 'hipaa:164.312(b)'?)"],
    ['CC6.11', "(did you mean 'CC6.1'?)"],
    ['soc2', "'soc2' is a framework; comply frameworks show soc2 lists its controls"],
    ['iso27017@2014:5.1', "there is no rule, safeguard or control 'iso27017@2014:5.1'"],
    ['\u001b[31m\u202e', "'\\u001B[31m\\u202E'"],
    ['', 'there is no rule'],
  ])('says of %j what was meant', async (name, message) => {
    const { code, stdout, stderr } = await run(name);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^comply: .*\n$/);
    expect(stderr).toContain(message);
  });

  it('says what a person must supply in JSON and on the page of a framework, too', async () => {
    const json = JSON.parse((await run('soc2:CC8.1', 'en', ['--format', 'json'])).stdout) as {
      readonly supply: object;
    };
    expect(json.supply).toEqual({
      en: expect.stringContaining('production changes of the period'),
      ja: expect.stringContaining('本番変更の全件一覧'),
    });
    const page = (await run('hipaa', 'ja', ['--format', 'markdown'])).stdout;
    expect(page).toContain('*人が示すもの:* 現行及び前回のリスク分析書');
  });

  it('writes JSON that holds both languages', async () => {
    for (const name of ['aws/s3/default-encryption', 'log-retention-6y', 'hipaa:164.312(b)']) {
      const json = JSON.parse((await run(name, 'en', ['--format', 'json'])).stdout) as {
        readonly kind: string;
        readonly title: object;
      };
      expect(['rule', 'safeguard', 'control']).toContain(json.kind);
      expect(Object.keys(json.title).sort()).toEqual(['en', 'ja']);
    }
  });
});

const catalog = await loadShippedCatalog(resourceSchemas);

describe('a control that no rule reaches', () => {
  it('says so, and what a person must supply in its place', () => {
    const [subject] = findSubjects('hipaa:164.308(a)(2)', { ...catalog, rules: [] });
    if (subject?.kind !== 'control') throw new Error('164.308(a)(2) is not found');
    const text = explainControl(openExplainPage({ language: 'en', color: 0, width: 200 }), subject).join('\n');
    expect(text).toContain('no rule tests it');
    expect(text).toContain('- The letter of appointment');
  });
});

describe('everything in the catalog', () => {
  it('is explained under its name, in both languages, within the terminal', () => {
    const names = [
      ...catalog.rules.map(({ id }) => id),
      ...catalog.safeguards.map(({ id }) => id),
      ...catalog.frameworks.flatMap(({ id, editions }) =>
        editions.flatMap((edition) => edition.controls.map((control) => `${id}@${edition.id}:${control.id}`)),
      ),
    ];
    let lines = 0;
    for (const name of names) {
      const [subject, ...others] = findSubjects(name, catalog);
      expect(others).toEqual([]);
      if (!subject) throw new Error(`${name} is not found`);
      for (const [language, width] of [
        ['en', 100],
        ['ja', 40],
      ] as const) {
        const page = openExplainPage({ language, color: 0, width });
        const text =
          subject.kind === 'rule'
            ? explainLeads(page, subject)
            : subject.kind === 'safeguard'
              ? explainSafeguard(page, subject)
              : explainControl(page, subject);
        lines += text.length;
        // An id is one word, and stays whole where a narrow terminal is less wide.
        const long = text.filter(
          (line) => stringWidth(line) > width && !/^ *[a-z][\w/-]+( \(.*\)|（.*）)?$/.test(line),
        );
        expect(long).toEqual([]);
        expect(text.join('\n')).not.toMatch(/undefined|\[object/);
      }
    }
    console.log(`${names.length} rules, safeguards and controls explained in two languages: ${lines} lines`);
    expect(names.length).toBeGreaterThan(1_000);
  }, 120_000);

  it('says which framework is meant where only one has the id, and asks where several do', async () => {
    const ids = catalog.frameworks.flatMap(({ id, editions }) =>
      (editions[0]?.controls ?? []).map((control) => ({ id, name: control.id })),
    );
    const shared = ids.find(({ id, name }) =>
      ids.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase()),
    );
    console.log(`ids that two frameworks share: ${shared ? shared.name : 'none'}`);
    const twin = {
      ...catalog,
      frameworks: catalog.frameworks.flatMap((one) =>
        one.id === 'hipaa' ? [one, { ...one, id: 'soc2' as const }] : [one],
      ),
    };
    expect(findSubjects('164.312(b)', twin)).toHaveLength(2);
    expect(findSubjects('hipaa:164.312(b)', twin)).toHaveLength(1);
  });
});
