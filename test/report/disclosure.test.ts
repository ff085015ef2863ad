import { describe, expect, it } from 'vitest';
import {
  type AssessedControl,
  type AssessedFramework,
  type Assessment,
  controlStatuses,
} from '../../src/model/assessment.ts';
import type { Control } from '../../src/model/framework.ts';
import { type Disclosure, discloseProvider, findDisclosed } from '../../src/report/disclosure/disclosure.ts';
import { discloseMarkdown } from '../../src/report/disclosure/markdown.ts';
import { disclosureSheets, writeDisclosureWorkbook } from '../../src/report/disclosure/workbook.ts';
import { cellText } from '../../src/report/xlsx/sheet.ts';
import { readFramework } from '../support/rule-texts.ts';
import { readWorkbook } from './read-workbook.ts';
import { hostileName, sample } from './sample.ts';

const guideline = readFramework('jp-3sho2');
const edition = firstOf(guideline.editions);
const providers = edition.controls.filter(({ roles }) => roles?.includes('provider'));

function firstOf<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('there is none');
  return first;
}

/** A control as a scan judged it. */
function judged(
  { id, title, citation, group, assessment, supply }: Control,
  part: Partial<AssessedControl> = {},
): AssessedControl {
  return {
    ...{ id, title, citation, group, assessment, ...(supply && { supply }) },
    ...{ status: 'manual', safeguards: [], rules: [], supportingRules: [], waived: 0, attestations: [] },
    results: { pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
    ...part,
  };
}

function frameworkOf(controls: readonly AssessedControl[]): AssessedFramework {
  const counts = Object.fromEntries(
    controlStatuses.map((status) => [status, controls.filter((one) => one.status === status).length]),
  ) as AssessedFramework['counts'];
  const { id, title, term, notes } = guideline;
  return {
    id,
    title,
    term,
    notes,
    edition: edition.id,
    editionTitle: edition.title,
    groups: edition.groups,
    counts,
    controls,
  };
}

/** Every entry of the guideline, those named otherwise judged. */
function disclose(
  parts: Readonly<Record<number, Partial<AssessedControl>>>,
  more: Partial<Assessment> = {},
): Disclosure {
  const controls = edition.controls.map((control) => judged(control, parts[providers.indexOf(control)]));
  const framework = frameworkOf(controls);
  const assessment = { ...sample, responsibilities: [], frameworks: [framework], ...more };
  return discloseProvider(assessment, framework, edition.controls);
}

const markdownOf = (disclosure: Disclosure) => [...discloseMarkdown(disclosure)].join('');

describe('the rows of the disclosure', () => {
  it('are every entry that is the provider’s, and no other, in the order of the catalog', () => {
    const { rows } = disclose({});
    expect(rows.length).toBe(providers.length);
    expect(rows.map(({ citation }) => citation)).toEqual(providers.map(({ citation }) => citation.ja));
    expect(rows.map(({ summary }) => summary)).toEqual(providers.map(({ summary }) => summary.ja));
    expect(edition.controls.length).toBeGreaterThan(rows.length);
    const open = rows.filter(({ remarks }) => remarks.some((text) => text.startsWith('要記入: ')));
    expect(open.length).toBe(providers.filter(({ supply }) => supply).length);
    console.info(
      `disclosure: ${rows.length} of ${edition.controls.length} entries, ${open.length} with what to fill in`,
    );
  });

  it('say each status in its own words', () => {
    const reason = { en: 'No such thing', ja: '該当する設備がない' };
    const some = { pass: 3, fail: 0, unknown: 0, notApplicable: 1 };
    const { rows } = disclose({
      0: { status: 'satisfied', results: some },
      1: { status: 'not-satisfied', results: { ...some, fail: 2 } },
      2: { status: 'undetermined', results: { ...some, unknown: 4 } },
      3: { status: 'not-assessed' },
      4: { status: 'manual' },
      5: { status: 'manual', results: some },
      6: { status: 'waived', results: { ...some, fail: 1 }, waived: 1 },
      7: { status: 'attested', attestations: [0] },
      8: { status: 'satisfied', results: some, attestations: [0, 1] },
      9: { status: 'out-of-scope', reason },
      10: { status: 'not-applicable', results: { pass: 0, fail: 0, unknown: 0, notApplicable: 2 } },
    });
    expect(rows.slice(0, 11).map(({ status }) => status)).toEqual([
      '自動検査に合格',
      '不備あり',
      '確認できず',
      '未検査',
      '要記入',
      '要記入（自動検査の部分は合格）',
      '不備あり（例外承認済み）',
      '要記入（表明あり: Hanako Sato、2026-04-01）',
      '自動検査に合格（表明あり: Hanako Sato、2026-04-01）',
      '対象外（該当する設備がない）',
      '該当なし',
    ]);
    expect(rows.slice(0, 11).map(({ kind }) => kind)).toEqual([
      ...['tested', 'tested', 'tested', 'by-person', 'by-person', 'tested', 'tested', 'by-person', 'tested'],
      ...['out', 'out'],
    ]);
    expect(rows[8]?.remarks).toContain(
      '表明の内容: The CISO was named security official by the board.（CISO、2027-03-31 まで有効）',
    );
    expect(rows[8]?.remarks).toContain('鈴木 一郎の表明は算入しない（有効期限を過ぎている）');
    expect(rows[9]?.remarks).toEqual([]);
  });

  it('say that what passed is our own word where records alone were tested', () => {
    const [result] = sample.results;
    if (!result) throw new Error('no result');
    const record = { ...result, rule: 'records/policy/training', outcome: 'pass' as const };
    const results = { pass: 1, fail: 0, unknown: 0, notApplicable: 0 };
    const mixed = ['records/policy/training', 'endpoint/tls/version'];
    const { rows } = disclose(
      {
        0: { status: 'satisfied', results, rules: ['records/policy/training', 'aws/not/selected'] },
        1: { status: 'satisfied', results, rules: mixed },
        2: { status: 'manual', results, rules: ['records/policy/training'] },
        3: { status: 'not-satisfied', results: { ...results, fail: 1 }, rules: ['records/policy/training'] },
      },
      { results: [...sample.results, record] },
    );
    expect(rows.slice(0, 4).map(({ status }) => status)).toEqual([
      '記録による確認に合格（自己申告）',
      '自動検査に合格',
      '要記入（記録による確認の部分は合格、自己申告）',
      '不備あり',
    ]);
  });

  it('rest on rules, results, safeguards, targets and the time', () => {
    const rules = ['aws/s3/kms-encryption', 'endpoint/tls/version', 'acme/not/selected'];
    const results = { pass: 12, fail: 1200, unknown: 0, notApplicable: 4 };
    const safeguards = ['encryption-at-rest', 'training'];
    const { rows } = disclose({ 3: { status: 'not-satisfied', rules, results, safeguards, waived: 5 } });
    expect(rows[3]?.basis).toEqual([
      '検査したルール 2件、結果の内訳: 合格 12、不合格 1,200（うち例外承認 5）、不明 0、該当なし 4',
      '検査した対策: 保存データの暗号化',
      '対象: prod、web',
      '判定基準日時: 2026-11-22 09:00:00 UTC',
    ]);
    expect(rows[4]?.basis).toEqual(['自動検査の結果なし']);
  });

  it('name whose part an entry is, only where that was declared of the guideline', () => {
    const [, , id = ''] = providers.map((one) => one.id);
    const split = { control: id, party: 'shared', vendor: 'Acme Cloud/Hosting', report: 'SOC 2 Type II' } as const;
    const { rows } = disclose(
      {},
      {
        responsibilities: [
          { framework: 'jp-3sho2', ...split },
          { framework: 'soc2', ...split, party: 'customer' },
        ],
      },
    );
    expect(rows[2]?.party).toEqual(['双方（Acme Cloud/Hosting）', '報告書: SOC 2 Type II']);
    expect(rows[1]?.party).toEqual(['—']);
  });
});

describe('the head of the disclosure', () => {
  it('says whose, when, by what, of which targets, what could not be read, and whether it is signed', () => {
    const head = disclose({}).head.map(([label, text]) => `${label}: ${text}`);
    const wanted = [
      '組織名: Acme Health',
      '判定基準日時: 2026-11-22 09:00:00 UTC',
      'ツールのバージョン: comply-scan 0.1.0',
    ];
    const more = ['対象ターゲット web: endpoint', '読み取れなかったもの: 失敗した呼び出し 4件、「不明」の結果 4件'];
    expect(head).toEqual(expect.arrayContaining([...wanted, ...more]));
    expect(head).toContain('署名: 証跡バンドルは作成していない。このレポートに署名はない。');
    expect(head.join('\n')).toMatch(/注意: .*http:\/\/127\.0\.0\.1:5000/);
    const key = { signature: { kind: 'key', publicKeySha256: 'ab'.repeat(32) }, pseudonymised: [] } as const;
    expect(disclose({}, { evidence: key }).head.find(([label]) => label === '署名')?.[1]).toContain('abababababababab');
  });

  it('counts entries that the catalog does not know, and does not show them', () => {
    const [first] = providers;
    if (!first) throw new Error('no entry');
    const framework = frameworkOf([judged(first), judged({ ...first, id: 'MM-99' })]);
    const { rows, head } = discloseProvider({ ...sample, frameworks: [framework] }, framework, edition.controls);
    expect(rows.length).toBe(1);
    expect(head.find(([label]) => label === 'カタログにない項目')?.[1]).toMatch(/^判定結果の1件は/);
  });

  it('never says of the whole that it conforms, and says that the official form decides', () => {
    const all = Object.fromEntries(providers.map((_, n) => [n, { status: 'satisfied' as const }]));
    const text = markdownOf(disclose(all));
    const others = /サービス仕様適合開示書|適合の認証制度はなく|準拠法/g;
    expect(text.replace(others, '')).not.toMatch(/適合|準拠|compliant/);
    expect(text).toContain('公式の様式に従うこと');
    expect(text).toContain('サービス全体が要求事項を満たすことを示すものではない');
  });
});

describe('the table of ISO/IEC 27017', () => {
  it('has a row for each declared split, and counts the controls without one', () => {
    const [control, other] = providers;
    if (!control || !other) throw new Error('no entry');
    const iso: AssessedFramework = {
      ...frameworkOf([
        judged({
          ...control,
          id: '8.15',
          citation: { en: '8.15', ja: '8.15' },
          title: { en: 'Logging', ja: 'ログ取得' },
        }),
        judged({ ...other, id: '8.16' }),
        judged({ ...other, id: '8.17' }, { status: 'out-of-scope' }),
      ]),
      id: 'iso27017',
    };
    const framework = frameworkOf([judged(control)]);
    const responsibilities = [
      { framework: 'iso27017', control: '8.15', party: 'shared', vendor: 'Acme Cloud/Hosting', report: 'SOC 2' },
      { framework: 'iso27017', control: 'CLD.6.3.1', party: 'provider', vendor: 'Acme Cloud/Hosting' },
      { framework: 'iso27017', control: '5.1', party: 'customer', note: { en: 'ours', ja: '自組織' } },
    ] as const;
    const found = discloseProvider({ ...sample, frameworks: [framework, iso], responsibilities }, framework, providers);
    const lines = markdownOf(found).split('\n');
    const rows = lines.slice(
      lines.indexOf(
        '| --- | --- | --- | --- | --- | --- |',
        lines.findIndex((one) => one.startsWith('| 管理策')),
      ) + 1,
    );
    expect(rows.slice(0, 3)).toEqual([
      '| ISO/IEC 27017 8.15  ログ取得 | ○ | ○ | Acme Cloud/Hosting | SOC 2 | — |',
      '| ISO/IEC 27017 CLD.6.3.1 | — | ○ | Acme Cloud/Hosting | — | — |',
      '| ISO/IEC 27017 5.1 | ○ | — | — | — | 自組織 |',
    ]);
    expect(lines).toContain('責任分担の記載がないISO/IEC 27017の管理策: 1件');
    expect(disclosureSheets(found).at(-1)?.rows.length).toBe(3);
  });
});

describe('the disclosure as pages', () => {
  it('is not there without the guideline', () => {
    expect(findDisclosed({ frameworks: [] })).toBeUndefined();
    expect(findDisclosed({ frameworks: [frameworkOf([])] })?.id).toBe('jp-3sho2');
  });

  it('lets nothing of a stranger act, in Markdown and in the workbook', async () => {
    const hostile = `=HYPERLINK("https://evil.example","x")<script>${hostileName}`;
    const [first] = providers;
    const split = { framework: 'iso27017', party: 'shared', vendor: hostile, report: hostile } as const;
    const [attestation] = sample.attestations;
    if (!attestation || !first) throw new Error('the sample has no attestation');
    const found = disclose(
      { 0: { status: 'attested', attestations: [0], rules: ['aws/iam/root-mfa'] } },
      {
        organization: hostile,
        attestations: [{ ...attestation, statement: hostile, person: hostile, role: hostile }],
        targets: [{ name: hostile, provider: 'aws', id: hostile, regions: [hostile] }],
        responsibilities: [
          { ...split, control: hostile, note: { en: hostile, ja: hostile } },
          { ...split, framework: 'jp-3sho2', control: first.id },
        ],
      },
    );
    const text = markdownOf(found);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}|\p{Zl}/u);
    expect(text).not.toMatch(/<script|<b>|@octocat|(?<!\\)\]\(/);
    expect(text).toContain('\\\\u202Egpj');
    let width = 0;
    for (const line of text.split('\n')) {
      const cells = line.startsWith('| ') ? line.split(/(?<!\\)\|/).length : 0;
      if (cells > 0 && width > 0) expect(cells, line).toBe(width);
      width = cells;
    }
    const book = await writeDisclosureWorkbook(found);
    expect((await writeDisclosureWorkbook(structuredClone(found))).equals(book)).toBe(true);
    const sheets = readWorkbook(book);
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain(cellText(hostile));
    expect(cells.filter((cell) => /[^\P{Cc}]|\p{Bidi_Control}/u.test(cell))).toEqual([]);
    for (const { columns, rows } of disclosureSheets(found)) {
      for (const row of rows) expect(row.length).toBe(columns.length);
    }
    console.info(
      `disclosure: ${Buffer.byteLength(text)} bytes of Markdown, ${cells.length} cells on ${sheets.length} sheets`,
    );
  });
});
