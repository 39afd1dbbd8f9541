import * as v from 'valibot';

/** Parts of what is kept on disk of stories, to know again what this version can understand. */
export const keptPerson = v.object({ id: v.string(), name: v.string() });
export const keptStatus = v.object({
  ...{ id: v.string(), name: v.string() },
  category: v.picklist(['todo', 'inProgress', 'done']),
});
export const keptProblem = v.object({ subject: v.string(), message: v.string() });
