import http from 'node:http';
import axios from 'axios';
import { fieldIds } from '../simulator/fields';
import { sprintIds } from '../simulator/seed-site';
import type { Jira } from './jira';

const perPage = 100;

/**
 * Asks a Jira Cloud for what a sprint's view needs and does nothing with it, as fast as its paging allows: the sprints,
 * and where nothing is known of the site how it is set up beside them, then page after page of the stories, and the texts
 * of each page beside the next one. Resolves with the number of stories.
 */
export async function bareRefresh({ url, email, token }: Jira, isSiteKnown: boolean): Promise<number> {
  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: 6 });
  const client = axios.create({
    baseURL: url,
    proxy: false,
    httpAgent,
    auth: { username: email, password: token },
  });
  await Promise.all([
    ...(isSiteKnown
      ? []
      : [client.get('/rest/api/3/field'), client.get('/rest/agile/1.0/board/1/configuration')]),
    client.get('/rest/agile/1.0/board/1/sprint?state=active,future'),
  ]);
  const texts: Promise<unknown>[] = [];
  let count = 0;
  for (let nextPageToken: string | undefined; ;) {
    const body = { jql, fields: rowFields, properties, maxResults: perPage, nextPageToken };
    const { data } = await client.post<Page>('/rest/api/3/search/jql', body);
    const issueIdsOrKeys = data.issues.map(({ key }) => key);
    texts.push(
      client.post('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys, fields: textFields, properties }),
    );
    count += data.issues.length;
    nextPageToken = data.nextPageToken;
    if (!nextPageToken) break;
  }
  await Promise.all(texts);
  httpAgent.destroy();
  return count;
}

interface Page {
  readonly issues: readonly { readonly key: string }[];
  readonly nextPageToken?: string;
}

/** Answers that have to be waited for one after the other for so many stories. */
export function necessaryAnswers(stories: number): number {
  return 1 + Math.ceil(stories / perPage) + 1;
}

const jql = `sprint = ${sprintIds.active} ORDER BY Rank ASC`;
const properties = ['story-context.acceptance'];
const rowFields = [
  ...['summary', 'issuetype', 'status', 'priority', 'assignee', 'labels', 'parent', 'updated'],
  ...[fieldIds.sprint, fieldIds.storyPoints, fieldIds.pointEstimate, fieldIds.flagged, fieldIds.epicLink],
];
const textFields = ['description', fieldIds.acceptance, 'updated'];
