import { createCipheriv, createHash, generateKeyPairSync } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findSecret } from '../../../src/evidence/redact/find-secret.ts';
import { createLook } from '../../../src/evidence/redact/look.ts';
import { hasCheckDigit } from '../../../src/evidence/redact/personal-numbers.ts';
import { holdsSecret, takeOut } from '../../../src/evidence/redact/take-out.ts';
import type { Json } from '../../../src/model/json.ts';
import { createCertificate } from '../../support/certificate.ts';
import { drawn, plantedSecrets } from '../../support/planted-secrets.ts';

const accounts = new Set(['111122223333']);
const find = (text: string, member = '') => findSecret(text, { member, accounts });

/** Bytes by lot, the same in every run. */
function* lots(size: number): Generator<Buffer> {
  const cipher = createCipheriv('aes-128-ctr', Buffer.alloc(16, 7), Buffer.alloc(16));
  for (;;) yield cipher.update(Buffer.alloc(size));
}

function share(size: number, write: (bytes: Buffer) => string): number {
  const source = lots(size);
  let found = 0;
  for (let count = 0; count < 2000; count += 1) if (find(write(source.next().value))) found += 1;
  return found / 2000;
}

describe('secrets that are planted', () => {
  it.each(plantedSecrets.map((one) => [one.label, one] as const))('%s is found', (_, { text, kind }) => {
    expect(find(text)).toBe(kind);
    expect(find(`left by ops on 2026-11-25: ${text}`)).toBe(kind);
  });

  it('is found as the value of a tag whose key tells of it', () => {
    const look = createLook(accounts);
    const holds = (key: string, value: string) => holdsSecret([{ Key: key, Value: value }], 'Tags', look);
    for (const [key, value] of [
      ['db-password', 'hunter2'],
      ['ApiKey', 'aB3dE6gH9'],
      ['MyNumber', 'no 123456789018'],
    ] as const) {
      expect(holds(key, value), key).toBe(true);
    }
    for (const [key, value] of [
      ['secret', 'prod/db-2'],
      ['password-policy', 'strict1'],
      ['token', 'enabled'],
      ['password', '@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/db1)'],
      ['client-secret', 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:acme/db-Ab1Cd2'],
      ['secret', '8f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47'],
    ] as const) {
      expect(holds(key, value), `${key}=${value}`).toBe(false);
    }
  });

  it('are found by how they are mixed, most of them', () => {
    const shares = {
      'AWS secret key': share(30, (bytes) => bytes.toString('base64')),
      '32 bytes, base64': share(32, (bytes) => bytes.toString('base64')),
      '64 bytes, base64': share(64, (bytes) => bytes.toString('base64')),
      '32 bytes, base64url': share(32, (bytes) => bytes.toString('base64url')),
    };
    console.log(shares);
    expect(shares['AWS secret key']).toBeGreaterThan(0.98);
    for (const one of Object.values(shares)) expect(one).toBeGreaterThan(0.9);
  });
});

describe('numbers of persons', () => {
  /** The ordinance's sum by hand: 12345678901 gives 8. */
  it('have the check digit of the ordinance', () => {
    expect(hasCheckDigit('123456789018')).toBe(true);
    for (const wrong of '012345679') expect(hasCheckDigit(`12345678901${wrong}`)).toBe(false);
    // A remainder of 1 or less gives 0: 1 × 6 (P11, Q11 = 6) + 5 × 1 … by hand: 000000000050 has 5 × 2 = 10, rest 10, digit 1.
    expect(hasCheckDigit('000000000051')).toBe(true);
    expect(hasCheckDigit('000000000000')).toBe(true);
  });

  it('are not the accounts of AWS, moments, or parts of ids', () => {
    const valid = Array.from({ length: 10 }, (_, digit) => `48273615904${digit}`).find(hasCheckDigit) ?? '';
    expect(find(valid)).toBe('my-number');
    for (const text of [
      `arn:aws:iam::${valid}:role/app`,
      `see arn:aws:iam::${valid}:root`,
      `aws-controltower-logs-${valid}-ap-northeast-1`,
      `${valid}.dkr.ecr.ap-northeast-1.amazonaws.com/app`,
      `https://sqs.ap-northeast-1.amazonaws.com/${valid}/mail`,
      `s3://logs/AWSLogs/${valid}/CloudTrail/`,
    ]) {
      expect(find(text), text).toBe(undefined);
    }
    for (const member of ['OwnerId', 'AccountIds', 'ForeignAccounts', 'DestinationAccount', 'registryId', 'TargetId']) {
      expect(find(valid, member), member).toBe(undefined);
    }
    expect(findSecret(valid, { member: '', accounts: new Set([valid]) })).toBe(undefined);
    const moments = Array.from({ length: 60 }, (_, minute) => `2026112509${String(minute).padStart(2, '0')}`);
    expect(moments.filter(hasCheckDigit).length).toBeGreaterThan(3);
    expect(moments.filter((moment) => find(moment))).toEqual([]);
    expect(find(`mynumber-${valid}`)).toBe('my-number');
  });

  it('are no SSN that was never given out', () => {
    for (const text of ['000-12-3456', '666-12-3456', '900-12-3456', '987-65-4320', '123-00-4567', '123-45-0000']) {
      expect(find(text), text).toBe(undefined);
    }
    for (const text of ['078-05-1120', '219-09-9999', '090-1234-5678', 'x536-90-4399', '536-90-43991', '536 90-4399']) {
      expect(find(text), text).toBe(undefined);
    }
    expect(find('ssn: 536904399')).toBe('us-ssn');
  });

  it('are no card without its check digit', () => {
    expect(find('4111111111111112')).toBe(undefined);
    expect(find('378282246310005')).toBe('payment-card');
    expect(find('1732492800000')).toBe(undefined);
  });
});

describe('what is no secret', () => {
  const digest = createHash('sha256').update('x');
  const hexadecimal = digest.copy().digest('hex');
  const base64 = digest.copy().digest('base64');
  const certificate = createCertificate({ subject: 'acme.example', key: 'rsa2048' });
  const publicKeys = [
    generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey,
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey,
    generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey,
    generateKeyPairSync('ed25519').publicKey,
  ];
  const texts: readonly string[] = [
    'arn:aws:kms:ap-northeast-1:444455556666:key/mrk-1234abcd12ab34cd56ef1234567890ab',
    'arn:aws:elasticloadbalancing:ap-northeast-1:444455556666:listener/app/acme/50dc6c495c0c9188/f2f7dc8efc522ab2',
    'arn:aws:secretsmanager:ap-northeast-1:444455556666:secret:acme/db-Ab1Cd2',
    'the secret is arn:aws:secretsmanager:ap-northeast-1:444455556666:secret:acme/db-Ab1Cd2',
    'arn:aws:sts::444455556666:assumed-role/AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6a7b/hanako@acme.example',
    'arn:aws:cloudformation:ap-northeast-1:444455556666:stack/StackSet-AWSControlTowerBP-VPC/8f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47',
    'arn:aws:ecs:ap-northeast-1:444455556666:task/acme/0123456789abcdef0123456789abcdef',
    'arn:aws:iam::444455556666:oidc-provider/oidc.eks.ap-northeast-1.amazonaws.com/id/A1B2C3D4E5F60718293A4B5C6D7E8F90',
    'acme-prod-ApiFunctionServiceRole12345ABC-1Q2W3E4R5T6Y',
    'acme-prod-ApiFunctionServiceRole12345ABC-aB3dE6gH9jK2',
    'AcmeBackup-8f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47',
    'i-0123456789abcdef0 sg-0123456789abcdef0 vpc-0123456789abcdef0 snap-0123456789abcdef0 ami-0123456789abcdef0',
    'AIDAJQABLZS4A3QDU576Q',
    'AROAJQABLZS4A3QDU576Q:session',
    'ap-northeast-1_AbCdEfGhI',
    '1h57kf5cpq17m0eml12examplex',
    '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be',
    'acme-ap-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias',
    'abcdefghijk1mn0pqrstuvw2yz012345.lambda-url.ap-northeast-1.on.aws',
    'vpc-acme-charts-aaeexampleroq7nwvqwcx3bsxza.ap-northeast-1.es.amazonaws.com',
    '2026/11/25/[$LATEST]0123456789abcdef0123456789abcdef',
    'rds:acme-records-2026-11-24-17-05',
    '2026-11-25T00:00:00.000Z',
    'Microsoft SQL Server 15.0.4345.5, PostgreSQL 16.4-R2',
    'S-1-5-21-3623811015-3361044348-30300820-1013',
    '/subscriptions/8f1c2ab3-77de-4e0a-9b6c-0a51d3f2be47/resourceGroups/MC_Clinical_AcmeCluster2_japaneast/providers/Microsoft.Network/publicIPAddresses/AcmeGateway2PublicIp',
    'StormEvents | where timestamp > ago(1d) and AccountName == "acme" | summarize count() by bin(timestamp, 1h), State',
    "action_name = 'SELECT' AND database_name <> 'records' AND server_principal_name = 'app'",
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.eventName = ConsoleLogin) && ($.additionalEventData.MFAUsed != "Yes") }',
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AllowAcmeKeyAdministrators2',
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::444455556666:root' },
          Action: ['kms:*'],
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
        },
      ],
    }),
    'Password=****;',
    `password=$${'{DB_PASSWORD}'}`,
    'password: required',
    'pwd=%DB_PWD%',
    'token: enabled',
    'nextToken=aB3dE6gH9jK2mN5p',
    'https://acme.example:443/@hanako',
    'ssh://git@github.com/acme/app.git',
    'https://user:***@acme.example/',
    'C=JP, O=Example Trust Services, CN=Example Public CA R4',
    'ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04',
    'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384 and TLS_DHE_RSA_WITH_CAMELLIA_128_CBC_SHA256',
    'task-sk-learn-training-environment-production-v2',
    'x-amz-server-side-encryption-customer-key-MD5',
    'https://oidc.eks.ap-northeast-1.amazonaws.com/id/A1B2C3D4E5F60718293A4B5C6D7E8F90',
    hexadecimal,
    hexadecimal.toUpperCase(),
    hexadecimal.slice(0, 40),
    hexadecimal.slice(0, 32),
    (hexadecimal.match(/../g) ?? []).join(':'),
    `sha256:${hexadecimal}`,
    `SHA256:${base64.replace('=', '')}`,
    `sha256-${base64}`,
    `sha256/${base64}`,
    Buffer.from(certificate.pem.replace(/-----.*-----|\n/g, ''), 'base64').toString('base64'),
    certificate.pem,
    ...publicKeys.map((key) => key.export({ type: 'spki', format: 'der' }).toString('base64')),
    ...publicKeys.map((key) => key.export({ type: 'spki', format: 'pem' }).toString()),
  ];

  it.each(texts.map((text) => [text.slice(0, 80), text] as const))('%s', (_, text) => {
    expect(find(text)).toBe(undefined);
  });

  it('a digest in base64, where the member says that it is one', () => {
    for (const member of ['fingerprint', 'CodeSha256', 'publicKey', 'imageDigest', 'certificates', 'ID', 'ruleId']) {
      expect(find(base64, member), member).toBe(undefined);
    }
  });

  it('names with a drawn end', () => {
    const shares = [
      share(16, (bytes) => `AcmeBackup-${bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`),
      share(
        13,
        (bytes) =>
          `StackSet-AWSControlTowerBP-CONFIG-ConfigRecorderRole-${drawn(bytes.toString('hex'), 13, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}`,
      ),
      share(12, (bytes) => `acme-prod-ApiFunctionServiceRoleDefault-${drawn(bytes.toString('hex'), 12)}`),
      share(
        8,
        (bytes) => `logs-${String(bytes.readBigUInt64BE() % 1_000_000_000_000n).padStart(12, '0')}-ap-northeast-1`,
      ),
      share(20, (bytes) => bytes.toString('hex')),
    ];
    expect(shares).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('the fixtures of this repository', () => {
  const root = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

  it('hold nothing that is found', () => {
    const look = createLook(new Set(['111122223333', '444455556666']));
    let [texts, characters] = [0, 0];
    const count = (value: Json): void => {
      if (typeof value === 'string') {
        texts += 1;
        characters += value.length;
      } else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) count(one);
    };
    const found: string[] = [];
    // What a handshake sent is drawn by lot, and is no fact.
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.(?:ndjson|json|http)$/.test(file) && !file.startsWith('tls/'),
    );
    for (const file of files.sort()) {
      for (const value of readValues(file, readFileSync(`${root}${file}`, 'utf8'))) {
        count(value);
        for (const { kind, pointer } of takeOut({ value }, look).taken) found.push(`${file} ${pointer} ${kind}`);
      }
    }
    console.log(`${files.length} files, ${texts} texts, ${characters} characters, ${found.length} found`);
    expect(found).toEqual([]);
    expect(texts).toBeGreaterThan(30_000);
  });

  /** Every JSON there is in a file, and what is none line by line. */
  function readValues(file: string, text: string): readonly Json[] {
    if (file.endsWith('.json')) return [JSON.parse(text) as Json];
    if (file.endsWith('.ndjson'))
      return text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Json);
    return text.split(/^### .*$/m).flatMap((body) => {
      try {
        return [JSON.parse(body) as Json];
      } catch {
        return body.split('\n');
      }
    });
  }
});

