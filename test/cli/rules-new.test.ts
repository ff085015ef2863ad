import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftRule } from '../../src/catalog/draft-rule.ts';
import { parseRule } from '../../src/catalog/parse-rule.ts';
import { newRule } from '../../src/cli/commands/rules-new.ts';
import { testRules } from '../../src/cli/commands/rules-test.ts';
import { runCase } from '../../src/evaluate/run-case.ts';
import { languages } from '../../src/model/text.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { actionIo, packFolder, refusal } from '../support/packs.ts';

const reader = { color: false };
const schemas = new Map(resourceSchemas.map((schema) => [schema.type, schema]));

/** Writes a rule into this folder; what was printed, and what lies there. */
async function write(cwd: string, id: string, options: { resource?: string; pack?: string; out?: string } = {}) {
  const io = actionIo(cwd);
  await newRule(id, { ...reader, resource: 'aws/s3/bucket', ...options }, io);
  return io.out();
}
const list = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort();
const why = (cwd: string, id: string, options = {}) => refusal(() => write(cwd, id, options));

describe('a draft of a rule', () => {
  it('of every resource type loads, and its cases hold', () => {
    const used = new Set<string>();
    for (const schema of resourceSchemas) {
      const text = draftRule(schema);
      expect(text, schema.type).toBeDefined();
      const rule = parseRule({ file: schema.type, id: 'acme/x', text: text ?? '', schemas, safeguardIds: new Set() });
      for (const embedded of rule.tests.cases) {
        const { ok, problem } = runCase(rule, embedded);
        expect(problem, `${schema.type} ${embedded.name}`).toBeUndefined();
        if (ok) used.add(embedded.expect);
      }
      // It claims nothing until somebody makes it.
      expect([rule.severity, rule.safeguards]).toEqual(['info', []]);
      for (const language of languages) expect(rule.title[language]).toMatch(/^TODO: /);
    }
    expect([...used].sort()).toEqual(['fail', 'pass', 'unknown']);
    console.log(
      `rules new: ${resourceSchemas.length} of ${resourceSchemas.length} resource types have a draft that loads and holds`,
    );
  });
});

