import type { Deployment } from './model';

/** A place where Atlassian's documents are wrong or silent, and what is true there. */
export interface Exception {
  /** `GET /rest/api/3/serverInfo`, or `*` for every operation. */
  readonly operation: string;
  /** The problems that are none. */
  readonly problem: RegExp;
  readonly why: string;
}

export const exceptions: Readonly<Record<Deployment, readonly Exception[]>> = {
  cloud: [
    {
      operation: 'GET /rest/api/3/serverInfo',
      problem: /^response: .*"defaultLocale"/,
      why: 'The document’s own example has it; its closed schema does not.',
    },
    {
      operation: 'GET /rest/agile/1.0/board/{boardId}/configuration',
      problem: /^response: \/location .*"(key|id|self|name)"/,
      why: 'The document’s own example has them; the schema is the one of the request that creates a board.',
    },
    {
      operation: 'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
      problem: /^body: \/accountId must be string/,
      why: '“If accountId is null, the issue is set to unassigned”, says the description of the operation.',
    },
    {
      operation: '*',
      problem: /^response: .*\/items\/\d+\/(from|to|fromString|toString) must be string/,
      why: 'The example of the changelog has `null` where a field was or became empty.',
    },
    {
      operation: '*',
      problem: /^response: status (401|403|429|500|502|503) is not documented/,
      why: 'Any operation can be answered so, whether it says so or not.',
    },
    {
      operation: 'GET /rest/agile/1.0/sprint/{sprintId}/issue',
      problem: /^response: status 400 is not documented/,
      why: 'A bad `jql` is answered like everywhere else.',
    },
    {
      operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}/remotelink',
      problem: /^response: status 415 is not documented/,
      why: 'Answered to a request without a content type, as clients found out.',
    },
  ],
  datacenter: [
    {
      operation: '*',
      problem: /^(response|body): (\/issues\/\d+)?\/fields\/[^/ ]+ must be object/,
      why: 'The document was generated from a map of Java objects: a field’s value can be anything.',
    },
    {
      operation: '*',
      problem: /^(response|body): .*\/value must be string/,
      why: 'A property’s value is any JSON; the document has the Java type it is stored in.',
    },
    {
      operation: 'PUT /rest/api/2/issue/{issueIdOrKey}/properties/{propertyKey}',
      problem: /^body: \/ must be string/,
      why: 'The same.',
    },
    {
      operation: 'PUT /rest/api/2/issue/{issueIdOrKey}/assignee',
      problem: /^body: \/name must be string/,
      why: '`null` removes the assignee.',
    },
    {
      operation: 'POST /rest/api/2/issue/{issueIdOrKey}/remotelink',
      problem: /^response: status 201 is not documented/,
      why: 'A link that was not there before is answered with 201, as on Cloud.',
    },
    {
      operation: '*',
      problem: /^response: status (401|403|429|500|502|503) is not documented/,
      why: 'Any operation can be answered so, whether it says so or not.',
    },
  ],
};

/** Paths that no document knows and that Jira answers. */
export const undocumented: readonly string[] = [
  // Named in the introduction of the Jira Software document: it gives the site's cloudId.
  'GET /_edge/tenant_info',
];

/**
 * Operations for which Data Center's document names the schema of one entry where a list is answered: `''` for an
 * array, otherwise the name of the array in the answer.
 */
export const lists: Readonly<Record<Deployment, Readonly<Record<string, string>>>> = {
  cloud: {},
  datacenter: {
    'GET /rest/api/2/field': '',
    'GET /rest/api/2/issue/{issueIdOrKey}/remotelink': '',
    'GET /rest/api/2/user/search': '',
    'GET /rest/api/2/user/assignable/search': '',
    'GET /rest/api/2/status': '',
    'GET /rest/api/2/priority': '',
    'GET /rest/api/2/issuetype': '',
    'GET /rest/agile/1.0/board': 'values',
    'GET /rest/agile/1.0/board/{boardId}/project': 'values',
    'GET /rest/agile/1.0/board/{boardId}/sprint': 'values',
    'GET /rest/agile/1.0/board/{boardId}/issue': 'issues',
    'GET /rest/agile/1.0/board/{boardId}/backlog': 'issues',
  },
};
