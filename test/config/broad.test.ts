import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isBroadResource, isBroadRule } from '../../src/config/broad.ts';

const account = '111122223333';
const subscription = '/subscriptions/1a2b3c4d-2222-3333-4444-555555555555';

describe('isBroadResource', () => {
  it.each([
    ...['*', '**', '?*', '*?', '???', '*:*', '*/*', '*a*', '*a*c*m*e*', 'a*', 'ab*', '*.*'],
    ...[
      'arn:*',
      'arn:aws*',
      '*aws*',
      '*s3*',
      '*lambda*',
      '*ambda*',
      '*LAMBDA*',
      'arn:aws:s3:::*',
      'arn:aws:s3:::??????*',
    ],
    ...['arn:aws:lambda*', 'arn:aws:lambda:ap-northeast*', `arn:aws:iam::${account}:*`, `arn:aws:iam::${account}*`],
    ...[
      `*${account}*`,
      '*:function:*',
      '*security-group/*',
      '*security-group*',
      '*loadbalancer*',
      '*log-*',
      'sg-0*',
      '*vpc-0*',
    ],
    ...[
      '/subscriptions/*',
      '/subscriptions*',
      '*subscriptions*',
      '*scription*',
      `${subscription}*`,
      `${subscription}/*`,
    ],
    ...[
      `${subscription}/resourceGroups/rg-sandbox/*`,
      `${subscription}/resourceGroups/rg-sand*`,
      '*microsoft.storage*',
    ],
    ...['*:443', '*:*443', 'endpoint/tls:*', 'endpoint*', 'end*', '*.com:443', '*.jp', 'aws/s3/account/*', '*本*'],
  ])('%s is', (glob) => expect(isBroadResource(glob)).toBe(true));

  it.each([
    ...[
      'acme-logs',
      '*legacy.acme.example:443',
      'legacy.acme.example:*',
      '*.acme.example:443',
      'acme-*',
      'logs-*',
      '本番*',
      '*本番*',
    ],
    ...[
      'arn:aws:s3:::acme-*',
      'arn:aws:s3:::logs-*',
      'arn:aws:iam::*:role/payroll-*',
      '*:loadbalancer/app/acme-*',
      'lo?s-archive',
    ],
    ...['sg-0123456789abcdef0', subscription, '', 'endpoint/tls:legacy.acme.example:*', '*-staging-db'],
  ])('%s is not', (glob) => expect(isBroadResource(glob)).toBe(false));

  it('is not slow on a hostile pattern', { timeout: 1_000 }, () => {
    for (const glob of [
      '*a'.repeat(200_000),
      `${'.'.repeat(200_000)}:`,
      `*${':'.repeat(400_000)}`,
      `${'.:'.repeat(200_000)}*`,
    ]) {
      expect([true, false]).toContain(isBroadResource(glob));
    }
  });

  it('sees through every id of the demo that is cut off before its name', () => {
    const folder = fileURLToPath(new URL('../../fixtures/demo/snapshot', import.meta.url));
    const text = globSync('**/*.ndjson', { cwd: folder })
      .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
      .join('\n');
    const ids = [...new Set([...text.matchAll(/"id":"([^"\\]+)"/g)].map(([, id = '']) => id))];
    const cuts = ids.flatMap((id) => {
      // Up to the part that holds a name; what lies below a named one is a name, too.
      const named = id.search(/(?<=[/:])[^/:]*(acme|records)/);
      return [...id.slice(0, named === -1 ? undefined : named).matchAll(/[/:]/g)].map(({ index }) =>
        id.slice(0, index),
      );
    });
    const globs = [
      ...new Set(cuts.flatMap((cut) => [`${cut}*`, `${cut}/*`, `${cut}:*`, `*${cut.split(/[/:]/).at(-1)}*`])),
    ];
    const missed = globs.filter((glob) => !isBroadResource(glob));
    console.log(
      `${ids.length} ids, ${globs.length} patterns cut from them, ${missed.length} taken for a name: ${missed.join(' ')}`,
    );
    expect(ids.length).toBeGreaterThan(200);
    expect(missed.length).toBeLessThan(globs.length / 50);
  });
});

describe('isBroadRule', () => {
  it.each(['*', '**', '*/*', 'a*', '?ws/*', '*/encryption', 'aws*', '/*'])('%s is', (glob) =>
    expect(isBroadRule(glob)).toBe(true),
  );
  it.each(['aws/*', 'aws/s3/*', 'aws/s3/encryption', 'nothing'])('%s is not', (glob) =>
    expect(isBroadRule(glob)).toBe(false),
  );
});