describe('hostile texts', () => {
  const pieces = [
    'a',
    'eyJ',
    'eyJhbGciOiJIUzI1NiJ9',
    'ghp_',
    '-----BEGIN ',
    '-----BEGIN A A A ',
    'MII',
    'MIIaaAIBA',
    'sk-',
    'sk-a',
    'password=',
    'pwd',
    '://',
    '://a:',
    '://aaaaaaaaaaaaaaaa',
    'a@://b:',
    'sig=',
    '1234',
    '12-',
    '1234-',
    '00-00',
    'AKIA',
    'xoxb-',
    'SG.',
    'SG.aaaaaaaaaaaaaaaaaaaaaa',
    '8Q~',
    'a8Q~',
    '１',
    '1２',
    'token:',
    'secret : ',
    'key"  =  "',
    'ssn1',
    'ssn:',
    'aB1/',
    'aB1-',
    '=',
    'arn:',
    'A A ',
    'my number ',
    ':secret:',
    '\ud800',
    '​1',
  ];

  it('take time in proportion to their length', () => {
    const time = (piece: string, length: number): number => {
      const text = piece.repeat(Math.ceil(length / piece.length));
      const start = process.cpuUsage();
      find(text);
      find(`{"${text}":"${text}"}`);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    };
    const slow = pieces.map((piece) => [piece, time(piece, 125_000), time(piece, 1_000_000)] as const);
    const [worst, , most] = slow.reduce((a, b) => (b[2] > a[2] ? b : a));
    console.log(`1 MB twice: at most ${most.toFixed(0)} ms of CPU, of ${JSON.stringify(worst)}`);
    // Eight times the text in eight times the time; what is quadratic would take 64.
    expect(slow.filter(([, part, whole]) => whole > 100 && whole > 24 * Math.max(part, 5))).toEqual([]);
  });
});
