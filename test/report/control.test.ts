import { describe, expect, it } from 'vitest';
import { controlMessagesIn } from '../../src/i18n/control.ts';
import { messagesIn } from '../../src/i18n/messages.ts';
import { controlStatuses } from '../../src/model/assessment.ts';
import { languages } from '../../src/model/text.ts';
import { openControlPage } from '../../src/report/control/page.ts';
import { owedByPerson, statusReason } from '../../src/report/control/reasons.ts';
import { renderControl } from '../../src/report/control/render-control.ts';
import { renderControlFolder } from '../../src/report/control/render-folder.ts';
import { controlSheets } from '../../src/report/control/workbook.ts';
import { writeWorkbook } from '../../src/report/xlsx/write-workbook.ts';
import { hostileTexts, infest, sampleDossier } from './evidence-sample.ts';
import { faultsOf, hiddenIn, readPage, textOf } from './read-page.ts';
import { readWorkbook, readZip } from './read-workbook.ts';

const golden = (name: string) => new URL(`../../fixtures/golden/${name}`, import.meta.url).pathname;

describe.each(languages)('the page on one control in %s', (language) => {
  const page = renderControl(sampleDossier, language);
  const text = textOf(readPage(page));
  const words = controlMessagesIn(language);

  it('is the page it was', async () => {
    await expect(page).toMatchFileSnapshot(golden(`control.${language}.html`));
  });

  it('is a page without anything active, and with what a screen reader needs', () => {
    expect(faultsOf(page)).toEqual([]);
  });

  it('shows every finding and every unknown result with its record, and counts the others', () => {
    const { fail, unknown, pass, 'not-applicable': notApplicable } = sampleDossier.results;
    for (const { rule, evidence } of [...fail.rows, ...unknown.rows]) {
      expect(text).toContain(rule);
      for (const { file, line, sha256 } of evidence) {
        expect(text).toContain(words.findings.line({ file, line }));
        expect(text).toContain(sha256.slice(0, 12));
      }
    }
    expect(text).toContain(words.findings.others({ pass: pass.total, notApplicable: notApplicable.total }));
    expect(text).not.toContain('undefined');
  });

  it('says what addressable means of a HIPAA specification, and of nothing else', () => {
    expect(text).not.toContain(words.control.addressable);
    const hipaa = { ...sampleDossier, framework: { ...sampleDossier.framework, id: 'hipaa' as const } };
    expect(textOf(readPage(renderControl(hipaa, language)))).toContain(words.control.addressable);
  });

  it.each(controlStatuses)('says why a control is %s, and never that it is compliant', (status) => {
    const dossier = { ...sampleDossier, control: { ...sampleDossier.control, status } };
    const reason = statusReason(openControlPage(dossier, language));
    expect(reason.length).toBeGreaterThan(8);
    const shown = textOf(readPage(renderControl(dossier, language)));
    expect(shown).toContain(messagesIn(language).status[status]);
    expect(shown).toContain(reason);
    expect(shown).not.toMatch(/\bcompliant\b|準拠している/i);
  });

  it('says what a person has to show, and what is attested', () => {
    const manual = {
      ...sampleDossier,
      control: { ...sampleDossier.control, assessment: 'manual' as const },
      safeguards: sampleDossier.safeguards.map((one) => ({ ...one, strength: 'primary' as const })),
    };
    const owed = owedByPerson(openControlPage(manual, language));
    expect(owed.map(({ isAttested }) => isAttested)).toEqual([false, false, true]);
    const own = { ...manual, safeguards: [], attestations: [] };
    expect(owedByPerson(openControlPage(own, language))).toEqual([{ text: words.person.itself, isAttested: false }]);
    const automatic = { ...own, control: { ...own.control, assessment: 'automatable' as const } };
    expect(owedByPerson(openControlPage(automatic, language))).toEqual([]);
    expect(textOf(readPage(renderControl(automatic, language)))).toContain(words.person.none);
  });

  it.each(hostileTexts)('shows %j as text wherever it stands, on the page and in the sheets', async (hostile) => {
    const infested = infest(sampleDossier, hostile);
    const shown = renderControl(infested, language);
    expect(faultsOf(shown)).toEqual([]);
    expect(hiddenIn(shown)).toEqual([]);
    const sheets = readWorkbook(await writeWorkbook(controlSheets(infested, language)));
    expect(hiddenIn(sheets.flatMap(({ rows }) => rows.flat()).join(''))).toEqual([]);
  });

  it('stays small whatever names are: 100 KB each', async () => {
    const infested = infest(sampleDossier, '名'.repeat(100_000));
    const shown = renderControl(infested, language);
    expect(faultsOf(shown)).toEqual([]);
    const book = await writeWorkbook(controlSheets(infested, language));
    expect(shown.length).toBeLessThan(2_000_000);
    expect(Math.max(...readWorkbook(book).flatMap(({ rows }) => rows.flat().map(({ length }) => length)))).toBeLessThan(
      32_767,
    );
    console.info(`${language}: page of ${shown.length} characters, workbook of ${book.length} bytes`);
  });

  it('cuts what is long, and says so', async () => {
    const [row] = sampleDossier.results.fail.rows;
    if (!row) throw new Error('no finding');
    const rows = Array.from({ length: 700 }, () => row);
    const long = {
      ...sampleDossier,
      results: { ...sampleDossier.results, fail: { rows, total: 60_000 } },
      population: { ...sampleDossier.population, total: 60_000 },
    };
    expect(textOf(readPage(renderControl(long, language)))).toContain(
      words.findings.cut({ shown: 500, total: 60_000 }),
    );
    const sheets = readWorkbook(await writeWorkbook(controlSheets(long, language)));
    const { unknown } = long.results;
    const note = words.columns.cut({ shown: 700 + unknown.rows.length, total: 60_000 + unknown.total });
    expect(sheets.find(({ name }) => name === words.sheets.findings)?.rows[0]).toEqual([note]);
  });

  it('has a workbook of eight sheets, each with a heading', async () => {
    const sheets = readWorkbook(await writeWorkbook(controlSheets(sampleDossier, language)));
    expect(sheets.map(({ name }) => name)).toEqual(Object.values(words.sheets));
    for (const { rows } of sheets) expect(Math.max(...rows.slice(0, 2).map(({ length }) => length))).toBeGreaterThan(1);
    const results = sheets.find(({ name }) => name === words.sheets.results);
    const { fail, unknown, pass, 'not-applicable': notApplicable } = sampleDossier.results;
    expect(results?.rows.length).toBe(1 + fail.total + unknown.total + pass.total + notApplicable.total);
  });
});

