import type { Reporter } from './reporter.ts';

/** The formats that can be printed. */
export const formats = [
  'text',
  'json',
  'markdown',
  'html',
  'sarif',
  'junit',
  'csv',
  'ocsf',
  'asff',
  'oscal',
  'oscal-poam',
  'oscal-component',
  'oscal-mapping',
] as const;
export type Format = (typeof formats)[number];

/** Loads the reporter of a format; nothing is loaded before it is asked for. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import('./text.ts')).reportText,
  json: async () => (await import('./json.ts')).reportJson,
  markdown: async () => (await import('./markdown.ts')).reportMarkdown,
  html: async () => (await import('./html.ts')).reportHtml,
  sarif: async () => (await import('./sarif.ts')).reportSarif,
  junit: async () => (await import('./junit.ts')).reportJunit,
  csv: async () => (await import('./csv.ts')).reportCsv,
  ocsf: async () => (await import('./ocsf.ts')).reportOcsf,
  asff: async () => (await import('./asff.ts')).reportAsff,
  oscal: async () => (await import('./oscal/results.ts')).reportOscalResults,
  'oscal-poam': async () => (await import('./oscal/poam.ts')).reportOscalPoam,
  'oscal-component': async () => (await import('./oscal/component.ts')).reportOscalComponent,
  'oscal-mapping': async () => (await import('./oscal/mapping.ts')).reportOscalMapping,
};
