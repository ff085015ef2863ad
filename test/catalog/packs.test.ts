import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import { addPacks, type PackFolder } from '../../src/catalog/load-packs.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { packFolder, packRule, refusal, writePack } from '../support/packs.ts';

const bucket = packRule('aws/s3/bucket');
let shipped: Catalog;
beforeAll(async () => {
  shipped = await loadShippedCatalog(resourceSchemas);
}, 60_000);

const load = (...folders: readonly (string | PackFolder)[]) =>
  addPacks(
    shipped,
    folders.map((folder) => (typeof folder === 'string' ? { directory: folder, shown: 'packs/acme' } : folder)),
    resourceSchemas,
  );
const why = (...folders: readonly (string | PackFolder)[]) => refusal(() => load(...folders));
const place = { file: 'comply.yaml', line: 2, column: 5 };

describe('a pack', () => {
  it('adds its rules under its name, with its digest, and leaves the catalog as it is', async () => {
    const folder = writePack({
      's3/naming.yaml': bucket,
      'deep/er/kms.yaml': packRule('aws/kms/key'),
      'README.md': '# Acme',
    });
    const { rules, packs, digest, safeguards } = await load(folder);
    const added = rules.filter(({ id }) => id.startsWith('acme/'));
    expect(added.map(({ id }) => id)).toEqual(['acme/deep/er/kms', 'acme/s3/naming']);
    expect(rules).toHaveLength(shipped.rules.length + 2);
    expect(rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).toSorted());
    expect([digest, safeguards]).toEqual([shipped.digest, shipped.safeguards]);
    expect(packs).toEqual([
      {
        name: 'acme',
        version: '1.2.0',
        title: { en: 'Acme baseline', ja: 'Acme基準' },
        digest: expect.stringMatching(/^[0-9a-f]{64}$/),
        pinned: false,
      },
    ]);
  });

  it('is pinned by the digest of its head and every rule, which the refusal prints', async () => {
    const folder = writePack({ 's3/naming.yaml': bucket });
    const [found] = (await load(folder)).packs ?? [];
    const sha256 = found?.digest ?? '';
    const pinned = (pin: string) => ({ directory: folder, shown: 'packs/acme', pin: { sha256: pin, place } });
    expect((await load(pinned(sha256))).packs?.[0]).toMatchObject({ pinned: true, digest: sha256 });
    expect(await why({ directory: folder, shown: 'packs/acme', pin: { place } })).toBe(
      `comply.yaml:2:5: the pack packs/acme is not pinned; look at its rules, then add sha256: ${sha256}`,
    );
    const other = 'is not the one that was pinned; look at what changed, then write sha256: ';
    for (const change of [
      () => writeFileSync(join(folder, 'pack.yaml'), 'name: acme\nversion: "1.2.1"\n'),
      () => writeFileSync(join(folder, 's3/naming.yaml'), bucket.replace('equals: true', 'equals: false')),
      () => renameSync(join(folder, 's3/naming.yaml'), join(folder, 's3/name.yaml')),
      () => writeFileSync(join(folder, 's3/more.yaml'), bucket),
    ]) {
      const before = (await refusal(() => load(pinned('0'.repeat(64))))).split(other)[1];
      change();
      const after = (await why(pinned(before ?? ''))).split(other)[1];
      expect(after).toMatch(/^[0-9a-f]{64}$/);
      expect(after).not.toBe(before);
    }
  });

  it('looks at the digest before it reads what somebody may have put there', async () => {
    const folder = writePack({ 's3/naming.yaml': ': : not yaml' });
    expect(await why({ directory: folder, shown: 'x', pin: { sha256: '0'.repeat(64), place } })).toContain(
      'was pinned',
    );
  });

  it('passes over what begins with a dot, as a checkout has it', async () => {
    const folder = writePack({ 's3/naming.yaml': bucket, '.github/workflows/ci.yaml': 'on: push', '.git/x.yaml': '' });
    expect((await load(folder)).rules).toHaveLength(shipped.rules.length + 1);
  });
});

