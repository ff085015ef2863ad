import { createHash, generateKeyPairSync } from 'node:crypto';
import type { SecretKind } from '../../src/evidence/redact/kinds.ts';

/** A secret that is nobody's, as it is planted where people leave such. */
export interface Planted {
  readonly label: string;
  readonly kind: SecretKind;
  /** The text that is planted. */
  readonly text: string;
  /** What must then be nowhere: the secret itself, without what stands around it. */
  readonly secret: string;
}

/** Characters drawn by lot from an alphabet, the same in every run. */
export function drawn(seed: string, length: number, alphabet = base62): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    for (const byte of createHash('sha512').update(`${seed} ${block}`).digest())
      text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, length);
}

const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const base64 = `${base62}+/`;
const hexadecimal = '0123456789abcdef';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function plain(label: string, kind: SecretKind, secret: string): Planted {
  return { label, kind, text: secret, secret };
}

function within(label: string, kind: SecretKind, secret: string, write: (secret: string) => string): Planted {
  return { label, kind, text: write(secret), secret };
}

function jwt(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: 'hanako', iat: 1_700_000_000 })}.${drawn('jwt', 43)}`;
}

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

/** One of each kind, in several forms. */
export const plantedSecrets: readonly Planted[] = [
  plain('access key of AWS', 'aws-access-key-id', `AKIA${drawn('akia', 16, upper)}`),
  within('temporary key of AWS', 'aws-access-key-id', `ASIA${drawn('asia', 16, upper)}`, (key) => `key ${key} of ci`),
  plain('secret key of AWS', 'aws-secret-key', drawn('aws secret', 40, base64)),
  within(
    'secret key of AWS with its name',
    'assigned-secret',
    `wJalr${drawn('named', 35)}`,
    (key) => `aws_secret_access_key = ${key}`,
  ),
  plain('session token of AWS', 'aws-session-token', `IQoJb3JpZ2luX2Vj${drawn('session', 300, base64)}`),
  within('JWT', 'jwt', jwt(), (token) => `Bearer ${token}`),
  plain('PEM', 'private-key', pem),
  within(
    'PEM on one line',
    'private-key',
    pem.split('\n')[1] ?? '',
    (line) => `-----BEGIN RSA PRIVATE KEY-----\\n${line}\\n`,
  ),
  plain('PKCS #8 in base64', 'private-key', der),
  within(
    'connection string of Azure Storage',
    'assigned-secret',
    `${drawn('storage', 86, base64)}==`,
    (key) => `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${key};EndpointSuffix=core.windows.net`,
  ),
  within(
    'connection string of Service Bus',
    'assigned-secret',
    `${drawn('bus', 43, base64)}=`,
    (key) => `Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=all;SharedAccessKey=${key}`,
  ),
  within(
    'connection string of SQL',
    'assigned-secret',
    'K4rte-db!7',
    (word) => `Server=tcp:acme.database.windows.net,1433;User ID=app;Password=${word};Encrypt=True`,
  ),
  within('variable of an environment', 'assigned-secret', 'correct-horse7', (word) => `DB_PASSWORD=${word}`),
  within('note', 'assigned-secret', 'Sakura2026!', (word) => `login as ops, password: ${word}`),
  within(
    'URL of PostgreSQL',
    'url-password',
    's3cr3tpw',
    (word) => `postgres://app:${word}@db.acme.example:5432/records`,
  ),
  within('URL of Redis', 'url-password', 'hunter2hunter2', (word) => `rediss://:${word}@cache.acme.example:6380`),
  within(
    'SAS of Azure',
    'signed-url',
    `${drawn('sas', 43)}%3D`,
    (signature) =>
      `https://acme.blob.core.windows.net/karte/1.pdf?sv=2024-11-04&se=2027-01-01&sr=b&sp=r&sig=${signature}`,
  ),
  within(
    'presigned URL of S3',
    'signed-url',
    drawn('sigv4', 64, hexadecimal),
    (signature) => `https://acme-records.s3.amazonaws.com/a?X-Amz-Date=20261125T000000Z&X-Amz-Signature=${signature}`,
  ),
  plain('client secret of Entra ID', 'entra-client-secret', `${drawn('entra', 3)}8Q~${drawn('entra value', 34)}`),
  plain('token of GitHub', 'github-token', `ghp_${drawn('github', 36)}`),
  plain('fine-grained token of GitHub', 'github-token', `github_pat_${drawn('fine', 22)}_${drawn('grained', 59)}`),
  plain('token of GitLab', 'gitlab-token', `glpat-${drawn('gitlab', 20)}`),
  plain('token of Slack', 'slack-token', ['xoxb', '123456789012', '1234567890123', drawn('slack', 24)].join('-')),
  plain('key of Stripe', 'stripe-key', `sk_live_${drawn('stripe', 24)}`),
  plain('key of Google', 'google-key', `AIza${drawn('google', 35)}`),
  plain('key of SendGrid', 'sendgrid-key', `SG.${drawn('sendgrid', 22)}.${drawn('sendgrid value', 43)}`),
  plain('token of npm', 'npm-token', `npm_${drawn('npm', 36)}`),
  plain('key of OpenAI', 'model-provider-key', `sk-proj-${drawn('openai', 74)}T3BlbkFJ${drawn('openai value', 74)}`),
  plain('key of Anthropic', 'model-provider-key', `sk-ant-api03-${drawn('anthropic', 93)}AA`),
  plain('token of Vault', 'service-token', `hvs.${drawn('vault', 92)}`),
  within(
    'web hook of Slack',
    'webhook-url',
    drawn('hook', 24),
    (token) => `https://hooks.slack.com/services/T0ACME000/B0ACME000/${token}`,
  ),
  within('hexadecimal private key', 'assigned-secret', drawn('hex', 64, hexadecimal), (key) => `PRIVATE_KEY=0x${key}`),
  within('token drawn by lot', 'random-token', drawn('lot', 44), (token) => `old one was ${token}, gone`),
  plain('My Number', 'my-number', '123456789018'),
  within('My Number in groups', 'my-number', '1234-5678-9018', (number) => `患者 ${number} 様`),
  within('My Number in full width', 'my-number', '１２３４　５６７８　９０１８', (number) => `個人番号：${number}`),
  within('SSN', 'us-ssn', '536-90-4399', (number) => `patient ${number}`),
  within('payment card', 'payment-card', '4111 1111 1111 1111', (number) => `card ${number}`),
];
