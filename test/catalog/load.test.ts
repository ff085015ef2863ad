import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildCatalog } from '../../src/catalog/build.ts';
import { loadCatalog, loadRule, loadRules, loadShippedCatalog, readCompiled } from '../../src/catalog/load.ts';
import { digestFiles, nameRuleFile, readRuleFiles } from '../../src/catalog/rule-files.ts';
import { frameworkIds } from '../../src/model/framework.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { ruleText } from './sample.ts';

const safeguards = `safeguards:
  - id: encryption-at-rest
    kind: technical
    assessment: automatable
    title: { en: Encryption at rest, ja: 保存時の暗号化 }
    rationale: { en: Because, ja: 理由 }
    controls: {}
`;

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'comply-rules-'));
  write('safeguards.yaml', safeguards);
  write('aws/s3/b.yaml', ruleText({}));
  write('aws/s3/a.yaml', ruleText({ extra: 'aliases: [aws/s3/older]\n' }));
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(path: string, text: string): void {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('a folder of rules', () => {
  it('is read in the order of its paths, which are the ids', async () => {
    write('aws/s3-other/z.yaml', ruleText({}));
    const catalog = await loadCatalog(directory, resourceSchemas);
    expect(catalog.rules.map(({ id }) => id)).toEqual(['aws/s3-other/z', 'aws/s3/a', 'aws/s3/b']);
    expect(catalog.safeguards.map(({ id }) => id)).toEqual(['encryption-at-rest']);
    expect(catalog.digest).toBe(digestFiles(readRuleFiles(directory)));
  });

  it('has a digest that any change of a name or a byte changes', () => {
    const digest = (): string => digestFiles(readRuleFiles(directory));
    const before = digest();
    expect(digest()).toBe(before);
    write('aws/s3/b.yaml', `${ruleText({})}\n`);
    const changed = digest();
    write('aws/s3/b.yaml', ruleText({}));
    expect(digest()).toBe(before);
    write('aws/s3/c.yaml', '');
    expect(new Set([before, changed, digest()]).size).toBe(3);
    const file = (path: string, text: string) => ({ path, text, file: path });
    expect(digestFiles([file('a', 'bc')])).not.toBe(digestFiles([file('ab', 'c')]));
  });

  it.each([
    [
      'an alias that names a rule',
      'aws/s3/c.yaml',
      ruleText({ extra: 'aliases: [aws/s3/b]\n' }),
      /c\.yaml: the alias 'aws\/s3\/b' names aws\/s3\/b already/,
    ],
    [
      'an alias of two rules',
      'aws/s3/c.yaml',
      ruleText({ extra: 'aliases: [aws/s3/older]\n' }),
      /c\.yaml: the alias 'aws\/s3\/older' names aws\/s3\/a already/,
    ],
    [
      'an alias that is its own id',
      'aws/s3/c.yaml',
      ruleText({ extra: 'aliases: [aws/s3/c]\n' }),
      /c\.yaml:\d+:11: 'aws\/s3\/c' is not an earlier id/,
    ],
    ['an id with capitals', 'aws/s3/Cap.yaml', ruleText({}), /Cap\.yaml: the path is the rule's id: use lower case/],
    ['a rule called .yml', 'aws/s3/c.yml', ruleText({}), /c\.yml: rename it to \.yaml/],
    [
      'an unknown safeguard',
      'aws/s3/c.yaml',
      ruleText({}).replace('encryption-at-rest', 'encryption-at-rst'),
      /c\.yaml:\d+:21: unknown safeguard 'encryption-at-rst' \(did you mean/,
    ],
    ['broken YAML', 'aws/s3/c.yaml', 'title: "', /c\.yaml:1:\d+: not valid YAML/],
    ['an empty file', 'aws/s3/c.yaml', '', /c\.yaml:1:1: expected a mapping, found nothing/],
  ])('refuses %s', async (_name, path, text, says) => {
    write(path, text);
    await expect(loadCatalog(directory, resourceSchemas)).rejects.toThrow(says);
  });

  it('says what is missing', async () => {
    await expect(loadCatalog(join(directory, 'nowhere'), resourceSchemas)).rejects.toThrow(
      /nowhere: no folder of rules can be read here \(ENOENT\)/,
    );
    rmSync(join(directory, 'safeguards.yaml'));
    write('safeguard.yaml', safeguards);
    await expect(loadCatalog(directory, resourceSchemas)).rejects.toThrow("did you mean 'safeguard.yaml'?");
  });

  it("takes a user's own rules beside a catalog, as a folder or as one file", async () => {
    const { safeguards: known } = await loadCatalog(directory, resourceSchemas);
    write('own/acme/s3/naming.yaml', ruleText({}));
    const idsIn = async (path: string) =>
      (await loadRules(join(directory, path), resourceSchemas, known)).map(({ id }) => id);
    expect(await idsIn('own')).toEqual(['acme/s3/naming']);
    expect(await idsIn('own/acme')).toEqual(['acme/s3/naming']);
    expect(await idsIn('own/acme/s3')).toEqual(['acme/s3/naming']);
    expect(await idsIn('.')).toEqual(['aws/s3/a', 'aws/s3/b', 'own/acme/s3/naming']);
    const rule = await loadRule(join(directory, 'own/acme/s3/naming.yaml'), resourceSchemas, known);
    expect(rule?.id).toBe('acme/s3/naming');
    await expect(loadRule(join(directory, 'own/acme/s3/none.yaml'), resourceSchemas, known)).rejects.toThrow(
      'none.yaml: the file cannot be read (ENOENT)',
    );
  });
});

describe('the path of a rule that a user points at', () => {
  it.each([
    ['/home/a/rules/acme/s3/naming.yaml', 1, 'acme/s3/naming.yaml'],
    ['C:\\rules\\acme\\s3\\naming.yaml', 1, 'acme/s3/naming.yaml'],
    ['/tmp/Work/s3/naming.yaml', 1, 's3/naming.yaml'],
    ['/tmp/tmp.XyZ/naming.yaml', 1, 'naming.yaml'],
    ['naming.yaml', 1, 'naming.yaml'],
    ['/x/own/acme/s3/deep/naming.yaml', 4, 'acme/s3/deep/naming.yaml'],
    ['/x/own/Acme/s3/naming.yaml', 3, 'Acme/s3/naming.yaml'],
  ])('%s is %s', (place, least, path) => {
    expect(nameRuleFile(place, least)).toBe(path);
  });
});

describe('the rules that ship', () => {
  it('load, each parameter with a title', async () => {
    const { frameworks, rules } = await loadShippedCatalog(resourceSchemas);
    expect(frameworks.map(({ id }) => id).sort()).toEqual([...frameworkIds].sort());
    expect(rules.length).toBeGreaterThanOrEqual(30);
    const untitled = rules.flatMap(({ id, parameters }) =>
      Object.entries(parameters).flatMap(([name, { title }]) => (title ? [] : [`${id} ${name}`])),
    );
    expect(untitled).toEqual([]);
  });

  it('need no YAML parser where they are compiled', () => {
    const reached = new Set<string>();
    const follow = (file: string): void => {
      if (reached.has(file)) return;
      reached.add(file);
      const source = readFileSync(file, 'utf8');
      for (const [, module = ''] of source.matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)';$/gm)) {
        if (module.startsWith('.')) follow(join(dirname(file), module));
        else reached.add(module);
      }
    };
    follow(fileURLToPath(new URL('../../src/catalog/load.ts', import.meta.url)));
    const names = [...reached].map((file) => file.split('/').slice(-2).join('/'));
    expect(names).toContain('catalog/rule-files.ts');
    expect(names.filter((name) => name === 'yaml' || name.startsWith('yaml/') || name.includes('parse-'))).toEqual([]);
  });
});

describe('a compiled catalog', () => {
  it('says what the YAML says but for the tests, and is left alone once a file changed', async () => {
    const output = join(directory, 'dist', 'catalog.json');
    expect(buildCatalog(resourceSchemas, { source: directory, output })).toEqual({
      rules: 2,
      schemas: resourceSchemas.length,
    });
    const catalog = await loadCatalog(directory, resourceSchemas);
    const rules = catalog.rules.map((rule) => ({ ...rule, tests: { fixtures: {}, cases: [] } }));
    expect(readCompiled(output, catalog.digest)).toEqual({ ...catalog, rules });
    write('aws/s3/c.yaml', ruleText({}));
    expect(readCompiled(output, digestFiles(readRuleFiles(directory)))).toBeUndefined();
    expect(readCompiled(join(directory, 'none.json'), catalog.digest)).toBeUndefined();
  });

  it('writes nothing for rules that are wrong', () => {
    write('aws/s3/c.yaml', 'title: 3');
    const output = join(directory, 'dist', 'catalog.json');
    expect(() => buildCatalog(resourceSchemas, { source: directory, output })).toThrow(/c\.yaml:1:1: /);
    expect(readCompiled(output, '')).toBeUndefined();
  });
});
