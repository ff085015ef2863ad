import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse.ts';
import { InputError } from '../../src/model/errors.ts';
import { parseYaml } from '../../src/yaml/parse.ts';

function parse(text: string) {
  return parseConfig(parseYaml('comply.yaml', text));
}

function problem(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.text.ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    return error.message;
  }
  return 'no problem';
}

const whole = `organization: Acme Health
language: ja
frameworks:
  soc2: { categories: [security, availability] }
  hipaa: {}
  iso27017: { edition: "2015", role: provider }
  jp-3sho2:
targets:
  - { name: prod, provider: aws, profile: prod-audit, regions: [ap-northeast-1, us-gov-west-1] }
  - { name: web, provider: endpoint, endpoints: [ "api.acme.example", "smtp.acme.example:587" ] }
  - { name: records, provider: records, path: compliance/ }
parameters:
  "aws/logs/retention": { minRetentionDays: 2557, modes: [COMPLIANCE] }
  "aws/kms/rotation": { maxDays: { value: 730, reason: HSM batch, approvedBy: ciso@acme.example, until: 2027-03-31 } }
controls: { "hipaa:164.310(b)": { scope: out, reason: No workstations hold ePHI, approvedBy: ciso@acme.example } }
waivers: compliance/waivers.yaml
gate: { failOn: medium, frameworks: { hipaa: { failOn: low } }, targets: { web: { failOn: none } } }
evidence: { environment: production, interval: 12h, exclusions: [{ what: sandbox, reason: no data, approvedBy: ciso }] }
timeZone: Asia/Tokyo
`;

