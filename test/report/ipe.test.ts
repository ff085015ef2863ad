import { describe, expect, it } from 'vitest';
import { ipeMessagesIn } from '../../src/i18n/ipe.ts';
import { languages } from '../../src/model/text.ts';
import { renderIpe } from '../../src/report/ipe/render-ipe.ts';
import { hostileTexts, infest, sampleIpe } from './evidence-sample.ts';
import { faultsOf, hiddenIn, readPage, textOf } from './read-page.ts';

const golden = (name: string) => new URL(`../../fixtures/golden/${name}`, import.meta.url).pathname;

describe.each(languages)('the IPE sheet in %s', (language) => {
  const page = renderIpe({ ...sampleIpe, language });
  const text = textOf(readPage(page));

  it('is the page it was', async () => {
    await expect(page).toMatchFileSnapshot(golden(`ipe.${language}.html`));
  });

  it('is a page without anything active, and with what a screen reader needs', () => {
    expect(faultsOf(page)).toEqual([]);
  });

  it('says what was read, with what, by whom, when, and how complete it is', () => {
    const { run, scope } = sampleIpe;
    const told = [
      run.runId,
      run.prev?.manifestSha256,
      '2026-11-22 08:55:12 UTC (2026-11-22 17:55:12 +09:00 Asia/Tokyo)',
      run.actor.user,
      run.ci?.url,
      run.ci?.commit,
      run.environment,
      run.rules.catalogSha256,
      run.configSha256,
      run.waiversSha256,
      run.redaction.policySha256,
      run.redaction.allowedBecause,
      run.signature.key,
      run.signature.publicKeySha256,
      run.signature.tsa,
      ...run.denied,
      ...run.permissions.map(({ sha256 }) => sha256),
      ...scope.exclusions.map(({ reason }) => reason),
      ...scope.config.controls.map(({ reason }) => reason),
      'aws-access-key: 2',
      '812',
      'records/endpoint-tls.ndjson.gz',
    ];
    for (const one of told) expect(text).toContain(one);
    expect(text).not.toContain('undefined');
    expect(text).not.toContain('[object');
  });

  it('ties the counts to the files, and says so where they differ', () => {
    const { equal, differs } = ipeMessagesIn(language).tieOut;
    const count = (needle: string, where: string) => where.split(needle).length - 1;
    expect(count(equal, text)).toBe(10);
    expect(count(differs, text)).toBe(0);
    const { run } = sampleIpe;
    const counts = { ...run.counts, resources: run.counts.resources + 1 };
    const other = textOf(readPage(renderIpe({ ...sampleIpe, language, run: { ...run, counts } })));
    expect(count(differs, other)).toBe(3);
  });

  it('puts what was not read before what was', () => {
    const { notRead, read } = ipeMessagesIn(language).coverage;
    const from = text.indexOf(notRead);
    expect(from).toBeGreaterThan(0);
    expect(text.indexOf(read, from)).toBeGreaterThan(from);
    const unread = text.slice(from, text.indexOf(read, from));
    const { status } = ipeMessagesIn(language).coverage;
    expect(unread.indexOf(status.unread)).toBeGreaterThan(0);
    expect(unread.indexOf(status.partial)).toBeGreaterThan(unread.indexOf(status.unread));
  });

  it.each(hostileTexts)('shows %j as text wherever it stands', (hostile) => {
    const infested = renderIpe({ ...infest(sampleIpe, hostile), language });
    expect(faultsOf(infested)).toEqual([]);
    expect(hiddenIn(infested)).toEqual([]);
    expect(infested.isWellFormed()).toBe(true);
  });

  it('stays small whatever names are: 100 KB each', () => {
    const infested = renderIpe({ ...infest(sampleIpe, '名'.repeat(100_000)), language });
    expect(faultsOf(infested)).toEqual([]);
    expect(infested.length).toBeLessThan(1_000_000);
    console.info(`${language}: ${infested.length} characters where every name has 100,000`);
  });

  it('cuts long tables, and says so before they begin', () => {
    const [entry] = sampleIpe.run.coverage;
    if (!entry) throw new Error('no coverage');
    const coverage = Array.from({ length: 1200 }, (_, index) => ({
      ...entry,
      service: `service-${index}`,
      status: 'unread' as const,
    }));
    const cutPage = textOf(readPage(renderIpe({ ...sampleIpe, run: { ...sampleIpe.run, coverage }, language })));
    const said = ipeMessagesIn(language).cut({ shown: 500, total: 1200 });
    expect(cutPage.indexOf(said)).toBeGreaterThan(0);
    expect(cutPage.indexOf(said)).toBeLessThan(cutPage.indexOf('service-499'));
    expect(cutPage).not.toContain('service-500\n');
  });

  it('is the same whatever the order of keys', () => {
    const turned = <T>(value: T): T =>
      JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
        typeof inner === 'object' && inner !== null && !Array.isArray(inner)
          ? Object.fromEntries(Object.entries(inner).reverse())
          : inner,
      ) as T;
    expect(renderIpe({ ...turned(sampleIpe), language })).toBe(page);
  });

  it('says loudly what is not signed, and gives no command with a key then', () => {
    const run = { ...sampleIpe.run, signature: { kind: 'none' as const } };
    const unsigned = textOf(readPage(renderIpe({ ...sampleIpe, run, language })));
    expect(unsigned).toContain(ipeMessagesIn(language).unsigned);
    expect(unsigned).toContain('comply evidence verify BUNDLE --unsigned --reperform');
    expect(unsigned).not.toContain('openssl dgst');
    expect(text).not.toContain(ipeMessagesIn(language).unsigned);
  });
});

it('is a sheet in Japanese without an English sentence', () => {
  const catalogText = 'ENGLISH-ONLY';
  const english = JSON.parse(JSON.stringify(sampleIpe), (key, value: unknown) =>
    key === 'en' && typeof value === 'string' ? catalogText : value,
  ) as typeof sampleIpe;
  expect(renderIpe({ ...english, language: 'ja' })).not.toContain(catalogText);
});
