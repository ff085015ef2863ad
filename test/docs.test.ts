import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { loadShippedCatalog } from '../src/catalog/load.ts';
import { selectRules } from '../src/catalog/select.ts';
import { exitCodes } from '../src/cli/exit-code.ts';
import { type Actions, createProgram } from '../src/cli/program.ts';
import { savedOutputFormats } from '../src/cli/write-outputs.ts';
import { helpEn } from '../src/i18n/help.en.ts';
import { loadPolicy } from '../src/providers/index.ts';
import { resourceSchemas } from '../src/providers/schemas.ts';
import { readAction } from './live/support/action-steps.ts';
import * as claims from './support/claims.ts';
import { readCommandLines, refusalOf } from './support/command-lines.ts';
import { drawDemo } from './support/demo-picture.ts';
import { fillBlock, fillTable, readAnchors, readLinks } from './support/page.ts';
import { listPermissions } from './support/permissions.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const docs = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
const pages = ['README.md', 'CHANGELOG.md', ...docs.sort().map((file) => `docs/${file}`)];
const catalog = await loadShippedCatalog(resourceSchemas);
const { version, engines, license } = JSON.parse(read('package.json')) as Record<string, string> & {
  readonly engines: Readonly<Record<string, string>>;
};

const readmes = [
  {
    page: 'README.md',
    services: '| provider | services | rules |',
    frameworks: '| framework | edition | entries |',
    counts: (text: string) =>
      text
        .replace(/\d+ rules\b/g, `${catalog.rules.length} rules`)
        .replace(/\d+ of \d+ technical/g, `${tested} of ${kinds.technical} technical`)
        .replace(/\d+ governance/g, `${kinds.governance} governance`),
  },
  {
    page: 'docs/README.ja.md',
    services: '| プロバイダー | サービス | ルール |',
    frameworks: '| フレームワーク | 版 | 項目数 |',
    counts: (text: string) =>
      text
        .replace(/\d+件のルール/g, `${catalog.rules.length}件のルール`)
        .replace(/技術的対策\d+件のうち\d+件/g, `技術的対策${kinds.technical}件のうち${tested}件`)
        .replace(/統制上の対策\d+件/g, `統制上の対策${kinds.governance}件`),
  },
];
const ofKind = (kind: 'technical' | 'governance') => catalog.safeguards.filter((one) => one.kind === kind);
const kinds = { technical: ofKind('technical').length, governance: ofKind('governance').length };
const named = new Set(catalog.rules.flatMap(({ safeguards }) => safeguards.map(({ id }) => id)));
const tested = ofKind('technical').filter(({ id }) => named.has(id)).length;

describe.each(readmes)('$page', ({ page, services, frameworks, counts }) => {
  const text = read(page);

  it('opens with the two commands', () => {
    expect(text).toMatch(/^npm ci && npx comply scan --demo( |$)/m);
    expect(text).toMatch(/^npm test( |$)/m);
  });

  it('has the numbers of the catalog', async () => {
    const editions = catalog.frameworks.flatMap(({ id, editions: all }) =>
      all.map((edition) => `| \`${id}\` | \`${edition.id}\` | ${edition.controls.length} |`),
    );
    const perProvider = Map.groupBy(catalog.rules, ({ id }) => id.split('/')[0] ?? id);
    const rows = [...perProvider].map(([provider, rules]) => {
      const services = [...new Set(rules.map(({ id }) => id.split('/')[1]))].sort();
      return `| \`${provider}\` | ${services.join(', ')} | ${rules.length} |`;
    });
    const counted = fillTable(fillTable(counts(text), services, rows), frameworks, editions);
    await expect(counted).toMatchFileSnapshot(join(root, page));
  });

  it('shows of a server what the program prints', () => {
    const [, shown = ''] = /^```text\n([\s\S]*?)^```/m.exec(text) ?? [];
    const lines = shown.trimEnd().split('\n');
    const printed = read(`fixtures/golden/tls.${page === 'README.md' ? 'en' : 'ja'}.80.txt`).split('\n');
    const places = lines.filter((line) => line !== '⋮').map((line) => printed.indexOf(line));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.length).toBeGreaterThan(5);
  });

  it('has every exit code', () => {
    const codes = [...text.matchAll(/^\| (\d+)(?:, (\d+))? \|/gm)].flatMap(([, ...found]) => found.filter(Boolean));
    expect(codes.map(Number)).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
  });

  it('names the Node.js and the licence of the package', () => {
    expect(text).toContain(engines.node?.replace('>=', ''));
    expect(text).toContain(license);
  });
});

