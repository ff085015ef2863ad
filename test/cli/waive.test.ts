import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WaiveOptions } from '../../src/cli/command-options.ts';
import { waive } from '../../src/cli/commands/waive.ts';
import type { Io } from '../../src/cli/io.ts';
import { loadConfig } from '../../src/config/load.ts';
import { InputError, UsageError } from '../../src/model/errors.ts';
import { runComply } from '../support/run-comply.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'comply-waive-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

const base: WaiveOptions = {
  color: false,
  resource: ['acme-web-*'],
  type: 'risk-accepted',
  owner: 'web@acme.example',
  approvedBy: 'ciso@acme.example',
  reason: 'Static site',
  expires: '2027-03-31',
};

async function run(rule: string, options: Partial<WaiveOptions> = {}, changes: Partial<Io> = {}) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr') => ({
    write: async (text: string) => {
      written[name] += text;
    },
    isTerminal: false,
    columns: 80,
    colorLevel: 0 as const,
  });
  const io: Io = {
    argv: [],
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    cwd: folder,
    env: {},
    now: () => new Date('2026-11-20T20:00:00Z'),
    host: () => ({ node: 'v26.0.0', platform: 'linux-x64' }),
    onInterrupt: () => () => {},
    ...changes,
  };
  await waive(rule, { ...base, ...options }, io);
  return written;
}

const encryption = 'aws/s3/default-encryption';

