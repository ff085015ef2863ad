import { expect, test } from 'vitest';
import { placeInStandard } from '../../../../src/providers/azure/derive/compliance-place.ts';

const standard = '/subscriptions/1/providers/Microsoft.Security/regulatoryComplianceStandards/PCI-DSS-4';

test.each<[string, string, string | undefined, string | undefined]>([
  ['a standard', standard, 'PCI-DSS-4', undefined],
  ['a control', `${standard}/regulatoryComplianceControls/1.2`, 'PCI-DSS-4', '1.2'],
  [
    'an assessment',
    `${standard}/regulatoryComplianceControls/1.2/regulatoryComplianceAssessments/a`,
    'PCI-DSS-4',
    '1.2',
  ],
  ['in another case', standard.toLowerCase(), 'pci-dss-4', undefined],
  ['nothing of the kind', '/subscriptions/1', undefined, undefined],
])('%s', (_what, id, name, control) => expect(placeInStandard(id)).toEqual({ standard: name, control }));