describe('parseConfig', () => {
  it('shapes every key', () => {
    const { config, waivers, records } = parse(whole);
    const { places, ...rest } = config;
    expect(rest).toEqual({
      file: 'comply.yaml',
      organization: 'Acme Health',
      language: 'ja',
      frameworks: [
        { id: 'soc2', categories: ['security', 'availability'] },
        { id: 'hipaa' },
        { id: 'iso27017', edition: '2015', role: 'provider' },
        { id: 'jp-3sho2' },
      ],
      targets: [
        { name: 'prod', provider: 'aws', profile: 'prod-audit', regions: ['ap-northeast-1', 'us-gov-west-1'] },
        {
          name: 'web',
          provider: 'endpoint',
          endpoints: [
            { host: 'api.acme.example', port: 443 },
            { host: 'smtp.acme.example', port: 587, starttls: 'smtp' },
          ],
        },
        { name: 'records', provider: 'records', path: 'compliance/' },
      ],
      parameters: {
        'aws/logs/retention': {
          minRetentionDays: { value: 2557, place: 'comply.yaml:13:45' },
          modes: { value: ['COMPLIANCE'], place: 'comply.yaml:13:58' },
        },
        'aws/kms/rotation': {
          maxDays: {
            value: 730,
            place: 'comply.yaml:14:43',
            reason: 'HSM batch',
            approvedBy: 'ciso@acme.example',
            until: '2027-03-31',
          },
        },
      },
      controls: [
        {
          framework: 'hipaa',
          control: '164.310(b)',
          reason: 'No workstations hold ePHI',
          approvedBy: 'ciso@acme.example',
        },
      ],
      waivers: [],
      attestations: [],
      gate: { failOn: 'medium', frameworks: { hipaa: 'low' }, targets: { web: 'none' } },
      evidence: {
        environment: 'production',
        intervalS: 43_200,
        exclusions: [{ what: 'sandbox', reason: 'no data', approvedBy: 'ciso' }],
      },
      timeZone: 'Asia/Tokyo',
    });
    expect(places?.['frameworks.soc2.categories[1]']).toEqual({ file: 'comply.yaml', line: 4, column: 34 });
    expect(places?.['controls.hipaa:164.310(b)']).toEqual({ file: 'comply.yaml', line: 15, column: 13 });
    expect(waivers).toEqual({ path: 'compliance/waivers.yaml', place: { file: 'comply.yaml', line: 16, column: 10 } });
    expect(records).toEqual([{ path: 'compliance/', place: { file: 'comply.yaml', line: 11, column: 47 } }]);
  });

  it.each(['', '# nothing yet\n', '{}\n'])('takes %j as a config that says nothing', (text) => {
    expect(parse(text)).toMatchObject({
      config: {
        frameworks: [],
        targets: [],
        gate: { failOn: 'high', frameworks: {}, targets: {} },
        timeZone: 'UTC',
      },
      records: [],
    });
  });

  it.each([
    ['organisation: Acme', "comply.yaml:1:1: unknown key 'organisation' (did you mean 'organization'?)"],
    ['organization: ""', 'comply.yaml:1:15: expected text, found none'],
    ['organization: 12', 'comply.yaml:1:15: expected text, found number 12; put it in quotes'],
    ['- soc2', 'comply.yaml:1:1: expected a mapping, found a list'],
    ['language: jp', "comply.yaml:1:11: unknown value 'jp' (did you mean 'ja'?)"],
    ['packs: [acme]', "comply.yaml:1:9: expected a mapping, found text ('acme')"],
    ['packs: [{ path: x, sha: y }]', "comply.yaml:1:20: unknown key 'sha'; use path, sha256"],
    [
      'packs: [{ path: x, sha256: abc }]',
      'comply.yaml:1:28: a SHA-256 has 64 hexadecimal digits; comply rules test DIR prints that of a pack',
    ],
    [`packs: [${'{ path: x }, '.repeat(21)}]`, 'comply.yaml:1:8: 21 packs are named; at most 20 are read'],
    ['severities: { a/b: none }', "comply.yaml:1:20: unknown value 'none'; use critical, high, medium, low, info"],
    ['severities: { a/b: { reason: x } }', "comply.yaml:1:20: missing key 'value'"],
    [
      'severities: { a/b: { value: low, until: soon } }',
      "comply.yaml:1:41: 'soon' is not a day; write it as 2027-03-31",
    ],
    ['timeZone: Asia/Tokio', "comply.yaml:1:11: unknown time zone 'Asia/Tokio' (did you mean 'Asia/Tokyo'?)"],
    ['timeZone: "+09:00"', "comply.yaml:1:11: unknown time zone '+09:00'; write it as Asia/Tokyo"],
    ['frameworks: [hipaa]', 'comply.yaml:1:13: expected a mapping, found a list'],
    ['frameworks: { hippa: {} }', "comply.yaml:1:15: unknown framework 'hippa' (did you mean 'hipaa'?)"],
    ['frameworks: { pci: {} }', "comply.yaml:1:15: unknown framework 'pci'; use soc2, hipaa, iso27017, jp-3sho2"],
    [
      'frameworks: { iso27017: { editon: "2026" } }',
      "comply.yaml:1:27: unknown key 'editon' (did you mean 'edition'?)",
    ],
    [
      'frameworks: { iso27017: { edition: 2026 } }',
      'comply.yaml:1:36: expected text, found number 2026; put it in quotes',
    ],
    ['frameworks: { soc2: { categories: security } }', "comply.yaml:1:35: expected a list, found text ('security')"],
    [
      'controls: { "164.310(b)": {} }',
      "comply.yaml:1:13: '164.310(b)' names no control; write framework:id, as in hipaa:164.310(b)",
    ],
    [
      'controls: { "hipa:164.310(b)": {} }',
      "comply.yaml:1:13: 'hipa:164.310(b)' names no control; write framework:id, as in hipaa:164.310(b) (did you mean 'hipaa'?)",
    ],
    ['controls: { "hipaa:a": { scope: out, reason: r } }', "comply.yaml:1:24: missing key 'approvedBy'"],
    [
      'controls: { "hipaa:a": { scope: in, reason: r, approvedBy: a } }',
      "comply.yaml:1:33: unknown value 'in'; use out",
    ],
    [
      'controls: { "hipaa:a": { scope: out, reason: " ", approvedBy: a } }',
      'comply.yaml:1:46: expected text, found none',
    ],
    ['parameters: { a/b: 3 }', 'comply.yaml:1:20: expected a mapping, found number 3'],
    ['parameters: { a/b: { days: } }', 'comply.yaml:1:28: expected a value or a list of values'],
    ['parameters: { a/b: { days: { valeu: 3 } } }', "comply.yaml:1:30: unknown key 'valeu' (did you mean 'value'?)"],
    [
      'parameters: { a/b: { days: { value: 3, until: soon } } }',
      "comply.yaml:1:47: 'soon' is not a day; write it as 2027-03-31",
    ],
    ['gate: { failOn: info }', "comply.yaml:1:17: unknown value 'info'; use critical, high, medium, low, none"],
    ['gate: { failOn: hihg }', "comply.yaml:1:17: unknown value 'hihg' (did you mean 'high'?)"],
    ['gate: { frameworks: { hipaa: low } }', "comply.yaml:1:30: expected a mapping, found text ('low')"],
    [
      'frameworks: { soc2: {} }\ngate: { frameworks: { hipaa: { failOn: low } } }',
      'comply.yaml:2:23: hipaa is not among the frameworks of this file, so its threshold would never count; name it there, or leave it out here',
    ],
    ['gate: { targets: { web: { failOn: low } } }', "comply.yaml:1:20: there is no target 'web'"],
    [
      'evidence: { interval: daily }',
      "comply.yaml:1:23: expected how often a run is due, as in 1d or 12h, found 'daily'",
    ],
    ['evidence: { interval: 0d }', "comply.yaml:1:23: expected how often a run is due, as in 1d or 12h, found '0d'"],
    ['evidence: { exclusions: [{ what: a, reason: b }] }', "comply.yaml:1:26: missing key 'approvedBy'"],
    ['a: 1\na: 2', "comply.yaml:2:1: the key 'a' stands here twice"],
  ])('%s', (text, message) => {
    expect(problem(text)).toBe(message);
  });
});

