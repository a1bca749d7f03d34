import { walkEveryBranch } from './walk-every-branch.ts';

walkEveryBranch(import.meta.filename);
