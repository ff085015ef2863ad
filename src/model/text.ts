/** The languages everything a person reads exists in. */
export const languages = ['en', 'ja'] as const;
export type Language = (typeof languages)[number];

/** One sentence in every language. */
export type Text = Readonly<Record<Language, string>>;
