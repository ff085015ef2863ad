import { causeWords } from '../../i18n/cause-kind.ts';
import { frameworkNames } from '../../i18n/framework-names.ts';
import { viewerOverviewMessagesIn } from '../../i18n/viewer-overview.ts';
import type { Assessment, ControlStatus } from '../../model/assessment.ts';
import { blindSpots } from '../blind.ts';
import { list } from '../html/blocks.ts';
import { type Content, type Html, html } from '../html/markup.ts';
import { printableShort } from '../printable.ts';
import { type GapGroup, groupGaps } from '../unknowns.ts';
import { paperColons } from './colon.ts';
import { coverageOf } from './coverage.ts';
import { statusMark } from './marks.ts';
import type { ViewerPage } from './page.ts';

/** Causes that are named. */
const mostGaps = 3;
const longestName = 50;

/** What this report says nothing about, or not all: what could not be read, and controls that no test decides. */
export function unchecked(page: ViewerPage): Html {
  const { assessment, t, language } = page;
  const words = viewerOverviewMessagesIn(language).summary;
  const { closed } = coverageOf(assessment);
  const absent = assessment.ledger.absent.length;
  const blind = blindSpots(assessment).length;
  return html`<div class="beside">
<div>${gaps(page)}</div>
<div><p>${words.undecided}</p>
${list([
  ...undecided.flatMap((status) => ofStatus(page, status) ?? []),
  ...(blind > 0 ? [words.blind({ n: blind })] : []),
  ...(closed > 0 ? [words.closedAccounts({ n: closed })] : []),
  ...(absent > 0 ? [t.report.scope.absent({ places: absent })] : []),
])}</div>
</div>
`;
}

/** Statuses of controls that this run has no answer for. */
const undecided = ['undetermined', 'not-assessed', 'manual', 'out-of-scope'] as const satisfies ControlStatus[];

function gaps(page: ViewerPage): Html {
  const words = viewerOverviewMessagesIn(page.language).summary;
  const groups = groupGaps(page.assessment);
  if (groups.length === 0 && page.assessment.run.complete) return html`<p>${words.nothingUnread}</p>\n`;
  if (groups.length === 0) return html`<p>${paperColons(page.t.report.head.incomplete, page.language)}</p>\n`;
  const shown = groups.slice(0, mostGaps);
  return html`<p>${words.gaps({ shown: shown.length, total: groups.length })}</p>
${list(shown.map((group) => gap(page, group)))}`;
}

function gap({ assessment, language, t }: ViewerPage, group: GapGroup): string {
  const words = viewerOverviewMessagesIn(language).summary;
  const { call, cause, places, rules } = group;
  const permissions = group.permissions.filter((permission) => permission !== '-');
  const [place] = places;
  const show = (text: string) => printableShort(text, longestName);
  return words.gap({
    service: show(serviceOf(assessment, group)),
    call: show(call),
    cause: causeWords[cause.kind][language],
    permission:
      permissions.length > 0
        ? words.permissions({ first: show(permissions[0] ?? ''), more: permissions.length - 1 })
        : '',
    place: words.places({ first: place ? show(`${place.account} / ${place.region}`) : '-', more: places.length - 1 }),
    effect: rules.length > 0 ? t.report.gaps.rules({ rules: rules.length }) : t.report.gaps.noRules,
  });
}

function serviceOf({ ledger }: Assessment, { call }: GapGroup): string {
  return ledger.gaps.find((one) => one.call === call)?.service ?? call;
}

/** How many controls of each framework have that status; undefined where none has. */
function ofStatus(page: ViewerPage, status: ControlStatus): Content {
  const { assessment, language } = page;
  const words = viewerOverviewMessagesIn(language).summary;
  const parts = assessment.frameworks.flatMap(({ id, counts }) =>
    counts[status] > 0 ? [words.perFramework({ framework: frameworkNames[id][language], n: counts[status] })] : [],
  );
  return parts.length === 0 ? undefined : html`${statusMark(page, status)}${words.colon}${parts.join(words.between)}`;
}
