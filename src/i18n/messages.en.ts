import { attestationEn } from './attestation.en.ts';
import { reportEn } from './report.en.ts';

/** The English texts. Their shape is what every other language must fill. */
export const messagesEn = {
  status: {
    'out-of-scope': 'out of scope',
    'not-satisfied': 'not satisfied',
    undetermined: 'undetermined',
    'not-assessed': 'not assessed',
    manual: 'needs a person',
    waived: 'waived',
    satisfied: 'all tests passed',
    attested: 'attested',
    'not-applicable': 'not applicable',
  },
  outcome: { pass: 'passed', fail: 'failed', unknown: 'unknown', 'not-applicable': 'not applicable' },
  severity: { critical: 'critical', high: 'high', medium: 'medium', low: 'low', info: 'info', none: 'none' },
  effort: { low: 'low effort', medium: 'medium effort', high: 'high effort' },
  waiverType: {
    'risk-accepted': 'risk accepted',
    'compensating-control': 'compensating control',
    'false-positive': 'false positive',
    inherited: 'inherited from a provider',
    'addressable-not-reasonable': 'addressable, not reasonable here',
  },
  waiverState: { active: 'active', expired: 'expired', unused: 'matches no finding' },
  attestationState: {
    current: 'current',
    expired: 'expired',
    'not-yet': 'not valid yet',
    unsigned: 'not signed off',
    changed: 'evidence changed',
    unreadable: 'evidence not readable',
    'unknown-subject': 'names nothing in the catalog',
  },
  attestation: attestationEn,
  report: reportEn,
};

/** Texts by area. A text with placeholders is a function of one object. */
export type Messages = typeof messagesEn;
