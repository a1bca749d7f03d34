import type { PersonPageRule } from '../../modules/casework/domain/person-page.ts';

/** What the page of a person shows apart from other matters. */
export const PERSON_PAGE_RULE: PersonPageRule = {
  needs: ['wish', 'social-work', 'referral'],
  volunteering: { processId: 'volunteer-project', hoursField: 'hours' },
};
