import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src');

/** Who may import whom. A folder may always import itself. An entry is a folder, or one file of it. */
const table: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: [],
  yaml: ['model', 'text'],
  i18n: ['model'],
  'tls-scanner-lite': [],
  config: ['model', 'text', 'i18n', 'yaml'],
  report: [
    'model',
    'text',
    'i18n',
    'yaml',
    'tls-scanner-lite/result.ts',
    'tls-scanner-lite/verdict.ts',
    'tls-scanner-lite/rating',
  ],
  // What has no need of Node.js: the same characters are hidden, the same cells are formulas, counts are written the same.
  browser: ['model', 'i18n/plural.ts', 'report/printable.ts', 'report/csv/cell.ts'],
  catalog: ['model', 'text', 'yaml', 'providers/schema.ts'],
  providers: ['model', 'yaml', 'text'],
  collect: ['model', 'text', 'providers/provider.ts'],
  evaluate: ['model', 'text', 'i18n'],
  assess: ['model', 'text', 'i18n'],
  'judge.ts': ['model', 'evaluate', 'assess'],
  'scan.ts': ['model', 'collect', 'judge.ts', 'providers/provider.ts'],
  evidence: [
    'model',
    'text',
    'i18n',
    'catalog',
    'evaluate',
    'assess',
    'judge.ts',
    'collect/file-error.ts',
    'collect/is-gap.ts',
    'collect/open-snapshot.ts',
    'collect/parse-line.ts',
    'collect/parse-target.ts',
    'collect/shape.ts',
    'collect/split-lines.ts',
    'collect/spool.ts',
  ],
  period: ['model', 'text', 'i18n'],
  logs: ['model', 'text', 'i18n', 'yaml'],
  cli: [
    'model',
    'text',
    'yaml',
    'i18n',
    'config',
    'catalog',
    'collect',
    'evaluate',
    'assess',
    'report',
    'tls-scanner-lite',
    'evidence',
    'period',
    'logs',
    'judge.ts',
    'scan.ts',
    'providers/index.ts',
    'providers/calls.ts',
    'providers/log-lines.ts',
    'providers/provider.ts',
    'providers/schema.ts',
    'providers/schemas.ts',
  ],
};

/** What one provider alone may import beside the others. */
const ofProvider: Readonly<Record<string, readonly string[]>> = {
  endpoint: ['tls-scanner-lite'],
  records: ['config/decode-utf8.ts', 'config/read-inside.ts', 'config/read-register.ts', 'config/read-word.ts', 'logs'],
};

/** Folders of `providers` that every provider builds on. */
const shared = ['read', 'send', 'derive'];

