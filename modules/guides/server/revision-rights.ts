import type { Caller } from '../../../platform/http/call.ts';
import type { Directory, Organisation } from '../../access/server/index.ts';
import { CATALOGUE_RIGHTS } from '../domain/catalogue-rights.ts';
import type { RevisionHolder } from '../domain/revision.ts';

/** The organisation with all above it, the largest first. */
export const organisationPath = (directory: Directory, organisationId: string): readonly Organisation[] => {
  const organisation = directory.organisation(organisationId);
  if (organisation === undefined) return [];
  const { parentId } = organisation;
  return [...(parentId === null ? [] : organisationPath(directory, parentId)), organisation];
};

const writesAtTheTop = (directory: Directory, caller: Caller): boolean =>
  directory
    .worker(caller.workerId)
    ?.roles.some(
      ({ role, organisationId }) =>
        CATALOGUE_RIGHTS.base.writeAtTheTop.some((one) => one === role) &&
        directory.organisation(organisationId)?.parentId === null,
    ) ?? false;

export interface CatalogueHolder extends RevisionHolder {
  /** A foreign organisation's overlays are absent for this person. */
  readonly mayRead: boolean;
}

/** What the caller may do with the base (null), or with the overlays of an organisation. */
export const holderOf = (directory: Directory, caller: Caller, organisationId: string | null): CatalogueHolder => {
  const { workerId } = caller;
  if (organisationId === null) {
    const { base } = CATALOGUE_RIGHTS;
    const mayWrite = caller.hasRole(base.write) || writesAtTheTop(directory, caller);
    return { workerId, mayRead: true, mayWrite, mayReview: caller.hasRole(base.review) };
  }
  const { overlay } = CATALOGUE_RIGHTS;
  const mayWrite = caller.organisationsFor(overlay.write).includes(organisationId);
  const mayReview = caller.organisationsFor(overlay.review).includes(organisationId);
  return { workerId, mayRead: mayWrite || mayReview, mayWrite, mayReview };
};

const WITHOUT_OVERLAYS: readonly Organisation['kind'][] = ['department', 'agency'];

/** Where the caller may write overlays: departments and agencies serve nobody directly. */
export const overlayOrganisations = (directory: Directory, caller: Caller): readonly Organisation[] =>
  [...new Set(caller.organisationsFor(CATALOGUE_RIGHTS.overlay.write))].flatMap((id) => {
    const organisation = directory.organisation(id);
    return organisation === undefined || WITHOUT_OVERLAYS.includes(organisation.kind) ? [] : [organisation];
  });
