import { describe, expect, it } from 'vitest';
import { endpointSchemas } from '../../../src/providers/endpoint/schema.ts';
import { wantedParts } from '../../../src/providers/endpoint/wanted-parts.ts';
import { parts } from '../../../src/tls-scanner-lite/result.ts';
import { api } from './whole-result.ts';

const mail = { host: 'smtp.acme.example', port: 587, starttls: 'smtp' } as const;
const want = (tls: readonly string[], http: readonly string[] = []) => ({ tls: new Set(tls), http: new Set(http) });

describe('the parts of a scan', () => {
  it('are those that the attributes cost, each once', () => {
    expect([...wantedParts(want(['host', 'certificates']), api)]).toEqual(['certificates']);
    expect([...wantedParts(want(['cipherSuites', 'cipherPreference']), api)]).toEqual(['protocols', 'cipherSuites']);
    expect([...wantedParts(want(['host', 'starttls'], ['redirect']), api)]).toEqual(['redirect']);
    expect([...wantedParts({ tls: undefined, http: undefined }, api)]).toEqual([]);
  });

  it('are all of them for all attributes', () => {
    const [tls, http] = endpointSchemas.map(({ fields }) => Object.keys(fields));
    expect([...wantedParts(want(tls ?? [], http), api)].sort()).toEqual([...parts].sort());
  });

  it('have no HTTP behind STARTTLS, be it asked for by a rating', () => {
    const asked = wantedParts(want(['sslLabs', 'mozilla'], ['hsts', 'redirect']), mail);
    expect(asked.has('cipherSuites')).toBe(true);
    expect([asked.has('hsts'), asked.has('redirect')]).toEqual([false, false]);
    expect(wantedParts(want(['sslLabs']), api).has('hsts')).toBe(true);
  });
});
