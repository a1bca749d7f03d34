import type { TestProject } from 'vitest/node';
import { startTemplateDatabase } from '../../platform/postgres/template-database.ts';
import { prepareDatabase } from './prepare-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Owner's connection to the template database of this run. */
    readonly templateUrl: string;
  }
}

/** Runs once before a project's test files; answers what to do after them. */
const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const template = await startTemplateDatabase(prepareDatabase);
  project.provide('templateUrl', template.templateUrl);
  return () => template.stop();
};

export default setup;
