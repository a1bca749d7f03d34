export { communitiesImplementations } from './offices.ts';
