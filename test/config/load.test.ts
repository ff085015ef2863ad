import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/config/find-config.ts';
import { loadConfig } from '../../src/config/load.ts';

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
