import type { ReactNode } from 'react';
import { RoutePending } from '../../../web/route-states.tsx';

export const GuidePage = (): ReactNode => <RoutePending />;
