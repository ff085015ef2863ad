import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { parseAttestations } from '../../../src/config/parse-attestations.ts';
import { parseCosts } from '../../../src/config/parse-costs.ts';
import { parseResponsibilities } from '../../../src/config/parse-responsibilities.ts';
import { recordTemplatesIn } from '../../../src/i18n/record-templates.ts';
import { languages } from '../../../src/model/text.ts';
import { parseActivities } from '../../../src/providers/records/parse/activities.ts';
import { parseDataSets } from '../../../src/providers/records/parse/data-sets.ts';
import { parseLogs } from '../../../src/providers/records/parse/logs.ts';
import { parsePolicies } from '../../../src/providers/records/parse/policies.ts';
import { parseVendors } from '../../../src/providers/records/parse/vendors.ts';
import { parseYaml } from '../../../src/yaml/parse.ts';
import { runComply } from '../../support/run-comply.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'comply-records-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const init = (...flags: readonly string[]) => runComply(['init', ...flags], { cwd: folder });
const names = [
  'README.md',
  ...['activities', 'attestations', 'costs', 'data-sets', 'logs', 'policies', 'responsibilities', 'vendors'].map(
    (name) => `${name}.yaml`,
  ),
];

/** Every example switched on, as its first line says. */
function uncomment(text: string): string {
  return text.replace(/^( *)#(?! |$)/gm, '$1');
}

/** How many entries a file holds. Throws InputError for one that no scan could read. */
function countEntries(name: string, text: string): number {
  const source = { document: parseYaml(name, text), name };
  const document = source.document;
  switch (name) {
    case 'policies.yaml':
      return parsePolicies(source).length;
    case 'activities.yaml':
      return parseActivities(source).length;
    case 'vendors.yaml':
      return parseVendors(source).length;
    case 'data-sets.yaml':
      return parseDataSets(source, []).length;
    case 'logs.yaml':
      return parseLogs(source).length;
    case 'attestations.yaml':
      return parseAttestations(document, name).length;
    case 'responsibilities.yaml':
      return parseResponsibilities(document).length;
    default:
      return parseCosts(document)?.items.length ?? 0;
  }
}

describe('the templates', () => {
  const files = languages.flatMap((language) =>
    Object.entries(recordTemplatesIn(language)).flatMap(([name, text]) =>
      name.endsWith('.yaml') ? [{ language, name, text }] : [],
    ),
  );

  it.each(files)(
    '$name in $language is empty as it is, and parses when its examples are switched on',
    ({ name, text }) => {
      expect(countEntries(name, text)).toBe(0);
      const entries = countEntries(name, uncomment(text));
      expect(entries).toBeGreaterThan(0);
    },
  );

  it('hold the same entries in both languages, flows to their own vendor included', () => {
    const [en, ja] = [recordTemplatesIn('en'), recordTemplatesIn('ja')];
    const keysOf = (text: string) => uncomment(text).match(/^ *(?:- )?[\w-]+(?=:)/gm);
    let entries = 0;
    for (const name of names.filter((one) => one.endsWith('.yaml'))) {
      const [inEn, inJa] = [en, ja].map((all) => Object.entries(all).find(([key]) => key === name)?.[1] ?? '');
      expect(keysOf(inJa ?? ''), name).toEqual(keysOf(inEn ?? ''));
      entries += countEntries(name, uncomment(inEn ?? ''));
    }
    for (const all of [en, ja]) {
      const open = (name: 'vendors.yaml' | 'data-sets.yaml') => ({
        document: parseYaml(name, uncomment(all[name])),
        name,
      });
      expect(parseDataSets(open('data-sets.yaml'), parseVendors(open('vendors.yaml'))).length).toBe(1);
    }
    console.info(`${entries} examples in 8 files, each in 2 languages`);
  });
});

describe('comply init --records', () => {
  it('writes the folder beside a new comply.yaml that names it', async () => {
    const { code, stdout } = await init('--records', '--endpoint', 'www.acme.example');
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'compliance')).sort()).toEqual(names);
    expect(stdout).toContain('compliance/vendors.yaml: written\n');
    expect(stdout).toContain('comply attest');
    const config = loadConfig('comply.yaml', folder);
    expect(config.targets.map(({ name, provider }) => [name, provider])).toEqual([
      ['web', 'endpoint'],
      ['records', 'records'],
    ]);
    expect(config.attestations).toEqual([]);
    expect((await init('--records')).stdout).toBe('compliance/: every file is there already; nothing was written\n');
  });

  it('writes only what is missing beside a comply.yaml that is there, and names the folder', async () => {
    const before =
      '# ours\norganization: Acme\nlanguage: ja\ntargets:\n  - { name: a, provider: aws } # prod\n  #- { name: b, provider: aws }\n';
    write('comply.yaml', before);
    write('compliance/policies.yaml', '# our own\n');
    symlinkSync('nowhere', join(folder, 'compliance/logs.yaml'));
    const { code, stdout } = await init('--records');
    expect(code).toBe(0);
    expect(read('compliance/policies.yaml')).toBe('# our own\n');
    expect(read('compliance/vendors.yaml')).toContain('委託先');
    expect(stdout.split('\n').filter((line) => line.includes('作成した'))).toHaveLength(7);
    expect(stdout).toContain('comply.yaml: records のターゲットに compliance/ を指定');
    expect(read('comply.yaml')).toBe(
      before.replace('# prod\n', '# prod\n  - { name: records, provider: records, path: compliance/ }\n'),
    );
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  it('uses the folder that comply.yaml names already', async () => {
    const text = 'targets: [{ name: r, provider: records, path: deep/records }]\n';
    write('comply.yaml', text);
    expect((await init('--records', '--lang', 'en')).code).toBe(0);
    expect(readdirSync(join(folder, 'deep/records')).sort()).toEqual(names);
    expect(read('comply.yaml')).toBe(text);
  });

  it('writes the language that is asked for, and lists each file in its README', async () => {
    await init('--records', '--lang', 'ja', '-f', 'hipaa');
    expect(read('compliance/policies.yaml')).toContain('方針・規程');
    for (const name of names.slice(1)) expect(read('compliance/README.md')).toContain(`| ${name} |`);
    expect(loadConfig('comply.yaml', folder).language).toBe('ja');
  });

  it('overwrites nothing without --force, and leaves nothing where something is wrong', async () => {
    write('comply.yaml', 'organization: Acme\n');
    const refused = await init('--records', '-f', 'hipaa');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('comply.yaml is there already; --force'),
    ]);
    write('comply.yaml', 'organisation: Acme\n');
    const broken = await init('--records');
    expect([broken.code, broken.stderr]).toEqual([
      2,
      expect.stringContaining("comply.yaml:1:1: unknown key 'organisation'"),
    ]);
    expect(readdirSync(folder)).toEqual(['comply.yaml']);
  });

  it('never overwrites a filled register, --force or not', async () => {
    write('comply.yaml', 'organization: Acme\n');
    write('compliance/vendors.yaml', '# our own\n');
    const forced = await init('--records', '--force', '-f', 'hipaa');
    expect(forced.code).toBe(0);
    expect(forced.stdout).not.toContain('vendors.yaml');
    expect(read('compliance/vendors.yaml')).toBe('# our own\n');
    expect(read('comply.yaml')).not.toContain('organization: Acme\n');
    expect(readdirSync(join(folder, 'compliance')).sort()).toEqual(names);
    expect(loadConfig('comply.yaml', folder).targets.map(({ provider }) => provider)).toEqual(['records']);
  });

  it.each([[], ['--force', '-f', 'hipaa']])(
    'refuses a folder in the place of a file in one line (%j)',
    async (...flags) => {
      write('comply.yaml', 'organization: Acme\n');
      write('compliance/costs.yaml/inside.txt', 'x');
      const { code, stderr } = await init('--records', ...flags);
      expect([code, stderr]).toEqual([
        2,
        'comply: compliance/costs.yaml: is a folder, where a file belongs; move it away\n',
      ]);
      expect(read('comply.yaml')).toBe('organization: Acme\n');
      expect(readdirSync(join(folder, 'compliance'))).toEqual(['costs.yaml']);
    },
  );

  it('leaves init without the flag as it was', async () => {
    await init('-f', 'hipaa');
    expect(readdirSync(folder)).toEqual(['comply.yaml']);
    expect(read('comply.yaml')).toContain('  #- { name: records, provider: records, path: compliance/ }');
  });
});
