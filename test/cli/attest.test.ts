import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { runComply } from '../support/run-comply.ts';

let folder = '';
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'comply-attest-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const everything = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => [file, readFileSync(file, 'utf8')]);

const flags: Readonly<Record<string, string | undefined>> = {
  '--statement': 'All staff took the training of 2026.',
  '--person': 'Hanako Acme',
  '--role': 'Head of HR',
  '--valid-until': '2027-05-31',
  '--signed-off-by': 'Taro Acme',
};

/** Runs it with these flags instead of the usual ones; a flag that is undefined is left out. */
function attest(
  subject: string,
  changes: Readonly<Record<string, string | undefined>> = {},
  more: readonly string[] = [],
) {
  const given = Object.entries({ ...flags, ...changes }).flatMap(([flag, value]) =>
    value === undefined ? [] : [flag, value],
  );
  const now = () => new Date('2026-11-20T20:00:00Z');
  return runComply(['attest', subject, ...given, ...more], { cwd: folder, now });
}

const config =
  'targets: # ours\n  - { name: r, provider: records, path: compliance/ }\n  # more to come\ntimeZone: Asia/Tokyo\n';

describe('comply attest', () => {
  it('appends to the file in the records folder, and leaves the rest as it was', async () => {
    write('comply.yaml', config);
    write('compliance/list.txt', 'who was there\n');
    const first = await attest('training');
    expect(first.stderr).toBe('');
    expect(first.stdout).toMatch(
      /^compliance\/attestations\.yaml:1: Hanako Acme attests training, from 2026-11-21 to the end of 2027-05-31 \(Asia\/Tokyo\)\nsigned off by Taro Acme on 2026-11-21\nanswers for this safeguard in \d+ controls that ask for it: soc2 \d+, hipaa \d+, iso27017 \d+, jp-3sho2 \d+\n$/,
    );
    write(
      'compliance/attestations.yaml',
      `# Stated.\n${read('compliance/attestations.yaml')}# Next review in spring.\n`,
    );
    const second = await attest(
      'hipaa:164.308(a)(2)',
      { '--date': '2026-04-01', '--valid-until': '365d', '--signed-off-role': 'CISO', '--signed-off-on': '2026-04-02' },
      ['--evidence', 'compliance/list.txt', '--evidence', `sha256:${'A'.repeat(64)}`],
    );
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('answers for all that a person must show of 45 CFR 164.308(a)(2)');
    expect(second.stdout).toContain('rests on a document kept elsewhere, SHA-256 aaaa');
    expect(read('compliance/attestations.yaml')).toMatch(
      /^# Stated\.\n- safeguard: training\n[\s\S]*# Next review in spring\.\n- control: "hipaa:164\.308\(a\)\(2\)"\n/,
    );
    const [, control] = loadConfig('comply.yaml', folder).attestations;
    expect(control).toEqual({
      place: 'compliance/attestations.yaml:10',
      control: 'hipaa:164.308(a)(2)',
      statement: 'All staff took the training of 2026.',
      person: 'Hanako Acme',
      role: 'Head of HR',
      date: '2026-04-01',
      validUntil: '2027-04-01',
      evidence: [
        { file: 'list.txt', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), found: 'same' },
        { sha256: 'a'.repeat(64), found: 'kept' },
      ],
      signedOff: { by: 'Taro Acme', role: 'CISO', date: '2026-04-02' },
    });
    expect(read('comply.yaml')).toBe(config);
    write('compliance/list.txt', 'and one more\n');
    expect(loadConfig('comply.yaml', folder).attestations[1]?.evidence?.[0]?.found).toBe('changed');
  });

  it('says that one which nobody signed off does not count yet', async () => {
    write('comply.yaml', config);
    const { code, stderr } = await attest('training', { '--signed-off-by': undefined });
    expect([code, stderr]).toEqual([
      0,
      expect.stringContaining('comply: it is not signed off, so it does not count yet'),
    ]);
    expect(loadConfig('comply.yaml', folder).attestations[0]?.signedOff).toBeUndefined();
    const long = await attest('encryption-at-rest', { '--valid-until': '2030-01-01' });
    expect(long.stderr).toMatch(/encryption-at-rest is for rules to test[\s\S]*it holds for 1,\d+ days/);
    const ja = await attest('training', {
      '--statement': '全員が受講した',
      '--date': '2026-11-20',
      '--lang': 'ja',
      '--signed-off-by': undefined,
    });
    expect(ja.stderr).toContain('未承認のため、まだ算入しない');
    expect(ja.stdout).toMatch(/この対策を求める項目 \d+件で、この対策の確認として扱う（soc2 \d+件、hipaa \d+件、/);
  });

  it('warns of a control that is not judged, and of one who signs off alone', async () => {
    const framed = (more: string) => write('comply.yaml', `${config}frameworks: { soc2: {} }\n${more}`);
    framed('');
    const other = await attest('hipaa:164.308(a)(2)');
    expect([other.code, other.stderr]).toEqual([
      0,
      'comply: hipaa:164.308(a)(2) is of hipaa, which comply.yaml does not choose: it counts only where that framework is judged\n',
    ]);
    framed('controls: { "soc2:CC1.1": { scope: out, reason: r, approvedBy: a } }\n');
    const out = await attest('soc2:CC1.1');
    expect(out.stderr).toBe(
      'comply: soc2:CC1.1 is out of scope, and an attestation does not move it: r (approved by a)\n',
    );
    const alone = await attest('training', { '--signed-off-by': 'hanako  ACME\u200b' });
    expect([alone.code, alone.stderr]).toEqual([
      0,
      'comply: Hanako Acme signs off their own statement: it counts, and a second person is what an auditor looks for\n',
    ]);
  });

  it.each([
    [
      'a category that was not chosen',
      'soc2: { categories: [security] }',
      'soc2:P1.1',
      'soc2:P1.1 is out of scope, and an attestation does not move it: Belongs to the category privacy, which was not chosen.',
      'soc2:P1.1 は対象外であり、表明しても状況は変わらない。理由: 選択していないカテゴリー「プライバシー」に属する。',
    ],
    [
      'a role that was not chosen',
      'iso27017: { edition: "2026", role: customer }',
      'iso27017:5.21',
      'iso27017:5.21 is out of scope, and an attestation does not move it: A duty of the',
      'iso27017:5.21 は対象外であり、表明しても状況は変わらない。理由: 選択していない役割',
    ],
    [
      'another edition',
      'iso27017: { edition: "2026" }',
      'iso27017:CLD.6.3.1',
      'iso27017:CLD.6.3.1 is of edition 2015, and 2026 is judged: it counts only where its own edition is',
      'iso27017:CLD.6.3.1 は版 2015 の項目だが、判定するのは版 2026 である。算入するのは、項目の版を判定するときに限る',
    ],
  ])('warns of a control that a scan leaves out: %s', async (_, frameworks, control, en, ja) => {
    write('comply.yaml', `${config}frameworks: { ${frameworks} }\n`);
    const english = await attest(control);
    expect([english.code, english.stderr]).toEqual([0, expect.stringContaining(`comply: ${en}`)]);
    expect(english.stdout).not.toContain('answers for');
    const japanese = await attest(control, { '--date': '2026-11-20', '--lang': 'ja' });
    expect(japanese.stderr).toContain(ja);
    expect(japanese.stdout).not.toContain('確認として扱う');
  });

  it('promises nothing for controls out of scope, and speaks of the edition that is judged', async () => {
    const controlsOf = async (categories: string) => {
      write('comply.yaml', `${config}frameworks: { soc2: { categories: [${categories}] } }\n`);
      write('compliance/attestations.yaml', '');
      const { stdout } = await attest('privacy');
      return /answers for this safeguard in (\d+) controls?/.exec(stdout)?.[1];
    };
    expect(await controlsOf('security')).toBe('0');
    expect(Number(await controlsOf('security, privacy'))).toBeGreaterThan(0);
    write('comply.yaml', `${config}frameworks: { iso27017: { edition: "2015" } }\n`);
    const { stdout, stderr } = await attest('iso27017:CLD.6.3.1');
    expect([stdout, stderr]).toEqual([expect.stringContaining('answers for all that a person must show'), '']);
  });

  it('refuses a second word of one person on one subject and day, and says where the first stands', async () => {
    write('comply.yaml', config);
    await attest('training');
    const before = read('compliance/attestations.yaml');
    const again = await attest('training', { '--statement': 'Once more.' });
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining('compliance/attestations.yaml:1: Hanako Acme attested that on 2026-11-21 already'),
    ]);
    expect(read('compliance/attestations.yaml')).toBe(before);
    expect((await attest('training', { '--valid-until': 'soon' })).stderr).toContain(
      "'soon' is not a day; write it as 2027-03-31, or as a number of days, as in 90d",
    );
  });

  it('makes the folder and names it where comply.yaml names none', async () => {
    write(
      'deep/comply.yaml',
      'organization: Acme # us\ntargets:\n  - { name: records, provider: aws } # theirs\n  # end of targets\ngate: { failOn: high }\n',
    );
    const { code, stdout } = await attest('training', {}, ['-c', 'deep/comply.yaml']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('deep/comply.yaml: names compliance/ as a target of provider records'),
    ]);
    expect(read('deep/comply.yaml')).toBe(
      'organization: Acme # us\ntargets:\n  - { name: records, provider: aws } # theirs\n  - { name: records-2, provider: records, path: compliance/ }\n  # end of targets\ngate: { failOn: high }\n',
    );
    expect(loadConfig('deep/comply.yaml', folder).attestations).toHaveLength(1);
    const again = await attest('training', {}, ['-c', 'deep/comply.yaml']);
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining('attestations.yaml:1: it stands there already'),
    ]);
  });

  it.each([
    [
      'no targets',
      'organization: Acme\n# end\n',
      'organization: Acme\n# end\ntargets:\n  - { name: records, provider: records, path: compliance/ }\n',
    ],
    ['an empty file', '', 'targets:\n  - { name: records, provider: records, path: compliance/ }\n'],
    [
      'targets in flow style',
      'targets: [{ name: a, provider: aws }] # x\n',
      'targets: [{ name: a, provider: aws }, { name: records, provider: records, path: compliance/ }] # x\n',
    ],
    ['an empty list', 'targets: []\n', 'targets: [{ name: records, provider: records, path: compliance/ }]\n'],
    [
      'targets without indent',
      'targets:\n- name: a\n  provider: aws\n  regions: [us-east-1] # one\n# then\ngate: { failOn: low }\n',
      'targets:\n- name: a\n  provider: aws\n  regions: [us-east-1] # one\n- { name: records, provider: records, path: compliance/ }\n# then\ngate: { failOn: low }\n',
    ],
    [
      'a file without an end of line',
      'targets:\n  - { name: a, provider: aws }',
      'targets:\n  - { name: a, provider: aws }\n  - { name: records, provider: records, path: compliance/ }\n',
    ],
    [
      'another way of ending lines',
      'targets:\r\n  - { name: a, provider: aws }\r\n',
      'targets:\r\n  - { name: a, provider: aws }\r\n  - { name: records, provider: records, path: compliance/ }\r\n',
    ],
    [
      'a file in flow style',
      '{ organization: Acme }',
      '{ organization: Acme, targets: [{ name: records, provider: records, path: compliance/ }] }',
    ],
  ])('names the folder in %s', async (_, before, after) => {
    write('comply.yaml', before);
    expect((await attest('training')).stderr).toBe('');
    expect(read('comply.yaml')).toBe(after);
    expect(loadConfig('comply.yaml', folder).attestations).toHaveLength(1);
  });

  const mistakes: readonly (readonly [string, string, Readonly<Record<string, string | undefined>>, string])[] = [
    [
      'a safeguard nobody has',
      'trainning',
      {},
      "there is no control or safeguard 'trainning' (did you mean 'training'?)",
    ],
    [
      'a control nobody has',
      'hipaa:164.308(a)(22)',
      {},
      "there is no control or safeguard 'hipaa:164.308(a)(22)' (did you mean 'hipaa:164.308(a)(2)'?)",
    ],
    [
      'a rule',
      'aws/kms/rotation',
      {},
      "'aws/kms/rotation' is a rule, which tests by itself; attest one of its safeguards: ",
    ],
    ['blanks', 'training', { '--statement': ' \n' }, '--statement: expected text, found none'],
    ['no person', 'training', { '--person': '' }, '--person: expected text, found none'],
    ['a person nobody sees', 'training', { '--person': '\u200b\u3164' }, '--person: expected text, found none'],
    ['a role nobody sees', 'training', { '--role': '\u2060 \ufeff' }, '--role: expected text, found none'],
    [
      'a signer nobody sees',
      'training',
      { '--signed-off-by': '\u202e\u2800' },
      '--signed-off-by: expected text, found none',
    ],
    ['no day', 'training', { '--date': '2026-02-30' }, "--date: '2026-02-30' is not a day"],
    ['a day to come', 'training', { '--date': '2026-11-21' }, '--date: 2026-11-21 is still to come; it is 2026-11-20'],
    [
      'an end that is over',
      'training',
      { '--valid-until': '2026-11-19' },
      '--valid-until: 2026-11-19 is over; it is 2026-11-20',
    ],
    ['no end', 'training', { '--valid-until': 'forever' }, "--valid-until: 'forever' is not a day"],
    [
      'a sign-off before the day',
      'training',
      { '--signed-off-on': '2026-11-19' },
      '--signed-off-on: 2026-11-19 is before 2026-11-20',
    ],
    [
      'a sign-off to come',
      'training',
      { '--signed-off-on': '2026-12-01' },
      '--signed-off-on: 2026-12-01 is still to come',
    ],
    [
      'a sign-off by nobody',
      'training',
      { '--signed-off-by': undefined, '--signed-off-role': 'CEO' },
      '--signed-off-role: say by whom',
    ],
    [
      'a document that is not there',
      'training',
      { '--evidence': 'compliance/gone.pdf' },
      "--evidence: there is no file 'compliance/gone.pdf'",
    ],
    [
      'a document outside',
      'training',
      { '--evidence': 'comply.yaml' },
      "--evidence: 'comply.yaml' is not below compliance/; put it there",
    ],
    [
      'a link to outside',
      'training',
      { '--evidence': 'compliance/link' },
      "--evidence: 'compliance/link' is not below compliance/",
    ],
    [
      'a folder',
      'training',
      { '--evidence': 'compliance/sub' },
      "--evidence: 'compliance/sub' cannot be read; name a regular file",
    ],
    [
      'a document that is too large',
      'training',
      { '--evidence': 'compliance/sub/large' },
      "--evidence: 'compliance/sub/large' is over 64 MB; keep its hash alone: --evidence sha256:DIGITS",
    ],
    ['half a hash', 'training', { '--evidence': 'sha256:abc' }, "--evidence: 'sha256:abc' is not a SHA-256"],
    ['no statement', 'training', { '--statement': undefined }, "required option '--statement <text>' not specified"],
    ['another config', 'training', { '--config': 'other.yaml' }, 'other.yaml: no such file'],
  ];

  it.each(mistakes)('refuses %s, and writes nothing', async (what, subject, changes, message) => {
    write('comply.yaml', 'targets: [{ name: r, provider: records, path: compliance/ }]\n');
    write('compliance/sub/x', '');
    write('compliance/sub/large', '');
    if (what.endsWith('too large')) truncateSync(join(folder, 'compliance/sub/large'), 64 * 2 ** 20 + 1);
    symlinkSync('../comply.yaml', join(folder, 'compliance/link'));
    const before = everything();
    const { code, stdout, stderr } = await attest(subject, changes);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`comply: ${message}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(everything()).toEqual(before);
  });

  it('writes nothing into a file that is wrong, or where a person has to', async () => {
    write('comply.yaml', 'targets: [{ name: r, provider: records, path: compliance/ }]\n');
    write('compliance/attestations.yaml', '- { safeguard: training, statment: s }\n');
    const wrong = await attest('training');
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringMatching(/attestations\.yaml:1:\d+: unknown key 'statment'/),
    ]);
    write('compliance/attestations.yaml', 'null\n');
    const byHand = await attest('training');
    expect([byHand.code, byHand.stderr]).toEqual([
      2,
      expect.stringContaining('add this by hand: { safeguard: training, '),
    ]);
    expect(read('compliance/attestations.yaml')).toBe('null\n');
    write('comply.yaml', 'targets: &all\n  - *all\n');
    expect((await attest('training')).code).toBe(2);
    console.info(`${mistakes.length} mistakes refused with exit code 2, and nothing written`);
  });
});
