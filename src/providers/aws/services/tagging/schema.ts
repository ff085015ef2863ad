import type { ResourceSchema } from '../../../schema.ts';
import type { Collector } from '../../collector.ts';

export const taggedSchema: ResourceSchema = {
  type: 'aws/tagging/resource',
  title: { en: 'Tagged resource', ja: 'タグ付きリソース' },
  scope: 'region',
  list: [{ call: 'tag:GetResources', permission: 'tag:GetResources' }],
  source: 'https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_ResourceTagMapping.html',
  fields: {
    ResourceARN: { type: 'string' },
    Tags: {
      type: 'list',
      // What had tags once is told of too: "tagged or previously tagged resources". API_GetResources.html
      absentMeans: [],
      items: { type: 'object', fields: { Key: { type: 'string' }, Value: { type: 'string', absentMeans: '' } } },
    },
  },
};

/** The reader of tags, of whatever service. */
export const taggingService: Collector = {
  service: 'tagging',
  scope: 'region',
  schemas: [taggedSchema],
  serviceId: 'Resource Groups Tagging API',
  endpointPrefix: 'tagging',
  load: async () => (await import('./collector.ts')).collectTags,
};
