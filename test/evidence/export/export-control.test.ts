import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { exportEvidence } from '../../../src/cli/commands/evidence-export.ts';
import { deriveSheets } from '../../../src/cli/deriving.ts';
import type { Io } from '../../../src/cli/io.ts';
import { verifyExtract } from '../../../src/evidence/extract/verify-extract.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import { readStoredAssessment } from '../../../src/report/stored-assessment.ts';
import { faultsOf, readPage, textOf } from '../../report/read-page.ts';
import { readWorkbook } from '../../report/read-workbook.ts';
import {
  buildBundle,
  copyBundle,
  createTestKey,
  editDocument,
  editLine,
  failedChecks,
  readContent,
  readManifest,
  readRun,
  recomputeManifest,
  resign,
  type TestKey,
  temporaryFolder,
  verify,
} from '../../support/evidence-bundle.ts';

let bundle: string;
let key: TestKey;

beforeAll(async () => {
  key = createTestKey();
  bundle = join(temporaryFolder(), 'bundle');
  await buildBundle({ directory: bundle, key });
}, 120_000);

interface Exported {
  readonly out: string;
  readonly said: string;
}

/** Exports one control; `said` is what stands on stderr. */
async function exportOf(
  control: string,
  more: { folder?: string; argv?: readonly string[]; out?: string } = {},
): Promise<Exported> {
  const out = more.out ?? join(temporaryFolder(), 'control');
  let said = '';
  const output = {
    write: async (text: string) => {
      said += text;
    },
    isTerminal: false,
    columns: 80,
    colorLevel: 0 as const,
  };
  const io: Io = {
    argv: more.argv ?? [],
    stdout: { ...output, write: async () => {} },
    stderr: output,
    cwd: '/',
    env: {},
    now: () => new Date(0),
    host: () => ({ node: 'v26.0.0', platform: 'linux-x64' }),
    onInterrupt: () => () => {},
  };
  await exportEvidence(more.folder ?? bundle, { control, out }, io);
  return { out, said };
}

const read = (out: string, path: string) => readFileSync(join(out, path), 'utf8');
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
const auditControls = 'hipaa:164.312(b)';

interface Line {
  readonly rule: string;
  readonly outcome: string;
  readonly resource: { readonly id: string };
  readonly evidence: readonly { readonly file: string; readonly line: number; readonly sha256: string }[];
}

const results = (): readonly Line[] =>
  linesOf(readContent(bundle, evidenceFiles.results)).map((line) => JSON.parse(line) as Line);

