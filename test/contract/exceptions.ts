import type { Deployment } from '../simulator/model';

/** A place where Atlassian's documents are wrong or silent, and what is true there. */
export interface Exception {
  /** `GET /rest/api/3/serverInfo`, a pattern for what no document knows, or `*` for every operation. */
  readonly operation: string | RegExp;
  /** The problems that are none. */
  readonly problem: RegExp;
  readonly why: string;
}

const noSuchOperation = /no such operation$/;

/** Before it is known whether an address is of a Cloud or a Data Center, and below which path. */
const lookingForJira: Exception = {
  operation: /^GET (\/\w+)*\/rest\/api\/[23]\/serverInfo$/,
  problem: noSuchOperation,
  why: 'How it is found out what kind of Jira an address is of, and below which path.',
};

const refusal: Exception = {
  operation: '*',
  problem: /^response: status (401|403|429) is not documented/,
  why: 'Any operation can be answered so, whether it says so or not.',
};

const javaObject: Exception = {
  operation: '*',
  problem: /^query: (state|fields|type) (\/|\/\d+) must be object/,
  why: 'A Java object that is written as a text: `state=active,future`, `fields=summary,status`.',
};

const emptyInChangelog: Exception = {
  operation: '*',
  problem: /^response: .*\/items\/\d+\/(from|to|fromString|toString) must be string/,
  why: 'Cloud’s example of the changelog has `null` where a field was or became empty.',
};

const membersOfGroup: Exception = {
  operation: 'GET /rest/api/2/group/member',
  problem: /groupname|^response: /,
  why: 'The document has the name of the group in a path that has no place for it, and a page of users as one user.',
};

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
    emptyInChangelog,
    {
      operation: 'PUT /rest/api/3/issue/{issueIdOrKey}/assignee',
      problem: /^body: \/accountId must be string/,
      why: '“`null`, the issue is set to unassigned”, says the description of the operation.',
    },
    refusal,
    javaObject,
    {
      operation: /^(GET|POST) \/rest\/api\/3\/search$/,
      problem: /^response: status 410 is not documented/,
      why: 'The search that is gone is documented with what it answered while it was there.',
    },
    {
      operation: 'GET /_edge/tenant_info',
      problem: noSuchOperation,
      why: 'Named in the introduction of the Jira Software document: it gives the site’s cloudId.',
    },
    {
      operation: /^GET \/browse\/[A-Z]+-\d+$/,
      problem: noSuchOperation,
      why: 'The page of an issue, for people.',
    },
    lookingForJira,
    {
      operation: 'DELETE /rest/api/3/issue/{issueIdOrKey}/remotelink',
      problem: /^response: status 415 is not documented/,
      why: 'Answered to a request without a content type, as clients found out.',
    },
  ],
  datacenter: [
    membersOfGroup,
    emptyInChangelog,
    {
      operation: '*',
      problem: /^response: \S+ must NOT have additional properties .*"expand"/,
      why: 'What can be asked for in addition, as every object of Jira says it.',
    },
    {
      operation: 'GET /rest/api/2/myself',
      problem: /^response: \/(groups|applicationRoles) must NOT have additional properties .*"items"/,
      why: 'The entries of a list, in its own form that comes with `size` and `max-results`.',
    },
    {
      operation: 'GET /rest/api/2/issue/{issueIdOrKey}',
      problem: /^response: \/properties must NOT have additional properties/,
      why: 'A property under its key; the document has the Java object that holds them.',
    },
    {
      operation: 'GET /rest/api/2/mypermissions',
      problem: /^response: \/permissions\/[A-Z_]+ must NOT have additional properties .*"havePermission"/,
      why: '“Whether the user has them”, says the description of the answer.',
    },
    {
      operation: 'GET /rest/agile/1.0/board/{boardId}/sprint/{sprintId}/issue',
      problem: /^response: \/ must NOT have additional properties .*"(startAt|maxResults|total|issues)"/,
      why: 'The document has the schema of a sprint where the issues of one are answered.',
    },
    {
      operation: /^GET \/rest\/api\/2\/project(\/\{projectIdOrKey\})?$/,
      problem:
        /^response: \/ must NOT have additional properties .*"(projectTypeKey|lead|components|issueTypes|assigneeType|versions|roles)"/,
      why: 'The document has the short form of a project that stands in lists.',
    },
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
      operation: 'POST /rest/api/2/issue/{issueIdOrKey}/remotelink',
      problem: /^response: status 201 is not documented/,
      why: 'A link that was not there before is answered with 201, as on Cloud.',
    },
    {
      operation: 'PUT /rest/api/2/issue/{issueIdOrKey}/assignee',
      problem: /^body: \/name must be string/,
      why: 'The document says nothing of unassigning: it is done as on Cloud, whose operation is the same.',
    },
    {
      operation: /^(GET|PUT) \/rest\/agile\/1\.0\/issue\/\{issueIdOrKey\}\/estimation$/,
      problem: /^response: \/value must be object/,
      why: 'A Java object: of a field with numbers it is written as a text, as it is sent.',
    },
    refusal,
    javaObject,
    {
      operation: /^(PUT|POST|DELETE) \/rest\/api\/2\/issue\/\{issueIdOrKey\}/,
      problem: /^response: status 404 is not documented/,
      why: 'An issue, a comment or a link that is not there, as documented where it is read.',
    },
    {
      operation: /^GET \/secure\/(attachment|thumbnail)\/\d+\/[^/]+$/,
      problem: noSuchOperation,
      why: 'Where the description of an attachment says its content is.',
    },
    lookingForJira,
    {
      operation: 'GET /rest/api/2/serverInfo',
      problem: /^response: status 404 is not documented/,
      why: 'Outside of the context path, where it is looked first.',
    },
    {
      operation: 'GET /rest/api/2/issue/{issueIdOrKey}/transitions',
      problem: /^query: unknown parameter expand$/,
      why: '“Fields will only be returned if expand=transitions.fields”, says the description of the operation.',
    },
    {
      operation: /^GET \/rest\/api\/latest\/myself$/,
      problem: noSuchOperation,
      why: 'The introduction of the document has `latest` as another name of the newest version.',
    },
  ],
};

/**
 * Operations for which Data Center's document names the schema of one entry where a list is answered: `''` for an
 * array, otherwise the name of the array in the answer.
 */
export const lists: Readonly<Record<Deployment, Readonly<Record<string, string>>>> = {
  cloud: {},
  datacenter: {
    'GET /rest/api/2/field': '',
    'GET /rest/api/2/project': '',
    'GET /rest/api/2/project/{projectIdOrKey}/versions': '',
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
