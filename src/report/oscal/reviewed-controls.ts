import type { AssessedFramework } from '../../model/assessment.ts';
import { catalogReference } from './back-matter.ts';
import { markup } from './markup.ts';
import type { OscalPage } from './page.ts';
import { properties, property } from './property.ts';
import { controlToken } from './token.ts';

/** Which controls were assessed, framework by framework, and where every control stands, those out of scope with the reason. */
export function reviewedControls(page: OscalPage): object {
  const { frameworks } = page.assessment;
  if (frameworks.length > 0) return { 'control-selections': frameworks.map((framework) => selection(page, framework)) };
  return { 'control-selections': [{ description: markup(page.t.scope.none), 'include-all': {} }] };
}

function selection({ language, t }: OscalPage, framework: AssessedFramework): object {
  const { id, edition, title, editionTitle, controls } = framework;
  const named = controls.map((control) => ({ control, token: controlToken(id, control.id) }));
  const inScope = named.filter(({ control }) => control.status !== 'out-of-scope');
  const reference = (list: typeof named) => list.map(({ token }) => ({ 'control-id': token }));
  return {
    description: markup(t.scope.framework({ title: title[language], edition: editionTitle[language] })),
    props: [
      ...properties({ framework: id, edition }),
      ...named.flatMap(({ control: { citation, title: name }, token }) =>
        property('label', citation[language], { class: token, remarks: name[language] }),
      ),
      ...named.flatMap(({ control: { status, reason }, token }) =>
        property('control-status', status, { class: token, remarks: reason?.[language] }),
      ),
    ],
    links: [{ href: catalogReference(framework), rel: 'reference' }],
    ...selected(reference(inScope), reference(named)),
  };
}

/** OSCAL allows no empty list of controls: where nothing is in scope, everything is excluded by name. */
function selected(inScope: readonly object[], all: readonly object[]): object {
  if (inScope.length > 0) return { 'include-controls': inScope };
  return { 'include-all': {}, ...(all.length > 0 && { 'exclude-controls': all }) };
}
