import { describe, expect, it } from 'vitest';
import { counts, keys, now, read } from './read.ts';
import { bandit, checkov, codeql, gitleaks, grype, leaked, sarif, semgrep, snyk, trivy } from './reports.ts';

const run = (results: unknown, more: Readonly<Record<string, unknown>> = {}) =>
  sarif({
    tool: { driver: { name: 'x', rules: [{ id: 'r', defaultConfiguration: { level: 'error' } }] } },
    results,
    ...more,
  });

describe('reports as scanners write them', () => {
  it('Trivy: the score of the rule, and where it has none the level', () => {
    const found = read(trivy, { kind: 'dependencies' });
    expect(counts(found)).toEqual([5, 1, 2, 1, 1, 0]);
    expect(keys(found)).toEqual([
      'CVE-2026-0001@package-lock.json',
      'CVE-2026-0002@package-lock.json',
      'CVE-2026-0002@package-lock.json#2',
      'CVE-2026-0003@package-lock.json',
      'CVE-2026-0004@package-lock.json',
    ]);
    expect(found.attributes).toMatchObject({
      Format: 'sarif',
      Tool: 'Trivy',
      ToolVersion: '0.68.1',
      Successful: null,
      Rules: 4,
      Gravity: 'critical',
      Problem: null,
    });
  });

  it('gitleaks: one finding, and nothing of the secret', () => {
    const found = read(gitleaks, { kind: 'secrets' });
    expect(counts(found)).toEqual([1, 0, 0, 1, 0, 0]);
    expect(found.problems.map(({ attributes }) => attributes)).toMatchObject([
      { Tool: 'gitleaks', Problem: 'aws-access-token', Place: 'src/config.ts:12', Gravity: 'medium', Open: 1 },
    ]);
    expect(JSON.stringify(found)).not.toContain(leaked);
  });

  it('Checkov: a skipped check is suppressed', () => {
    const found = read(checkov, { kind: 'iac' });
    expect(counts(found)).toEqual([1, 0, 1, 0, 0, 1]);
    expect(keys(found)).toEqual(['CKV_AWS_20@main.tf']);
  });

  it('Semgrep: the level of the rule; an error that it notes is a run that failed', () => {
    expect(counts(read(semgrep()))).toEqual([1, 0, 1, 0, 0, 1]);
    const warned = { descriptor: { id: 'Timeout' }, level: 'warning', message: { text: 'slow' } };
    expect(read(semgrep([warned])).attributes).toMatchObject({ Successful: true, Open: 1 });
    const failed = read(semgrep([{ ...warned, level: 'error' }]));
    expect(failed.codes).toEqual(['run-failed']);
    expect(failed.attributes.Open).toBeUndefined();
    expect(failed.attributes).toMatchObject({ Successful: false, Tool: 'semgrep' });
  });

  it('CodeQL: rules of an extension, and where the code came from, without the password', () => {
    const found = read(codeql);
    expect(counts(found)).toEqual([2, 0, 1, 1, 0, 0]);
    expect(found.attributes).toMatchObject({
      Successful: true,
      Repository: 'github.com/acme/portal',
      RevisionId: 'd34db33f5a1e0000111122223333444455556666',
      Rules: 2,
    });
    expect(JSON.stringify(found)).not.toContain('s3cret');
  });

  it('Grype: rules by vulnerability and package, the place in the image', () => {
    const found = read(grype, { kind: 'containers' });
    expect(counts(found)).toEqual([2, 1, 0, 0, 1, 0]);
    expect(keys(found)).toEqual(['CVE-2026-0101-openssl@image/etc/apk', 'CVE-2026-0102-zlib@image/etc/apk']);
  });

  it('Snyk: one run for each project, no time, the level where there is no score', () => {
    const found = read(snyk, { kind: 'dependencies' });
    expect(counts(found)).toEqual([3, 1, 1, 1, 0, 0]);
    expect(keys(found)).toEqual([
      'SNYK-JS-AJV-584908@api/package-lock.json',
      'npm:adm-zip:20180415@web/package-lock.json',
      'SNYK-JS-BL-608877@api/package-lock.json',
    ]);
    expect(read(snyk, { kind: 'dependencies', time: 'report' }).codes).toEqual(['no-time']);
  });

  it('Bandit: its own time counts, not that of the file', () => {
    const found = read(bandit('2026-01-30T03:28:48Z'));
    expect(found.attributes).toMatchObject({ GeneratedAt: '2026-01-30T03:28:48.000Z', TimeSource: 'report', Open: 0 });
  });
});

