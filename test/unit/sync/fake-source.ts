import type { StorySource } from '../../../src/sources/story-source';
import type { Story, StorySummary } from '../../../src/domain/story';

/** A source that does what a test gives it, and throws on what it was not asked for. */
export function fakeSource(given: Partial<StorySource>): StorySource {
  return new Proxy({ kind: 'jira', name: 'fake', ...given } as StorySource, {
    get(target, property) {
      if (property in target) return target[property as keyof StorySource];
      throw new Error(`The fake source was asked for ${String(property)}.`);
    },
  });
}

export function summary(key: string, more: Partial<StorySummary> = {}): StorySummary {
  return {
    key,
    title: `Title of ${key}`,
    type: { name: 'Story', kind: 'story' },
    status: { id: '1', name: 'To Do', category: 'todo' },
    labels: [],
    flagged: false,
    sprintIds: ['1'],
    ...more,
  };
}

export function story(key: string, more: Partial<Story> = {}): Story {
  return {
    ...summary(key),
    documents: [],
    criteria: [],
    removedTicks: [],
    questions: [],
    links: [],
    comments: [],
    attachments: [],
    subtasks: [],
    relations: [],
    fixVersions: [],
    history: [],
    ...more,
  };
}