describe.each([
  {
    page: 'docs/permissions.md',
    action: '| action | rules that need it |',
    roleAction: '| role action of Azure | rules that need it |',
    scope: '| permission of Microsoft Graph | rules that need it |',
  },
  {
    page: 'docs/permissions.ja.md',
    action: '| アクション | 必要とするルール |',
    roleAction: '| Azureロールのアクション | 必要とするルール |',
    scope: '| Microsoft Graphの権限 | 必要とするルール |',
  },
])('$page', ({ page, action, roleAction, scope }) => {
  it('lists what the shipped rules need, and no other', async () => {
    const rowsOf = (provider: string, isListed: (permission: string) => boolean) => {
      const schemas = resourceSchemas.filter(({ type }) => type.startsWith(`${provider}/`));
      const asked = [...listPermissions(catalog.rules, schemas)].filter(([permission]) => isListed(permission));
      return asked.map(([permission, rules]) => `| \`${permission}\` | ${nameRules(rules)} |`);
    };
    const policy = (await loadPolicy('aws'))(selectRules(catalog, {}).wanted, []);
    let text = fillBlock(read(page), 'json', JSON.stringify(policy, null, 2));
    // Who we are is asked before any rule is thought of, and cannot be denied.
    const ofAws = rowsOf('aws', (name) => name !== 'sts:GetCallerIdentity');
    text = fillTable(text, action, ofAws);
    const ofAzure = rowsOf('azure', (name) => name.startsWith('Microsoft.'));
    text = fillTable(text, roleAction, ofAzure);
    const ofGraph = rowsOf('azure', (name) => !name.startsWith('Microsoft.') && name !== '-');
    text = fillTable(text, scope, ofGraph);
    await expect(text).toMatchFileSnapshot(join(root, page));
  });
});

function nameRules(rules: readonly string[]): string {
  return rules.length > 3 ? `${rules.length}` : rules.map((id) => `\`${id}\``).join(', ');
}

describe.each([
  { page: 'docs/ci.md', input: '| input | default | meaning |', output: '| output | is |' },
  { page: 'docs/ci.ja.md', input: '| 入力 | 既定 | 意味 |', output: '| 出力 | 内容 |' },
])('$page', ({ page, input, output }) => {
  const text = read(page);

  it('has every exit code', () => {
    const rows = [...text.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual(Object.values(exitCodes).sort((a, b) => a - b));
  });

  it('runs the version of the package', () => {
    const versions = [...text.matchAll(/comply-scan@([\d.]+)/g)].map(([, named]) => named);
    expect(new Set(versions)).toEqual(new Set([version]));
    expect([...text.matchAll(/OWNER\/comply@v([\d.]+)/g)].map(([, named]) => named)).toContain(version);
  });

  it('has YAML that parses', () => {
    const blocks = [...text.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, block = '']) => block);
    expect(blocks.length).toBeGreaterThan(3);
    for (const block of blocks) expect(parseDocument(block).errors).toEqual([]);
  });

  it('has the inputs and outputs of the action, and the action the flags of a scan', () => {
    const action = readAction(join(root, 'action.yml'));
    const rows = (header: string) =>
      tableUnder(text, header).map(([name = '', ...cells]) => {
        const [, id, star] = /^`([\w-]+)`( \*)?$/.exec(name) ?? [];
        return { id, isList: star !== undefined, standard: (cells[0] ?? '').replaceAll('`', '') };
      });
    const inputs = Object.entries(action.inputs).map(([id, { description, default: standard = '' }]) => ({
      id,
      isList: description.includes('one a line'),
      standard: String(standard),
    }));
    expect(rows(input)).toEqual(inputs);
    expect(rows(output).map(({ id }) => id)).toEqual(Object.keys(action.outputs));
    expect(action.inputs.package?.default).toBe(`comply-scan@${version}`);

    const scan = createProgram(helpEn, '0', {} as Actions).commands.find((command) => command.name() === 'scan');
    const flags = new Set(scan?.options.map(({ long }) => long));
    const names = inputs.slice(4).map(({ id }) => `--${id}`);
    expect(names.filter((name) => !flags.has(name))).toEqual([]);
    const script = action.runs.steps.map((step) => step.run ?? '').join('\n');
    expect(names.filter((name) => !script.includes(`${name} `) && !script.includes(`${name})`))).toEqual([]);
  });
});

