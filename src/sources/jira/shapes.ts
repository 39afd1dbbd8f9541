import * as v from 'valibot';

/**
 * What the client reads of Jira's answers: the parts that are used, and no more. What a list may lack is optional; what
 * is odd in a place that is only shown is left out instead of failing the answer.
 */

const text = v.string();
/** Ids are strings in most answers and numbers in the Agile ones. */
const id = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const lenient = <const S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema), undefined);

export const anything = v.unknown();

/** JSON, which Data Center's document has as a text; what cannot be read so is a text. */
const propertyValue = v.pipe(
  v.unknown(),
  v.transform((value) => {
    if (typeof value !== 'string' || !value.startsWith('{')) return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      return value;
    }
  }),
);

export const personShape = v.object({
  /** Cloud */
  accountId: lenient(text),
  accountType: lenient(text),
  /** Data Center */
  name: lenient(text),
  key: lenient(text),
  displayName: lenient(text),
  emailAddress: lenient(text),
  active: lenient(v.boolean()),
});
export type RawPerson = v.InferOutput<typeof personShape>;

/** As a field holds it. */
export const groupShape = v.object({ name: text, groupId: lenient(text) });
export type RawGroup = v.InferOutput<typeof groupShape>;

export const statusShape = v.object({
  id,
  name: text,
  statusCategory: lenient(v.object({ key: lenient(text) })),
});
export type RawStatus = v.InferOutput<typeof statusShape>;

export const issueTypeShape = v.object({
  name: text,
  subtask: lenient(v.boolean()),
  hierarchyLevel: lenient(v.number()),
  avatarId: lenient(v.number()),
});
export type RawIssueType = v.InferOutput<typeof issueTypeShape>;

export const parentShape = v.object({
  key: text,
  fields: lenient(v.object({ summary: lenient(text), issuetype: lenient(issueTypeShape) })),
});

export const issueShape = v.object({
  id,
  key: text,
  fields: v.record(v.string(), v.unknown()),
  properties: lenient(v.record(v.string(), v.unknown())),
});
export type RawIssue = v.InferOutput<typeof issueShape>;

export const tokenPageShape = v.object({
  issues: v.array(v.unknown()),
  nextPageToken: v.nullish(text),
  isLast: v.nullish(v.boolean()),
});

export const offsetPageShape = v.object({ issues: v.array(v.unknown()), total: v.nullish(v.number()) });

export const fieldShape = v.object({
  id: text,
  name: text,
  untranslatedName: lenient(text),
  clauseNames: lenient(v.array(text)),
  schema: lenient(v.object({ type: lenient(text), items: lenient(text), custom: lenient(text) })),
});
export type RawField = v.InferOutput<typeof fieldShape>;

export const boardConfigurationShape = v.object({
  name: lenient(text),
  type: lenient(text),
  filter: lenient(v.object({ id: lenient(id) })),
  estimation: lenient(v.object({ field: lenient(v.object({ fieldId: lenient(text) })) })),
  columnConfig: lenient(
    v.object({ columns: v.array(v.object({ name: text, statuses: v.array(v.object({ id })) })) }),
  ),
});

const pageOf = <const S extends v.GenericSchema>(entry: S) =>
  v.object({ values: v.array(entry), isLast: v.nullish(v.boolean()), total: v.nullish(v.number()) });
/** Entries are read one by one: one that cannot be read hides no other. */
const looseEntriesPage = pageOf(v.unknown());

export const boardShape = v.object({
  id,
  name: text,
  type: lenient(text),
  location: lenient(v.object({ projectName: lenient(text), projectKey: lenient(text) })),
});
export const boardPageShape = looseEntriesPage;

export const sprintShape = v.object({
  id,
  name: text,
  state: text,
  goal: lenient(text),
  startDate: lenient(text),
  endDate: lenient(text),
  completeDate: lenient(text),
});
export type RawSprint = v.InferOutput<typeof sprintShape>;
export const sprintPageShape = looseEntriesPage;

const transitionFieldShape = v.object({
  required: v.boolean(),
  hasDefaultValue: lenient(v.boolean()),
  name: lenient(text),
  schema: v.object({ type: text, items: lenient(text), system: lenient(text), custom: lenient(text) }),
  allowedValues: lenient(v.array(v.unknown())),
});
export type RawTransitionField = v.InferOutput<typeof transitionFieldShape>;
const transitionShape = v.object({
  id,
  name: text,
  to: statusShape,
  fields: lenient(v.record(v.string(), transitionFieldShape)),
});
export type RawTransition = v.InferOutput<typeof transitionShape>;
export const transitionsShape = v.object({ transitions: v.array(transitionShape) });

export const permissionsShape = v.object({
  permissions: v.record(v.string(), v.object({ havePermission: v.boolean() })),
});
export const editMetaShape = v.object({ fields: v.record(v.string(), v.unknown()) });

