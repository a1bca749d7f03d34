export { rosterRoutes as staffImplementations } from './roster-routes.ts';
