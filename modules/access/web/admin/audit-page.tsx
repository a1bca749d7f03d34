import type { ReactNode } from 'react';
import { RoutePending } from '../../../../web/route-states.tsx';

export const AuditPage = (): ReactNode => <RoutePending />;
