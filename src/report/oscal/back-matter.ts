import type { AssessedFramework } from '../../model/assessment.ts';
import { markup, markupLine } from './markup.ts';
import type { OscalPage } from './page.ts';
import { properties } from './property.ts';
import { idOf } from './uuid.ts';

type Edition = Pick<AssessedFramework, 'id' | 'edition'>;

/** Where a document refers to the catalog of a framework. */
export function catalogReference({ id, edition }: Edition): string {
  return `#${idOf('catalog', id, edition)}`;
}

/** Where the plan would be. */
export const noPlanReference = `#${idOf('no-plan')}`;

/** Where the safeguards are named as a catalog of our own. */
export const safeguardsReference = `#${idOf('safeguards')}`;

/** What the catalogs of the frameworks are, as far as they may be given out: by name. */
export function catalogResources({ assessment, language, t }: OscalPage): readonly object[] {
  return assessment.frameworks.map(({ id, edition, title, editionTitle, notes }) => ({
    uuid: idOf('catalog', id, edition),
    title: markupLine(`${title[language]}, ${editionTitle[language]}`),
    description: markup(t.catalog),
    props: properties({ framework: id, edition }),
    remarks: notes.length === 0 ? undefined : markup(...notes.map((note) => note[language])),
  }));
}

/** What `import-ap` points to: the plain statement that there is no plan. */
export function noPlanResource({ t }: OscalPage): object {
  return { uuid: idOf('no-plan'), title: markupLine(t.noPlan.title), description: markup(t.noPlan.text) };
}

/** The safeguards as something that can be mapped to. */
export function safeguardsResource({ t }: OscalPage): object {
  return { uuid: idOf('safeguards'), title: markupLine(t.safeguards.title), description: markup(t.safeguards.text) };
}
