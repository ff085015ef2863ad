import { resolve } from 'node:path';
import { loadShippedCatalog } from '../catalog/load.ts';
import type { Assessment } from '../model/assessment.ts';
import { UsageError } from '../model/errors.ts';
import { loadSchemas } from '../providers/index.ts';
import { disclosedFramework, discloseProvider, findDisclosed } from '../report/disclosure/disclosure.ts';
import { discloseMarkdown } from '../report/disclosure/markdown.ts';
import { inChunks } from '../text/in-chunks.ts';
import type { Io } from './io.ts';
import type { FormatFile } from './output-files.ts';
import type { DisclosureFormat } from './printed-formats.ts';
import { replaceFile } from './replace-file.ts';

/** The provider's disclosure, ready to be printed and written. */
export interface OpenedDisclosure {
  /** Markdown, to stdout. */
  print(): Promise<void>;
  /** One file, beside its place first and then in one step. */
  write(output: FormatFile<DisclosureFormat>): Promise<void>;
}

/**
 * The disclosure of a saved assessment. Whose duty an entry is and what it asks stand in the catalog.
 * @param file what the assessment was read from
 * @throws UsageError where it was not judged by the guideline
 */
export async function openDisclosure(assessment: Assessment, file: string, io: Io): Promise<OpenedDisclosure> {
  const framework = findDisclosed(assessment);
  if (!framework) {
    throw new UsageError({
      en: `the disclosure is about ${disclosedFramework}, which ${file} was not judged by; scan with --framework ${disclosedFramework}`,
      ja: `開示書の対象は ${disclosedFramework} だが、${file} はこれで判定していない。--framework ${disclosedFramework} を指定してスキャンすること`,
    });
  }
  const { frameworks } = await loadShippedCatalog(loadSchemas);
  const editions = frameworks.find(({ id }) => id === disclosedFramework)?.editions ?? [];
  const judged = editions.find(({ id }) => id === framework.edition) ?? editions[0];
  const disclosure = discloseProvider(assessment, framework, judged?.controls ?? []);
  const markdown = () => inChunks(discloseMarkdown(disclosure));
  return {
    print: async () => {
      for (const piece of markdown()) await io.stdout.write(piece);
    },
    write: async ({ format, file: name }) => {
      const place = { file: name, place: resolve(io.cwd, name) };
      if (format === 'disclosure') return replaceFile(place, markdown());
      const { writeDisclosureWorkbook } = await import('../report/disclosure/workbook.ts');
      return replaceFile(place, [await writeDisclosureWorkbook(disclosure)]);
    },
  };
}
