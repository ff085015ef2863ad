/** What the report for people says in English around its pages. */
export const viewerEn = {
  title: ({ organization }: { readonly organization: string }) => `Compliance gap report: ${organization}`,
  skip: 'Skip to the report',
  contents: 'Pages',
  language: 'Language',
  theme: 'Appearance',
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  footer: ({ name, version }: { readonly name: string; readonly version: string }) => `Written by ${name} ${version}`,
};

/** The shape of {@link viewerEn}. */
export type ViewerMessages = typeof viewerEn;
