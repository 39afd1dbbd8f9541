import { ok, isRecord, type Reply, type Site } from './exchange';
import { type Fault, type FaultKind, type Faults, faultKinds } from './faults';
import type { AdfDocument, Issue, RichText, User } from './model';
import type { Recording } from './recording';
import { textChange } from './edit-issue';

interface Control {
  readonly site: Site;
  readonly faults: Faults;
  readonly recording: Recording;
}

type Action = (control: Control, body: Record<string, unknown>, key: string) => Reply;

const refused = (message: string, status = 400): Reply => ok({ error: message }, status);

/**
 * What a test does behind Jira's back, under `/_simulator/`: no part of Jira, never recorded, and open to everyone who
 * reaches 127.0.0.1. Bodies and answers are JSON.
 */
const actions: Readonly<Record<string, Action>> = {
  'GET requests': ({ recording }) => ok(recording.requests),
  'DELETE requests': ({ recording }) => {
    recording.clear();
    return { status: 204 };
  },
  'GET issues': ({ site }) => ok(site.state.issues.map(({ key }) => key)),
  'GET issue': ({ site }, _, key) => withIssue(site, key, (issue) => ok(raw(issue))),
  'GET users': ({ site }) =>
    ok(
      site.state.users.map(({ accountId, name, displayName, email, token, password }) => {
        return { accountId, name, displayName, email, token, password };
      }),
    ),
  // {"text": "…" | "body": ADF or wiki, "as": user} writes a comment, by the project lead where `as` is absent.
  'POST comment': ({ site }, body, key) =>
    withIssue(site, key, (issue) =>
      withAuthor(site, issue, body, (author) => {
        const comment = site.state.addComment(issue, author.accountId, textOf(site, body));
        return ok({ id: comment.id }, 201);
      }),
    ),
  // {"text" | "body", "as", "field": "description" | "acceptance"} replaces a text of the issue.
  'PUT description': ({ site }, body, key) =>
    withIssue(site, key, (issue) =>
      withAuthor(site, issue, body, (author) => {
        const field = body['field'] === 'acceptance' ? 'acceptance' : 'description';
        site.state.change(issue, author.accountId, () => [textChange(issue, field, textOf(site, body))]);
        return { status: 204 };
      }),
    ),
  'POST fault': ({ faults }, body) => {
    const kind = body['kind'];
    if (!faultKinds.includes(kind as FaultKind)) {
      return refused(`kind is one of ${faultKinds.join(', ')}`);
    }
    faults.add(body as unknown as Fault);
    return { status: 204 };
  },
  'DELETE faults': ({ faults }) => {
    faults.clear();
    return { status: 204 };
  },
  // {"email": "…"}; every user where it is absent. {"expired": false} makes the tokens valid again.
  'POST expire-token': ({ site }, body) => {
    for (const user of site.state.users) {
      if (body['email'] === undefined || body['email'] === user.email) {
        user.tokenExpired = body['expired'] !== false;
      }
    }
    return { status: 204 };
  },
};

/** `/_simulator/issue/SHOP-7`, `/_simulator/issue/SHOP-7/comment`, `/_simulator/requests`, … */
export function controlReply(method: string, path: string, text: string, control: Control): Reply {
  const [, , subject = '', key = '', part] = path.split('/');
  const name = `${method} ${subject === 'issue' && part ? part : subject}`;
  const action = actions[name];
  if (!action) {
    return refused(`no ${method} ${path}; there are ${Object.keys(actions).join(', ')}`, 404);
  }
  try {
    const body: unknown = text ? JSON.parse(text) : {};
    return action(control, isRecord(body) ? body : {}, key);
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
}

function withIssue(site: Site, key: string, then: (issue: Issue) => Reply): Reply {
  const issue = site.state.issue(key);
  return issue ? then(issue) : refused(`no issue ${key}`, 404);
}

function withAuthor(
  site: Site,
  issue: Issue,
  body: Readonly<Record<string, unknown>>,
  then: (author: User) => Reply,
): Reply {
  const name = body['as'];
  const author = site.state.users.find(
    (user) => name === user.email || name === user.name || name === user.displayName,
  );
  const lead = site.state.user(site.state.projectOf(issue).leadId);
  const chosen = name === undefined ? lead : author;
  return chosen ? then(chosen) : refused(`no user ${String(name)}`, 404);
}

/** Plain text becomes paragraphs of ADF on Cloud; a `body` is taken as it is. */
function textOf(site: Site, body: Readonly<Record<string, unknown>>): RichText {
  if (body['body'] !== undefined) {
    return body['body'] as RichText;
  }
  const text = String(body['text'] ?? '');
  return site.deployment === 'cloud' ? paragraphs(text) : text;
}

const paragraphs = (text: string): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: text
    .split(/\n+/)
    .filter((line) => line !== '')
    .map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })),
});

const raw = (issue: Issue): unknown => ({
  ...issue,
  worklogs: issue.worklogs.map((worklog) => ({
    ...worklog,
    properties: Object.fromEntries(worklog.properties),
  })),
  properties: Object.fromEntries(issue.properties),
  comments: issue.comments.map((comment) => ({
    ...comment,
    properties: Object.fromEntries(comment.properties),
  })),
});