export const commentShape = v.object({
  id,
  author: lenient(personShape),
  body: v.unknown(),
  created: text,
  updated: lenient(text),
  /** Absent where everybody who sees the issue sees it. What is not understood of it is no leave to tell everybody. */
  visibility: v.nullish(v.fallback(v.looseObject({ value: lenient(text), identifier: lenient(text) }), {})),
  /** In a service project: whether its customers see it. */
  jsdPublic: lenient(v.boolean()),
  properties: lenient(v.array(v.object({ key: text, value: propertyValue }))),
});
export type RawComment = v.InferOutput<typeof commentShape>;
/** Comments are read one by one: one that cannot be read hides no other. */
export const commentPageShape = v.object({ comments: v.array(v.unknown()), total: v.nullish(v.number()) });
const propertyListShape = lenient(v.array(v.object({ key: text, value: v.unknown() })));
const worklogShape = v.object({
  author: lenient(personShape),
  comment: v.optional(v.unknown()),
  started: text,
  timeSpentSeconds: v.number(),
  properties: propertyListShape,
});
export type RawWorklog = v.InferOutput<typeof worklogShape>;
export const worklogPageShape = v.object({ worklogs: v.array(worklogShape), total: v.nullish(v.number()) });

export const commentListShape = v.object({ values: v.array(v.unknown()) });

export const remoteLinkShape = v.object({
  id,
  globalId: lenient(text),
  object: v.object({
    url: lenient(text),
    title: lenient(text),
    summary: lenient(text),
    status: lenient(v.object({ resolved: lenient(v.boolean()) })),
  }),
});
/** Read one by one: a link that cannot be read hides no other. */
export const remoteLinksShape = v.array(v.unknown());

/** Another issue as it stands in one: a sub-task, the other end of a link. */
export const linkedIssueShape = v.object({
  key: text,
  fields: lenient(
    v.object({
      summary: lenient(text),
      status: v.optional(v.unknown()),
      issuetype: lenient(issueTypeShape),
      assignee: v.optional(v.unknown()),
    }),
  ),
});
export const issueLinkShape = v.object({
  type: v.object({ name: v.fallback(text, ''), inward: lenient(text), outward: lenient(text) }),
  inwardIssue: v.optional(v.unknown()),
  outwardIssue: v.optional(v.unknown()),
});

export const versionShape = v.object({
  name: text,
  releaseDate: lenient(text),
  released: lenient(v.boolean()),
});
/** As a project lists it. */
export const listedVersionShape = v.object({
  ...versionShape.entries,
  id,
  description: lenient(text),
  startDate: lenient(text),
  archived: lenient(v.boolean()),
});
export type RawVersion = v.InferOutput<typeof listedVersionShape>;

export const listedTypesShape = v.array(v.unknown());
export const listedTypeShape = v.object({ ...issueTypeShape.entries, id });

export const attachmentShape = v.object({
  id,
  filename: text,
  mimeType: lenient(text),
  size: lenient(v.number()),
  author: lenient(personShape),
  created: lenient(text),
  thumbnail: lenient(text),
});
/** Where Data Center keeps the content of an attachment. */
export const attachmentPlacesShape = v.object({ content: text, thumbnail: lenient(text) });

export const timeTrackingShape = v.object({
  originalEstimateSeconds: lenient(v.number()),
  remainingEstimateSeconds: lenient(v.number()),
  timeSpentSeconds: lenient(v.number()),
});

/** Entries are read one by one: one that cannot be read hides no other. */
export const changelogShape = v.object({ changelog: v.object({ histories: v.array(v.unknown()) }) });
export const changeShape = v.object({
  id,
  author: lenient(personShape),
  created: text,
  items: v.array(v.object({ field: text, fromString: lenient(text), toString: lenient(text) })),
});

/** The same with what a program understands of it. */
export const changedItemShape = v.object({
  field: lenient(text),
  fieldId: lenient(text),
  from: lenient(text),
  to: lenient(text),
  fromString: lenient(text),
  toString: lenient(text),
});
export type RawChangedItem = v.InferOutput<typeof changedItemShape>;
export const changedShape = v.object({
  id,
  author: lenient(personShape),
  created: v.union([text, v.number()]),
  /** Read one by one, as the entries are. */
  items: v.array(v.unknown()),
});
/** Changes of many issues. */
export const issueLogShape = v.object({ issueId: id, changeHistories: v.array(v.unknown()) });
export const changesPageShape = v.object({
  issueChangeLogs: v.array(v.unknown()),
  nextPageToken: v.nullish(text),
});
/** An issue with its changes; the listing of one issue may be cut. */
export const issueChangesShape = v.object({
  id,
  key: text,
  fields: lenient(v.object({ updated: lenient(text) })),
  changelog: v.object({ total: lenient(v.number()), histories: v.array(v.unknown()) }),
});
export type RawIssueChanges = v.InferOutput<typeof issueChangesShape>;

const listedProjectShape = v.object({ key: text, name: text });
export const projectPageShape = pageOf(listedProjectShape);
export const projectListShape = v.array(listedProjectShape);
/** Where an issue is. */
export const projectKeyShape = v.object({ key: text });
export const boardProjectsShape = pageOf(projectKeyShape);
export const projectShape = v.object({ key: text, lead: lenient(personShape) });
export const componentShape = v.object({ lead: lenient(personShape) });
export const personPageShape = pageOf(personShape);

export const propertyShape = v.object({ value: propertyValue });

export const serverInfoShape = v.object({
  version: text,
  deploymentType: lenient(text),
  serverTitle: lenient(text),
});
