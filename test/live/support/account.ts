import { afterAll, beforeAll, inject } from 'vitest';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { type Accounts, type Moto, startMoto } from './moto.ts';

/** Why there is no emulator, where there is none. */
export const hasNoEmulator = 'missing' in inject('moto');

/** A seeded emulator for the tests of one file, with the proxy in front of it. */
export interface Account {
  readonly proxy: FaultProxy;
  readonly emulator: Moto;
}

type Seed = (endpoint: string) => Promise<unknown>;

/** A few of each kind that collectors read. */
const seedAll: Seed = async (endpoint) => (await import('./seed.ts')).seedAccount(endpoint);

/** Starts it before the tests of the suite and stops it after them. */
export function useAccount(seed: Seed = seedAll, accounts: Accounts = 'one'): () => Account {
  let account: Account | undefined;
  beforeAll(async () => {
    const moto = inject('moto');
    if ('missing' in moto) throw new Error(moto.missing);
    const emulator = await startMoto(moto.server, accounts);
    await seed(emulator.url);
    account = { emulator, proxy: await startFaultProxy(emulator.port) };
  });
  afterAll(async () => {
    await account?.proxy.close();
    await account?.emulator.stop();
  });
  return () => {
    if (!account) throw new Error('the account is there within a test only');
    return account;
  };
}
