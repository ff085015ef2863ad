import { viewerControlsMessagesIn } from '../../i18n/viewer-controls.ts';
import type { AssessedControl, AssessedFramework } from '../../model/assessment.ts';
import type { Text } from '../../model/text.ts';
import { countEntries } from '../entry-count.ts';
import { list } from '../html/blocks.ts';
import { type Html, html } from '../html/markup.ts';
import { frameworkAnchor } from './anchors.ts';
import { controlBlock } from './control-block.ts';
import type { ControlFacts } from './control-facts.ts';
import { ways } from './control-ways.ts';
import type { ViewerPage } from './page.ts';
import { stackedBar } from './stacked-bar.ts';

/** A framework: how its whole edition stands, then every entry of it under the chapter that it is in. */
export function frameworkBlock(page: ViewerPage, framework: AssessedFramework, facts: ControlFacts): Html {
  const { id, title, editionTitle } = framework;
  return html`<div class="framework" data-framework="${id}">
<h3 id="${frameworkAnchor(page, id)}">${page.say(title)}</h3>
<p class="fine">${page.say(editionTitle)}</p>
${stackedBar(page, framework)}<p>${denominator(page, framework, facts)}</p>
${notes(page, framework)}${chaptersOf(framework).map(
  ({ name, controls }) => html`<div class="chapter">
<h4>${name && page.say(name)}</h4>
${controls.map((control) => controlBlock(page, framework, control, facts))}</div>
`,
)}</div>
`;
}

/** What is counted, and how it is assessed. */
function denominator({ language, t }: ViewerPage, framework: AssessedFramework, { wayOf }: ControlFacts): string {
  const words = viewerControlsMessagesIn(language);
  const { controls, counts } = framework;
  const found = controls.map(wayOf);
  const counted = ways.map((way) =>
    words.wayCount({ way: words.ways[way], n: found.filter((one) => one === way).length }),
  );
  return words.assessed({
    whole: words.denominator({ entries: countEntries(framework, t, language), outOfScope: counts['out-of-scope'] }),
    ways: counted.join(words.between),
  });
}

function notes({ language, say }: ViewerPage, framework: AssessedFramework): Html | undefined {
  const words = viewerControlsMessagesIn(language);
  const all = framework.notes;
  if (all.length === 0) return undefined;
  return html`<details class="aside"><summary>${words.notes({ n: all.length })}</summary>
${list(all.map(say))}</details>
`;
}

interface Chapter {
  /** Absent: of entries whose group the framework does not list. */
  readonly name?: Text;
  readonly controls: readonly AssessedControl[];
}

/** The entries by chapter, both in the order of the catalog. */
function chaptersOf({ id, groups, controls }: AssessedFramework): readonly Chapter[] {
  const byGroup = Map.groupBy(controls, ({ group }) => group);
  const known = new Set(groups.map((group) => group.id));
  const rest = controls.filter(({ group }) => !known.has(group));
  const chapters = groups.map(({ id: group, title }): Chapter => {
    // Ids of 3省2 are our own, those of the others are what a reader knows a chapter by.
    const isOwn = id === 'jp-3sho2';
    const name = isOwn ? title : { en: `${group} ${title.en}`, ja: `${group} ${title.ja}` };
    return { name, controls: byGroup.get(group) ?? [] };
  });
  return [...chapters, { controls: rest }].filter((chapter) => chapter.controls.length > 0);
}
