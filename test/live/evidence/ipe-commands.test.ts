import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveSheets } from '../../../src/cli/deriving.ts';
import { evidenceFiles } from '../../../src/model/evidence.ts';
import { elementsOf, type PageElement, readPage, textOf } from '../../report/read-page.ts';
import { buildBundle, copyBundle, createTestKey, temporaryFolder } from '../../support/evidence-bundle.ts';
import { whyNoOpenssl } from '../../support/openssl-ca.ts';

const hasTools = ['jq', 'sha256sum', 'gunzip'].every((tool) => spawnSync(tool, ['--version']).status === 0);
const reason = whyNoOpenssl() ?? (hasTools ? undefined : 'jq, sha256sum or gunzip is missing');
if (reason !== undefined) console.warn(`the commands of the IPE sheet are not run: ${reason}`);

let bundle: string;
const keys = temporaryFolder();

beforeAll(async () => {
  const key = createTestKey();
  bundle = join(temporaryFolder(), 'bundle');
  await buildBundle({ directory: bundle, key, derive: deriveSheets });
  writeFileSync(join(keys, 'KEY.pub'), key.publicKeyPem);
});

/** The commands of a section of the sheet that are not ours, as a reader would paste them in the bundle’s folder. */
function commandsOf(section: string): readonly string[] {
  const page = readPage(readFileSync(join(bundle, evidenceFiles.ipeEn), 'utf8'));
  const own = [...elementsOf(page)].find(({ attributes }) => attributes['aria-labelledby'] === section);
  const blocks = [...elementsOf(own as PageElement)].filter(({ name }) => name === 'pre').map(textOf);
  return blocks.map((text) => text.trim()).filter((text) => !text.startsWith('comply '));
}

function run(command: string, folder = bundle) {
  const scratch = temporaryFolder();
  const text = command.replaceAll('/tmp/', `${scratch}/`).replaceAll('KEY.pub', join(keys, 'KEY.pub'));
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', text], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe.skipIf(reason !== undefined)('the commands that the IPE sheet prints', () => {
  it('check digests and signature without comply', () => {
    const [key = '', digests = '', openssl = '', ...rest] = commandsOf('reperform');
    expect(rest).toEqual([]);
    const sheet = readFileSync(join(bundle, evidenceFiles.ipeEn), 'utf8');
    expect(sheet.includes(run(key).stdout.slice(0, 64))).toBe(true);
    const checked = run(digests);
    expect(checked.status).toBe(0);
    const manifest = hash('sha256', readFileSync(join(bundle, evidenceFiles.manifest)));
    expect(checked.stdout).toContain(manifest);
    expect(checked.stdout.match(/: OK$/gm)?.length).toBeGreaterThan(60);
    const verified = run(openssl);
    expect(verified).toMatchObject({ status: 0, stdout: `Verified OK\n${manifest}\n` });
  });

  it('fail where something was changed', () => {
    const [, digests = '', openssl = ''] = commandsOf('reperform');
    const folder = copyBundle(bundle);
    writeFileSync(join(folder, evidenceFiles.run), '{}');
    expect(run(digests, folder).status).not.toBe(0);
    const file = join(folder, evidenceFiles.attestation);
    const attestation = JSON.parse(readFileSync(file, 'utf8'));
    attestation.dsseEnvelope.payload = Buffer.from('{"subject":[]}').toString('base64');
    writeFileSync(file, JSON.stringify(attestation));
    expect(run(openssl, folder).status).not.toBe(0);
  });

  it('find a record and its digest, and the results of a rule', () => {
    const [record = '', digest = '', results = ''] = commandsOf('find');
    const line = run(record).stdout.replace(/\n$/, '');
    expect(JSON.parse(line)).toHaveProperty('attributes');
    expect(run(digest).stdout.slice(0, 64)).toBe(hash('sha256', line));
    expect(run(results).stdout.split('\n').filter(Boolean).length).toBeGreaterThan(0);
  });
});
