import { describe, expect, it } from 'vitest';
import { type ControlEvidence, judgeControl, type SafeguardEvidence } from '../../src/assess/judge-control.ts';
import { addTallies, emptyTally, type Tally } from '../../src/assess/tally.ts';

const none: SafeguardEvidence = { kind: 'technical', full: emptyTally, partial: emptyTally, attested: false };
const governance: SafeguardEvidence = { ...none, kind: 'governance' };

function full(tally: Partial<Tally>, extra: Partial<SafeguardEvidence> = {}): SafeguardEvidence {
  return { ...none, full: { ...emptyTally, ...tally }, ...extra };
}
function partial(tally: Partial<Tally>, extra: Partial<SafeguardEvidence> = {}): SafeguardEvidence {
  return { ...none, partial: { ...emptyTally, ...tally }, ...extra };
}
function control(safeguards: readonly SafeguardEvidence[], extra: Partial<ControlEvidence> = {}): ControlEvidence {
  const results = addTallies(safeguards.flatMap((one) => [one.full, one.partial, one.declared ?? emptyTally]));
  return {
    assessment: 'automatable',
    safeguards,
    results,
    declaredPasses: 0,
    attested: false,
    complete: true,
    ...extra,
  };
}

const passed = full({ pass: 2 });
const absent = full({ notApplicable: 1 });
const attested = { attested: true };
const onPaper: SafeguardEvidence = { ...none, declared: { ...emptyTally, pass: 1 } };
const manual = { assessment: 'manual' } as const;
const partly = { assessment: 'partly' } as const;

