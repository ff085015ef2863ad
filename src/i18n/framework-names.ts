import type { FrameworkId } from '../model/framework.ts';
import type { Text } from '../model/text.ts';

/** What readers call a framework where there is no room for its title. Proper names, not sentences. */
export const frameworkNames: Readonly<Record<FrameworkId, Text>> = {
  soc2: { en: 'SOC 2', ja: 'SOC 2' },
  hipaa: { en: 'HIPAA', ja: 'HIPAA' },
  iso27017: { en: 'ISO/IEC 27017', ja: 'ISO/IEC 27017' },
  'jp-3sho2': { en: 'Japan 3省2', ja: '3省2' },
};
