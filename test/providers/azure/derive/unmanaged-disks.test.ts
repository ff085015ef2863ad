import { expect, it } from 'vitest';
import { unmanagedDisks } from '../../../../src/providers/azure/derive/unmanaged-disks.ts';

const managed = { name: 'os', managedDisk: { id: '/d' } };
const blob = { name: 'data', vhd: { uri: 'https://acmevhds.blob.core.windows.net/vhds/data.vhd' } };

it.each<[string, unknown, unknown]>([
  ['managed alone', { osDisk: managed, dataDisks: [managed] }, []],
  ['a page blob among them', { osDisk: managed, dataDisks: [managed, blob] }, ['data']],
  ['the system on a page blob', { osDisk: blob, dataDisks: [] }, ['data']],
  ['no data disks told', { osDisk: { ...managed, vhd: null } }, []],
  ['no disk told', {}, undefined],
  ['nothing', undefined, undefined],
])('%s', (_what, storageProfile, expected) => expect(unmanagedDisks(storageProfile)).toEqual(expected));
