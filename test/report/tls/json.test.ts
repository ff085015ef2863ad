import { describe, expect, it } from 'vitest';
import { reportTlsJson } from '../../../src/report/tls/json.ts';
import type { RatedEndpoint } from '../../../src/report/tls/rated-endpoint.ts';
import { all, good, hostileName, rated } from './sample.ts';

const print = (endpoints: readonly RatedEndpoint[]) => [...reportTlsJson(endpoints)].join('');

describe('reportTlsJson', () => {
  it('is the results as they are, with their ratings, in the order asked for', () => {
    expect(JSON.parse(print(all))).toEqual({
      schemaVersion: '1',
      endpoints: all.map(({ result, ratings }) => ({ ...result, ratings })),
    });
    expect(JSON.parse(print([rated(good)])).endpoints[0].ratings.sslLabs.value.grade).toBe('A+');
  });

  it('is one line an endpoint, the same bytes each time, without a hidden character', () => {
    const text = print(all);
    expect(text.split('\n').filter((line) => line.startsWith('{"target"'))).toHaveLength(all.length);
    expect(print(all)).toBe(text);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)|\p{Bidi_Control}/u);
    expect(JSON.parse(text).endpoints[2].certificates.value.items[0].subject).toBe(hostileName);
  });

  it('has the members of a result in one order, however it was put together', () => {
    const { reachability, target, ...rest } = good;
    const keys = (result: typeof good) => Object.keys(JSON.parse(print([rated(result)])).endpoints[0]);
    expect(keys({ ...rest, reachability, target })).toEqual(keys(good));
    expect(keys(good)).toEqual([...Object.keys(good), 'ratings']);
  });

  it('is JSON of no endpoint too', () => {
    expect(JSON.parse(print([]))).toEqual({ schemaVersion: '1', endpoints: [] });
  });
});
