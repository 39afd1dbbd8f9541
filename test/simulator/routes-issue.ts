import { priorities, resolutions, statusOf, statuses, transitionsOf, type Transition } from './catalogue';
import {
  applyOperation,
  editableFields,
  flagOption,
  parseAssignee,
  parseField,
  resolutionNamed,
} from './edit-issue';
import { may, refuse, refuseFields } from './errors';
import { type Exchange, type Handler, isRecord, noContent, ok, Refusal, type Route } from './exchange';
import { fieldIds, fieldsOf, selectFields } from './fields';
import { issueOf, listParameter } from './issue-access';
import type { ChangeItem, Issue } from './model';
import { presentIssue, presentPriority, presentStatus } from './present-issue';
import { namesAndSchema } from './routes-search';
import { putProperty } from './entity-properties';
import { presentChangelog } from './present-change';

const getIssue: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const fields = selectFields(listParameter(exchange, 'fields'), ['*all'], exchange.site.deployment);
  const expand = listParameter(exchange, 'expand');
  return ok({
    ...presentIssue(exchange, issue, { fields, properties: listParameter(exchange, 'properties') }),
    ...namesAndSchema(exchange, fields, expand),
    ...(expand.includes('editmeta') && { editmeta: { fields: editMeta(exchange, issue) } }),
    ...(expand.includes('changelog') && presentChangelog(exchange, issue)),
  });
};

function section(body: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = body[name] ?? {};
  if (!isRecord(value)) {
    throw refuse(400, `Can not deserialize value of '${name}'.`);
  }
  return value;
}

/** Checks every part first: one bad field fails the whole edit. */
const putIssue: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const body = exchange.body;
  if (!isRecord(body)) {
    throw refuse(400, 'No content to map to Object due to end of input');
  }
  if (!may(exchange.user, 'EDIT_ISSUES')) {
    throw refuse(403, 'You do not have permission to edit issues in this project.');
  }
  const [fields, update] = [section(body, 'fields'), section(body, 'update')];
  const both = Object.keys(fields).find((id) => id in update);
  if (both !== undefined) {
    throw refuseFields({ [both]: `Field '${both}' cannot appear in both 'fields' and 'update'` });
  }
  const asked = [...Object.entries(fields), ...Object.entries(update).map(updated(issue))];
  if (asked.length === 0 && body['properties'] === undefined) {
    throw refuse(400, "one of 'fields' or 'update' required");
  }
  const errors: Record<string, string> = {};
  const edits = asked.flatMap(([id, value]) => {
    try {
      return [parseField(exchange, issue, id, value)];
    } catch (error) {
      Object.assign(errors, fieldErrorsOf(error));
      return [];
    }
  });
  if (Object.keys(errors).length > 0) {
    throw refuseFields(errors);
  }
  if (edits.length > 0) {
    exchange.site.state.change(issue, exchange.user?.accountId ?? '', () => edits.flatMap((edit) => edit()));
  }
  propertiesOf(body).forEach(([key, value]) => putProperty(issue.properties, key, value));
  if (exchange.query.get('returnIssue') === 'true') {
    return ok(
      presentIssue(exchange, issue, { fields: selectFields([], ['*all'], exchange.site.deployment) }),
    );
  }
  return noContent;
};

const updated =
  (issue: Issue) =>
  ([id, operations]: [string, unknown]): [string, unknown] => {
    if (!Array.isArray(operations)) {
      throw refuseFields({ [id]: 'Operations must be an array' });
    }
    let value: unknown;
    for (const operation of operations.flatMap((entry) => (isRecord(entry) ? Object.entries(entry) : []))) {
      const current = { ...issue, labels: (value as string[] | undefined) ?? issue.labels };
      value = applyOperation(id === 'labels' ? current : issue, id, operation[0], operation[1]);
    }
    return [id, value];
  };

/** The field errors of a refusal; any other refusal ends the edit at once. */
function fieldErrorsOf(error: unknown): Record<string, string> {
  const json = error instanceof Refusal ? error.reply.json : undefined;
  const errors = isRecord(json) ? json['errors'] : undefined;
  if (!isRecord(errors) || Object.keys(errors).length === 0) {
    throw error;
  }
  return errors as Record<string, string>;
}

/** `properties` of an edit or of a new comment. */
export function propertiesOf(body: Readonly<Record<string, unknown>>): [string, unknown][] {
  const list = body['properties'] ?? [];
  if (!Array.isArray(list)) {
    throw refuse(400, 'properties must be an array');
  }
  return list.flatMap((entry): [string, unknown][] =>
    isRecord(entry) && typeof entry['key'] === 'string' ? [[entry['key'], entry['value']]] : [],
  );
}

function editMeta(exchange: Exchange, issue: Issue): Record<string, unknown> {
  const editable = may(exchange.user, 'EDIT_ISSUES') ? editableFields(exchange, issue) : [];
  const meta = fieldsOf(exchange.site.deployment)
    .filter(({ id }) => editable.includes(id))
    .map(({ id, name, schema }) => [
      id,
      {
        required: id === 'summary',
        schema,
        name,
        ...named(exchange, id),
        operations: id === 'labels' ? ['add', 'set', 'remove'] : ['set'],
        ...(id === 'priority' && {
          allowedValues: priorities.map((entry) => presentPriority(exchange, entry)),
        }),
        ...(id === fieldIds.flagged && { allowedValues: [flagOption] }),
      },
    ]);
  return Object.fromEntries(meta) as Record<string, unknown>;
}

