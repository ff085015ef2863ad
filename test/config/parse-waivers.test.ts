import { describe, expect, it } from 'vitest';
import { parseAttestations } from '../../src/config/parse-attestations.ts';
import { parseWaivers } from '../../src/config/parse-waivers.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

const waiver = {
  rule: 'aws/s3/*',
  resources: ['arn:aws:s3:::acme-logs', 'acme-*'],
  type: 'risk-accepted',
  owner: 'sre@acme.example',
  approvedBy: 'ciso@acme.example',
  reason: 'moves in spring',
  expires: '2027-03-31',
};
const attestation = {
  control: 'hipaa:164.308(a)(2)',
  statement: 'A security official is named',
  person: 'Hanako Acme',
  role: 'CISO',
  date: '2026-04-01',
  validUntil: '2027-03-31',
};

function waivers(...items: readonly object[]) {
  return parseWaivers(parseYaml('w.yaml', items.map((item) => `- ${JSON.stringify(item)}\n`).join('')), 'w.yaml');
}
function attestations(...items: readonly object[]) {
  return parseAttestations(parseYaml('a.yaml', items.map((item) => `- ${JSON.stringify(item)}\n`).join('')), 'a.yaml');
}

describe('parseWaivers', () => {
  it('reads a list, and knows where each stands', () => {
    const second = { ...waiver, type: 'compensating-control', compensating: 'network is closed' };
    expect(waivers(waiver, second)).toEqual([
      { ...waiver, place: 'w.yaml:1' },
      { ...second, place: 'w.yaml:2' },
    ]);
    expect(waivers()).toEqual([]);
  });

  it.each([
    [{ ...waiver, expires: undefined }, "w.yaml:1:3: missing key 'expires'"],
    [{ ...waiver, expires: '2027-02-29' }, "'2027-02-29' is not a day; write it as 2027-03-31"],
    [{ ...waiver, expires: '2027-3-31' }, "'2027-3-31' is not a day"],
    [{ ...waiver, type: 'accepted' }, "unknown value 'accepted'; use risk-accepted"],
    [{ ...waiver, type: 'risk-acepted' }, "(did you mean 'risk-accepted'?)"],
    [{ ...waiver, reason: ' ' }, 'expected text, found none'],
    [{ ...waiver, resources: [] }, 'name at least one resource'],
    [{ ...waiver, resource: 'a' }, "unknown key 'resource' (did you mean 'resources'?)"],
    [{ ...waiver, rule: '*', resources: ['a', '*'] }, "w.yaml:1:11: '*' takes in rules of every provider"],
    [{ ...waiver, rule: '?*/s3/*' }, 'takes in rules of every provider'],
    [{ ...waiver, resources: ['acme-logs', '*'] }, "w.yaml:1:47: '*' takes in resources that it does not name"],
    [{ ...waiver, type: 'compensating-control' }, 'w.yaml:1:77: a compensating control needs its evidence'],
    [{ ...waiver, type: 'compensating-control', compensating: ' ' }, 'expected text, found none'],
  ])('refuses %j', (item, message) => {
    expect(() => waivers(item)).toThrow(message);
  });

  it('takes a broad one that says so', () => {
    const broad = { ...waiver, rule: '*', resources: ['*'], allowBroad: true };
    expect(waivers(broad)[0]?.allowBroad).toBe(true);
    expect(() => waivers({ ...broad, allowBroad: false })).toThrow('takes in rules of every provider');
    expect(() => waivers({ ...broad, allowBroad: 'yes' })).toThrow('expected true or false');
  });
});

describe('parseAttestations', () => {
  it('reads a list', () => {
    const { control: _, ...rest } = attestation;
    expect(attestations(attestation, { ...rest, safeguard: 'training' })).toEqual([
      { ...attestation, place: 'a.yaml:1' },
      { ...rest, safeguard: 'training', place: 'a.yaml:2' },
    ]);
  });

  it.each([
    [{ ...attestation, control: undefined }, "a.yaml:1:3: say what is attested: one of 'control' and 'safeguard'"],
    [{ ...attestation, safeguard: 'training' }, "say what is attested: one of 'control' and 'safeguard'"],
    [{ ...attestation, person: undefined }, "missing key 'person'"],
    [{ ...attestation, validUntil: '2026-03-31' }, 'it ends before 2026-04-01, its own date'],
    [{ ...attestation, statment: 'x' }, "unknown key 'statment' (did you mean 'statement'?)"],
  ])('refuses %j', (item, message) => {
    expect(() => attestations(item)).toThrow(message);
  });
});
