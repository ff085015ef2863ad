import { expect, it } from 'vitest';
import { readOsSettings } from '../../../../src/providers/azure/derive/os-settings.ts';

const patchSettings = { patchMode: 'AutomaticByPlatform', assessmentMode: 'ImageDefault' };

it('reads those of Linux', () => {
  const linuxConfiguration = { disablePasswordAuthentication: true, patchSettings };
  expect(readOsSettings({ linuxConfiguration })).toEqual({ disablePasswordAuthentication: true, ...patchSettings });
});

it('has no password question for Windows', () => {
  const osProfile = { windowsConfiguration: { patchSettings }, linuxConfiguration: null };
  expect(readOsSettings(osProfile)).toEqual({ disablePasswordAuthentication: null, ...patchSettings });
});

it('leaves open what is not said', () => {
  expect(readOsSettings({ linuxConfiguration: {} })).toEqual({});
});

it.each([undefined, null, {}])('knows nothing of a machine from a specialized disk: %j', (osProfile) => {
  expect(readOsSettings(osProfile)).toEqual({});
});