describe('judgeControl: the first line that holds', () => {
  it.each<[string, string, ControlEvidence]>([
    ['not-satisfied', 'one finding among passes', control([full({ pass: 9, fail: 1 })])],
    ['not-satisfied', 'a finding of a rule that tests a part', control([passed, partial({ fail: 1 })])],
    ['not-satisfied', 'one finding waived, one not', control([full({ fail: 2, waived: 1 })])],
    ['not-satisfied', 'a finding before an unknown', control([full({ fail: 1, unknown: 1 })])],
    ['not-satisfied', 'a finding before an untested safeguard', control([full({ fail: 1 }), none])],
    ['not-satisfied', 'a finding, whatever is attested', control([full({ fail: 1 })], { ...manual, attested: true })],
    [
      'not-satisfied',
      'a finding on a governance safeguard, though it is attested',
      control([partial({ fail: 1 }, { kind: 'governance', ...attested })], manual),
    ],
    ['undetermined', 'one unknown among passes', control([full({ pass: 9, unknown: 1 })])],
    ['undetermined', 'an unknown before an untested safeguard', control([full({ unknown: 1 }), none])],
    ['undetermined', 'an unknown before a waived finding', control([full({ fail: 1, waived: 1, unknown: 1 })])],
    ['undetermined', 'an unknown, though attested', control([full({ unknown: 1 })], { attested: true })],
    [
      'not-assessed',
      'a technical safeguard without a result beside thirteen that passed',
      control([...Array<SafeguardEvidence>(13).fill(passed), none]),
    ],
    ['not-assessed', 'automatable and nothing names it', control([])],
    ['not-assessed', 'automatable with a governance safeguard alone', control([governance])],
    ['not-assessed', 'automatable without a result, though attested', control([], { attested: true })],
    [
      'not-assessed',
      'automatable, declared in full, its technical safeguard untested',
      control([full({ pass: 4 }, { kind: 'governance' }), none]),
    ],
    ['not-assessed', 'an untested safeguard before the manual line', control([none], manual)],
    [
      'not-assessed',
      'an untested safeguard that APIs show, though attested',
      control([{ ...none, ...attested }], partly),
    ],
    ['not-assessed', 'one that no API shows, and nobody attests', control([{ ...none, shownBy: 'people' }], partly)],
    [
      'not-assessed',
      'one that no API shows, attested, beside another',
      control([{ ...none, shownBy: 'people', ...attested }, none]),
    ],
    ['attested', 'one that no API shows, attested', control([{ ...none, shownBy: 'people', ...attested }], partly)],
    [
      'not-assessed',
      'one that records show, attested, and no record was judged',
      control([{ ...none, shownBy: 'records', ...attested }], { ...partly, ...attested }),
    ],
    [
      'attested',
      'one that no API shows, of a control that is attested',
      control([{ ...none, shownBy: 'people' }], attested),
    ],
    [
      'satisfied',
      'one that no API shows, attested, beside one that passed',
      control([{ ...none, shownBy: 'people', ...attested }, passed]),
    ],
    [
      'not-satisfied',
      'one that no API shows, attested, beside a finding',
      control([{ ...none, shownBy: 'people', ...attested }, full({ fail: 1 })]),
    ],
    ['not-assessed', 'an untested safeguard before a waived finding', control([full({ fail: 1, waived: 1 }), none])],
    ['manual', 'manual and nobody attests', control([], manual)],
    ['manual', 'partly, its test passed, nobody attests', control([passed], partly)],
    [
      'manual',
      'partly, one of two governance safeguards attested',
      control([{ ...governance, ...attested }, governance], partly),
    ],
    [
      'manual',
      'partly without governance safeguards, its technical one attested',
      control([full({ pass: 1 }, attested)], partly),
    ],
    ['manual', 'tested in part only', control([partial({ pass: 1 })])],
    ['manual', 'one safeguard in full, one in part only', control([passed, partial({ pass: 1 })])],
    [
      'manual',
      'a partial pass beside a full test of nothing',
      control([{ ...partial({ pass: 1 }), full: { ...emptyTally, notApplicable: 1 } }]),
    ],
    ['manual', 'a partial test of nothing says nothing of the rest', control([partial({ notApplicable: 1 })])],
    [
      'manual',
      'manual, its governance safeguard declared in part',
      control([partial({ pass: 3 }, { kind: 'governance' })], manual),
    ],
    [
      'manual',
      'manual, one governance safeguard declared in full, the other in part',
      control([full({ pass: 1 }, { kind: 'governance' }), partial({ pass: 1 }, { kind: 'governance' })], manual),
    ],
    [
      'manual',
      'manual, the full test of its governance safeguard found nothing to test',
      control([full({ notApplicable: 1 }, { kind: 'governance' })], manual),
    ],
    [
      'manual',
      'automatable, only its governance safeguard declared in part',
      control([partial({ pass: 1 }, { kind: 'governance' })]),
    ],
    [
      'manual',
      'automatable, nothing technical to test, its governance safeguard declared in part',
      control([absent, partial({ pass: 1 }, { kind: 'governance' })]),
    ],
    ['manual', 'in part before a waived finding', control([partial({ fail: 1, waived: 1 })])],
    ['waived', 'all that failed is waived', control([full({ pass: 3, fail: 2, waived: 2 })])],
    [
      'waived',
      'a governance safeguard with a finding that is waived, attested',
      control([partial({ pass: 1, fail: 1, waived: 1 }, { kind: 'governance', ...attested })], manual),
    ],
    ['waived', 'waived in part, attested', control([partial({ fail: 1, waived: 1 }, attested)])],
    ['satisfied', 'every safeguard passed in full', control([passed, passed])],
    ['satisfied', 'one passed, one does not apply', control([passed, absent])],
    [
      'satisfied',
      'a full pass beside a partial one of the same safeguard',
      control([{ ...partial({ pass: 1 }), full: { ...emptyTally, pass: 1 } }]),
    ],
    ['satisfied', 'tested in part, the safeguard attested', control([partial({ pass: 1 }, attested)])],
    ['satisfied', 'partly, passed, the control attested', control([passed, governance], { ...partly, attested: true })],
    [
      'satisfied',
      'partly, passed, each governance safeguard attested',
      control([passed, { ...governance, ...attested }], partly),
    ],
    ['satisfied', 'automatable, passed, its governance safeguard not attested', control([passed, governance])],
    [
      'manual',
      'manual, its governance safeguard tested in full, and nobody attests',
      control([full({ pass: 1 }, { kind: 'governance' })], manual),
    ],
    [
      'manual',
      'manual, one governance safeguard tested in full, the other attested',
      control([full({ pass: 1 }, { kind: 'governance' }), { ...governance, ...attested }], manual),
    ],
    [
      'attested',
      'manual, its governance safeguard declared in part, and attested',
      control([partial({ pass: 1 }, { kind: 'governance', ...attested })], manual),
    ],
    [
      'attested',
      'manual, its technical safeguard passed in full, and the control attested',
      control([passed], { ...manual, attested: true }),
    ],
    [
      'not-assessed',
      'automatable, its technical safeguard on paper alone, though attested',
      control([onPaper], { declaredPasses: 1, attested: true }),
    ],
    [
      'not-assessed',
      'a finding on paper that is waived tests nothing',
      control([{ ...none, declared: { ...emptyTally, fail: 1, waived: 1 } }]),
    ],
    [
      'not-satisfied',
      'a finding on paper beside a full test',
      control([{ ...passed, declared: { ...emptyTally, fail: 1 } }]),
    ],
    ['undetermined', 'an unknown on paper', control([{ ...passed, declared: { ...emptyTally, unknown: 1 } }])],
    [
      'manual',
      'one that no API shows, on paper, and nobody attests',
      control([{ ...onPaper, shownBy: 'records' }], { declaredPasses: 1 }),
    ],
    [
      'attested',
      'one that no API shows, on paper and attested',
      control([{ ...onPaper, shownBy: 'records', ...attested }], { ...partly, declaredPasses: 1 }),
    ],
    [
      'attested',
      'partly, its governance safeguard declared and attested: paper is no test',
      control([partial({ pass: 3 }, { kind: 'governance', ...attested })], { ...partly, declaredPasses: 3 }),
    ],
    [
      'satisfied',
      'one on paper and passed in full',
      control([{ ...passed, declared: { ...emptyTally, pass: 1 } }], { declaredPasses: 1 }),
    ],
    [
      'satisfied',
      'automatable, its technical safeguard passed, its governance safeguard declared in part',
      control([passed, partial({ pass: 1 }, { kind: 'governance' })]),
    ],
    ['attested', 'manual and attested', control([], { ...manual, attested: true })],
    ['attested', 'manual, every governance safeguard attested', control([{ ...governance, ...attested }], manual)],
    ['attested', 'partly, nothing to test, attested', control([absent], { ...partly, attested: true })],
    ['attested', 'automatable, nothing to test, attested', control([absent], { attested: true })],
    ['not-applicable', 'every result is', control([absent, absent])],
    ['undetermined', 'every result is, but the ledger is not complete', control([absent], { complete: false })],
  ])('%s: %s', (status, _why, evidence) => {
    expect(judgeControl(evidence)).toBe(status);
  });
});
