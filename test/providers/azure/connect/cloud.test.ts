import { describe, expect, it } from 'vitest';
import { UsageError } from '../../../../src/model/errors.ts';
import { describeOverride, readCloud } from '../../../../src/providers/azure/connect/cloud.ts';

const names = ['COMPLY_AZURE_ENDPOINT', 'COMPLY_GRAPH_ENDPOINT'] as const;

describe('where the APIs are', () => {
  it('is the public cloud, and then there is nothing to tell', () => {
    const cloud = readCloud({});
    expect(cloud).toEqual({ arm: 'https://management.azure.com', graph: 'https://graph.microsoft.com' });
    expect(describeOverride(cloud)).toBeUndefined();
    expect(readCloud({ COMPLY_AZURE_ENDPOINT: ' ', COMPLY_GRAPH_ENDPOINT: '' })).toEqual(cloud);
  });

  it('is what the environment names, and is told', () => {
    const cloud = readCloud({
      COMPLY_AZURE_ENDPOINT: 'https://management.usgovcloudapi.net/',
      COMPLY_GRAPH_ENDPOINT: 'https://graph.microsoft.us',
    });
    expect(cloud).toEqual({ arm: 'https://management.usgovcloudapi.net', graph: 'https://graph.microsoft.us' });
    expect(describeOverride(cloud)).toBe('https://graph.microsoft.us, https://management.usgovcloudapi.net');
  });

  it('tells of one that is another', () => {
    expect(describeOverride(readCloud({ COMPLY_GRAPH_ENDPOINT: 'https://graph.microsoft.us' }))).toBe(
      'https://graph.microsoft.us',
    );
  });

  const wrong = [
    'http://management.azure.com',
    'ftp://acme.test',
    'management.azure.com',
    'https://secret@acme.test',
    'https://user:secret@acme.test',
    'https://:secret@acme.test',
    'https://acme.test/path',
    'https://acme.test/?secret=1',
    'https://',
  ];
  it.each(names.flatMap((name) => wrong.map((value) => [name, value] as const)))(
    'is not what %s says with %s: a token is not sent in the clear',
    (name, value) => {
      const read = () => readCloud({ [name]: value });
      expect(read).toThrow(UsageError);
      expect(read).toThrow(new RegExp(`^${name} is not the https address`));
      expect(read).not.toThrow(/secret/);
    },
  );
});