const resolutionMeta = (exchange: Exchange): Record<string, unknown> => ({
  required: true,
  schema: { type: 'resolution', system: 'resolution' },
  name: 'Resolution',
  ...named(exchange, 'resolution'),
  operations: ['set'],
  allowedValues: resolutions.map(({ id, name }) => ({ id, name })),
});

/** A field in its metadata, where it stands under its id as well. */
const named = ({ site }: Exchange, id: string): Record<string, string> =>
  site.deployment === 'cloud' ? { key: id } : { fieldId: id };

const offered = (exchange: Exchange, issue: Issue): readonly Transition[] =>
  may(exchange.user, 'TRANSITION_ISSUES') ? transitionsOf(issue) : [];

const getTransitions: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const withFields = listParameter(exchange, 'expand').includes('transitions.fields');
  const only = exchange.query.get('transitionId');
  return ok({
    expand: 'transitions',
    transitions: offered(exchange, issue)
      .filter(({ id }) => !only || id === only)
      .map(({ id, name, toStatusId, needs }) => {
        const to = statusOf({ statusId: toStatusId });
        return {
          id,
          name,
          to: presentStatus(exchange, to),
          ...(exchange.site.deployment === 'cloud' && {
            hasScreen: needs !== undefined,
            isGlobal: needs === undefined,
            isInitial: false,
            isAvailable: true,
            isConditional: false,
            isLooped: false,
          }),
          ...(withFields && { fields: needs ? { resolution: resolutionMeta(exchange) } : {} }),
        };
      }),
  });
};

const postTransition: Handler = (exchange) => {
  const issue = issueOf(exchange);
  const body = isRecord(exchange.body) ? exchange.body : {};
  const id = isRecord(body['transition']) ? body['transition']['id'] : undefined;
  if (id === undefined) {
    throw refuse(400, "Missing 'transition' identifier");
  }
  const transition = offered(exchange, issue).find((entry) => entry.id === String(id));
  if (!transition) {
    throw refuse(400, `Transition id '${String(id)}' is not valid for this issue.`);
  }
  const fields = section(body, 'fields');
  const foreign = Object.keys(fields).find((field) => field !== transition.needs);
  if (foreign !== undefined) {
    throw refuseFields({
      [foreign]: `Field '${foreign}' cannot be set. It is not on the appropriate screen, or unknown.`,
    });
  }
  const resolution = resolutionNamed(fields['resolution']);
  if (transition.needs && !resolution) {
    throw refuseFields({ resolution: 'Resolution is required.' });
  }
  exchange.site.state.change(issue, exchange.user?.accountId ?? '', () =>
    move(issue, transition.toStatusId, resolution, exchange.site.now()),
  );
  return noContent;
};

/** Moves an issue; one that reaches Done gets a resolution, one that leaves it loses it. */
function move(issue: Issue, toStatusId: string, resolution: string | undefined, now: number): ChangeItem[] {
  const from = statusOf(issue);
  const to = statuses.find(({ id }) => id === toStatusId) ?? from;
  const before = issue.resolution;
  issue.statusId = to.id;
  issue.statusChanged = from.category === to.category ? issue.statusChanged : now;
  issue.resolution = to.category === 'done' ? (resolution ?? before ?? 'Done') : null;
  issue.resolved = issue.resolution === null ? null : (issue.resolved ?? now);
  const item = (
    field: string,
    a: string | null,
    aName: string | null,
    b: string | null,
    bName: string | null,
  ) =>
    ({
      field,
      fieldId: field,
      fieldtype: 'jira',
      from: a,
      fromString: aName,
      to: b,
      toString: bName,
    }) as const;
  const idOf = (name: string | null): string | null =>
    resolutions.find((entry) => entry.name === name)?.id ?? null;
  return [
    ...(before === issue.resolution
      ? []
      : [item('resolution', idOf(before), before, idOf(issue.resolution), issue.resolution)]),
    ...(from.id === to.id ? [] : [item('status', from.id, from.name, to.id, to.name)]),
  ];
}

const putAssignee: Handler = (exchange) => {
  const issue = issueOf(exchange);
  if (!may(exchange.user, 'ASSIGN_ISSUES')) {
    throw refuse(403, 'You do not have permission to assign issues.');
  }
  const edit = parseAssignee(exchange, issue, exchange.body ?? null, 'assignee');
  exchange.site.state.change(issue, exchange.user?.accountId ?? '', edit);
  return noContent;
};

export const issueRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/issue/:issueIdOrKey', handler: getIssue },
  { method: 'PUT', path: '/api/issue/:issueIdOrKey', handler: putIssue },
  {
    method: 'GET',
    path: '/api/issue/:issueIdOrKey/editmeta',
    handler: (x) => ok({ fields: editMeta(x, issueOf(x)) }),
  },
  { method: 'GET', path: '/api/issue/:issueIdOrKey/transitions', handler: getTransitions },
  { method: 'POST', path: '/api/issue/:issueIdOrKey/transitions', handler: postTransition },
  { method: 'PUT', path: '/api/issue/:issueIdOrKey/assignee', handler: putAssignee },
];
