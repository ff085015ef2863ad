import { join } from 'node:path';

const source = (path) => join(import.meta.dirname, 'src', path);

/** What every start loads, what a scan loads besides, and what a short command loads: the modules that lead to all of it. */
const roots = {
  start: ['cli/main.ts'],
  scan: ['cli/commands/scan.ts', 'collect/open-snapshot.ts', 'catalog/load.ts', 'judge.ts', 'report/text.ts'],
  short: ['cli/commands/tls.ts', 'cli/tls/rate-endpoint.ts', 'report/tls/text.ts', 'report/tls/json.ts'],
};

/**
 * Modules that are loaded together, by id, with the chunk they go into and the packages they need, themselves or by what they
 * import. What a scan loads is told apart by these and by what a short command shares with it: nobody loads what he does not need.
 */
function chunksOf(context) {
  const isOurs = (id) => id.startsWith(source(''));
  const importsOf = (id) => context.getModuleInfo(id)?.importedIds ?? [];
  const reach = (id, seen) => {
    if (!isOurs(id) || seen.has(id)) return seen;
    seen.add(id);
    for (const imported of importsOf(id)) reach(imported, seen);
    return seen;
  };
  const reached = (paths) => paths.reduce((seen, path) => reach(source(path), seen), new Set());
  const packagesOf = (id) =>
    [...reach(id, new Set())].flatMap(importsOf).filter((name) => !isOurs(name) && !name.startsWith('node:'));
  const [start, scan, short] = [roots.start, roots.scan, roots.short].map(reached);
  const chunkOf = (id) => {
    if (start.has(id)) return { chunk: 'start', packages: [] };
    return { chunk: short.has(id) ? 'short' : 'scan', packages: [...new Set(packagesOf(id))].sort() };
  };
  return new Map([...start, ...scan].map((id) => [id, chunkOf(id)]));
}

let chunks;

/** A group takes what its modules import too, unless an earlier one has: so those of a start come first, and those of no package. */
const groups = ['start', 'short', 'scan']
  .flatMap((chunk) => [0, 1, 2, 3].map((packages) => ({ chunk, packages })))
  .map((group, index, { length }) => ({
    debugName: `${group.chunk} ${group.packages}`,
    priority: length - index,
    name: (id, context) => {
      chunks ??= chunksOf(context);
      const { chunk, packages = [] } = chunks.get(id) ?? {};
      return chunk === group.chunk && packages.length === group.packages ? [chunk, ...packages].join('-') : null;
    },
  }));

/**
 * The program, with modules that are always loaded together in one file: to find and compile each by itself took a tenth of a
 * start. What is imported lazily stays a file of its own, and packages stay packages.
 */
const program = {
  input: {
    'cli/main': 'src/cli/main.ts',
    'cli/build-catalog': 'src/cli/build-catalog.ts',
    'tls-scanner-lite/index': 'src/tls-scanner-lite/index.ts',
    'tls-scanner-lite/ratings': 'src/tls-scanner-lite/ratings.ts',
  },
  platform: 'node',
  logLevel: 'warn',
  external: /^[^./]/,
  // The package is found two folders above a file of it, as from its source.
  output: {
    dir: 'dist',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups },
  },
};

/** What runs in the report for people: one script that goes into the file, so a small one. */
const report = {
  input: { report: 'src/browser/report.ts' },
  platform: 'browser',
  logLevel: 'warn',
  output: { dir: 'dist/browser', entryFileNames: '[name].js', format: 'iife', minify: true },
};

export default [program, report];
