import { type ClonedDatabase, cloneDatabase } from '../../platform/postgres/template-database.ts';
import { cityServers, cloneCity, onEveryServer } from './city-template.ts';

/** A copy of a template of this run, on every server where it is spread. */
export const cloneTemplate = (templateUrl: string): Promise<ClonedDatabase> =>
  cityServers().length > 0 ? cloneCity(onEveryServer(templateUrl)) : cloneDatabase(templateUrl);
