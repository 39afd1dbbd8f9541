import * as v from 'valibot';

/** What is stored of a question in a place that others may write to as well, and in the journal. */

export const askedPerson = v.object({ id: v.string(), name: v.string() });

export const askedCriterion = v.object({ id: v.string(), text: v.string() });

const lineNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

export const codeAnchor = v.object({
  path: v.string(),
  startLine: lineNumber,
  endLine: lineNumber,
  commit: v.optional(v.string()),
  permalink: v.optional(v.string()),
  notPushed: v.optional(v.boolean()),
  repository: v.optional(v.string()),
  remote: v.optional(v.string()),
  fingerprint: v.optional(v.string()),
});

export const codeExcerpt = v.object({ text: v.string(), language: v.optional(v.string()) });
