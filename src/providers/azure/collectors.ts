import type { ResourceSchema } from '../schema.ts';
import type { Collector } from './collector.ts';
import { authorizationService } from './services/authorization/schema.ts';
import { cdnService } from './services/cdn/schema.ts';
import { cognitiveservicesService } from './services/cognitiveservices/schema.ts';
import { computeService } from './services/compute/schema.ts';
import { containerregistryService } from './services/containerregistry/schema.ts';
import { containerserviceService } from './services/containerservice/schema.ts';
import { cosmosdbService } from './services/cosmosdb/schema.ts';
import { defenderService } from './services/defender/schema.ts';
import { entraService } from './services/entra/schema.ts';
import { eventhubService } from './services/eventhub/schema.ts';
import { healthcareapisService } from './services/healthcareapis/schema.ts';
import { keyvaultService } from './services/keyvault/schema.ts';
import { machinelearningService } from './services/machinelearning/schema.ts';
import { monitorService } from './services/monitor/schema.ts';
import { mysqlService } from './services/mysql/schema.ts';
import { networkService } from './services/network/schema.ts';
import { postgresqlService } from './services/postgresql/schema.ts';
import { recoveryservicesService } from './services/recoveryservices/schema.ts';
import { redisService } from './services/redis/schema.ts';
import { searchService } from './services/search/schema.ts';
import { servicebusService } from './services/servicebus/schema.ts';
import { sqlService } from './services/sql/schema.ts';
import { storageService } from './services/storage/schema.ts';
import { webService } from './services/web/schema.ts';

/** The services that are read, in the order of their names. Loads no SDK. */
export const collectors: readonly Collector[] = [
  authorizationService,
  cdnService,
  cognitiveservicesService,
  computeService,
  containerregistryService,
  containerserviceService,
  cosmosdbService,
  defenderService,
  entraService,
  eventhubService,
  healthcareapisService,
  keyvaultService,
  machinelearningService,
  monitorService,
  mysqlService,
  networkService,
  postgresqlService,
  recoveryservicesService,
  redisService,
  searchService,
  servicebusService,
  sqlService,
  storageService,
  webService,
];

/** Every resource type that they yield. */
export const azureSchemas: readonly ResourceSchema[] = collectors.flatMap(({ schemas }) => schemas);
