import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { comply, emptyFolder } from './support/comply.ts';

const binary = fileURLToPath(new URL('../../bin/comply.js', import.meta.url));
const held = ['scan', '--demo', '--fail-on', 'none', '--allow-unknown'];

/** What a shell makes of it: `$1` is Node and `$2` the program. */
function shell(script: string, cwd = emptyFolder()) {
  const env = { PATH: process.env.PATH, HOME: cwd, LANG: 'C.UTF-8', CI: '1' };
  const argv = ['-c', script, 'sh', process.execPath, binary];
  const { status, stdout, stderr } = spawnSync('bash', argv, { cwd, env, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

describe('an exit code', () => {
  it('is that of the gate, whoever stops reading', () => {
    for (const format of ['text', 'json', 'markdown']) {
      const piped = `set -o pipefail; "$1" "$2" scan --demo --format ${format} | head -c 10 >/dev/null`;
      expect(shell(piped).code, format).toBe(1);
    }
    expect(shell('set -o pipefail; "$1" "$2" scan --demo --fail-on critical | head -c 10 >/dev/null').code).toBe(3);
    expect(shell('set -o pipefail; "$1" "$2" rules list | head -n 1 >/dev/null').code).toBe(0);
  });

  it.runIf(existsSync('/dev/full'))('is never 0 or 1 where the report could not be written', () => {
    for (const command of [held.join(' '), 'scan --demo --format json', 'rules list', '--help', 'coverage']) {
      const { code, stderr } = shell(`"$1" "$2" ${command} >/dev/full`);
      expect(stderr, command).toMatch(
        /^comply: stdout: cannot be written \(ENOSPC\), so the output is not whole; [^\n]+\n$/,
      );
      expect(code, command).toBe(2);
    }
    expect(shell(`"$1" "$2" ${held.join(' ')} --baseline nope.json 2>/dev/full`).code).toBe(2);
  });

  it('is 70 for what nothing caught, and for an installation that is broken: never that of a gate', () => {
    const io = JSON.stringify(new URL('../../src/cli/io.ts', import.meta.url).href);
    const begin = `const { onUncaught } = await import(${io}); onUncaught(70, (error) => 'told: ' + error.message);`;
    for (const thrown of ['setTimeout(() => { throw new Error("late") })', 'Promise.reject(new Error("late"))']) {
      const argv = ['--input-type=module', '-e', `${begin} ${thrown}; setTimeout(() => {}, 1000);`];
      const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
      expect([status, stderr]).toEqual([70, 'told: late']);
    }
    const broken = emptyFolder();
    for (const part of ['bin', 'dist/cli']) mkdirSync(join(broken, part), { recursive: true });
    copyFileSync(binary, join(broken, 'bin/comply.js'));
    writeFileSync(join(broken, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(broken, 'dist/cli/main.js'), "import { gone } from 'node:fs'; gone();");
    const { status, stderr } = spawnSync(process.execPath, [join(broken, 'bin/comply.js')], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([70, expect.stringContaining('gone')]);
  });

  it('is 2 where the folder it runs in was taken away', () => {
    const { code, stderr } = shell('mkdir gone && cd gone && rmdir ../gone && "$1" "$2" scan --demo');
    expect([code, stderr]).toEqual([2, 'comply: the current folder is not there any more; go to one that is\n']);
  });
});

describe('a scan that can find nothing', () => {
  const endpoint = 'targets: [{ name: web, provider: endpoint, endpoints: ["localhost:1"] }]\n';
  const records = 'targets: [{ name: records, provider: records, path: . }]\n';
  it.each([
    ['rules of another provider', endpoint, ['--rule', 'aws/*'], 'endpoint'],
    ['rules of another provider, and a folder of records', records, ['--rule', 'aws/*'], 'records'],
  ])('is refused: %s', async (_, config, flags, provider) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'comply.yaml'), config);
    const { code, stdout, stderr } = await comply(['scan', ...flags], { cwd });
    expect(stderr).toBe(
      `comply: no selected rule is about what the targets have (${provider}), so nothing would be judged; choose other rules, or other targets\n`,
    );
    expect([code, stdout]).toEqual([2, '']);
  });
});

describe('-o', () => {
  it('writes into what is no file, and leaves it what it is', async () => {
    const cwd = emptyFolder();
    spawnSync('mkfifo', [join(cwd, 'pipe')]);
    const { stdout } = shell(`cat pipe >copy & "$1" "$2" ${held.join(' ')} -o csv=pipe >/dev/null; echo $?; wait`, cwd);
    expect(stdout).toBe('0\n');
    expect(readFileSync(join(cwd, 'copy'), 'utf8')).toMatch(/^\uFEFF"rule"/);
    expect(statSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
    symlinkSync('/dev/full', join(cwd, 'full'));
    expect((await comply([...held, '-o', 'csv=full'], { cwd })).code).toBe(2);
    expect(lstatSync(join(cwd, 'full')).isSymbolicLink()).toBe(true);
  });

  it('keeps a link, and says what stands in the way', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'real.csv'), '');
    symlinkSync('real.csv', join(cwd, 'link.csv'));
    expect((await comply([...held, '-o', 'csv=link.csv'], { cwd })).code).toBe(0);
    expect(lstatSync(join(cwd, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real.csv'), 'utf8')).not.toBe('');
    mkdirSync(join(cwd, 'a.csv.part'));
    const { code, stderr } = await comply([...held, '-o', 'csv=a.csv'], { cwd });
    expect([code, stderr]).toEqual([
      2,
      'comply: a.csv: cannot be written (EISDIR); name a file in a folder that exists and is yours\n',
    ]);
    rmSync(cwd, { recursive: true });
  });
});