describe('comply waive', () => {
  it('appends to the file that comply.yaml names, and leaves the rest as it was', async () => {
    write('comply.yaml', 'waivers: compliance/waivers.yaml # the board\ntimeZone: Asia/Tokyo\n');
    await run(encryption);
    const first = read('compliance/waivers.yaml');
    write('compliance/waivers.yaml', `# Accepted.\n${first}# Next review in spring.\n`);
    const { stdout } = await run('aws/s3/*', { resource: ['acme-web-assets'], expires: '90d' });
    expect(stdout).toBe(
      'compliance/waivers.yaml:10: waives aws/s3/* on acme-web-assets, to the end of 2027-02-19 (Asia/Tokyo)\n',
    );
    expect(read('compliance/waivers.yaml')).toMatch(
      /^# Accepted\.\n- rule[\s\S]*# Next review in spring\.\n- rule: "aws\/s3\/\*"\n/,
    );
    expect(loadConfig('comply.yaml', folder).waivers.map(({ rule, expires }) => [rule, expires])).toEqual([
      [encryption, '2027-03-31'],
      // In Tokyo it is the 21st already.
      ['aws/s3/*', '2027-02-19'],
    ]);
    expect(read('comply.yaml')).toBe('waivers: compliance/waivers.yaml # the board\ntimeZone: Asia/Tokyo\n');
    expect(readdirSync(join(folder, 'compliance'))).toEqual(['waivers.yaml']);
  });

  it('makes the file where there is none, and names it', async () => {
    write('deep/comply.yaml', 'organization: Acme # us\n# end');
    const { stdout } = await run(encryption, { config: 'deep/comply.yaml' });
    expect(stdout).toContain('deep/waivers.yaml:1: waives');
    expect(stdout).toContain('deep/comply.yaml: names waivers.yaml under waivers');
    expect(read('deep/comply.yaml')).toBe('organization: Acme # us\n# end\nwaivers: waivers.yaml\n');
    expect(loadConfig('deep/comply.yaml', folder).waivers).toHaveLength(1);
    await expect(run(encryption, { config: 'deep/comply.yaml' })).rejects.toThrow(
      'waivers.yaml:1: it stands there already',
    );
    write('other/comply.yaml', 'organization: Acme');
    write('other/compliance/x', '');
    await run(encryption, {}, { cwd: join(folder, 'other/compliance') });
    expect(existsSync(join(folder, 'other/compliance/waivers.yaml'))).toBe(true);
  });

  it('ends what a first try began, and adds nothing twice', async () => {
    write('comply.yaml', '{ organization: Acme }');
    await run(encryption);
    const waivers = read('waivers.yaml');
    write('comply.yaml', '{ organization: Acme }');
    await run(encryption);
    expect(read('waivers.yaml')).toBe(waivers);
    expect(loadConfig('comply.yaml', folder).waivers).toHaveLength(1);
  });

  it.each<[string, Partial<WaiveOptions> & { readonly rule?: string }, string]>([
    [
      'a rule nobody has',
      { rule: 'aws/s3/default-encription' },
      "there is no rule 'aws/s3/default-encription' (did you mean 'aws/s3/default-encryption'?)",
    ],
    ['a pattern no rule has', { rule: 'aws/s4/*' }, "there is no rule 'aws/s4/*'"],
    [
      'a broad rule',
      { rule: '*' },
      "<rule>: '*' takes in rules of every provider; begin it with one, as aws/s3/*, or say --allow-broad",
    ],
    ['broad resources', { resource: ['acme', 'arn:aws:s3:::*'] }, "--resource: 'arn:aws:s3:::*' takes in resources"],
    ['no resource', { resource: [] }, '--resource: name at least one'],
    ['a type', { type: 'accepted' }, "--type: unknown value 'accepted'; use risk-accepted"],
    [
      'no evidence',
      { type: 'compensating-control' },
      '--type: a compensating control needs its evidence; say in --compensating what',
    ],
    ['blanks', { reason: ' \n' }, '--reason: expected text, found none'],
    ['no day', { expires: '2027-02-29' }, "--expires: '2027-02-29' is not a day"],
    ['an odd day', { expires: '+010000-01-01' }, '--expires:'],
    ['a day that is over', { expires: '2026-11-19' }, '--expires: 2026-11-19 is over; it is 2026-11-20'],
    [
      'what HIPAA does not call addressable',
      { type: 'addressable-not-reasonable', rule: 'aws/s3/versioning' },
      '--type: aws/s3/versioning',
    ],
  ])('refuses %s, and writes nothing', async (_, { rule = encryption, ...options }, message) => {
    write('comply.yaml', 'organization: Acme\n');
    await expect(run(rule, options)).rejects.toThrow(message);
    await expect(run(rule, options)).rejects.toBeInstanceOf(UsageError);
    expect(readdirSync(folder)).toEqual(['comply.yaml']);
    expect(read('comply.yaml')).toBe('organization: Acme\n');
  });

  it.each([
    ['there is no comply.yaml', undefined, undefined, 'there is no comply.yaml here or above'],
    ['comply.yaml is wrong', 'waiver: w.yaml', undefined, "unknown key 'waiver'"],
    ['the waivers are wrong', 'waivers: w.yaml', '- rule: x\n', "w.yaml:1:3: missing key 'resources'"],
    ['nothing can be added', 'waivers: w.yaml', 'null\n', 'w.yaml: nothing can be added'],
  ])('writes nothing where %s', async (_, config, waivers, message) => {
    if (config !== undefined) write('comply.yaml', config);
    if (waivers !== undefined) write('w.yaml', waivers);
    await expect(run(encryption)).rejects.toThrow(message);
    if (waivers !== undefined) expect(read('w.yaml')).toBe(waivers);
  });

  it('writes what is UTF-8 only, keeps rights and links, and leaves nothing half written', async () => {
    write('comply.yaml', 'waivers: link.yaml\n');
    write('kept/w.yaml', '# é\n');
    chmodSync(join(folder, 'kept/w.yaml'), 0o640);
    symlinkSync('kept/w.yaml', join(folder, 'link.yaml'));
    await run(encryption);
    expect(statSync(join(folder, 'kept/w.yaml')).mode & 0o777).toBe(0o640);
    expect(read('kept/w.yaml')).toMatch(/^# é\n- rule/);
    const latin = Buffer.from([0x23, 0x20, 0xe9, 0x0a]);
    writeFileSync(join(folder, 'kept/w.yaml'), latin);
    await expect(run(encryption)).rejects.toThrow('link.yaml:1:3: this is no UTF-8');
    expect(readFileSync(join(folder, 'kept/w.yaml'))).toEqual(latin);
    rmSync(join(folder, 'link.yaml'));
    mkdirSync(join(folder, 'link.yaml'));
    await expect(run(encryption)).rejects.toBeInstanceOf(InputError);
  });

  it('writes over nothing that was edited after it was read', async () => {
    const moment = new Date('2026-11-20T20:00:00Z');
    for (const [config, before] of [
      ['waivers: waivers.yaml\n', ''],
      ['waivers: waivers.yaml\n', '# none yet\n'],
      ['{}\n', undefined],
    ] as const) {
      write('comply.yaml', config);
      if (before === undefined) rmSync(join(folder, 'waivers.yaml'));
      else write('waivers.yaml', before);
      const edit = () => {
        write('waivers.yaml', '# by another\n');
        return moment;
      };
      await expect(run(encryption, {}, { now: edit })).rejects.toThrow(
        'waivers.yaml: was edited by another meanwhile, so it was left as it is; run this again',
      );
      expect([read('waivers.yaml'), read('comply.yaml')]).toEqual(['# by another\n', config]);
    }
  });

  it('warns of a year and more, and of HIPAA without an alternative', async () => {
    write('comply.yaml', 'organization: Acme\nlanguage: ja\n');
    const { stdout, stderr } = await run('aws/ec2/volume-encryption', {
      type: 'addressable-not-reasonable',
      expires: '400d',
    });
    expect(stdout).toContain('を acme-web-* について例外承認。期限は2027-12-25の終わり（UTC）');
    expect(stderr).toContain('comply: 有効期間は400日');
    expect(stderr).toContain('同等の代替策');
  });

  it('takes back hostile flags as they came', async () => {
    write('comply.yaml', 'organization: Acme\n');
    const reason = 'a\n# b: "c" \u202Egpj\u001b[31m 本番 😀 \\ \'d\' - {e} [f] &g *h !i %j | > \u2028 ---';
    const resource = ['acme"#\n*', "web: 'x' \u0000acme*"];
    const { stdout } = await run(encryption, { reason, resource, compensating: reason });
    expect(loadConfig('comply.yaml', folder).waivers[0]).toMatchObject({
      reason,
      resources: resource,
      compensating: reason,
    });
    expect(stdout).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
    expect(read('waivers.yaml')).not.toMatch(/\p{Cc}(?<!\n)|\p{Cf}/u);
  });
});

describe('comply waive --assessment', () => {
  let assessment = '';
  beforeAll(async () => {
    assessment = (await runComply(['scan', '--demo', '--format', 'json'])).stdout;
  }, 60_000);

  it('says how many findings it takes in, which a scan then waives', async () => {
    write('comply.yaml', 'organization: Acme\n');
    write('now.json', assessment);
    const { results } = JSON.parse(assessment) as {
      readonly results: readonly {
        readonly rule: string;
        readonly outcome: string;
        readonly resource: { readonly name: string };
      }[];
    };
    const finding = results.find(({ outcome, rule }) => outcome === 'fail' && rule.startsWith('aws/s3/'));
    if (!finding) throw new Error('the demo has no finding of S3');
    const count = results.filter(
      ({ outcome, rule, resource }) =>
        outcome === 'fail' && rule.startsWith('aws/s3/') && resource.name === finding.resource.name,
    ).length;
    const { stdout } = await run('aws/s3/*', { resource: [finding.resource.name], assessment: 'now.json' });
    expect(stdout).toContain(`takes in ${count} finding${count === 1 ? '' : 's'} of`);
    expect(stdout).not.toContain('takes in every resource');
    const all = await run('aws/s3/*', { resource: ['*'], allowBroad: true, assessment: 'now.json' });
    expect(all.stdout).toContain('takes in every resource that aws/s3/');
  });

  it('refuses one that matches nothing there, and writes nothing', async () => {
    write('comply.yaml', 'organization: Acme\n');
    write('now.json', assessment);
    await expect(run(encryption, { resource: ['no-such-bucket'], assessment: 'now.json' })).rejects.toThrow(
      'it matches no finding of now.json',
    );
    await expect(run(encryption, { assessment: 'gone.json' })).rejects.toThrow('gone.json: cannot be read (ENOENT)');
    expect(readdirSync(folder).sort()).toEqual(['comply.yaml', 'now.json']);
  });
});
