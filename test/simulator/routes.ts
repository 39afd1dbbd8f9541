import type { Route } from './exchange';
import { pageRoutes } from './page-browse';
import { attachmentRoutes } from './routes-attachment';
import { boardRoutes } from './routes-board';
import { changelogRoutes } from './routes-changelog';
import { commentRoutes } from './routes-comment';
import { estimationRoutes } from './routes-estimation';
import { issueRoutes } from './routes-issue';
import { propertyRoutes } from './routes-property';
import { remoteLinkRoutes } from './routes-remote-link';
import { searchRoutes } from './routes-search';
import { siteRoutes } from './routes-site';
import { sprintIssueRoutes } from './routes-sprint-issues';
import { worklogRoutes } from './routes-worklog';

/** Everything the site answers. */
export const routes: readonly Route[] = [
  ...siteRoutes,
  ...boardRoutes,
  ...sprintIssueRoutes,
  ...searchRoutes,
  ...issueRoutes,
  ...attachmentRoutes,
  ...commentRoutes,
  ...worklogRoutes,
  ...estimationRoutes,
  ...propertyRoutes,
  ...remoteLinkRoutes,
  ...changelogRoutes,
  ...pageRoutes,
];
