import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** A program that stands in for the Azure CLI. */
export interface FakeAz {
  /** Environment of a process that finds it, and no other way to sign in. */
  readonly env: object;
  /** The tokens that it gave, in order. */
  readonly given: () => readonly string[];
}

/** Its `account get-access-token` gives a new token each time, of the resource that is asked for. */
export function fakeAz(): FakeAz {
  const folder = mkdtempSync(join(tmpdir(), 'comply-az-'));
  const log = join(folder, 'tokens');
  writeFileSync(log, '');
  const program = join(folder, 'az');
  writeFileSync(
    program,
    `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const named = (name) => process.argv[process.argv.indexOf(name) + 1];
const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const number = readFileSync(${JSON.stringify(log)}, 'utf8').split('\\n').length;
const claims = { tid: '99999999-8888-7777-6666-555555555555', upn: 'auditor@acme.example', uti: 'token-' + number };
const aud = named('--resource') ?? named('--scope');
const accessToken = [encode({ alg: 'none' }), encode({ ...claims, aud: aud.replace(/\\/\\.default$/, '') }), ''].join('.');
appendFileSync(${JSON.stringify(log)}, accessToken + '\\n');
const expires_on = Math.floor(Date.now() / 1000) + 3600;
console.log(JSON.stringify({ accessToken, expires_on, expiresOn: new Date(expires_on * 1000).toISOString(), tokenType: 'Bearer' }));
`,
  );
  chmodSync(program, 0o755);
  return {
    env: {
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      AZURE_CLIENT_SECRET: '',
      AZURE_CLIENT_ID: '',
      AZURE_TENANT_ID: '',
    },
    given: () => readFileSync(log, 'utf8').split('\n').filter(Boolean),
  };
}
