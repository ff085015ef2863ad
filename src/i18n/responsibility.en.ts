/** What reports say in English of whose part a control is. */
export const responsibilityEn = {
  heading: 'Shared responsibility',
  means: 'Whose part each control is between the user of a cloud service and its provider, as declared in the records.',
  control: 'Control',
  party: 'Whose part',
  vendor: 'Provider',
  report: 'Provider’s report',
  note: 'Note on the split',
  parties: { customer: 'customer', provider: 'provider', shared: 'shared' },
  /** Beside a control: `shared (Acme Cloud/Hosting)`. */
  withVendor: ({ party, vendor }: { readonly party: string; readonly vendor: string }) => `${party} (${vendor})`,
  between: '; ',
};

/** The shape of {@link responsibilityEn}. */
export type ResponsibilityMessages = typeof responsibilityEn;
