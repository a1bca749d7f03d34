/** Every address of the staff's web app and of the residents' pages, in one place. */
import { queryString } from './http.ts';

type Query = Readonly<Record<string, string | number | undefined>>;

export const paths = {
  workbench: () => '/',
  signIn: (next?: string) => `/sign-in${queryString({ next })}`,
  setUp: () => '/set-up',
  firstSteps: (next?: string) => `/first-steps${queryString({ next })}`,
  account: () => '/account',
  counter: (query?: { person?: string; item?: string; draft?: string; continues?: string }) =>
    `/counter${queryString(query)}`,
  cases: (query?: Query) => `/cases${queryString(query)}`,
  case: (communityId: string, caseId: string) => `/communities/${communityId}/cases/${caseId}`,
  duty: () => '/duty',
  channelChecks: (query?: Query) => `/channel-checks${queryString(query)}`,
  newCases: () => '/cases/new',
  newCase: (processId: string, query?: { person?: string; item?: string }) =>
    `/cases/new/${encodeURIComponent(processId)}${queryString(query)}`,
  processes: () => '/processes',
  process: (processId: string, query?: Query) => `/processes/${encodeURIComponent(processId)}${queryString(query)}`,
  processVariant: (communityId: string, variantId: string) =>
    `/communities/${communityId}/process-variants/${variantId}`,
  people: (query?: Query) => `/people${queryString(query)}`,
  person: (communityId: string, personId: string) => `/communities/${communityId}/people/${personId}`,
  duplicates: () => '/people/duplicates',
  duplicate: (communityId: string, pairId: string) => `/communities/${communityId}/people/duplicates/${pairId}`,
  erasures: () => '/people/erasures',
  erasure: (communityId: string, personId: string) => `/communities/${communityId}/people/${personId}/erasure`,
  groups: () => '/people/groups',
  household: (communityId: string, householdId: string) => `/communities/${communityId}/households/${householdId}`,
  documents: (query?: Query) => `/documents${queryString(query)}`,
  newDocument: (query?: { person?: string; kind?: string; case?: string; item?: string }) =>
    `/documents/new${queryString(query)}`,
  imports: () => '/imports',
  import: (communityId: string, importId: string) => `/communities/${communityId}/imports/${importId}`,
  places: (query?: Query) => `/places${queryString(query)}`,
  placeList: (query?: Query) => `/places/list${queryString(query)}`,
  inCharge: (query?: Query) => `/places/in-charge${queryString(query)}`,
  plan: (query?: Query) => `/places/plan${queryString(query)}`,
  building: (communityId: string, buildingId: string) => `/communities/${communityId}/buildings/${buildingId}`,
  dwelling: (communityId: string, dwellingId: string, query?: Query) =>
    `/communities/${communityId}/dwellings/${dwellingId}${queryString(query)}`,
  visits: (query?: Query) => `/visits${queryString(query)}`,
  visitCoverage: (query?: Query) => `/visits/coverage${queryString(query)}`,
  visitRules: () => '/visits/rules',
  field: (query?: Query) => `/field${queryString(query)}`,
  fieldRecord: (communityId: string, recordId: string) => `/communities/${communityId}/field-records/${recordId}`,
  visitForm: (communityId: string, personId: string, query?: Query) =>
    `/communities/${communityId}/visit-forms/${personId}${queryString(query)}`,
  calls: (query?: Query) => `/calls${queryString(query)}`,
  rollCall: (communityId: string, rollCallId: string) => `/communities/${communityId}/roll-calls/${rollCallId}`,
  desk: (query?: Query) => `/desk${queryString(query)}`,
  guides: (query?: Query) => `/guides${queryString(query)}`,
  guide: (itemId: string, query?: Query) => `/guides/${encodeURIComponent(itemId)}${queryString(query)}`,
  catalogue: (query?: Query) => `/catalogue${queryString(query)}`,
  catalogueItem: (itemId: string, query?: Query) =>
    `/catalogue/items/${encodeURIComponent(itemId)}${queryString(query)}`,
  catalogueRevision: (revisionId: string) => `/catalogue/revisions/${revisionId}`,
  catalogueImport: () => '/catalogue/import',
  spoken: (itemId: string) => `/guides/${encodeURIComponent(itemId)}/spoken`,
  training: (query?: Query) => `/training${queryString(query)}`,
  trainingRound: (roundId: string) => `/training/rounds/${roundId}`,
  trainingCards: (query?: Query) => `/training/cards${queryString(query)}`,
  trainingColleagues: (query?: Query) => `/training/colleagues${queryString(query)}`,
  trainingColleague: (workerId: string, query?: Query) => `/training/colleagues/${workerId}${queryString(query)}`,
  serviceLanguage: (query?: Query) => `/service-language${queryString(query)}`,
  adminCalendar: () => '/admin/calendar',
  adminRegions: () => '/admin/regions',
  adminWorkers: () => '/admin/workers',
  adminAudit: () => '/admin/audit',
  /** The app for the way: a program of its own, opened by a plain link. */
  phone: () => '/m/',
  residentHome: () => '/r/',
  residentProgress: (receiptCode?: string) =>
    receiptCode === undefined ? '/r/progress' : `/r/progress/${encodeURIComponent(receiptCode)}`,
} as const;
