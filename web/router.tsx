import {
  Outlet,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { AppFrame } from './app-frame.tsx';
import { ProblemError } from './http.ts';
import { homePath } from './navigation.ts';
import { paths } from './paths.ts';
import { queryClient } from './query.ts';
import { NotFoundPage, RouteFailed, RoutePending } from './route-states.tsx';
import { sessionQuery } from './session.tsx';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const nextPlace = (search: Record<string, unknown>): { next?: string } =>
  typeof search['next'] === 'string' ? { next: search['next'] } : {};

/** Without a session the sign-in page leads back to the place asked for. */
const sessionOrSignIn = async (place: string) => {
  try {
    return await queryClient.ensureQueryData(sessionQuery);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) throw redirect({ href: paths.signIn(place) });
    throw error;
  }
};

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: nextPlace,
  component: lazyRouteComponent(() => import('../modules/access/web/sign-in-page.tsx'), 'SignInPage'),
});
const setUp = createRoute({
  getParentRoute: () => rootRoute,
  path: '/set-up',
  component: lazyRouteComponent(() => import('../modules/access/web/set-up-page.tsx'), 'SetUpPage'),
});

/** Signed in, but with something owed to the own account: outside of the frame, whose parts would all be refused. */
const firstSteps = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-steps',
  validateSearch: nextPlace,
  component: lazyRouteComponent(() => import('../modules/access/web/account/first-steps-page.tsx'), 'FirstStepsPage'),
  pendingComponent: RoutePending,
  errorComponent: RouteFailed,
  beforeLoad: () => sessionOrSignIn(paths.firstSteps()),
});

/** For bodies outside the platform: what they are asked opens with a code, without an account. */
const answer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/answer/$code',
  component: lazyRouteComponent(() => import('../modules/casework/web/answer/answer-page.tsx'), 'AnswerPage'),
});

/** Everything below needs a session that owes nothing. */
const staff = createRoute({
  getParentRoute: () => rootRoute,
  id: 'staff',
  component: AppFrame,
  pendingComponent: RoutePending,
  errorComponent: RouteFailed,
  beforeLoad: async ({ location }) => {
    const { owes } = await sessionOrSignIn(location.href);
    if (owes !== null) throw redirect({ href: paths.firstSteps(location.href) });
  },
});

/** Filters of a list live in the address as plain strings; each page reads those it knows. */
export type PlainSearch = Readonly<Record<string, string>>;
const plainSearch = (search: Record<string, unknown>): PlainSearch =>
  Object.fromEntries(
    Object.entries(search)
      .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
      .map(([name, value]) => [name, String(value)]),
  );

const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => staff, path, component, validateSearch: plainSearch });

/** The address without a path is the workbench; those without one go to the first page of their role. */
const workbench = createRoute({
  getParentRoute: () => staff,
  path: '/',
  validateSearch: plainSearch,
  component: lazyRouteComponent(() => import('../modules/casework/web/workbench/workbench-page.tsx'), 'WorkbenchPage'),
  beforeLoad: async () => {
    const { roles } = await queryClient.ensureQueryData(sessionQuery);
    const home = homePath(roles.map(({ role }) => role));
    if (home !== paths.workbench()) throw redirect({ href: home });
  },
});

