import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadShippedCatalog } from '../../src/catalog/load.ts';
import type { InitOptions } from '../../src/cli/command-options.ts';
import { init } from '../../src/cli/commands/init.ts';
import { configText } from '../../src/cli/init/config-text.ts';
import { planFromFlags } from '../../src/cli/init/plan.ts';
import { quoteYaml } from '../../src/cli/init/quote-yaml.ts';
import type { Io } from '../../src/cli/io.ts';
import { checkConfig } from '../../src/config/check.ts';
import { loadConfig } from '../../src/config/load.ts';
import { parseConfig } from '../../src/config/parse.ts';
import { initMessagesIn } from '../../src/i18n/init.ts';
import type { Config } from '../../src/model/config.ts';
import { InputError, UsageError } from '../../src/model/errors.ts';
import { frameworkIds } from '../../src/model/framework.ts';
import { languages } from '../../src/model/text.ts';
import { resourceSchemas } from '../../src/providers/schemas.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'comply-init-'));
afterAll(() => rmSync(root, { recursive: true }));
const folder = () => mkdtempSync(join(root, 'at-'));
const catalog = await loadShippedCatalog(resourceSchemas);

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(options: Omit<InitOptions, 'color'>, changes: Partial<Io> & { cwd: string }): Promise<Ran> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: async (text: string) => {
      written[name] += text;
    },
  });
  const io = { argv: [], env: {}, stdout: stream('stdout'), stderr: stream('stderr'), ...changes } as unknown as Io;
  return { code: await init({ color: true, ...options }, io), ...written };
}

function load(text: string): Config {
  return checkConfig(parseConfig(parseYaml('comply.yaml', text)).config, catalog);
}

/** Every subset of a list. */
function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  const [first, ...rest] = items;
  if (first === undefined) return [[]];
  return subsets(rest).flatMap((some) => [some, [first, ...some]]);
}

const ids = ['11111111-2222-3333-4444-555555555555', 'AAAAAAAA-2222-3333-4444-555555555555'];