describe('a target', () => {
  it.each([
    ['{ name: a }', "missing key 'provider'", 11],
    ['{ name: a, provider: asw }', "unknown value 'asw' (did you mean 'aws'?)", 32],
    ['{ name: a, provider: github }', "provider 'github' is not available in this version", 32],
    ['{ name: a, provider: aws, organization: {} }', "missing key 'role'", 51],
    [
      '{ name: a, provider: aws, organization: { role: "arn:aws:iam::111122223333:role/R" } }',
      "'arn:aws:iam::111122223333:role/R' is not the name of a role; write the name it has in every account, as ComplyAudit",
      59,
    ],
    [
      '{ name: a, provider: aws, role: ComplyAudit }',
      "'ComplyAudit' is not the ARN of a role; write it as arn:aws:iam::111122223333:role/ComplyAudit",
      43,
    ],
    ['{ name: a, provider: aws, role: [] }', 'name at least one role', 43],
    ['{ name: a, provider: aws, externalId: x1 }', "'externalId' goes with 'role' or 'organization'", 49],
    [
      '{ name: a, provider: aws, role: "arn:aws:iam::111122223333:role/R", organization: { role: R } }',
      "'role' and 'organization' exclude each other: name the roles, or the organisation's one role",
      93,
    ],
    [
      '{ name: a, provider: aws, role: ["arn:aws:iam::111122223333:role/R", "arn:aws:iam::111122223333:role/S"] }',
      'an account (111122223333) is listed twice',
      80,
    ],
    ['{ name: a, provider: aws, region: [x] }', "unknown key 'region' (did you mean 'regions'?)", 37],
    ['{ provider: aws }', "missing key 'name'", 11],
    ['{ name: "a/b", provider: aws }', "'a/b' cannot name a target; use up to 64 letters, digits, . _ -", 19],
    [
      '{ name: a, provider: aws, regions: [ap-northeast1] }',
      "'ap-northeast1' is not an AWS region; write it as ap-northeast-1",
      47,
    ],
    ['{ name: a, provider: aws, regions: [us-east-1, us-east-1] }', 'us-east-1 is listed twice', 58],
    ['{ name: a, provider: endpoint, endpoints: [] }', 'name at least one endpoint', 53],
    [
      '{ name: a, provider: endpoint, endpoints: ["https://x.example"] }',
      "'https://x.example' is not an endpoint: write host:port, not a URL",
      54,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [x.example, "X.example:443"] }',
      'x.example port 443 is listed twice',
      65,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [x.example, { endpoint: "X.example" }] }',
      'x.example port 443 is listed twice',
      65,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [192.0.2.1, { endpoint: 192.0.2.1, serverName: x.example }, { endpoint: 192.0.2.1, serverName: X.example }] }',
      '192.0.2.1 port 443 as x.example is listed twice',
      113,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [x.example, { endpoint: x.example, serverName: x.example }] }',
      'x.example port 443 is listed twice',
      65,
    ],
    ['{ name: a, provider: endpoint, endpoints: [{ serverName: x.example }] }', "missing key 'endpoint'", 54],
    [
      '{ name: a, provider: endpoint, endpoints: [{ endpoint: x.example, serverNmae: y.example }] }',
      "unknown key 'serverNmae' (did you mean 'serverName'?)",
      77,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [{ endpoint: 192.0.2.1, serverName: 192.0.2.1 }] }',
      "'192.0.2.1' is not a server name; write a host name alone, as in www.acme.example",
      89,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [{ endpoint: x.example, starttls: smpt }] }',
      "unknown value 'smpt' (did you mean 'smtp'?)",
      87,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [{ endpoint: x.example, starttls: tls }] }',
      "unknown value 'tls'; use smtp, imap, pop3, postgres, ldap, mysql, none",
      87,
    ],
    [
      '{ name: a, provider: endpoint, endpoints: [{ endpoint: x.example, addresses: every }] }',
      "unknown value 'every'; use all",
      88,
    ],
    ['{ name: a, provider: records, path: "" }', 'expected text, found none', 47],
    [
      '{ name: a, provider: records, path: a }, { name: b, provider: records, path: b }',
      "target 'a' is of provider records already; keep one folder: what data lies where is said in one register",
      60,
    ],
  ])('%s', (target, message, column) => {
    expect(problem(`targets: [${target}]`)).toBe(`comply.yaml:1:${column}: ${message}`);
  });

  it('may not share its name', () => {
    const text = 'targets:\n  - { name: a, provider: aws }\n  - { provider: aws, name: a }\n';
    expect(problem(text)).toBe("comply.yaml:3:28: there is already a target named 'a'");
  });

  it.each([
    [
      'the same server',
      'api.acme.example',
      'API.acme.example:443',
      'api.acme.example port 443 is already an endpoint of',
    ],
    ['the same address', '"[2001:db8::1]"', '"[2001:DB8:0::1]:443"', '2001:db8::1 port 443 is already an endpoint of'],
  ])('may not name %s as another target does', (_, first, second, message) => {
    const text = `targets:
  - { name: web, provider: endpoint, endpoints: [${first}] }
  - { name: more, provider: endpoint, endpoints: [other.acme.example, ${second}] }
`;
    expect(problem(text)).toBe(`comply.yaml:3:71: ${message} target 'web'; name it in one of them`);
  });

  it('says so in Japanese too', () => {
    const endpoints = 'provider: endpoint, endpoints: [api.acme.example]';
    const read = () => parse(`targets: [{ name: web, ${endpoints} }, { name: more, ${endpoints} }]`);
    expect(read).toThrow(
      expect.objectContaining({
        text: expect.objectContaining({
          ja: "comply.yaml:1:123: api.acme.example ポート443 はターゲット 'web' にもある。どちらか一方に書くこと",
        }),
      }),
    );
  });

  it('may name another port of the same server', () => {
    const text = `targets:
  - { name: web, provider: endpoint, endpoints: [api.acme.example] }
  - { name: admin, provider: endpoint, endpoints: ["api.acme.example:8443"] }
`;
    expect(parse(text).config.targets).toHaveLength(2);
  });

  it.each([
    ['{ endpoint: smtp.acme.example:587 }', { host: 'smtp.acme.example', port: 587, starttls: 'smtp' }],
    ['{ endpoint: "smtp.acme.example:587", starttls: none }', { host: 'smtp.acme.example', port: 587 }],
    [
      '{ endpoint: "db.acme.example:6432", starttls: postgres }',
      { host: 'db.acme.example', port: 6432, starttls: 'postgres' },
    ],
    [
      '{ endpoint: "192.0.2.1:8443", serverName: 病院.example }',
      { host: '192.0.2.1', port: 8443, serverName: 'xn--0rys90e.example' },
    ],
    ['{ endpoint: api.acme.example, addresses: all }', { host: 'api.acme.example', port: 443, allAddresses: true }],
  ])('may say more of an endpoint: %s', (entry, endpoint) => {
    const { config } = parse(`targets: [{ name: a, provider: endpoint, endpoints: [${entry}] }]`);
    expect(config.targets[0]).toEqual({ name: 'a', provider: 'endpoint', endpoints: [endpoint] });
  });

  it('may ask one server for several names', () => {
    const entries = ['a.example', 'b.example'].map((name) => `{ endpoint: 192.0.2.1, serverName: ${name} }`);
    const { config } = parse(`targets: [{ name: a, provider: endpoint, endpoints: [${entries.join(', ')}] }]`);
    expect(config.targets[0]).toMatchObject({ endpoints: [{ serverName: 'a.example' }, { serverName: 'b.example' }] });
  });

  it('may have a Japanese name', () => {
    expect(parse('targets: [{ name: 本番, provider: aws }]').config.targets[0]).toEqual({
      name: '本番',
      provider: 'aws',
      regions: [],
    });
  });
});
