/** What a diff and an explanation can be printed in. */
export const proseFormats = ['text', 'json', 'markdown'] as const;
export type ProseFormat = (typeof proseFormats)[number];

/** What a framework can be printed in. */
export const catalogFormats = ['text', 'json'] as const;
export type CatalogFormat = (typeof catalogFormats)[number];