/** Packages and built-ins that only some places may load; everything else is free. */
const reserved: readonly { readonly module: RegExp; readonly places: readonly string[] }[] = [
  {
    module: /^node:fs/,
    places: [
      'config/',
      'catalog/',
      'collect/open-snapshot',
      'collect/spool',
      'collect/unfinished',
      'collect/write-snapshot',
      'cli/',
      'evidence/',
      'period/open-run',
      'providers/aws/connect/ca-bundle',
      'providers/import/read-file',
      'report/viewer/program',
    ],
  },
  { module: /^@(aws-sdk|smithy)\//, places: ['providers/aws/', 'evidence/sign/', 'evidence/upload/'] },
  // What is required is seen by no check on imports.
  { module: /^node:module$/, places: ['providers/aws/connect/sdk'] },
  { module: /^@azure\//, places: ['providers/azure/'] },
  { module: /^commander$/, places: ['cli/'] },
  { module: /^puppeteer-core$/, places: ['cli/report/'] },
  { module: /^chalk$/, places: ['report/', 'cli/'] },
  { module: /^yaml$/, places: ['yaml/'] },
  {
    module: /^node:(net|tls|http|https|dns)/,
    places: [
      'tls-scanner-lite/',
      'providers/endpoint/',
      'providers/aws/connect/agents',
      'providers/aws/connect/ca-bundle',
      'providers/aws/connect/loopback',
      'providers/aws/connect/proxy',
      'providers/azure/connect/agent',
      'evidence/sign/timestamp',
      'cli/report/page-server',
    ],
  },
];

interface Import {
  readonly file: string;
  readonly module: string;
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split('\\').join('/'))
  .sort();
const imports = files.flatMap(importsOf);

describe('the import table', () => {
  it('reads a house that stands', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(imports.length).toBeGreaterThan(150);
    console.info(`${files.length} files, ${imports.length} imports`);
  });

  it('is kept by every relative import', () => {
    const broken = imports.filter(
      ({ file, module }) => module.startsWith('.') && !mayImport(file, target(file, module)),
    );
    expect(broken.map(show)).toEqual([]);
  });

  it('keeps a provider out of another, and tls-scanner-lite to the endpoint provider', () => {
    const broken = imports.filter(({ file, module }) => {
      const [folder, provider] = file.split('/');
      if (!module.startsWith('.') || folder !== 'providers' || file.split('/').length < 3) return false;
      const reached = target(file, module);
      if (reached.startsWith('tls-scanner-lite/')) return provider !== 'endpoint';
      const [, other = ''] =
        reached.startsWith('providers/') && reached.split('/').length > 2 ? reached.split('/') : [];
      return other !== '' && other !== provider && !shared.includes(other);
    });
    expect(broken.map(show)).toEqual([]);
  });

  it('is kept by every package and built-in', () => {
    const broken = imports.filter(({ file, module }) =>
      reserved.some((rule) => rule.module.test(module) && !rule.places.some((place) => file.startsWith(place))),
    );
    expect(broken.map(show)).toEqual([]);
  });

  it('loads SDK clients lazily: no value is imported from one at the top of a file', () => {
    // A call at the top of a file, where nothing is indented, loads as an import does.
    const eager = files.filter((file) =>
      /^import (?!type\b)[^;]*from '@(aws-sdk|azure)\/|^(?=\S)[^\n]*\bsdk\('@/m.test(read(file)),
    );
    expect(eager).toEqual([]);
  });
});

describe('the house style', () => {
  it('touches `process` in cli/io.ts alone, and `console` nowhere', () => {
    const touching = files.filter((file) => file !== 'cli/io.ts' && /\bprocess\.|node:process/.test(code(file)));
    expect(touching).toEqual([]);
    expect(files.filter((file) => /\bconsole\.\w+\(/.test(code(file)))).toEqual([]);
  });

  it('has no default export, no class but errors, no enum, no catch-all file name', () => {
    expect(files.filter((file) => /export default/.test(code(file)))).toEqual([]);
    expect(files.filter((file) => /\bclass (?!\w*Error\b)\w+/.test(code(file)))).toEqual([]);
    expect(files.filter((file) => /^\s*(export )?(const )?enum /m.test(code(file)))).toEqual([]);
    expect(files.filter((file) => /\/(utils?|helpers?|common|types)\.ts$/.test(file))).toEqual([]);
  });

  it('splits files at 300 lines', () => {
    const long = files.map((file) => [file, read(file).split('\n').length] as const).filter(([, lines]) => lines > 300);
    expect(long).toEqual([]);
  });

  it('has a clock in cli/io.ts alone', () => {
    const clocks = files.filter((file) => file !== 'cli/io.ts' && /\bDate\.now\(|new Date\(\)/.test(code(file)));
    expect(clocks).toEqual([]);
  });
});

function mayImport(file: string, reached: string): boolean {
  const folder = file.split('/')[0] ?? file;
  if (reached.split('/')[0] === folder) return true;
  const own = folder === 'providers' ? (ofProvider[file.split('/')[1] ?? ''] ?? []) : [];
  return [...(table[folder] ?? []), ...own].some((allowed) => reached === allowed || reached.startsWith(`${allowed}/`));
}

function target(file: string, module: string): string {
  return posix.normalize(posix.join(posix.dirname(file), module));
}

function importsOf(file: string): Import[] {
  const found = code(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, module = '']) => ({ file, module }));
}

/** The file without its comments. */
function code(file: string): string {
  return read(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

function read(file: string): string {
  return readFileSync(join(source, file), 'utf8');
}

function show({ file, module }: Import): string {
  return `${relative(root, dirname(join(source, file)))}: ${file} imports ${module}`;
}
