import { StartupError } from '../../platform/startup-error.ts';
import type { Config } from '../../server/config.ts';

/** These commands copy files, which only the machine of the database can do. Throws StartupError `backup-elsewhere`. */
export const refuseOtherDatabase = ({ database }: Config): void => {
  if (database.ownerUrl === undefined) return;
  throw new StartupError('backup-elsewhere', {
    zh: '这里用的是 DATABASE_URL 指定的 PostgreSQL。请用该数据库的备份工具，例如 pgBackRest。',
    en: 'A PostgreSQL of your own is used here (DATABASE_URL). Back it up with its own tools, such as pgBackRest.',
  });
};
