import type { Language } from '../../model/text.ts';
import { writeIsland } from './island.ts';
import { openViewerPage, type ViewerInput } from './page.ts';
import { sections } from './sections.ts';
import { type Reach, viewerPolicy, writeShell } from './shell.ts';

/**
 * The report for people: every page of an assessment. What a printer or a reader without scripts needs is markup; all results are
 * data that the page's own script unpacks. Pure but for the script, which lies in the package: the same assessment gives the same
 * bytes.
 */
export function writeViewer(input: ViewerInput, language: Language, reach: Reach = {}): Generator<string> {
  const { assessment } = input;
  return writeShell({
    ...{ language, reach, tool: assessment.tool },
    title: ({ words, t }) => words.title({ organization: assessment.organization ?? t.report.head.anonymous }),
    sections: ({ language: one }) => {
      const page = openViewerPage(input, one);
      return sections.flatMap((write) => write(page) ?? []);
    },
    data: writeIsland(assessment),
  });
}

export { type Reach, viewerPolicy };
