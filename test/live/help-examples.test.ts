import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manualEn } from '../../src/i18n/manual.en.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'comply-examples-'));
const bin = join(folder, 'bin');
const cwd = join(folder, 'work');
const examples = Object.values(manualEn.of).flatMap((own) => Object.keys(own));

beforeAll(() => {
  mkdirSync(bin);
  mkdirSync(join(cwd, 'compliance'), { recursive: true });
  const sample = readFileSync(join(root, 'fixtures/demo/compliance/logs/ai-audit.jsonl'));
  writeFileSync(join(cwd, 'ai-audit.jsonl'), sample);
  for (const packed of ['ai-audit.jsonl.gz', 'app.log.gz']) writeFileSync(join(cwd, packed), gzipSync(sample));
  writeFileSync(join(cwd, 'compliance/audit-log.yaml'), 'extends: audit-event\n');
  const source = `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/comply.js')}" "$@"\n`;
  writeFileSync(join(bin, 'comply'), source, { mode: 0o755 });
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Lines that need neither a network nor credentials, in an order in which each finds what it reads, with how they end. */
const runnable: readonly (readonly [line: string, code: number])[] = [
  ['comply init --organization "Acme Health" -f hipaa --region ap-northeast-1 \\\n    --ci github', 0],
  ['comply init --endpoint api.acme.example --endpoint smtp.acme.example:587 \\\n    --force', 0],
  ['comply init --records', 0],
  [
    'comply attest training --statement "All staff trained in 2026" \\\n    --person "Hanako Acme" --role "Head of HR" --valid-until 365d \\\n    --signed-off-by "Taro Acme" --signed-off-role CISO',
    0,
  ],
  [
    'comply attest "hipaa:164.308(a)(2)" \\\n    --statement "Our CISO is security official" --person "Taro Acme" \\\n    --role CEO --valid-until 180d',
    0,
  ],
  ['comply logs check ai-audit.jsonl', 1],
  ['comply logs check ai-audit.jsonl.gz --schema compliance/audit-log.yaml', 1],
  ['zcat app.log.gz | grep /v1/ | comply logs check - --allow ip-address', 1],
  ['comply evidence keygen --out comply.key', 0],
  ['comply scan --demo', 1],
  ['comply scan --demo -o html=report.html', 1],
  ['comply scan --demo --format json > assessment.json', 1],
  ['comply scan --demo --baseline assessment.json --fail-on medium \\\n    -o sarif=comply.sarif', 3],
  ['comply scan --demo --evidence evidence/2026-11-22 --sign key:comply.key', 1],
  ['comply permissions aws > comply-policy.json', 0],
  ['comply permissions azure -f hipaa --rule "azure/storage/*"', 0],
  ['comply coverage', 0],
  ['comply coverage -f soc2 -f hipaa', 0],
  ['comply rules list -f hipaa --min-severity high', 0],
  ['comply rules list --rule "aws/kms/*"', 0],
  ['comply rules show aws/kms/rotation', 0],
  ['comply rules show azure/storage/https-only --lang ja', 0],
  ['comply rules new acme/s3/naming --resource aws/s3/bucket', 0],
  ['comply rules new aws/s3/naming --resource aws/s3/bucket --out rules', 0],
  ['comply rules test acme', 0],
  ['comply rules test', 0],
  ['comply frameworks list', 0],
  ['comply frameworks list --lang ja', 0],
  ['comply frameworks show soc2', 0],
  ['comply frameworks show hipaa --proposed', 0],
  ['comply frameworks show iso27017 --edition 2015', 0],
  ['comply explain aws/kms/rotation', 0],
  ['comply explain log-retention-6y --lang ja', 0],
  ['comply explain "hipaa:164.312(b)" --format markdown', 0],
  ['comply report assessment.json', 0],
  ['comply report assessment.json --format markdown --lang ja', 0],
  ['comply report assessment.json --format disclosure \\\n    -o disclosure-xlsx=draft.xlsx', 0],
  ['comply diff assessment.json new.json', 0],
  ['comply diff assessment.json new.json --exit-code -o markdown=diff.md', 0],
  [
    'comply waive aws/s3/versioning --resource acme-logs-archive \\\n    --type risk-accepted --owner web@acme.example \\\n    --approved-by ciso@acme.example --reason SEC-123 --expires 90d',
    0,
  ],
  [
    'comply waive "azure/storage/*" --resource acmepublic \\\n    --type compensating-control --owner web@acme.example \\\n    --approved-by ciso@acme.example --reason SEC-124 --expires 90d \\\n    --compensating "WAF, SEC-99"',
    0,
  ],
  ['comply evidence verify evidence/2026-11-22 --key comply.key.pub', 14],
  ['comply evidence verify evidence/2026-11-22 --key comply.key.pub --reperform', 14],
  ['comply evidence verify evidence/2026-11-22 --unsigned', 14],
  ['comply evidence extract evidence/2026-11-22 "control:hipaa:164.312(b)" \\\n    -o records.json', 0],
  ['comply evidence verify records.json --key comply.key.pub', 0],
  ['comply evidence export evidence/2026-11-22 --control "hipaa:164.312(b)" \\\n    --out audit', 0],
  ['comply evidence sample evidence --population control:soc2:CC6.1 --size 5 \\\n    --seed 2026-Q3', 0],
  ['comply evidence sample evidence/2026-11-22 --population exceptions --size 5 \\\n    --format json', 0],
  ['comply period evidence --from 2026-10-01 --to 2026-12-31 -o xlsx=period.xlsx', 13],
  ['comply period evidence -o html=period.html -o json=period.json', 0],
  ['comply report assessment.json --period period.json -o html=report.html', 0],
  ['source <(comply completion bash)', 0],
];

describe('the examples of help that need no network', () => {
  it('run, and end as they say', { timeout: 240_000 }, () => {
    const wrong: string[] = [];
    for (const [line, code] of runnable) {
      // The next scan finds what this one found.
      if (line.includes('new.json')) execFileSync('cp', ['assessment.json', 'new.json'], { cwd });
      const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, COMPLY_LANG: 'en' };
      const done = spawnSync('bash', ['-c', line], { cwd, env, encoding: 'utf8' });
      if (done.status !== code) wrong.push(`${line}: ${done.status}, not ${code}\n${done.stderr.slice(-600)}`);
    }
    expect(wrong).toEqual([]);
    console.log(`${runnable.length} of ${examples.length} examples run, all understood`);
  });

  it('are all examples but those that ask, or call somebody', () => {
    const ran = new Set(runnable.map(([line]) => line));
    const left = [...new Set(examples)].filter((line) => !ran.has(line));
    expect(
      left.filter((line) => !/aws-profile|azure-subscription|endpoint|tls|s3:|cloudwatch:|passphrase/i.test(line)),
    ).toEqual([
      'comply init',
      'comply help scan',
      'comply scan',
      'comply preflight',
      // These take a browser, in tests of their own.
      'comply report assessment.json --pdf report.pdf --lang ja',
      'comply report assessment.json --serve',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a shell's variable
      'comply completion zsh > "${fpath[1]}/_comply"',
      'comply completion fish > ~/.config/fish/completions/comply.fish',
    ]);
  });
});
