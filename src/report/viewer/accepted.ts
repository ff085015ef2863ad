import { viewerAcceptedMessagesIn } from '../../i18n/viewer-accepted.ts';
import { paragraphs } from '../html/blocks.ts';
import { html } from '../html/markup.ts';
import { writeAttestations } from './accepted-attestations.ts';
import { writeResponsibilities, writeVendors } from './accepted-parties.ts';
import { writeWaivers } from './accepted-waivers.ts';
import type { WriteSection } from './page.ts';

/** What people answer for: waivers, attestations, the split with providers, and the vendors of the register. */
export const writeAccepted: WriteSection = (page) => {
  const words = viewerAcceptedMessagesIn(page.language);
  return {
    id: 'accepted',
    title: words.title,
    body: html`${paragraphs(words.lead)}${writeWaivers(page)}${writeAttestations(page)}${writeResponsibilities(page)}${writeVendors(page)}`,
  };
};