describe('a pack cannot take what is not its own', () => {
  it.each(['aws', 'azure', 'endpoint', 'import', 'records', 'github', 'entra', 'comply'])(
    'the name %s',
    async (name) => {
      expect(await why(writePack({ 'pack.yaml': `name: ${name}\nversion: "1"\n` }))).toBe(
        `packs/acme/pack.yaml:1:7: '${name}' is a namespace of comply's own rules; choose another name`,
      );
    },
  );

  it.each(['Acme', 'acme corp', '../aws', 'acme/aws', '1st', 'a--b', '', 'ac\u202Eme', 'x'.repeat(41)])(
    'a name such as %j',
    async (name) => {
      const text = await why(writePack({ 'pack.yaml': `name: ${JSON.stringify(name)}\nversion: "1"\n` }));
      expect(text).toContain('cannot name a pack');
      expect(text).not.toMatch(/\u202E/);
    },
  );

  it('an alias of ours, or one that climbs', async () => {
    const aliased = (alias: string) => writePack({ 's3/naming.yaml': `${bucket}aliases: [${alias}]\n` });
    expect(await why(aliased('aws/s3/versioning'))).toBe(
      "packs/acme/s3/naming.yaml: the alias 'aws/s3/versioning' is not in the pack's own namespace, acme/",
    );
    expect(await why(aliased('acme/../aws/s3/versioning'))).toContain('is not an earlier id of this rule');
    expect((await load(aliased('acme/s3/name'))).packs).toHaveLength(1);
    const twice = { 'a.yaml': `${bucket}aliases: [acme/b]\n`, 'b.yaml': bucket };
    expect(await why(writePack(twice))).toContain("the alias 'acme/b' names acme/b already");
  });

  it.each(['safeguards.yaml', 'frameworks/hipaa.yaml', 'waivers.yaml', 'attestations.yaml', 'comply.yaml'])(
    'what %s says',
    async (path) => {
      expect(await why(writePack({ [path]: 'x: 1' }))).toContain(`packs/acme/${path}: a pack holds rules alone`);
    },
  );

  it('a safeguard that there is not', async () => {
    const text = bucket.replace('safeguards: []', 'safeguards: [{ id: encryption-at-rset, extent: full }]');
    expect(await why(writePack({ 'a.yaml': text }))).toContain(
      "unknown safeguard 'encryption-at-rset' (did you mean 'encryption-at-rest'?)",
    );
  });

  it('the name of another pack', async () => {
    expect(await why(writePack({ 'a.yaml': bucket }), writePack({ 'b.yaml': bucket }))).toContain(
      "there is a pack called 'acme' already",
    );
  });

  it('a key that code, waivers or parameters of others could come in by', async () => {
    for (const key of ['code: "1"', 'waivers: []', 'rules: {}', 'script: x']) {
      expect(await why(writePack({ 'a.yaml': `${bucket}${key}\n` }))).toContain('unknown key');
      expect(await why(writePack({ 'pack.yaml': `name: acme\nversion: "1"\n${key}\n` }))).toContain('unknown key');
    }
  });
});