describe('what counts of a result', () => {
  const one = (result: object) => counts(read(run([{ ruleId: 'r', message: { text: '' }, ...result }])));
  const [high, medium, low, none, accepted] = [
    [1, 0, 1, 0, 0, 0],
    [1, 0, 0, 1, 0, 0],
    [1, 0, 0, 0, 1, 0],
    [0, 0, 0, 0, 0, 0],
    [0, 0, 0, 0, 0, 1],
  ];

  it.each([
    ['no level: the rule’s', {}, high],
    ['its own level', { level: 'note' }, low],
    ['level none', { level: 'none' }, low],
    ['a level that SARIF does not have', { level: 'blocker' }, high],
    ['a level that is no text', { level: 7 }, high],
    ['a rule that is not described', { ruleId: 'other' }, medium],
    ['part of a rule', { ruleId: 'r/1' }, high],
    ['a wrong index', { ruleIndex: 9 }, high],
    ['an index alone', { ruleId: undefined, ruleIndex: 0 }, high],
    ['an index that is none', { ruleIndex: 'length' }, high],
    ['kind pass', { kind: 'pass' }, none],
    ['kind notApplicable', { kind: 'notApplicable' }, none],
    ['kind informational', { kind: 'informational' }, none],
    ['kind review: nobody said that it is none', { kind: 'review' }, high],
    ['kind open', { kind: 'open' }, high],
    ['a kind that SARIF does not have', { kind: 'ok' }, high],
    ['gone since the baseline', { baselineState: 'absent' }, none],
    ['as in the baseline', { baselineState: 'unchanged' }, high],
    ['no suppression', { suppressions: [] }, high],
    ['suppressed', { suppressions: [{ kind: 'external' }] }, accepted],
    ['accepted', { suppressions: [{ kind: 'external', status: 'accepted' }] }, accepted],
    ['under review', { suppressions: [{ kind: 'external', status: 'underReview' }] }, high],
    ['rejected', { suppressions: [{ kind: 'external' }, { kind: 'external', status: 'rejected' }] }, high],
    ['a suppression that is none', { suppressions: [true] }, high],
    ['suppressions that are no list', { suppressions: { length: 1 } }, high],
  ])('%s', (_what, result, expected) => {
    expect(one(result)).toEqual(expected);
  });

  it.each([
    ['9.0', 1, 0],
    ['10.0', 1, 0],
    ['8.9', 0, 1],
    [9.5, 1, 0],
    ['7.0', 0, 1],
  ])('score %s', (score, critical, grave) => {
    expect(one({ level: 'note', properties: { 'security-severity': score } }).slice(1, 3)).toEqual([critical, grave]);
  });

  it.each(['0.0', '-1', '11', 'NaN', '', 'high', '1e1', null, -5, ['9']])(
    'score %s says nothing, the level does',
    (score) => {
      expect(one({ level: 'note', properties: { 'security-severity': score } })).toEqual(low);
    },
  );
});

describe('a report that may not be trusted', () => {
  it.each([
    ['no run', sarif(), 'no-results'],
    ['no results: the run came to none', run(undefined), 'run-failed'],
    ['results null', run(null), 'run-failed'],
    ['results that are no list', run({}), 'malformed'],
    ['a result that is none', run([null]), 'malformed'],
    ['a result that says nothing', run([{ ruleId: 'r' }]), 'malformed'],
    ['a tool without a name', sarif({ tool: { driver: {} }, results: [] }), 'malformed'],
    [
      'results in another file',
      run([], { externalPropertyFileReferences: { results: [{ location: { uri: 'x' } }] } }),
      'malformed',
    ],
    ['results elsewhere in the file', { ...run([]), inlineExternalProperties: [{ results: [{}] }] }, 'malformed'],
    [
      'levels set by an invocation',
      run([], { invocations: [{ executionSuccessful: true, ruleConfigurationOverrides: [{}] }] }),
      'malformed',
    ],
    ['not successful', run([], { invocations: [{ executionSuccessful: false }] }), 'run-failed'],
    ['success not said where it must be', run([], { invocations: [{}] }), 'run-failed'],
    [
      'a configuration that failed',
      run([], { invocations: [{ executionSuccessful: true, toolConfigurationNotifications: [{ level: 'error' }] }] }),
      'run-failed',
    ],
    [
      'one failed run of two',
      { ...run([]), runs: [...(run([]).runs as unknown[]), ...(run(null).runs as unknown[])] },
      'run-failed',
    ],
    ['killed', run([], { invocations: [{ executionSuccessful: true, exitSignalName: 'SIGKILL' }] }), 'run-failed'],
    [
      'not started',
      run([], { invocations: [{ executionSuccessful: true, processStartFailureMessage: 'x' }] }),
      'run-failed',
    ],
    [
      'one failed invocation of two',
      run([], { invocations: [{ executionSuccessful: true }, { executionSuccessful: false }] }),
      'run-failed',
    ],
    [
      'an error by what describes the notification',
      sarif({
        tool: { driver: { name: 'x', notifications: [{ id: 'n', defaultConfiguration: { level: 'error' } }] } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [{ descriptor: { id: 'n' } }] }],
        results: [],
      }),
      'run-failed',
    ],
    [
      'levels of notifications set by an invocation',
      run([], { invocations: [{ executionSuccessful: true, notificationConfigurationOverrides: [{}] }] }),
      'malformed',
    ],
    ['a tool with a blank name', sarif({ tool: { driver: { name: ' ' } }, results: [] }), 'malformed'],
    ['no tool', sarif({ results: [] }), 'malformed'],
    ['a run that is none', sarif(null), 'malformed'],
    ['an older version', { ...run([]), version: '2.0.0' }, 'unknown-format'],
    ['another format', { findings: [] }, 'unknown-format'],
    ['no JSON object', 'null', 'unknown-format'],
    [
      'more runs than anyone has',
      sarif(...Array.from({ length: 101 }, () => ({ tool: { driver: { name: 'x' } }, results: [] }))),
      'too-large',
    ],
  ])('%s', (_what, content, code) => {
    const found = read(content);
    expect(found.codes).toEqual([code]);
    expect(found.attributes).not.toHaveProperty('Open');
    expect(found.call.outcome).toBe('failed');
  });
});

