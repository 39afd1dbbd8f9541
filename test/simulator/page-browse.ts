import { statusOf } from './catalogue';
import { type Handler, type Route, timeFor } from './exchange';
import type { AdfNode, Issue, RichText } from './model';
import { plainText } from './plain-text';

/**
 * The page behind "Open in Browser": what Jira has of an issue, as text, so that a tick, a question or a link can be
 * seen to have arrived. A browser has no token, and on 127.0.0.1 it needs none.
 */
const browse: Handler = (exchange) => {
  const { state, deployment } = exchange.site;
  const issue = state.issue(exchange.params['key'] ?? '');
  if (!issue) {
    return { status: 404, contentType: 'text/html;charset=UTF-8', text: page('Not found', []) };
  }
  const name = (id: string | null): string => state.user(id)?.displayName ?? 'nobody';
  const sections = [
    section('Description', textOf(issue.description)),
    section('Acceptance Criteria (field)', textOf(issue.acceptance)),
    section('Properties', JSON.stringify(Object.fromEntries(issue.properties), null, 2)),
    section(
      'Links',
      issue.remoteLinks.map(({ object }) => `${object['title']}: ${object['url']}`).join('\n'),
    ),
    ...issue.comments.map(({ authorId, created, body }) =>
      section(`${name(authorId)}, ${timeFor(exchange, created)}`, plainText(body)),
    ),
  ];
  const facts = `${statusOf(issue).name}, assigned to ${name(issue.assigneeId)}. Simulated Jira (${deployment}).`;
  return {
    status: 200,
    contentType: 'text/html;charset=UTF-8',
    headers: { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" },
    text: page(titleOf(issue), [`<p>${escaped(facts)}</p>`, ...sections]),
  };
};

const titleOf = ({ key, summary }: Issue): string => `${key} ${summary}`;

const section = (title: string, text: string): string =>
  text === '' || text === '{}' ? '' : `<h2>${escaped(title)}</h2><pre>${escaped(text)}</pre>`;

const page = (title: string, parts: readonly string[]): string =>
  '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">' +
  `<title>${escaped(title)}</title>` +
  '<style>body { font: 15px/1.5 sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em } ' +
  'pre { font: inherit; white-space: pre-wrap; background: #8881; padding: 0.5em 1em }</style>' +
  `</head><body><h1>${escaped(title)}</h1>${parts.join('')}</body></html>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** With the state of each task item in front of it. */
const textOf = (text: RichText): string =>
  text === null || typeof text === 'string'
    ? (text ?? '')
    : plainText({ ...text, content: text.content.map(withBoxes) });

function withBoxes(node: AdfNode): AdfNode {
  const content = node.content?.map(withBoxes);
  if (node.type !== 'taskItem') {
    return { ...node, content };
  }
  const box = { type: 'text', text: node.attrs?.['state'] === 'DONE' ? '☑ ' : '☐ ' };
  return { ...node, content: [box, ...(content ?? [])] };
}

export const pageRoutes: readonly Route[] = [{ method: 'GET', path: '/browse/:key', handler: browse }];