const routeTree = rootRoute.addChildren([
  signIn,
  setUp,
  firstSteps,
  answer,
  staff.addChildren([
    workbench,
    page(
      '/counter',
      lazyRouteComponent(() => import('../modules/casework/web/counter/counter-page.tsx'), 'CounterPage'),
    ),
    page(
      '/cases',
      lazyRouteComponent(() => import('../modules/casework/web/list/case-list-page.tsx'), 'CaseListPage'),
    ),
    page(
      '/duty',
      lazyRouteComponent(() => import('../modules/staff/web/duty-page.tsx'), 'DutyPage'),
    ),
    page(
      '/channel-checks',
      lazyRouteComponent(
        () => import('../modules/casework/web/channel-checks/channel-checks-page.tsx'),
        'ChannelChecksPage',
      ),
    ),
    page(
      '/cases/new',
      lazyRouteComponent(() => import('../modules/casework/web/opening/openings-page.tsx'), 'OpeningsPage'),
    ),
    page(
      '/cases/new/$processId',
      lazyRouteComponent(() => import('../modules/casework/web/opening/opening-page.tsx'), 'OpeningPage'),
    ),
    page(
      '/communities/$communityId/cases/$caseId',
      lazyRouteComponent(() => import('../modules/casework/web/case/case-page.tsx'), 'CasePage'),
    ),
    page(
      '/processes',
      lazyRouteComponent(() => import('../modules/casework/web/processes/processes-page.tsx'), 'ProcessesPage'),
    ),
    page(
      '/processes/$processId',
      lazyRouteComponent(() => import('../modules/casework/web/processes/process-page.tsx'), 'ProcessPage'),
    ),
    page(
      '/communities/$communityId/process-variants/$variantId',
      lazyRouteComponent(() => import('../modules/casework/web/processes/variant-page.tsx'), 'VariantPage'),
    ),
    page(
      '/desk',
      lazyRouteComponent(() => import('../modules/casework/web/desk/desk-page.tsx'), 'DeskPage'),
    ),
    page(
      '/people',
      lazyRouteComponent(() => import('../modules/people/web/people-page.tsx'), 'PeoplePage'),
    ),
    page(
      '/people/duplicates',
      lazyRouteComponent(() => import('../modules/people/web/duplicates/duplicates-page.tsx'), 'DuplicatesPage'),
    ),
    page(
      '/communities/$communityId/people/duplicates/$pairId',
      lazyRouteComponent(() => import('../modules/people/web/duplicates/compare-page.tsx'), 'ComparePage'),
    ),
    page(
      '/people/groups',
      lazyRouteComponent(() => import('../modules/people/web/groups-page.tsx'), 'GroupsPage'),
    ),
    page(
      '/people/erasures',
      lazyRouteComponent(() => import('../modules/people/web/erasure/erasures-page.tsx'), 'ErasuresPage'),
    ),
    page(
      '/communities/$communityId/people/$personId/erasure',
      lazyRouteComponent(() => import('../modules/people/web/erasure/erasure-page.tsx'), 'ErasurePage'),
    ),
    page(
      '/communities/$communityId/people/$personId',
      lazyRouteComponent(() => import('../modules/people/web/person-page.tsx'), 'PersonPage'),
    ),
    page(
      '/communities/$communityId/households/$householdId',
      lazyRouteComponent(() => import('../modules/people/web/household-page.tsx'), 'HouseholdPage'),
    ),
    page(
      '/documents',
      lazyRouteComponent(() => import('../modules/notices/web/register-page.tsx'), 'RegisterPage'),
    ),
    page(
      '/documents/new',
      lazyRouteComponent(() => import('../modules/notices/web/issue-page.tsx'), 'IssuePage'),
    ),
    page(
      '/imports',
      lazyRouteComponent(() => import('../modules/imports/web/imports-page.tsx'), 'ImportsPage'),
    ),
    page(
      '/communities/$communityId/imports/$importId',
      lazyRouteComponent(() => import('../modules/imports/web/import-page.tsx'), 'ImportPage'),
    ),
    page(
      '/places',
      lazyRouteComponent(() => import('../modules/communities/web/places-page.tsx'), 'PlacesPage'),
    ),
    page(
      '/places/list',
      lazyRouteComponent(() => import('../modules/communities/web/place-list-page.tsx'), 'PlaceListPage'),
    ),
    page(
      '/places/in-charge',
      lazyRouteComponent(() => import('../modules/communities/web/in-charge-page.tsx'), 'InChargePage'),
    ),
    page(
      '/places/plan',
      lazyRouteComponent(() => import('../modules/communities/web/plan-page.tsx'), 'PlanPage'),
    ),
    page(
      '/communities/$communityId/buildings/$buildingId',
      lazyRouteComponent(() => import('../modules/communities/web/building-page.tsx'), 'BuildingPage'),
    ),
    page(
      '/communities/$communityId/dwellings/$dwellingId',
      lazyRouteComponent(() => import('../modules/communities/web/dwelling-page.tsx'), 'DwellingPage'),
    ),
    page(
      '/calls',
      lazyRouteComponent(() => import('../modules/calls/web/calls-page.tsx'), 'CallsPage'),
    ),
    page(
      '/communities/$communityId/roll-calls/$rollCallId',
      lazyRouteComponent(() => import('../modules/calls/web/roll-call-page.tsx'), 'RollCallPage'),
    ),
    page(
      '/field',
      lazyRouteComponent(() => import('../modules/field/web/records-page.tsx'), 'FieldRecordsPage'),
    ),
    page(
      '/communities/$communityId/field-records/$recordId',
      lazyRouteComponent(() => import('../modules/field/web/record-page.tsx'), 'FieldRecordPage'),
    ),
    page(
      '/visits',
      lazyRouteComponent(() => import('../modules/visits/web/visits-page.tsx'), 'VisitsPage'),
    ),
    page(
      '/visits/coverage',
      lazyRouteComponent(() => import('../modules/visits/web/coverage-page.tsx'), 'CoveragePage'),
    ),
    page(
      '/visits/rules',
      lazyRouteComponent(() => import('../modules/visits/web/rules-page.tsx'), 'VisitRulesPage'),
    ),
    page(
      '/communities/$communityId/visit-forms/$personId',
      lazyRouteComponent(() => import('../modules/visits/web/visit-page.tsx'), 'VisitPage'),
    ),
    page(
      '/guides',
      lazyRouteComponent(() => import('../modules/guides/web/guides-page.tsx'), 'GuidesPage'),
    ),
    page(
      '/guides/$itemId',
      lazyRouteComponent(() => import('../modules/guides/web/guide-page.tsx'), 'GuidePage'),
    ),
    page(
      '/catalogue',
      lazyRouteComponent(() => import('../modules/guides/web/editor/list/catalogue-page.tsx'), 'CataloguePage'),
    ),
    page(
      '/catalogue/items/$itemId',
      lazyRouteComponent(() => import('../modules/guides/web/editor/list/item-page.tsx'), 'CatalogueItemPage'),
    ),
    page(
      '/catalogue/revisions/$revisionId',
      lazyRouteComponent(() => import('../modules/guides/web/editor/revision/revision-page.tsx'), 'RevisionPage'),
    ),
    page(
      '/catalogue/import',
      lazyRouteComponent(() => import('../modules/guides/web/editor/list/import-page.tsx'), 'CatalogueImportPage'),
    ),
    page(
      '/guides/$itemId/spoken',
      lazyRouteComponent(() => import('../modules/guides/web/spoken/spoken-page.tsx'), 'SpokenPage'),
    ),
    page(
      '/training',
      lazyRouteComponent(() => import('../modules/training/web/training-page.tsx'), 'TrainingPage'),
    ),
    page(
      '/training/rounds/$roundId',
      lazyRouteComponent(() => import('../modules/training/web/quiz/quiz-page.tsx'), 'QuizPage'),
    ),
    page(
      '/training/cards',
      lazyRouteComponent(() => import('../modules/training/web/cards-page.tsx'), 'CardsPage'),
    ),
    page(
      '/training/colleagues',
      lazyRouteComponent(() => import('../modules/training/web/colleagues/colleagues-page.tsx'), 'ColleaguesPage'),
    ),
    page(
      '/training/colleagues/$workerId',
      lazyRouteComponent(() => import('../modules/training/web/colleagues/colleague-page.tsx'), 'ColleaguePage'),
    ),
    page(
      '/service-language',
      lazyRouteComponent(() => import('../modules/training/web/service-language-page.tsx'), 'ServiceLanguagePage'),
    ),
    page(
      '/account',
      lazyRouteComponent(() => import('../modules/access/web/account/account-page.tsx'), 'AccountPage'),
    ),
    page(
      '/admin/calendar',
      lazyRouteComponent(() => import('../modules/access/web/admin/calendar-page.tsx'), 'CalendarPage'),
    ),
    page(
      '/admin/regions',
      lazyRouteComponent(() => import('../modules/communities/web/regions-page.tsx'), 'RegionsPage'),
    ),
    page(
      '/admin/workers',
      lazyRouteComponent(() => import('../modules/access/web/admin/workers-page.tsx'), 'WorkersPage'),
    ),
    page(
      '/admin/audit',
      lazyRouteComponent(() => import('../modules/access/web/admin/audit-page.tsx'), 'AuditPage'),
    ),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: RoutePending,
  defaultErrorComponent: RouteFailed,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  // Search parameters stay plain strings in the address: nobody has to read JSON in a link.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: (search) => {
    const query = new URLSearchParams(
      Object.entries(search).flatMap(([name, value]) =>
        value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
      ),
    ).toString();
    return query === '' ? '' : `?${query}`;
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
