import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from './support/comply.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);

describe('the packed tarball', () => {
  it('holds the program, its rules, the demo and the TLS scanner, and runs from an empty folder', async () => {
    const folder = emptyFolder();
    const env = { ...process.env, PATH: path };
    const packed = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
      cwd: root,
      env,
    });
    const [{ filename, files, size }] = JSON.parse(packed.stdout) as [
      { filename: string; size: number; files: { path: string }[] },
    ];
    const top = [...new Set(files.map((file) => file.path.split('/')[0]))].sort();
    expect(top).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'bin',
      'dist',
      'docs',
      'fixtures',
      'package.json',
      'rules',
    ]);
    expect(files.map((file) => file.path)).toEqual(
      expect.arrayContaining([
        'dist/catalog.json',
        'dist/schemas/assessment.json',
        'fixtures/demo/snapshot/snapshot.json',
      ]),
    );
    await run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)], { cwd: folder, env });
    const binary = join(folder, 'node_modules', '.bin', 'comply');
    const failure = await run(binary, ['scan', '--demo', '--lang', 'ja'], { cwd: folder, env }).catch((error) => error);
    expect(failure).toMatchObject({ code: 1, stderr: '' });
    expect(failure.stdout).toContain('3省2ガイドライン');
    const library = `import { parts, scanTlsEndpoint } from 'comply-scan/tls-scanner-lite';
      import { rateSslLabs } from 'comply-scan/tls-scanner-lite/ratings';
      const options = { parts, timeoutMs: 5000, signal: AbortSignal.timeout(5000), now: new Date(0) };
      const result = await scanTlsEndpoint({ host: '127.0.0.1', port: 1 }, options);
      console.log(rateSslLabs(result, options.now).reason);`;
    const scanned = await run(process.execPath, ['--input-type=module', '-e', library], { cwd: folder, env });
    expect(scanned).toMatchObject({ stdout: 'closed\n', stderr: '' });
    console.log(`${filename}: ${files.length} files, ${(size / 1024).toFixed(0)} KiB packed`);
  });
});

/** A Node.js of its own under `.cache/`; made by `.ci/run`. */
function findNode(major: number): string | undefined {
  const node = join(root, '.cache', `node${major}`, 'node_modules', 'node', 'bin', 'node');
  if (existsSync(node)) return node;
  if (process.env.CI) throw new Error(`there is no Node.js ${major} in .cache/node${major}`);
  console.warn(`skipping Node.js ${major}: .cache/node${major} is not there (see .ci/run)`);
  return undefined;
}

describe('Node.js', () => {
  const binary = join(root, 'bin', 'comply.js');

  for (const major of [22, 24]) {
    const node = findNode(major);
    it.skipIf(node === undefined)(`${major} gives the same bytes as this one`, async () => {
      const options = { maxBuffer: 64 * 1024 * 1024 };
      const judge = async (program: string) =>
        (await run(program, [binary, 'scan', '--demo', '--format', 'json'], options).catch((error) => error))
          .stdout as string;
      const here = await judge(process.execPath);
      expect(here.length).toBeGreaterThan(10_000);
      expect((await judge(process.execPath)) === here).toBe(true);
      expect((await judge(node ?? '')) === here).toBe(true);
    });
  }

  const old = findNode(20);
  it.skipIf(old === undefined)('20 is told in one line which it needs', async () => {
    const failure = await run(old ?? '', [binary, 'scan', '--demo']).catch((error) => error);
    expect(failure).toMatchObject({ code: 2, stdout: '' });
    expect(failure.stderr).toMatch(/^comply needs Node\.js 22\.12 or newer; this is v20\.\S+ \S+\n$/);
  });
});
