/** Who comes with a matter in the demo. */
export type DemoApplicant =
  | 'aged-80'
  | 'aged-60'
  | 'tenant'
  | 'working-age'
  | 'young-woman'
  | 'disabled'
  | 'poor'
  | 'party-member'
  | 'grown-up';

export interface MixedMatter {
  readonly itemId: string;
  readonly processId: 'immediate' | 'promised' | 'on-behalf';
  readonly weight: number;
  readonly who: DemoApplicant;
}

/** The matters of a year at the window, by how often they come. */
export const CASE_MIX: readonly MixedMatter[] = [
  { itemId: 'senior-allowance', processId: 'promised', weight: 15, who: 'aged-80' },
  { itemId: 'senior-allowance', processId: 'on-behalf', weight: 3, who: 'aged-80' },
  { itemId: 'senior-card', processId: 'immediate', weight: 14, who: 'aged-60' },
  { itemId: 'home-adaptation', processId: 'on-behalf', weight: 5, who: 'aged-60' },
  { itemId: 'elder-care-assessment', processId: 'on-behalf', weight: 6, who: 'aged-80' },
  { itemId: 'residence-registration', processId: 'immediate', weight: 14, who: 'tenant' },
  { itemId: 'residence-permit', processId: 'on-behalf', weight: 9, who: 'tenant' },
  { itemId: 'disability-certificate', processId: 'on-behalf', weight: 4, who: 'disabled' },
  { itemId: 'employment-registration', processId: 'immediate', weight: 9, who: 'working-age' },
  { itemId: 'flexible-employment-subsidy', processId: 'promised', weight: 7, who: 'working-age' },
  { itemId: 'birth-registration', processId: 'immediate', weight: 5, who: 'young-woman' },
  { itemId: 'social-organisation-filing', processId: 'promised', weight: 1, who: 'grown-up' },
  { itemId: 'volunteer-registration', processId: 'immediate', weight: 6, who: 'grown-up' },
  { itemId: 'party-membership-transfer', processId: 'immediate', weight: 4, who: 'party-member' },
  { itemId: 'low-rent-housing', processId: 'promised', weight: 3, who: 'poor' },
  { itemId: 'public-rental-housing', processId: 'promised', weight: 4, who: 'tenant' },
  { itemId: 'min-living-standard', processId: 'promised', weight: 4, who: 'poor' },
  { itemId: 'min-living-standard', processId: 'on-behalf', weight: 2, who: 'poor' },
  { itemId: 'temporary-relief', processId: 'promised', weight: 5, who: 'poor' },
  { itemId: 'temporary-relief', processId: 'on-behalf', weight: 2, who: 'poor' },
];