describe('comply evidence export', () => {
  it('writes the folder of one control: pages, workbooks, records and proof', async () => {
    const { out, said } = await exportOf(auditControls);
    const names = [
      'README.txt',
      'control.en.html',
      'control.en.xlsx',
      'control.ja.html',
      'control.ja.xlsx',
      'proof.json',
      'records.ndjson',
    ];
    expect(readdirSync(out).sort()).toEqual(names.sort());
    expect(said).toContain('45 CFR 164.312(b)');
    for (const language of ['en', 'ja']) expect(faultsOf(read(out, `control.${language}.html`))).toEqual([]);
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('copies the records of its results, byte for byte, each once', async () => {
    const { out } = await exportOf(auditControls);
    const { rules, supportingRules } = control('hipaa', '164.312(b)');
    const own = results().filter(({ rule }) => rules.includes(rule) || supportingRules.includes(rule));
    const wanted = new Set(own.flatMap(({ evidence }) => evidence.map(({ file, line }) => `${file}:${line}`)));
    const digests = new Set(own.flatMap(({ evidence }) => evidence.map(({ sha256 }) => sha256)));
    const copies = linesOf(read(out, 'records.ndjson'));
    expect(copies.length).toBe(wanted.size);
    expect(copies.length).toBeGreaterThan(50);
    for (const copy of copies) expect(digests).toContain(hash('sha256', copy));
  });

  it('proves lines of the bundle, which verify by themselves with the key', async () => {
    const { out } = await exportOf(auditControls);
    const text = read(out, 'proof.json');
    expect(verifyExtract(text, { publicKeyPem: key.publicKeyPem }).exitCode).toBe(0);
    expect(verifyExtract(text, { publicKeyPem: createTestKey().publicKeyPem }).exitCode).toBe(11);
  });

  it('lists every result of its rules in the workbook, with the place of its record', async () => {
    const { out } = await exportOf(auditControls);
    const sheets = readWorkbook(readFileSync(join(out, 'control.en.xlsx')));
    const { rules, supportingRules } = control('hipaa', '164.312(b)');
    const own = results().filter(({ rule }) => rules.includes(rule) || supportingRules.includes(rule));
    const [, ...rows] = sheets.find(({ name }) => name === 'Results')?.rows ?? [];
    expect(rows.length).toBe(own.length);
    const failed = own.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
    const [, ...findings] = sheets.find(({ name }) => name === 'Findings')?.rows ?? [];
    expect(findings.length).toBe(failed.length);
    for (const { resource } of failed) expect(findings.flat()).toContain(resource.id);
    console.info(`${auditControls}: ${own.length} results, ${failed.length} of them failed or unknown`);
  });

  it('takes one language where one is asked for', async () => {
    const { out, said } = await exportOf(auditControls, { argv: ['--lang', 'ja'] });
    expect(readdirSync(out)).toContain('control.html');
    expect(readdirSync(out)).not.toContain('control.en.html');
    expect(textOf(readPage(read(out, 'control.html')))).toContain('検出事項');
    expect(said).toContain('の証跡');
  });

  it('writes the same bytes again', async () => {
    const [first, second] = [await exportOf('soc2:CC6.1'), await exportOf('soc2:CC6.1')];
    for (const name of readdirSync(first.out)) {
      expect(readFileSync(join(second.out, name)).equals(readFileSync(join(first.out, name))), name).toBe(true);
    }
  });

  it('takes every control of every framework, whatever its status', async () => {
    const seen = new Set<string>();
    for (const framework of assessment().frameworks) {
      for (const { id, status, citation } of framework.controls) {
        if (seen.has(`${framework.id} ${status}`)) continue;
        seen.add(`${framework.id} ${status}`);
        const { out } = await exportOf(`${framework.id}:${id}`, { argv: ['--lang=en'] });
        const page = read(out, 'control.html');
        expect(faultsOf(page), `${framework.id}:${id}`).toEqual([]);
        expect(textOf(readPage(page))).toContain(citation.en);
      }
    }
    console.info(`${seen.size} kinds of control: ${[...seen].join(', ')}`);
    expect(seen.size).toBeGreaterThan(15);
  }, 120_000);

  it('knows a control by its citation too', async () => {
    const { out } = await exportOf('hipaa:45 CFR 164.312(b)', { argv: ['--lang=en'] });
    expect(read(out, 'control.html')).toContain('45 CFR 164.312(b)');
  });

  it.each([
    ['hipaa', 'name a framework and a control, as in hipaa:164.312(b)'],
    ['hippa:164.312(b)', "did you mean 'hipaa'?"],
    ['hipaa:164.312(v)', "did you mean '164.312(b)'?"],
    ['soc2:nothing like it', 'see comply frameworks show soc2'],
  ])('says what is meant by %s', async (selector, hint) => {
    const out = join(temporaryFolder(), 'control');
    await expect(exportOf(selector, { out })).rejects.toThrow(hint);
    expect(existsSync(out)).toBe(false);
    expect(existsSync(`${out}.part`)).toBe(false);
  });

  it('refuses a folder where something lies, and takes an empty one', async () => {
    const out = join(temporaryFolder(), 'control');
    mkdirSync(out);
    await exportOf(auditControls, { out });
    await expect(exportOf(auditControls, { out })).rejects.toThrow('is not empty');
    expect(readdirSync(out)).toContain('README.txt');
  });

  it('starts anew over what a killed run left', async () => {
    const out = join(temporaryFolder(), 'control');
    mkdirSync(`${out}.part`);
    writeFileSync(join(`${out}.part`, 'README.txt'), 'half');
    await exportOf(auditControls, { out });
    expect(read(out, 'README.txt')).not.toBe('half');
    expect(existsSync(`${out}.part`)).toBe(false);
  });
});

describe('a bundle that was changed', () => {
  const refuse = async (folder: string, what: string) => {
    const out = join(temporaryFolder(), 'control');
    await expect(exportOf(auditControls, { folder, out })).rejects.toThrow(what);
    expect(existsSync(out)).toBe(false);
    expect(existsSync(`${out}.part`)).toBe(false);
  };

  it('is refused where a file is not what the manifest lists', async () => {
    const paths = [
      evidenceFiles.results,
      evidenceFiles.inventory,
      evidenceFiles.rules,
      'records/aws-cloudtrail.ndjson.gz',
    ];
    for (const path of paths) {
      const folder = copyBundle(bundle);
      editLine(folder, path, (line, index) => (index === 0 ? undefined : line));
      await refuse(folder, 'is not what the manifest lists');
    }
  });

  it('is refused where a result was dropped and the manifest made anew', async () => {
    const folder = copyBundle(bundle);
    const { rules } = control('hipaa', '164.312(b)');
    let dropped = false;
    editLine(folder, evidenceFiles.results, (line) => {
      if (dropped || !rules.includes((JSON.parse(line) as Line).rule)) return line;
      dropped = true;
      return undefined;
    });
    recomputeManifest(folder);
    await refuse(folder, 'does not agree with assessment.json.gz');
  });

  it('is refused where a record was changed and the manifest made anew', async () => {
    const folder = copyBundle(bundle);
    editLine(folder, 'records/aws-cloudtrail.ndjson.gz', (line) => line.replace('acme', 'evil'));
    recomputeManifest(folder);
    await refuse(folder, 'is not the record that a result was judged from');
  });

  it('is refused where a result points out of the bundle', async () => {
    const folder = copyBundle(bundle);
    const { rules } = control('hipaa', '164.312(b)');
    editLine(folder, evidenceFiles.results, (line) => {
      const result = JSON.parse(line) as Line;
      if (!rules.includes(result.rule) || result.evidence.length === 0) return line;
      return line.replaceAll('"records/aws-cloudtrail.ndjson.gz"', '"../../../../etc/passwd"');
    });
    recomputeManifest(folder);
    await refuse(folder, 'lists no ../../../../etc/passwd');
  });

  it('is refused where the assessment is none', async () => {
    const folder = copyBundle(bundle);
    editDocument(folder, evidenceFiles.assessment, (value: { readonly frameworks: readonly object[] }) => ({
      ...value,
      frameworks: [{ ...value.frameworks[0], controls: 'all' }],
    }));
    recomputeManifest(folder);
    await refuse(folder, 'not the assessment of an evidence bundle: /frameworks/0/controls must be of type array');
  });
});

describe('the IPE sheets of a bundle', () => {
  it('are made again from its files, byte for byte', async () => {
    const folder = join(temporaryFolder(), 'derived');
    await buildBundle({ directory: folder, key, derive: deriveSheets });
    const { files } = readManifest(folder);
    const [run, scope] = [readRun(folder), JSON.parse(readContent(folder, evidenceFiles.scope))];
    const stored = readStoredAssessment(JSON.parse(readContent(folder, evidenceFiles.assessment)), { file: 'x' });
    const made = new Map<string, string>();
    for await (const [path, content] of deriveSheets({ run, scope, assessment: stored, files }))
      made.set(path, content);
    expect([...made.keys()]).toEqual([evidenceFiles.ipeEn, evidenceFiles.ipeJa]);
    for (const [path, content] of made) {
      expect(files[path]?.derived).toBe(true);
      expect(readContent(folder, path)).toBe(content);
      expect(faultsOf(content)).toEqual([]);
      expect(content).not.toContain('≠');
    }
  }, 60_000);

  it('are what verify makes again, and one that was changed is found', async () => {
    const folder = join(temporaryFolder(), 'verified');
    await buildBundle({ directory: folder, key, derive: deriveSheets });
    expect(failedChecks(await verify(folder, key, { derive: deriveSheets }))).not.toContain('derived');
    writeFileSync(join(folder, evidenceFiles.ipeJa), readContent(folder, evidenceFiles.ipeJa).replace('連鎖', '連載'));
    recomputeManifest(folder);
    await resign(folder, key);
    expect(failedChecks(await verify(folder, key, { derive: deriveSheets }))).toContain('derived');
  }, 60_000);
});

function assessment() {
  return readStoredAssessment(JSON.parse(readContent(bundle, evidenceFiles.assessment)), { file: 'assessment' });
}

function control(framework: string, id: string) {
  const found = assessment()
    .frameworks.find((one) => one.id === framework)
    ?.controls.find((one) => one.id === id);
  if (!found) throw new Error(`no ${framework}:${id}`);
  return found;
}