describe('a hostile folder', () => {
  it('of 10,001 files, or of too many rules, is given up early', async () => {
    const folder = writePack({});
    for (let n = 0; n < 10_001; n++) writeFileSync(join(folder, `f${n}.txt`), '');
    expect(await why(folder)).toBe('packs/acme: is more than a pack may be (10000 entries)');
    const rules = writePack({});
    for (let n = 0; n < 2001; n++) writeFileSync(join(rules, `r${n}.yaml`), '');
    expect(await why(rules)).toBe('packs/acme: is more than a pack may be (2000 files)');
  });

  it('with a file of 5 MB, or 8 MB of small ones', async () => {
    expect(await why(writePack({ 'big.yaml': '#'.repeat(5 * 1024 * 1024) }))).toBe(
      'packs/acme/big.yaml: is more than a pack may be (256 KB)',
    );
    const many = Object.fromEntries(Array.from({ length: 34 }, (_, n) => [`r${n}.yaml`, '#'.repeat(255 * 1024)]));
    expect(await why(writePack(many))).toBe('packs/acme: is more than a pack may be (8 MB)');
  });

  it('with links: out of it, in a circle, to nothing', async () => {
    const elsewhere = writePack({ 'secret.yaml': bucket });
    for (const target of [join(elsewhere, 'secret.yaml'), '.', '..', 'nowhere.yaml', '/etc']) {
      const folder = writePack({ 'a.yaml': bucket });
      symlinkSync(target, join(folder, 'link.yaml'));
      expect(await why(folder)).toBe('packs/acme/link.yaml: is a link; a pack holds files and folders alone');
    }
    const linked = join(packFolder(), 'linked');
    symlinkSync(elsewhere, linked);
    expect((await load(linked)).packs).toHaveLength(1);
  });

  it('with a pipe that nobody writes into', async () => {
    const folder = writePack({});
    execFileSync('mkfifo', [join(folder, 'a.yaml')]);
    expect(await why(folder)).toBe('packs/acme/a.yaml: is not a regular file');
  });

  it('with folders without end', async () => {
    const folder = writePack({});
    mkdirSync(join(folder, ...Array.from({ length: 30 }, () => 'a')), { recursive: true });
    expect(await why(folder)).toContain('lies too deep for a pack');
  });

  it('with a bomb of aliases, and with nesting', async () => {
    const levels = Array.from({ length: 30 }, (_, n) => `l${n + 1}: &l${n + 1} [${`*l${n}, `.repeat(9)}]`);
    expect(await why(writePack({ 'a.yaml': `l0: &l0 [x]\n${levels.join('\n')}\n` }))).toContain('aliases');
    expect(await why(writePack({ 'a.yaml': `title: ${'['.repeat(5000)}` }))).toMatch(/nested|not valid YAML/);
  });

  it('with names that no reader sees, which the message shows as codes', async () => {
    const text = await why(writePack({ 'nam\u202Ee.yaml': bucket }));
    expect(text).toContain('nam\\u{202e}e.yaml');
    expect(text).not.toMatch(/\u202E/);
  });

  it.each(['\\u202E', '\\e[2J', '\\x00', '\\u200B'])('with %s in a text of a rule', async (sign) => {
    const change = (from: string) => bucket.replace(from, from.replace('TODO', `${sign}TODO`));
    for (const from of ['"TODO: say what passes"', '"TODO: say how to mend it"', '"TODO: 理由と']) {
      expect(change(from)).not.toBe(bucket);
      expect(await why(writePack({ 'a.yaml': change(from) }))).toMatch(/which no reader sees|not valid YAML/);
    }
    const head = `name: acme\nversion: "1"\ntitle: { en: "${sign}x", ja: x }\n`;
    expect(await why(writePack({ 'pack.yaml': head }))).toMatch(/which no reader sees|not valid YAML/);
  });

  it('with a title of several lines', async () => {
    expect(await why(writePack({ 'a.yaml': bucket.replace('"TODO: say what passes"', '"one\\ntwo"') }))).toContain(
      'one line of at most 200',
    );
  });

  it('that is none, or has no head', async () => {
    expect(await why(join(packFolder(), 'none'))).toBe(
      'packs/acme: cannot be read (ENOENT); see whether it is there, and its permissions',
    );
    expect(await why(packFolder())).toContain('packs/acme/pack.yaml: the file is missing');
    for (const name of ['a.yml', 'a.YAML', 'A.Yml']) {
      expect(await why(writePack({ [name]: '' }))).toContain('rename it to .yaml');
    }
    for (const version of ['1.0', '"1 0"', '"v\\n"', `"${'9'.repeat(41)}"`]) {
      expect(await why(writePack({ 'pack.yaml': `name: acme\nversion: ${version}\n` }))).toMatch(/version|quotes/);
    }
  });
});