describe('comply rules new', () => {
  it('begins a pack in the folder that the id begins with, and rules test passes it', async () => {
    const cwd = packFolder();
    const said = await write(cwd, 'acme/s3/naming');
    expect(list(join(cwd, 'acme'))).toEqual(['pack.yaml', 's3', 's3/naming.yaml']);
    expect(said).toContain('acme/pack.yaml written\nacme/s3/naming.yaml written\n');
    expect(said).toContain('comply rules test acme');
    const io = actionIo(cwd);
    expect(await testRules('acme', reader, io)).toBe(0);
    expect(io.out()).toMatch(/^1 rule, 3 cases: every case holds\nPack acme 0\.1\.0, sha256: [0-9a-f]{64}\n$/);
    await write(cwd, 'acme/kms/rotation', { resource: 'aws/kms/key' });
    expect(list(join(cwd, 'acme'))).toContain('kms/rotation.yaml');
    expect(await testRules('acme', reader, actionIo(cwd))).toBe(0);
  });

  it('writes into the pack that --pack names, also an empty folder, and into --out by the whole id', async () => {
    const cwd = packFolder();
    // A repository that was just made.
    mkdirSync(join(cwd, 'empty/.git'), { recursive: true });
    await write(cwd, 'acme/a', { pack: 'empty' });
    expect(list(join(cwd, 'empty'))).toEqual(['.git', 'a.yaml', 'pack.yaml']);
    await write(cwd, 'aws/s3/naming', { out: 'rules' });
    expect(list(join(cwd, 'rules'))).toEqual(['aws', 'aws/s3', 'aws/s3/naming.yaml']);
    expect(await testRules('rules', reader, actionIo(cwd))).toBe(0);
  });

  it('never writes over a file', async () => {
    const cwd = packFolder();
    await write(cwd, 'acme/s3/naming');
    const file = join(cwd, 'acme/s3/naming.yaml');
    const changed = readFileSync(file, 'utf8').replace('severity: info', 'severity: info # mine');
    writeFileSync(file, changed);
    expect(await why(cwd, 'acme/s3/naming')).toBe(
      'acme/s3/naming.yaml: is there already, and nothing was written over it',
    );
    expect(readFileSync(file, 'utf8')).toBe(changed);
    await write(cwd, 'acme/s3/naming', { out: 'o' });
    expect(await why(cwd, 'acme/s3/naming', { out: 'o' })).toContain('is there already');
  });

  it.each([
    ['Acme/S3/Naming', "(did you mean 'acme/s3/naming'?)"],
    ['acme/s3/naming.yaml', "(did you mean 'acme/s3/naming'?)"],
    ['acme/s3/block_public', "(did you mean 'acme/s3/block-public'?)"],
    ['acme', 'cannot be the id of a rule'],
    ['../acme/x', 'cannot be the id of a rule'],
    ['acme/../../x', 'cannot be the id of a rule'],
    ['/etc/passwd', 'cannot be the id of a rule'],
    ['acme/\u202Ex', 'cannot be the id of a rule'],
    ['aws/s3/naming', "'aws' is a namespace of comply's own rules"],
    ['aws/s3/versioning', "'aws/s3/versioning' is the id of a rule already"],
  ])('refuses %j', async (id, message) => {
    const cwd = packFolder();
    const text = await why(cwd, id);
    expect(text).toContain(message);
    expect(text).not.toMatch(/\u202E/);
    expect(list(cwd)).toEqual([]);
  });

  it('refuses a type that is none, both places, a folder that is no pack, and another pack', async () => {
    const cwd = packFolder();
    expect(await why(cwd, 'acme/x', { resource: 'aws/s3/buckets' })).toContain("(did you mean 'aws/s3/bucket'?)");
    expect(await why(cwd, 'acme/x', { pack: 'a', out: 'b' })).toContain('--pack and --out');
    expect(list(cwd)).toEqual([]);
    mkdirSync(join(cwd, 'other'));
    writeFileSync(join(cwd, 'other/README.md'), '');
    expect(await why(cwd, 'acme/x', { pack: 'other' })).toContain('other: is not a pack');
    await write(cwd, 'acme/x', { pack: 'mine' });
    expect(await why(cwd, 'acmee/y', { pack: 'mine' })).toBe(
      "mine is the pack 'acme', and 'acmee/y' is not in it (did you mean 'acme/y'?)",
    );
    expect(list(join(cwd, 'mine'))).toEqual(['pack.yaml', 'x.yaml']);
  });

  it('writes nothing where the pack would not load, through no link, and half of nothing', async () => {
    const cwd = packFolder();
    await write(cwd, 'acme/x');
    writeFileSync(join(cwd, 'acme/broken.yaml'), 'title: 1');
    expect(await why(cwd, 'acme/y')).toContain('acme/broken.yaml');
    expect(existsSync(join(cwd, 'acme/y.yaml'))).toBe(false);
    const elsewhere = packFolder();
    await write(elsewhere, 'acme/x');
    symlinkSync(cwd, join(elsewhere, 'acme/out'));
    expect(await why(elsewhere, 'acme/out/y')).toContain('acme/out: is a link');
    const kept = packFolder();
    mkdirSync(join(kept, 'acme'));
    if (process.getuid?.() === 0) return;
    chmodSync(join(kept, 'acme'), 0o500);
    expect(await why(kept, 'acme/y')).toContain('cannot be written (EACCES)');
    expect(list(join(kept, 'acme'))).toEqual([]);
  });

  it('speaks Japanese', async () => {
    const io = actionIo(packFolder(), { env: { COMPLY_LANG: 'ja' } });
    await newRule('acme/x', { ...reader, resource: 'aws/s3/bucket' }, io);
    expect(io.out()).toContain('acme/pack.yaml を作成');
  });
});
