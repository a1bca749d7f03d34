import { call } from '../../../web/api.ts';
import { useAddressFilters, usePagedList } from '../../../web/paged-list.ts';
import { paths } from '../../../web/paths.ts';
import { useCommunity } from '../../../web/session.tsx';
import { listIssuedDocuments } from '../contract.ts';
import { registerQueryOf, type RegisterQuery } from './register-filters.ts';

export const useRegisterFilters = () => useAddressFilters(registerQueryOf, paths.documents);

export const useRegister = (query: RegisterQuery) => {
  const { id: communityId } = useCommunity();
  return usePagedList([listIssuedDocuments.id, communityId, query], (cursor, signal) =>
    call(listIssuedDocuments, { params: { communityId }, query: { ...query, ...cursor }, signal }),
  ).pages;
};
