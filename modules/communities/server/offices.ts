import { ok } from '../../../kernel/result.ts';
import type { Statement } from '../../../platform/db/scoped-database.ts';
import { implementPublic, type Implementation } from '../../../platform/http/call.ts';
import { listOffices, type Office } from '../contract.ts';

/** Offices without a telephone number are left out: nobody could be reached there. */
const OFFICES: Statement = {
  name: 'list-offices',
  text: `select c.id, c.name, coalesce(s.name, '') as "streetName", c.phone, c.address,
      c.office_hours as "officeHours"
    from organisation c left join organisation s on s.id = c.parent_id
    where c.kind in ('community', 'village') and c.phone <> ''
    order by s.name, c.name limit 500`,
};

export const officesRoute: Implementation = implementPublic(listOffices, async (tx) =>
  ok({ items: await tx.query<Office>(OFFICES, []) }),
);
