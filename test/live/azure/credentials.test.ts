import { describe, expect, it } from 'vitest';
import { findClosedPort } from '../../support/servers.ts';
import { oneSubscription } from '../support/azure.ts';
import { comply } from '../support/comply.ts';

describe('a machine without credentials for Azure', () => {
  /** There is no program `az`, and nobody on the way to where a managed identity would be asked for. */
  async function withoutCredentials(...args: readonly string[]) {
    const nobody = `http://127.0.0.1:${await findClosedPort()}`;
    return comply(args, { env: { PATH: '/nonexistent', HTTP_PROXY: nobody } });
  }

  it.each([
    [
      'en',
      /^comply: target 'azure': no Azure credentials; run az login, set AZURE_TENANT_ID, .+ identity is assigned$/,
    ],
    ['ja', /^comply: ターゲット 'azure': Azureの認証情報を取得できない。az login を実行するか、.+実行すること$/],
  ])('is told what to do in one line, in %s, exit 2', async (lang, line) => {
    for (const command of ['scan', 'preflight']) {
      const ended = await withoutCredentials(command, ...oneSubscription, '--lang', lang);
      const lines = ended.stderr.trimEnd().split('\n');
      expect([ended.code, ended.stdout, lines.length]).toEqual([2, '', 1]);
      expect(lines[0]).toMatch(line);
      console.log(`${command}: ${(ended.milliseconds / 1000).toFixed(1)} s`);
      expect(ended.milliseconds).toBeLessThan(10_000);
    }
  });

  it('can be told what to permit all the same', async () => {
    for (const name of ['azure', 'entra']) {
      const ended = await withoutCredentials('permissions', name, '--rule', 'azure/entra/*', '--rule', 'azure/web/*');
      expect([ended.code, ended.stderr]).toEqual([0, '']);
      expect(JSON.parse(ended.stdout)).toBeTypeOf('object');
    }
  });
});
