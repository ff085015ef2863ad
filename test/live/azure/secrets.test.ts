import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { refuseRequest } from '../../support/azure-denials.ts';
import type { AzureFault } from '../../support/azure-fault.ts';
import type { AzureRequest } from '../../support/azure-request.ts';
import type { AzureServer } from '../../support/azure-server.ts';
import { testSecret } from '../../support/azure-sign-in.ts';
import { outcomes, parseAssessment } from '../support/assessment.ts';
import { scanArgs, scanAzure, wholeWorld, withAzure } from '../support/azure.ts';
import { comply, emptyFolder, type Run } from '../support/comply.ts';

const world = wholeWorld('gaps');
const planted = 'PLANTED0c0mply1secret2value3';

/** What answers hold now and then, though nobody asked for it. */
const members = {
  primaryKey: planted,
  connectionString: `DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${planted}==`,
  administratorLoginPassword: planted,
  secretText: planted,
  appSettings: [{ name: 'DB_PASSWORD', value: planted }],
  listKeys: { keys: [{ keyName: 'key1', value: planted }] },
};

/** Every object that is told of, and the properties of each, with secrets among its members. */
function plant(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => plant(item));
  if (typeof value !== 'object' || value === null) return value;
  const own = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plant(member, name)]));
  return key === '' || key === 'properties' ? { ...own, ...members } : own;
}

/** All that a run leaves behind, by where. */
function leftBy(run: Run, folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
  return new Map([['stdout', run.stdout], ['stderr', run.stderr], ...files]);
}

function secretsOf({ requests }: AzureServer): readonly string[] {
  const tokens = new Set(requests.flatMap(({ authorization }) => authorization?.replace('Bearer ', '') ?? []));
  expect(tokens.size).toBe(2);
  const parts = [...tokens].flatMap((token) => token.split('.').filter((part) => part.length > 60));
  return [testSecret, planted, ...parts];
}

function expectNone(left: ReadonlyMap<string, string>, secrets: readonly string[]): void {
  const found = [...left].flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => [place, secret]),
  );
  expect(found).toEqual([]);
}

it('lets no secret of an answer, and none of its own, into a report or a snapshot', async () => {
  const whole = await scanAzure(world);
  const folder = join(emptyFolder(), 'snapshot');
  const alter = (body: Readonly<Record<string, unknown>>) => plant(body);
  const bytes = await withAzure(world, { alter }, async ({ server, run }) => {
    const first = await run([...scanArgs, '--format', 'json', '--verbose', '--save-snapshot', folder]);
    expect(outcomes(parseAssessment(first.stdout))).toEqual(outcomes(whole.assessment));
    const secrets = secretsOf(server);
    expectNone(leftBy(first, folder), secrets);
    let size = [...leftBy(first, folder).values()].join('').length;
    for (const flags of [[], ['--verbose'], ['--format', 'markdown', '--verbose', '--lang', 'ja']]) {
      const again = await comply(['scan', '--from', folder, ...flags]);
      expect(again.stdout.length).toBeGreaterThan(10_000);
      expectNone(leftBy(again, folder), secrets);
      size += again.stdout.length;
    }
    return size;
  });
  console.log(`looked through ${Math.round(bytes / 1000)} KB`);
});

it('repeats nothing that an error says, and no header of a request', async () => {
  const folder = join(emptyFolder(), 'snapshot');
  const kinds: readonly AzureFault['kind'][] = ['error', 'truncate', 'page', 'break-off'];
  const script = (request: AzureRequest): AzureFault | undefined => {
    if (request.api === 'arm' && !/\/Microsoft\.(?:Storage|Sql|KeyVault)\//i.test(request.path)) return undefined;
    const kind = kinds[request.path.length % kinds.length];
    const said = `denied for ${planted}, ${request.authorization}`;
    const refused = refuseRequest(request);
    if (kind === 'error' && refused.kind === 'error') return { ...refused, message: said, details: [planted] };
    return kind === 'truncate' ? { kind } : kind === 'page' ? { kind } : { kind: 'break-off' };
  };
  await withAzure(world, { script, alter: (body) => plant(body) }, async ({ server, run }) => {
    const ended = await run([...scanArgs, '--verbose', '--save-snapshot', folder]);
    expect(ended.code).toBe(1);
    const secrets = [...secretsOf(server), 'Bearer '];
    expectNone(leftBy(ended, folder), secrets);
    const preflight = await run(['preflight', ...scanArgs.slice(1, 3)]);
    expectNone(leftBy(preflight, folder), secrets);
  });
});

it('says of a secret that is refused that it is, not what it is', async () => {
  await withAzure(world, {}, async ({ run }) => {
    const wrong = 'wr0ng-not-a-secret-either';
    for (const [lang, said] of [
      ['en', /^comply: target 'azure': no Azure credentials \(AADSTS7000215: Invalid client secret .+\); run az login/],
      ['ja', /^comply: ターゲット 'azure': Azureの認証情報を取得できない（AADSTS7000215: .+）。az login/],
    ] as const) {
      const ended = await run([...scanArgs, '--lang', lang], { env: { AZURE_CLIENT_SECRET: wrong } });
      expect([ended.code, ended.stdout]).toEqual([2, '']);
      expect(ended.stderr.trim().split('\n')).toHaveLength(1);
      expect(ended.stderr).toMatch(said);
      expect(ended.stderr).not.toContain(wrong);
    }
  });
});
