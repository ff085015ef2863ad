/** What is said around an entry of the vendor reference list, in English. */
export const vendorEn = {
  /** Above everything the vendor says. */
  notice: ({ day }: { readonly day: string }) =>
    `Check the current terms. This is what the vendor said of itself as of ${day}, in our words: no verdict on the vendor, and nothing that comply judges by. What decides is the record in your own register, with the agreement that was signed.`,
  id: 'Id',
  reference: 'In the register',
  kind: 'Kind',
  kinds: { ai: 'AI provider', cloud: 'cloud provider', saas: 'SaaS provider' },
  certainty: 'Basis',
  certainties: {
    read: 'copies of the vendor’s own pages were read; a copy can be older than the day it was read',
    memory: 'no page of the vendor’s own could be read',
  },
  asOf: 'As of',
  says: 'What the vendor says',
  sources: 'Where to look',
  seen: ({ day }: { readonly day: string }) => `copy read on ${day}`,
  unseen: 'not read',
};

export type VendorMessages = typeof vendorEn;