describe.each([
  ['docs/formats.md', '| format | read by |'],
  ['docs/formats.ja.md', '| 形式 | 読むもの |'],
])('%s', (page, header) => {
  it('has every format', () => {
    const named = tableUnder(read(page), header).map(([name = '']) => name.slice(1, -1));
    expect(named.toSorted()).toEqual([...savedOutputFormats].sort());
  });
});

/** The cells of the table whose first line begins so. */
function tableUnder(page: string, header: string): readonly (readonly string[])[] {
  const lines = page.split('\n');
  const rest = lines.slice(lines.findIndex((line) => line.startsWith(header)) + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('CHANGELOG.md', () => {
  it('has the numbers of the rules for Azure', async () => {
    const rules = catalog.rules.filter(({ id }) => id.startsWith('azure/'));
    const services = new Set(rules.map(({ id }) => id.split('/')[1]));
    const types = new Set(rules.map(({ resource }) => resource));
    const counted = `${rules.length} rules on ${types.size} resource types of ${services.size} services`;
    const text = read('CHANGELOG.md').replace(/\d+ rules on \d+ resource types of \d+ services/, counted);
    expect(text).toContain(counted);
    await expect(text).toMatchFileSnapshot(join(root, 'CHANGELOG.md'));
  });

  it('has the version of the package', () => {
    expect(read('CHANGELOG.md')).toMatch(new RegExp(`^## \\[${version}\\] - `, 'm'));
  });
});

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('links to what is there', () => {
    const broken = readLinks(text).filter((address) => {
      if (/^[a-z]+:/.test(address)) return !address.startsWith('https://');
      const [path, anchor] = address.split('#');
      const file = path === '' || path === undefined ? page : normalize(join(dirname(page), path));
      if (!existsSync(join(root, file))) return true;
      return anchor !== undefined && !readAnchors(read(file)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  it('shows command lines that the program takes', async () => {
    const refused: string[] = [];
    for (const shown of readCommandLines(text)) {
      const refusal = await refusalOf(shown);
      if (refusal !== undefined) refused.push(`${shown.line}: ${refusal}`);
    }
    expect(refused).toEqual([]);
  });

  it('says nothing of a framework that it does not say', () => {
    const { numberWithUnit: _, ...all } = claims;
    expect(Object.values(all).flatMap((claim) => claim(text.replaceAll('\n', ' ')) ?? [])).toEqual([]);
  });
});

describe('the reading of pages', () => {
  it('sees command lines, and what is wrong with them', async () => {
    const page =
      'Run `comply scan --dmeo`.\n\n```sh\nnpx comply-scan scan --demo > "a b"   # comply nothing\n- run: npx comply expl\n```\n';
    const lines = readCommandLines(page);
    expect(lines.map(({ args }) => args)).toEqual([['scan', '--demo'], ['expl'], ['scan', '--dmeo']]);
    const refusals = await Promise.all(lines.map(refusalOf));
    expect(refusals).toEqual([undefined, expect.stringContaining('expl'), expect.stringContaining('--demo')]);
  });
});

describe('the picture', () => {
  it.each(['en', 'ja'] as const)('is what the demo prints: %s', async (language) => {
    const file = language === 'en' ? 'demo.svg' : `demo.${language}.svg`;
    await expect(await drawDemo(language)).toMatchFileSnapshot(join(root, 'docs', file));
  });
});
