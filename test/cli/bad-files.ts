import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BadInput, file } from './bad-input.ts';

const demoSnapshot = fileURLToPath(new URL('../../fixtures/demo/snapshot', import.meta.url));
const part = 'prod_111122223333_global.ndjson';
const fromSaved = ['scan', '--from', 'saved'];

/** A copy of the demo's snapshot, then spoilt. */
function snapshot(spoil: (saved: string) => void) {
  return (folder: string) => {
    const saved = join(folder, 'saved');
    cpSync(demoSnapshot, saved, { recursive: true });
    spoil(saved);
  };
}

function changeFile(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

/** Configurations, profiles and snapshots that cannot be used. */
export const badFiles: readonly BadInput[] = [
  {
    what: 'broken YAML',
    prepare: file('comply.yaml', 'frameworks:\n  hipaa: {}\n  soc2: [\n'),
    argv: ['scan'],
    place: 'comply.yaml:4:1: ',
    remedy: 'not valid YAML: a bracket before this is not closed; close it',
    remedyJa: 'YAMLとして読み込めない: これより前の括弧が閉じていない。閉じること',
  },
  {
    what: 'a weaker parameter that nobody answers for, before anything is collected',
    prepare: file('comply.yaml', 'parameters:\n  aws/logs/retention: { minRetentionDays: 30 }\n'),
    argv: ['scan', '--endpoint', '127.0.0.1:1', '--save-snapshot', 'out'],
    place: 'comply.yaml:2:43: ',
    remedy:
      'weaker than the default of 2190; write { value, reason, approvedBy, until } (missing: reason, approvedBy, until)',
    remedyJa: '既定値 2190 より緩い。{ value, reason, approvedBy, until } の形で書くこと',
    absent: ['out'],
  },
  {
    what: 'an unknown key',
    prepare: file('comply.yaml', 'organization: Acme\ntagrets: []\n'),
    argv: ['scan'],
    place: 'comply.yaml:2:1: ',
    remedy: "unknown key 'tagrets' (did you mean 'targets'?)",
    remedyJa: "未知のキー 'tagrets'（もしかして 'targets'）",
  },
  {
    what: 'a protocol that no TLS is asked for in, in the config',
    prepare: file(
      'comply.yaml',
      'targets:\n  - { name: web, provider: endpoint, endpoints: [{ endpoint: a.example, starttls: ftp }] }\n',
    ),
    argv: ['scan'],
    place: 'comply.yaml:2:83: ',
    remedy: "unknown value 'ftp'; use smtp, imap, pop3, postgres, ldap, mysql, none",
    remedyJa: "未知の値 'ftp'。使える値: smtp, imap, pop3, postgres, ldap, mysql, none",
  },
  {
    what: 'a server name that is an address, in the config',
    prepare: file(
      'comply.yaml',
      'targets:\n  - { name: web, provider: endpoint, endpoints: [{ endpoint: a.example, serverName: 192.0.2.1 }] }\n',
    ),
    argv: ['scan'],
    place: 'comply.yaml:2:85: ',
    remedy: "'192.0.2.1' is not a server name; write a host name alone",
    remedyJa: "'192.0.2.1' はサーバー名として読めない",
  },
  {
    what: 'an unknown framework in the config',
    prepare: file('comply.yaml', 'frameworks:\n  hippa: {}\n'),
    argv: ['scan'],
    place: 'comply.yaml:2:3: ',
    remedy: "unknown framework 'hippa' (did you mean 'hipaa'?)",
    remedyJa: "未知のフレームワーク 'hippa'（もしかして 'hipaa'）",
  },
  {
    what: 'an unknown framework on the command line',
    argv: ['scan', '--demo', '--framework', 'gdpr'],
    place: "'-f, --framework <id>'",
    remedy: "argument 'gdpr' is invalid. Allowed choices are soc2, hipaa, iso27017, jp-3sho2.",
    remedyJa: "の値 'gdpr' は使えない。使える値: soc2, hipaa, iso27017, jp-3sho2",
  },
  {
    what: 'a profile that is not there',
    argv: ['scan', '--aws-profile', 'audit', '--region', 'ap-northeast-1', '--save-snapshot', 'out'],
    place: "'audit'",
    remedy: "add it with 'aws configure --profile audit', or name another with --aws-profile",
    remedyJa: "'aws configure --profile audit' で追加するか、--aws-profile で別のプロファイルを指定すること",
    absent: ['out/snapshot.json', 'out/snapshot.json.part'],
  },
  {
    what: 'a snapshot folder that is not there',
    argv: fromSaved,
    place: '/saved: ',
    remedy: 'does not exist: name the folder of a snapshot',
    remedyJa: '存在しない。スナップショットのフォルダーを指定すること',
  },
  {
    what: 'a folder without snapshot.json',
    prepare: snapshot((saved) => rmSync(join(saved, 'snapshot.json'))),
    argv: fromSaved,
    place: '/saved: ',
    remedy: 'is not a snapshot: it has no snapshot.json',
    remedyJa: 'スナップショットではない。snapshot.json がない',
  },
  {
    what: 'a snapshot.json that is not JSON',
    prepare: snapshot((saved) => changeFile(join(saved, 'snapshot.json'), (text) => text.slice(0, 100))),
    argv: fromSaved,
    place: '/saved/snapshot.json: ',
    remedy: 'is not JSON',
    remedyJa: 'JSONとして読み取れない',
  },
  {
    what: 'a snapshot.json of other content',
    prepare: snapshot((saved) => writeFileSync(join(saved, 'snapshot.json'), '{}')),
    argv: fromSaved,
    place: '/saved/snapshot.json: schemaVersion: ',
    remedy: 'expected a whole number from 1; this is not a snapshot of comply',
    remedyJa: 'complyのスナップショットではない。1以上の整数が必要',
  },
  {
    what: 'a snapshot whose part is missing',
    prepare: snapshot((saved) => rmSync(join(saved, part))),
    argv: fromSaved,
    place: `/saved/${part}: `,
    remedy: 'is missing, though snapshot.json names it',
    remedyJa: 'snapshot.json に載っているが、ファイルがない',
  },
  {
    what: 'a snapshot whose part was changed',
    prepare: snapshot((saved) => changeFile(join(saved, part), (text) => text.replace('"AccountId"', '"AccountIs"'))),
    argv: fromSaved,
    place: `/saved/${part}: `,
    remedy: 'is not the file snapshot.json was written for: its sha256 differs',
    remedyJa: 'SHA-256が一致しない',
  },
  {
    what: 'a snapshot of a newer schema',
    prepare: snapshot((saved) =>
      changeFile(join(saved, 'snapshot.json'), (text) => text.replace('"schemaVersion": 1', '"schemaVersion": 99')),
    ),
    argv: fromSaved,
    place: '/saved/snapshot.json: ',
    remedy: 'written by a newer comply (schema 99); this one reads 1: update comply',
    remedyJa: 'complyを更新すること',
  },
];
