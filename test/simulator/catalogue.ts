import type { Issue, IssueType, LinkType, Status } from './model';

export const statuses: readonly Status[] = [
  { id: '10000', name: 'To Do', category: 'new' },
  { id: '3', name: 'In Progress', category: 'indeterminate' },
  { id: '10001', name: 'In Review', category: 'indeterminate' },
  { id: '10002', name: 'Done', category: 'done' },
];

export const statusCategories = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

export const issueTypes: readonly IssueType[] = [
  { id: '10000', name: 'Epic', subtask: false, level: 1 },
  { id: '10001', name: 'Story', subtask: false, level: 0 },
  { id: '10002', name: 'Task', subtask: false, level: 0 },
  { id: '10004', name: 'Bug', subtask: false, level: 0 },
  { id: '10003', name: 'Sub-task', subtask: true, level: -1 },
  { id: '10005', name: 'Spike', subtask: false, level: 0 },
];

export const priorities = [
  { id: '1', name: 'Highest' },
  { id: '2', name: 'High' },
  { id: '3', name: 'Medium' },
  { id: '4', name: 'Low' },
  { id: '5', name: 'Lowest' },
] as const;

export const resolutions = [
  { id: '10000', name: 'Done', description: 'Work has been completed on this issue.' },
  { id: '10001', name: "Won't Do", description: 'This issue will not be actioned.' },
  { id: '10002', name: 'Duplicate', description: 'The problem is a duplicate of an existing issue.' },
  { id: '10003', name: 'Cannot Reproduce', description: 'All attempts at reproducing this issue failed.' },
] as const;

export const linkTypes: readonly LinkType[] = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10001', name: 'Cloners', inward: 'is cloned by', outward: 'clones' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
];

export interface Transition {
  readonly id: string;
  readonly name: string;
  readonly toStatusId: string;
  /** Required on the transition's screen. */
  readonly needs?: 'resolution';
}

/** Every status is reachable from every other, as in Jira's simplified workflow. */
const storyTransitions: readonly Transition[] = [
  { id: '11', name: 'To Do', toStatusId: '10000' },
  { id: '21', name: 'In Progress', toStatusId: '3' },
  { id: '31', name: 'In Review', toStatusId: '10001' },
  { id: '41', name: 'Done', toStatusId: '10002' },
];

/** A workflow with names of its own, and with a screen that asks how the bug was resolved. */
const bugTransitions: readonly (Transition & { readonly from: readonly string[] })[] = [
  { id: '111', name: 'Start progress', from: ['10000'], toStatusId: '3' },
  { id: '121', name: 'Stop progress', from: ['3', '10001'], toStatusId: '10000' },
  { id: '131', name: 'Send to review', from: ['3'], toStatusId: '10001' },
  { id: '141', name: 'Resolve', from: ['3', '10001'], toStatusId: '10002', needs: 'resolution' },
  { id: '151', name: 'Reopen', from: ['10002'], toStatusId: '10000' },
];

export function transitionsOf(issue: Issue): readonly Transition[] {
  if (typeOf(issue).name === 'Bug') {
    return bugTransitions.filter(({ from }) => from.includes(issue.statusId));
  }
  return storyTransitions;
}

export const permissionCatalogue = [
  ['ADMINISTER', '0', 'GLOBAL', 'Administer Jira'],
  ['BROWSE_PROJECTS', '10', 'PROJECT', 'Browse Projects'],
  ['CREATE_ISSUES', '11', 'PROJECT', 'Create Issues'],
  ['EDIT_ISSUES', '12', 'PROJECT', 'Edit Issues'],
  ['ASSIGN_ISSUES', '13', 'PROJECT', 'Assign Issues'],
  ['ADD_COMMENTS', '15', 'PROJECT', 'Add Comments'],
  ['ASSIGNABLE_USER', '17', 'PROJECT', 'Assignable User'],
  ['WORK_ON_ISSUES', '20', 'PROJECT', 'Work On Issues'],
  ['LINK_ISSUES', '21', 'PROJECT', 'Link Issues'],
  ['ADMINISTER_PROJECTS', '23', 'PROJECT', 'Administer Projects'],
  ['EDIT_ALL_COMMENTS', '34', 'PROJECT', 'Edit All Comments'],
  ['EDIT_OWN_COMMENTS', '35', 'PROJECT', 'Edit Own Comments'],
  ['DELETE_ALL_COMMENTS', '36', 'PROJECT', 'Delete All Comments'],
  ['DELETE_OWN_COMMENTS', '37', 'PROJECT', 'Delete Own Comments'],
  ['TRANSITION_ISSUES', '46', 'PROJECT', 'Transition Issues'],
  ['MANAGE_SPRINTS_PERMISSION', '-1', 'PROJECT', 'Manage Sprints'],
] as const;

function known<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((entry) => entry.id === id);
  if (!found) {
    throw new Error(`unknown id ${id}`);
  }
  return found;
}

export const statusOf = (issue: Pick<Issue, 'statusId'>): Status => known(statuses, issue.statusId);
export const typeOf = (issue: Pick<Issue, 'typeId'>): IssueType => known(issueTypes, issue.typeId);
export const priorityOf = (issue: Pick<Issue, 'priorityId'>) => known(priorities, issue.priorityId);
