import type { Sprint } from '../../domain/sprint';
import { cutGoal, goalOf } from '../../domain/goal';
import { metricsInLabels } from '../../domain/metric-label';
import type {
  Person,
  Progress,
  RelatedStory,
  StoryReference,
  StorySummary,
  StoryType,
} from '../../domain/story';
import type { Folder, StoredStory } from './folder';
import { backlogSprint, spelling, sprintNamed, sprintsOf } from './sprint-file';
import type { StoryFile } from './story-file';

/** A folder with what only all its files together say. */
export interface Backlog {
  readonly stories: readonly StoredStory[];
  /** Active ones first, then those to come and the backlog, then closed ones, the latest first. */
  readonly sprints: readonly Sprint[];
  sprintIds(file: StoryFile): readonly string[];
  summary(file: StoryFile, me: Person | undefined, progress: Progress): StorySummary;
  /** The stories that stand under one, in their order. */
  below(file: StoryFile): readonly StoryFile[];
  /** A story as far as a line about it says. */
  related(file: StoryFile, me: Person | undefined): RelatedStory;
  /** What the epic of a key is for: by its own word for it, else by its first paragraph. */
  goal(epicKey: string | undefined): string | undefined;
  /** Names of the metrics the epic of a key is meant to move. */
  metrics(epicKey: string | undefined): readonly string[];
}

export function backlogOf(folder: Folder, now: Date): Backlog {
  const all = folder.stories.map(({ file }) => file);
  const files = new Map(all.map((file) => [file.key, file]));
  const epics = all.filter(({ type }) => type?.kind === 'epic');
  const byName = new Map([
    ...epics.map((file) => [file.title.toLowerCase(), file] as const),
    ...all.map((file) => [file.key.toLowerCase(), file] as const),
  ]);
  /** A story as others name it: by its key, however it is capitalised, and an epic by its title too. */
  const fileOf = (name: string | undefined): StoryFile | undefined =>
    name === undefined ? undefined : (files.get(name) ?? byName.get(name.toLowerCase()));
  const named = folder.stories.flatMap(({ file }) => file.sprints);
  const sprints = sprintsOf(folder.sprints, named, now);
  const idByName = new Map(sprints.map(({ id, name }) => [spelling(name), id]));
  /** What a story calls a sprint now, or did in an earlier version. */
  const idOf = (name: string): string => {
    const spelled = spelling(name);
    const known = idByName.get(spelled) ?? sprintNamed(folder.sprints, name)?.id ?? name;
    idByName.set(spelled, known);
    return known;
  };
  // One sprint and no story that names one: the folder is the sprint.
  const only = named.length === 0 && sprints.length === 1 ? sprints[0] : undefined;

  /** The story a file stands under; none where following the parents leads round in a circle. */
  function parentOf(file: StoryFile): StoryFile | undefined {
    const seen = new Set([file.key]);
    let above = fileOf(file.parent);
    const parent = above;
    while (above) {
      if (seen.has(above.key)) return undefined;
      seen.add(above.key);
      above = fileOf(above.parent);
    }
    return parent;
  }

  function sprintIds(file: StoryFile): readonly string[] {
    const own = file.sprints.map(idOf);
    if (own.length > 0) return own;
    const parent = parentOf(file);
    if (parent && typeOf(parent).kind !== 'epic') return sprintIds(parent);
    return [only?.id ?? backlogSprint.id];
  }

  function typeOf(file: StoryFile): StoryType {
    if (file.type) return file.type;
    const parent = parentOf(file);
    return parent && parent.type?.kind !== 'epic'
      ? { name: 'Sub-task', kind: 'subtask' }
      : { name: 'Story', kind: 'story' };
  }

  function reference(name: string): StoryReference {
    const { key, title } = fileOf(name) ?? { key: name, title: name };
    return { key, title };
  }

  const unplanned = folder.stories.some(({ file }) => sprintIds(file).includes(backlogSprint.id));
  const shown =
    sprints.length === 0
      ? [{ ...backlogSprint, state: 'active' as const }]
      : unplanned
        ? [...sprints, backlogSprint]
        : sprints;

  return {
    stories: folder.stories,
    sprints: [
      ...shown.filter(is('active')),
      ...shown.filter(is('future')),
      ...shown.filter(is('backlog')),
      ...shown.filter(is('closed')).reverse(),
    ],
    sprintIds,
    below: (file) =>
      folder.stories.flatMap(({ file: one }) => (parentOf(one)?.key === file.key ? [one] : [])),
    related(file, me) {
      const { key, title, status } = file;
      const assignee = assigneeOf(file, me);
      return { key, title, type: typeOf(file), status, ...(assignee && { assignee }) };
    },
    goal(epicKey) {
      const epic = fileOf(epicKey);
      if (!epic) return undefined;
      return epic.goal === undefined ? goalOf(epic.description) : cutGoal(epic.goal.replace(/\s+/g, ' '));
    },
    metrics(epicKey) {
      const epic = fileOf(epicKey);
      return epic ? [...epic.metrics, ...metricsInLabels(epic.labels)] : [];
    },
    summary(file, me, progress) {
      const above = parentOf(file);
      const isEpic = above !== undefined && typeOf(above).kind === 'epic';
      const epic = file.epic ?? (isEpic ? file.parent : undefined) ?? above?.epic;
      return {
        key: file.key,
        title: file.title,
        type: typeOf(file),
        status: file.status,
        assignee: assigneeOf(file, me),
        points: file.points,
        priority: file.priority,
        epic: epic ? reference(epic) : undefined,
        parent: file.parent && above && !isEpic ? reference(file.parent) : undefined,
        labels: file.labels,
        ...(file.metrics.length > 0 && { metrics: file.metrics }),
        flagged: file.flagged || file.status.id === 'blocked',
        sprintIds: sprintIds(file),
        progress,
        updated: file.updated,
      };
    },
  };
}

function is(state: Sprint['state']): (sprint: Sprint) => boolean {
  return (sprint) => sprint.state === state;
}

/** Me, where I am one of several; otherwise the first. */
export function assigneeOf(
  { assignees }: Pick<StoryFile, 'assignees'>,
  me: Person | undefined,
): Person | undefined {
  const people = assignees.map((name) => personOf(name, me)).filter((person) => person !== undefined);
  return people.find((person) => person === me) ?? people[0];
}

/** A person by name; the one I go by where the name is mine. */
export function personOf(name: string, me?: Person): Person | undefined {
  const plain = name.replace(/^@/, '').trim();
  if (plain === '') return undefined;
  return me && plain.toLowerCase() === me.name.toLowerCase() ? me : { id: plain, name: plain };
}