describe('what comply init writes', () => {
  it('loads, whatever is asked for', () => {
    let count = 0;
    for (const organization of [undefined, 'Acme Health', '医療法人: "A" #1 \\ {x} [y] \'z\' & *a %b @c `d`, e'])
      for (const framework of subsets(frameworkIds))
        for (const awsProfile of [undefined, 'audit', 'a: #b "c"'])
          for (const region of [undefined, ['ap-northeast-1', 'us-gov-west-1']])
            for (const azureSubscription of [[], ids.slice(0, 1), ids])
              for (const endpoint of [[], ['www.acme.example', '[2001:db8::1]:8443', '例え.jp:587']])
                for (const language of languages)
                  for (const forCi of [false, true]) {
                    const given = Object.entries({ organization, awsProfile, region }).filter(([, value]) => value);
                    const flags = { framework, azureSubscription, endpoint, color: true, ...Object.fromEntries(given) };
                    const plan = planFromFlags(flags);
                    const text = configText({ plan, language, t: initMessagesIn(language), forCi, records: false });
                    const config = load(text);
                    expect(config.organization).toBe(organization);
                    expect(config.language).toBe(language);
                    expect(config.frameworks.map(({ id }) => id)).toEqual(framework);
                    const [aws, azure, web] = ['aws', 'azure', 'web'].map((name) =>
                      config.targets.find((target) => target.name === name),
                    );
                    if (plan.aws === undefined) expect(aws).toBeUndefined();
                    else {
                      const profile = awsProfile === undefined || forCi ? {} : { profile: awsProfile };
                      expect(aws).toEqual({ name: 'aws', provider: 'aws', ...profile, regions: region ?? [] });
                    }
                    expect(azure?.provider === 'azure' ? azure.subscriptions.length : 0).toBe(azureSubscription.length);
                    expect(web?.provider === 'endpoint' ? web.endpoints.length : 0).toBe(endpoint.length);
                    count += 1;
                  }
    console.info(`${count} configs load`);
    expect(count).toBe(3 * 16 * 3 * 2 * 3 * 2 * 2 * 2);
  });

  it.each(languages)('still loads when every setting in it is switched on (%s)', (language) => {
    const cwd = folder();
    mkdirSync(join(cwd, 'compliance'));
    writeFileSync(join(cwd, 'compliance/waivers.yaml'), '[]\n');
    const t = initMessagesIn(language);
    for (const flags of [
      {},
      { framework: ['soc2'], region: [] },
      { azureSubscription: ids, endpoint: ['a.example'] },
    ]) {
      const text = configText({
        plan: planFromFlags({ color: true, ...flags }),
        language,
        t,
        forCi: false,
        records: false,
      });
      const open = text.replace(/^( *)#(?! )/gm, '$1');
      expect(open).not.toBe(text);
      writeFileSync(join(cwd, 'comply.yaml'), open);
      const config = checkConfig(loadConfig('comply.yaml', cwd), catalog);
      expect(config.targets.map(({ provider }) => provider).sort()).toEqual(['aws', 'azure', 'endpoint', 'records']);
      expect(config.timeZone).toBe('Asia/Tokyo');
      expect(config.parameters).toHaveProperty(['aws/logs/retention']);
      expect(config.evidence.intervalS).toBe(86_400);
    }
  });

  it.each([
    'null',
    'true',
    'NO',
    '~',
    '1',
    '1.5',
    '0x1',
    '.inf',
    '- a',
    'a: b',
    'a #b',
    '#a',
    '"',
    "'",
    '{a}',
    '[a]',
    '*a',
    '&a',
    '!a',
    '|',
    '>',
    '%a',
    '@a',
    '`a`',
    'a\\nb',
    'a,b',
    '日本語',
    '---',
    '...',
    '<<',
    '=',
    '2026-01-01',
    'a  b',
    'e\u0301',
    '😀',
  ])('writes %j as a text that reads back', (text) => {
    for (const written of [quoteYaml(text), `[${quoteYaml(text)}]`]) {
      const read = parseYaml('f', written);
      expect(read.kind === 'list' ? read.items[0] : read).toMatchObject({ kind: 'scalar', value: text });
    }
  });
});

describe('comply init', () => {
  it.each(languages)(
    'writes the file, in the language of the reader, and says what comes next (%s)',
    async (language) => {
      const cwd = folder();
      const flags = { organization: 'Acme Health', region: ['ap-northeast-1'], endpoint: ['www.acme.example'] };
      const { code, stdout, stderr } = await run(flags, { cwd, env: { COMPLY_LANG: language } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const text = readFileSync(join(cwd, 'comply.yaml'), 'utf8');
      const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
      for (const part of [text, stdout]) expect(japanese.test(part)).toBe(language === 'ja');
      for (const command of ['comply permissions aws', 'comply preflight', 'comply scan'])
        expect(stdout).toContain(command);
      expect(loadConfig('comply.yaml', cwd)).toMatchObject({ organization: 'Acme Health', language });
      expect(readdirSync(cwd)).toEqual(['comply.yaml']);
    },
  );

  it('overwrites nothing without --force', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'comply.yaml'), 'organization: Mine\n');
    await expect(run({ region: [] }, { cwd })).rejects.toThrow(UsageError);
    await expect(run({ region: [] }, { cwd })).rejects.toThrow('comply.yaml is there already; --force overwrites it');
    expect(readFileSync(join(cwd, 'comply.yaml'), 'utf8')).toBe('organization: Mine\n');
    await run({ region: [], force: true }, { cwd });
    expect(readFileSync(join(cwd, 'comply.yaml'), 'utf8')).not.toContain('Mine');
    const dangling = folder();
    symlinkSync(join(root, 'nowhere'), join(dangling, 'comply.yaml'));
    await expect(run({ region: [] }, { cwd: dangling })).rejects.toThrow('there already');
  });

  it('writes neither file where one of the two is there, or its folder cannot be made', async () => {
    const cwd = folder();
    mkdirSync(join(cwd, '.github/workflows'), { recursive: true });
    writeFileSync(join(cwd, '.github/workflows/comply.yml'), 'name: mine\n');
    await expect(run({ region: [], ci: 'github' }, { cwd })).rejects.toThrow(
      '.github/workflows/comply.yml is there already',
    );
    expect(existsSync(join(cwd, 'comply.yaml'))).toBe(false);
    const blocked = folder();
    writeFileSync(join(blocked, '.github'), '');
    await expect(run({ region: [], ci: 'github' }, { cwd: blocked })).rejects.toThrow(InputError);
    expect(readdirSync(blocked)).toEqual(['.github']);
  });

  it.each([
    ['comply.yaml', '.github/workflows/comply.yml'],
    ['.github/workflows/comply.yml', 'comply.yaml'],
  ])('leaves %s as it was where %s cannot be overwritten', async (kept, taken) => {
    for (const before of ['organization: Mine\n', undefined]) {
      const cwd = folder();
      mkdirSync(join(cwd, taken), { recursive: true });
      mkdirSync(join(cwd, '.github/workflows'), { recursive: true });
      if (before !== undefined) writeFileSync(join(cwd, kept), before);
      const flags = { region: [], ci: 'github', force: true } as const;
      await expect(run(flags, { cwd })).rejects.toThrow(InputError);
      await expect(run(flags, { cwd })).rejects.toThrow(`${taken}: cannot be overwritten (EISDIR)`);
      expect(existsSync(join(cwd, kept)) ? readFileSync(join(cwd, kept), 'utf8') : undefined).toBe(before);
    }
  });

  it('takes the first file back where the second fails as it is written', async () => {
    for (const before of ['organization: Mine\n', undefined]) {
      const cwd = folder();
      // A folder of the draft's name: nothing tells beforehand.
      mkdirSync(join(cwd, '.github/workflows/comply.yml.part/full'), { recursive: true });
      if (before !== undefined) writeFileSync(join(cwd, 'comply.yaml'), before);
      await expect(run({ region: [], ci: 'github', force: true }, { cwd })).rejects.toThrow(InputError);
      expect(readdirSync(cwd)).toEqual(before === undefined ? ['.github'] : ['.github', 'comply.yaml']);
      if (before !== undefined) expect(readFileSync(join(cwd, 'comply.yaml'), 'utf8')).toBe(before);
      expect(readdirSync(join(cwd, '.github/workflows'))).toEqual(['comply.yml.part']);
    }
  });

  it.each([
    [{ organization: 'a\nb' }, '--organization: a name stands on one line'],
    [{ organization: 'a\u2028b' }, '--organization: a name stands on one line'],
    [{ organization: '\u202eb' }, '--organization: a name stands on one line'],
    [{ organization: '\ud800' }, '--organization: a name stands on one line'],
    [{ organization: ' ' }, '--organization: expected a name'],
    [{ organization: 'x'.repeat(201) }, '--organization: over 200 characters'],
    [{ awsProfile: 'a\u0000' }, '--aws-profile: a name stands on one line'],
    [{ region: ['tokyo'] }, 'not an AWS region'],
    [{ azureSubscription: ['1'] }, 'not the id of an Azure subscription'],
    [{ endpoint: ['https://a.example'] }, 'not an endpoint'],
    [{ framework: ['soc'] }, "unknown framework 'soc'"],
  ])('refuses %j', async (flags, message) => {
    const cwd = folder();
    await expect(run(flags, { cwd })).rejects.toThrow(message);
    await expect(run(flags, { cwd })).rejects.toThrow(UsageError);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('names an endpoint, a region and a subscription once', () => {
    const flags = { endpoint: ['a.example', 'A.example:443', 'b.example'], region: ['us-east-1', 'us-east-1'] };
    const plan = planFromFlags({
      color: true,
      ...flags,
      azureSubscription: [ids[1] ?? '', (ids[1] ?? '').toLowerCase()],
    });
    expect(plan.endpoints).toEqual(['a.example', 'b.example']);
    expect(plan.aws?.regions).toEqual(['us-east-1']);
    expect(plan.subscriptions.length).toBe(1);
  });
});

describe('the questions of comply init', () => {
  /** Answers in turn; the end of the list is the end of the input. */
  function answering(...answers: readonly string[]) {
    const left = [...answers];
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return left.shift();
    };
    return { ask, asked, left };
  }

  it.each(languages)('ask again where an answer cannot be read (%s)', async (language) => {
    const cwd = folder();
    const person = answering(
      'Acme',
      'soc, hipaa',
      'soc2 hipaa',
      'audit',
      'tokyo',
      'ap-northeast-1、us-east-1',
      '',
      'a/b',
      'www.acme.example',
      'y',
    );
    const { code, stderr } = await run({}, { cwd, ask: person.ask, env: { COMPLY_LANG: language } });
    expect(code).toBe(0);
    expect(person.left).toEqual([]);
    expect(stderr.split('\n').filter((line) => line !== '').length).toBe(3);
    const config = loadConfig('comply.yaml', cwd);
    expect(config).toMatchObject({ organization: 'Acme', frameworks: [{ id: 'soc2' }, { id: 'hipaa' }] });
    expect(config.targets.map(({ name }) => name)).toEqual(['aws', 'web']);
    expect(existsSync(join(cwd, '.github/workflows/comply.yml'))).toBe(true);
  });

  it('may all be left empty, and ask for no region without AWS', async () => {
    const cwd = folder();
    const person = answering('', '', '', '', '', '');
    const { code, stdout } = await run({}, { cwd, ask: person.ask });
    expect(code).toBe(0);
    expect(person.asked.length).toBe(6);
    expect(stdout).toContain('No target is named yet');
    expect(loadConfig('comply.yaml', cwd).targets).toEqual([]);
  });

  it('write nothing for whoever gives up', async () => {
    for (const answers of [[], ['Acme'], ['Acme', '', 'audit', '', '', '']]) {
      const cwd = folder();
      const { code, stdout, stderr } = await run({}, { cwd, ask: answering(...answers).ask });
      expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
      expect(stderr).toContain('nothing was written');
      expect(readdirSync(cwd)).toEqual([]);
    }
  });

  it('are not asked where flags say it, or where the file is there', async () => {
    const cwd = folder();
    const person = answering();
    await run({ endpoint: ['a.example'] }, { cwd, ask: person.ask });
    await expect(run({}, { cwd, ask: person.ask })).rejects.toThrow('there already');
    expect(person.asked).toEqual([]);
  });
});