describe('the time of a report', () => {
  const dated = (...ends: readonly string[]) =>
    sarif(
      ...ends.map((endTimeUtc) => ({
        tool: { driver: { name: 'x' } },
        invocations: [{ executionSuccessful: true, endTimeUtc }],
        results: [],
      })),
    );

  it('is that of its earliest run', () => {
    expect(read(dated('2026-01-30T12:00:00Z', '2026-01-30T01:00:00+09:00')).codes).toEqual(['too-old']);
    expect(read(dated('2026-01-30T12:00:00Z', '2026-01-30T11:00:00Z')).attributes.GeneratedAt).toBe(
      '2026-01-30T11:00:00.000Z',
    );
  });

  it('that one run says stands, also where that of the file is taken for another', () => {
    const undated = { tool: { driver: { name: 'x' } }, results: [] };
    const [old] = dated('2020-01-01T00:00:00Z').runs as readonly unknown[];
    expect(read(sarif(old, undated)).codes).toEqual(['too-old']);
    expect(read(sarif(old, undated), { time: 'report' }).codes).toEqual(['no-time']);
    const [fresh] = dated('2026-01-30T12:00:00Z').runs as readonly unknown[];
    expect(read(sarif(fresh, undated)).attributes).toMatchObject({
      GeneratedAt: '2026-01-30T12:00:00.000Z',
      TimeSource: 'modified',
    });
  });

  it.each(['', 'yesterday', '2026-01-30', '2026-01-30T12:00:00', '2026-13-45T99:99:99Z', '+275760-09-13T00:00:01Z'])(
    '%s is none',
    (end) => {
      expect(read(dated(end), { time: 'report' }).codes).toEqual(['no-time']);
      expect(read(dated(end), { time: 'report' }).attributes).not.toHaveProperty('GeneratedAt');
      expect(read(dated(end)).attributes).toMatchObject({ GeneratedAt: now, TimeSource: 'modified' });
    },
  );

  it.each([
    ['as old as it may be', '2026-01-30T00:00:00Z', undefined],
    ['a second older', '2026-01-29T23:59:59Z', 'too-old'],
    ['a moment older', '2026-01-29T23:59:59.999Z', 'too-old'],
    ['of this moment', '2026-01-31T00:00:00Z', undefined],
    ['five minutes ahead: clocks differ', '2026-01-31T00:05:00Z', undefined],
    ['a second more: it is from the future, not fresh', '2026-01-31T00:05:01Z', 'future-time'],
    ['of another age', '9999-12-31T23:59:59Z', 'future-time'],
  ])('%s', (_what, end, code) => {
    const found = read(bandit(end));
    expect(found.codes).toEqual(code === undefined ? [] : [code]);
    expect(found.attributes.Open).toBe(code === undefined ? 0 : undefined);
    expect(found.attributes.GeneratedAt).toBe(new Date(end).toISOString());
    if (code) expect(found.resource.unread.Open?.kind).toBe(code === 'too-old' ? 'stale' : 'bad-response');
  });
});
