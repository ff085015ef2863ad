import { describe, expect, it } from 'vitest';
import { readProxies } from '../../../../src/providers/aws/connect/proxy.ts';

const proxy = 'http://proxy.example.com:8080';

function chosen(env: Readonly<Record<string, string>>, url: string): string | undefined {
  const { protocol, hostname, port } = new URL(url);
  return readProxies(env)?.({ protocol, hostname, ...(port === '' ? {} : { port: Number(port) }) })?.href;
}

const kms = 'https://kms.ap-northeast-1.amazonaws.com';

describe('the proxy of a request', () => {
  it.each([
    [{ HTTPS_PROXY: proxy }, `${proxy}/`],
    [{ https_proxy: proxy }, `${proxy}/`],
    [{ https_proxy: proxy, HTTPS_PROXY: 'http://other:1' }, `${proxy}/`],
    [{ https_proxy: '', HTTPS_PROXY: proxy }, `${proxy}/`],
    [{ HTTPS_PROXY: 'proxy.example.com:8080' }, `${proxy}/`],
    [{ HTTPS_PROXY: 'https://proxy.example.com' }, 'https://proxy.example.com/'],
    [{ HTTP_PROXY: proxy }, undefined],
    [{ HTTPS_PROXY: '' }, undefined],
    [{}, undefined],
  ])('of HTTPS with %o is %s', (env, expected) => {
    expect(chosen(env, kms)).toBe(expected);
  });

  it('of HTTP is another', () => {
    const env = { HTTPS_PROXY: proxy, http_proxy: 'http://plain:3128' };
    expect(chosen(env, 'http://kms.acme.test')).toBe('http://plain:3128/');
    expect(chosen({ HTTPS_PROXY: proxy }, 'http://kms.acme.test')).toBeUndefined();
  });

  it('is not looked for where none is set', () => {
    expect(readProxies({ NO_PROXY: '*', HTTPS_PROXY: '', HTTP_PROXY: ' ' })).toBeUndefined();
  });
});

describe('NO_PROXY', () => {
  it.each([
    ['*', kms, true],
    ['amazonaws.com', kms, true],
    ['.amazonaws.com', kms, true],
    ['*.amazonaws.com', kms, true],
    ['example.org, .AMAZONAWS.com', kms, true],
    ['example.org .amazonaws.com', kms, true],
    ['kms.ap-northeast-1.amazonaws.com', kms, true],
    ['amazonaws.com:443', kms, true],
    ['amazonaws.com:8443', kms, false],
    ['zonaws.com', kms, false],
    ['s3.amazonaws.com', kms, false],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/99', 'https://10.1.2.3', false],
    ['10.1.2.3', 'https://10.1.2.3:8443', true],
    ['10.1.2.3:443', 'https://10.1.2.3:8443', false],
    ['fd00::/8', 'https://[fd12::1]', true],
    ['fd12::1', 'https://[fd12::1]', true],
    ['[fd12::1]:443', 'https://[fd12::1]', true],
    ['', kms, false],
    ['', 'https://127.0.0.1:5000', true],
    ['', 'https://[::1]:5000', true],
    ['', 'https://localhost:5000', true],
    ['', 'https://111122223333.localhost:5000', true],
    ['', 'https://localhost.example.org', false],
  ])('%j leaves %s alone: %s', (list, url, alone) => {
    expect(chosen({ HTTPS_PROXY: proxy, NO_PROXY: list }, url) === undefined).toBe(alone);
    expect(chosen({ HTTPS_PROXY: proxy, no_proxy: list }, url) === undefined).toBe(alone);
  });
});
