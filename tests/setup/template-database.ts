import type { TestProject } from 'vitest/node';
import { startTemplateDatabase, type TemplateDatabase } from '../../platform/postgres/template-database.ts';
import { cityServers } from './city-template.ts';
import { prepareDatabase } from './prepare-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's connection to the template database of this run. */
    readonly templateUrl: string;
  }
}

/** Starts the server of a run, unless a city is given, and tells the project's tests where its template is. */
export const startTemplate = async (project: TestProject): Promise<TemplateDatabase> => {
  const [coordinator] = cityServers();
  const template =
    coordinator === undefined
      ? await startTemplateDatabase(prepareDatabase)
      : { templateUrl: coordinator, stop: async () => undefined };
  project.provide('templateUrl', template.templateUrl);
  return template;
};

/** Runs once before a project's test files; answers what to do after them. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => (await startTemplate(project)).stop;

export default setup;