describe('the files of a control’s folder', () => {
  const write = async (language?: 'en' | 'ja') => {
    const files = new Map<string, string | Uint8Array>();
    for await (const [path, content] of renderControlFolder(sampleDossier, language)) files.set(path, content);
    return files;
  };

  it('are a page and a workbook in the language asked for, or a pair in each', async () => {
    expect([...(await write('ja')).keys()]).toEqual(['control.html', 'control.xlsx', 'README.txt']);
    const both = ['control.en.html', 'control.en.xlsx', 'control.ja.html', 'control.ja.xlsx', 'README.txt'];
    const files = await write();
    expect([...files.keys()]).toEqual(both);
    const readme = String(files.get('README.txt'));
    for (const name of both.slice(0, 4)) expect(readme.split(name).length).toBe(3);
    expect(Math.max(...readme.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('are the same bytes at any hour and in any zone', async () => {
    const [first, second] = [await write(), await write()];
    expect(second).toEqual(first);
    const dates = [...readZip(Buffer.from(first.get('control.en.xlsx') ?? '')).values()].map(({ date }) => date);
    expect(new Set(dates)).toEqual(new Set([0x00210000]));
  });
});

it('is a page in Japanese without an English sentence', () => {
  const only = 'ENGLISH-ONLY';
  const english = JSON.parse(JSON.stringify(sampleDossier), (key, value: unknown) =>
    key === 'en' && typeof value === 'string' ? only : value,
  ) as typeof sampleDossier;
  expect(renderControl(english, 'ja')).not.toContain(only);
  expect(JSON.stringify(controlSheets(english, 'ja'))).not.toContain(only);
});
