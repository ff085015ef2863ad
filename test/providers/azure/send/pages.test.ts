import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { startAzureServer } from '../../../support/azure-server.ts';
import { answering, openAzureSession } from '../../../support/azure-session.ts';
import { isolateAzure } from '../../../support/collect-azure.ts';

beforeEach(isolateAzure);

const path = '/subscriptions/s/providers/Microsoft.Acme/things';
const first = (nextLink: string) => answering(path, { value: [{ name: 'one' }], nextLink });
const later = `https://management.azure.com${path}?api-version=2024-01-01&$skiptoken=2`;

describe('a list', () => {
  it('goes on where ARM says, to the end', async () => {
    const end = answering(`${path}?$skiptoken=2`, { value: [{ name: 'two' }] });
    const { list, calls } = await openAzureSession([first(later), end]);
    expect(await list(`${path}?api-version=2024-01-01`)).toEqual({ items: [{ name: 'one' }, { name: 'two' }] });
    expect(calls).toMatchObject([{ outcome: 'ok', pages: 2, attempts: 2 }]);
  });

  it('goes on where Microsoft Graph says, with the token of Microsoft Graph', async () => {
    const next = 'https://graph.microsoft.com/v1.0/users?$skiptoken=2';
    const { list, server } = await openAzureSession([
      answering('/v1.0/users', { value: [{ id: 'hanako' }], '@odata.nextLink': next }),
      answering('/v1.0/users?$skiptoken=2', { value: [{ id: 'taro' }] }),
    ]);
    expect(await list('/v1.0/users')).toEqual({ items: [{ id: 'hanako' }, { id: 'taro' }] });
    expect(server.requests.map(({ token }) => token)).toEqual([undefined, '2']);
  });

  it('that repeats a link is cut short and ends', async () => {
    const again = answering(`${path}?$skiptoken=2`, { value: [{ name: 'two' }], nextLink: later });
    const { list, server } = await openAzureSession([first(later), again]);
    const { items, cause } = await list(path);
    expect([items.length, cause]).toEqual([2, expect.objectContaining({ kind: 'cut-short', code: 'RepeatedToken' })]);
    expect(server.requests).toHaveLength(2);
  });

  it('that breaks after its first page is cut short, with what came', async () => {
    const { list } = await openAzureSession([first(later)], {
      script: ({ token }) =>
        token === undefined ? undefined : { kind: 'error', status: 403, code: 'AuthorizationFailed' },
    });
    const { items, cause } = await list(path);
    expect([items.length, cause]).toEqual([
      1,
      expect.objectContaining({ kind: 'cut-short', code: 'AuthorizationFailed' }),
    ]);
  });

  it('that has no list in it is not empty', async () => {
    const { list } = await openAzureSession([answering(path, {})]);
    expect(await list(path)).toEqual({ items: [], cause: expect.objectContaining({ kind: 'schema-mismatch' }) });
  });

  it('that leads to another host is cut short, and the token is not sent there', async () => {
    const other = await startAzureServer({ rows: [], answers: [] });
    onTestFinished(other.close);
    const links = [
      `${other.url}${path}?$skiptoken=2`,
      `//${new URL(other.url).host}${path}`,
      'https://acme.test@evil.test/',
    ];
    for (const link of links) {
      const { list, server } = await openAzureSession([first(link)]);
      const { items, cause } = await list(path);
      expect([link, items.length, cause?.kind, cause?.code]).toEqual([link, 1, 'cut-short', 'ForeignLink']);
      expect(server.requests).toHaveLength(1);
    }
    expect(other.requests).toEqual([]);
  });

  it('of one API that leads to the other is cut short too: their tokens are not the same', async () => {
    const { list, server } = await openAzureSession([first('https://graph.microsoft.com/v1.0/users')]);
    expect((await list(path)).cause).toMatchObject({ kind: 'cut-short', code: 'ForeignLink' });
    expect(server.requests).toHaveLength(1);
  });
});
