import type { Reporter } from './reporter.ts';

/** The formats that can be printed. */
export const formats = ['text', 'json', 'markdown'] as const;
export type Format = (typeof formats)[number];

/** Loads the reporter of a format; nothing is loaded before it is asked for. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  text: async () => (await import('./text.ts')).reportText,
  json: async () => (await import('./json.ts')).reportJson,
  markdown: async () => (await import('./markdown.ts')).reportMarkdown,
};
