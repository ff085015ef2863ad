import type { ControlMessages } from '../../i18n/control.en.ts';
import type { ExplainMessages } from '../../i18n/explain.en.ts';
import type { ControlSubject } from '../../model/subject.ts';
import type { Language } from '../../model/text.ts';
import { plainProviders } from './providers.ts';

interface Reader {
  readonly explain: ExplainMessages;
  readonly words: ControlMessages;
  readonly language: Language;
}

/** What no rule shows of it, told before any scan. */
export function personal({ explain: t, words, language }: Reader, { control, primary }: ControlSubject): string[] {
  if (control.informative === true) return [t.informative];
  const w = words.person;
  const hasGovernance = primary.some(({ safeguard }) => safeguard.kind === 'governance');
  const isForPeople = control.assessment !== 'automatable';
  const itself = control.supply ? [control.supply[language]] : isForPeople && !hasGovernance ? [w.itself] : [];
  const ofSafeguards = primary.flatMap(({ safeguard, testers }) => {
    const title = safeguard.title[language];
    const blind = plainProviders(safeguard).map(({ provider, reason }) =>
      w.notVisible({ title, provider, reason: reason[language] }),
    );
    const isWhole = testers.some(({ extent }) => extent === 'full');
    if (safeguard.kind === 'governance' && !isWhole) return [w.governance({ title }), ...blind];
    if (testers.length === 0) return [t.untested({ title }), ...blind];
    return [...(testers.every(({ extent }) => extent === 'partial') ? [w.partial({ title })] : []), ...blind];
  });
  const all = [...itself, ...ofSafeguards];
  return all.length > 0 ? all : [w.none];
}
