import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find-config.ts';
import { loadConfig } from '../../src/config/load.ts';
import { InputError } from '../../src/model/errors.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'comply-config-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

const waivers = `# accepted by the board
- rule: aws/s3/*
  resources: [acme-logs]
  type: risk-accepted
  owner: sre@acme.example
  approvedBy: ciso@acme.example
  reason: moves in spring
  expires: 2027-03-31
`;
const attestations =
  '- { safeguard: training, statement: s, person: p, role: r, date: 2026-04-01, validUntil: 2027-03-31 }\n';

describe('loadConfig', () => {
  it('reads waivers and attestations beside comply.yaml, from wherever it is called', () => {
    write(
      'comply.yaml',
      'waivers: compliance/waivers.yaml\ntargets: [{ name: r, provider: records, path: compliance }]\n',
    );
    write('compliance/waivers.yaml', waivers);
    write('compliance/attestations.yaml', attestations);
    write('deep/er/x', '');
    const here = loadConfig('comply.yaml', folder);
    expect(here.waivers.map(({ place, expires }) => [place, expires])).toEqual([
      ['compliance/waivers.yaml:2', '2027-03-31'],
    ]);
    expect(here.attestations.map(({ place }) => place)).toEqual(['compliance/attestations.yaml:1']);
    const below = loadConfig('../../comply.yaml', join(folder, 'deep/er'));
    expect([below.waivers, below.attestations]).toEqual([here.waivers, here.attestations]);
    expect(below.file).toBe('../../comply.yaml');
    expect(loadConfig(join(folder, 'comply.yaml'), '/').waivers).toEqual(here.waivers);
  });

  it('takes a records folder without attestations', () => {
    write('comply.yaml', 'targets: [{ name: r, provider: records, path: compliance }]\n');
    write('compliance/README', '');
    expect(loadConfig('comply.yaml', folder).attestations).toEqual([]);
  });

  it.each([
    ['waivers: gone.yaml', "comply.yaml:1:10: there is no file 'gone.yaml'"],
    ['waivers: .', "comply.yaml:1:10: '.' is a folder; name a file"],
    ['targets: [{ name: r, provider: records, path: gone }]', "comply.yaml:1:47: there is no folder 'gone'"],
    ['waivers: [', 'comply.yaml:'],
  ])('%s', (text, message) => {
    write('comply.yaml', text);
    expect(() => loadConfig('comply.yaml', folder)).toThrow(message);
  });

  it.each(['attestations.yaml', 'responsibilities.yaml', 'costs.yaml'])(
    'waits for no pipe, follows no link out of the folder and takes UTF-8 alone for %s',
    (name) => {
      write('comply.yaml', 'targets: [{ name: r, provider: records, path: compliance }]\n');
      write('secret', 'root:x:0:0\n');
      write('compliance/README', '');
      const path = join(folder, 'compliance', name);
      const refusal = (prepare: () => void): string => {
        rmSync(path, { force: true, recursive: true });
        prepare();
        try {
          loadConfig('comply.yaml', folder);
          return 'nothing is told';
        } catch (error) {
          return error instanceof InputError ? error.text.en : String(error);
        }
      };
      const at = `compliance/${name}: `;
      expect(refusal(() => execFileSync('mkfifo', [path]))).toBe(`${at}it is no regular file; put one in its place`);
      expect(refusal(() => mkdirSync(path))).toBe(`${at}it is no regular file; put one in its place`);
      expect(refusal(() => symlinkSync('../secret', path))).toBe(
        `${at}it is a link out of the records folder; put the file itself there`,
      );
      expect(refusal(() => writeFileSync(path, Buffer.from([0x2d, 0x20, 0xff, 0x0a])))).toBe(
        `compliance/${name}:1:3: this is no UTF-8, perhaps Shift_JIS; save the file as UTF-8`,
      );
    },
  );

  it('takes comply.yaml and waivers in UTF-8 alone', () => {
    write('comply.yaml', 'waivers: w.yaml\n');
    const shiftJis = Buffer.from([0x23, 0x20, 0x93, 0xfa, 0x96, 0x7b, 0x0a]);
    writeFileSync(join(folder, 'w.yaml'), shiftJis);
    expect(() => loadConfig('comply.yaml', folder)).toThrow('w.yaml:1:3: this is no UTF-8, perhaps Shift_JIS');
    writeFileSync(join(folder, 'comply.yaml'), shiftJis);
    expect(() => loadConfig('comply.yaml', folder)).toThrow('comply.yaml:1:3: this is no UTF-8, perhaps Shift_JIS');
  });

  it('names the place in the file that is wrong', () => {
    write('comply.yaml', 'waivers: w.yaml\n');
    write('w.yaml', waivers.replace('owner', 'ownr'));
    expect(() => loadConfig('comply.yaml', folder)).toThrow("w.yaml:5:3: unknown key 'ownr' (did you mean 'owner'?)");
  });

  it('says so when the config itself is not there', () => {
    expect(() => loadConfig('other.yaml', folder)).toThrow('other.yaml: no such file');
  });
});

describe('findConfig', () => {
  it('looks here and above, and takes the nearest', () => {
    write('comply.yaml', '');
    write('a/comply.yaml', '');
    write('a/b/c/x', '');
    write('d/x', '');
    expect(findConfig(folder)).toBe('comply.yaml');
    expect(findConfig(join(folder, 'a/b/c'))).toBe('../../comply.yaml');
    expect(findConfig(join(folder, 'd'))).toBe('../comply.yaml');
  });
});

describe('loadConfig, of records', () => {
  const split = (vendor: string) => `- { control: "iso27017:8.15", party: shared, vendor: ${vendor} }\n`;
  const vendors = '- { name: Acme Cloud, service: Hosting, role: cloud, handles: [], regions: [JP] }\n';
  const load = () => loadConfig('comply.yaml', folder);
  beforeEach(() => write('comply.yaml', 'targets: [{ name: r, provider: records, path: compliance/ }]\n'));

  it('refuses a vendor that the register has not, or that has no register', () => {
    write('compliance/responsibilities.yaml', split('Acme Cloud/Hostin'));
    expect(load).toThrow(
      "compliance/responsibilities.yaml:1:54: there is no vendors.yaml that has 'Acme Cloud/Hostin'; make one beside this file",
    );
    write('compliance/vendors.yaml', vendors);
    expect(load).toThrow(
      "compliance/responsibilities.yaml:1:54: vendors.yaml has no 'Acme Cloud/Hostin' (did you mean 'Acme Cloud/Hosting'?)",
    );
    write('compliance/responsibilities.yaml', split('Nobody/Nothing'));
    expect(load).toThrow("vendors.yaml has no 'Nobody/Nothing'; add it there");
    write('compliance/responsibilities.yaml', split('Acme Cloud/Hosting'));
    const [declared] = load().responsibilities ?? [];
    expect(declared).toEqual({
      place: { file: 'compliance/responsibilities.yaml', line: 1, column: 14 },
      ...{ framework: 'iso27017', control: '8.15', party: 'shared', vendor: 'Acme Cloud/Hosting' },
    });
    write('compliance/vendors.yaml', '# none\n');
    expect(load).toThrow("vendors.yaml has no 'Acme Cloud/Hosting'");
  });

  it('says where the control or safeguard of an attestation is written', () => {
    write('compliance/attestations.yaml', `# ours\n${attestations}`);
    expect(load().places?.['attestations[0]']).toEqual({ file: 'compliance/attestations.yaml', line: 2, column: 16 });
  });
});
