import type { NewAttestation } from '../../config/append-attestation.ts';
import type { SignOff } from '../../model/attestation.ts';
import type { AttestOptions } from '../command-options.ts';
import { flagError, readFlagDay, readFlagWords, readPastDay } from '../read-flag.ts';
import { type AttestedSubject, idOf } from './find-attested.ts';
import { type EvidencePlace, readEvidence } from './read-evidence.ts';

/** What an attestation is read against. */
export interface AttestContext extends EvidencePlace {
  readonly subject: AttestedSubject;
  /** The day it is in the configured zone. */
  readonly today: string;
}

/** The attestation that the flags describe. Throws UsageError at the first of them that none can have. */
export function readAttestation(options: AttestOptions, context: AttestContext): NewAttestation {
  const { subject, today } = context;
  const date = options.date === undefined ? today : readPastDay(options.date, '--date', today);
  const signedOff = readSignOff(options, date, today);
  const evidence = readEvidence(options.evidence ?? [], context);
  return {
    ...(subject.kind === 'control' ? { control: idOf(subject) } : { safeguard: idOf(subject) }),
    statement: readFlagWords(options.statement, '--statement'),
    person: readFlagWords(options.person, '--person'),
    role: readFlagWords(options.role, '--role'),
    date,
    validUntil: readFlagDay(options.validUntil, '--valid-until', { from: date, today }),
    ...(evidence.length > 0 && { evidence }),
    ...(signedOff && { signedOff }),
  };
}

function readSignOff(
  { signedOffBy, signedOffRole, signedOffOn }: AttestOptions,
  attested: string,
  today: string,
): SignOff | undefined {
  if (signedOffBy === undefined) {
    const alone =
      signedOffRole !== undefined ? '--signed-off-role' : signedOffOn !== undefined ? '--signed-off-on' : '';
    if (alone === '') return undefined;
    throw flagError(alone, {
      en: 'say by whom it is signed off, with --signed-off-by',
      ja: '承認者を --signed-off-by で指定すること',
    });
  }
  const date = signedOffOn === undefined ? today : readPastDay(signedOffOn, '--signed-off-on', today);
  if (date < attested) {
    throw flagError('--signed-off-on', {
      en: `${date} is before ${attested}, the day it is attested`,
      ja: `${date} は表明日 ${attested} より前になっている`,
    });
  }
  return {
    by: readFlagWords(signedOffBy, '--signed-off-by'),
    ...(signedOffRole !== undefined && { role: readFlagWords(signedOffRole, '--signed-off-role') }),
    date,
  };
}
