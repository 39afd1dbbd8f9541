import type { StorySource } from './story-source';

/** What is known of a source before it is there. */
export type SourceFace = Pick<StorySource, 'kind' | 'name' | 'address'>;

type Question = Exclude<keyof StorySource, keyof SourceFace>;

/** A source that is opened by the first question to it: what was last known of it is shown before. */
export function lazySource(face: SourceFace, open: () => Promise<StorySource>): StorySource {
  let opened: Promise<StorySource> | undefined;
  const asked = <Q extends Question>(question: Q): StorySource[Q] =>
    (async (...given: never[]) => {
      opened ??= open();
      const source = await opened;
      return (source[question] as (...all: never[]) => unknown)(...given);
    }) as StorySource[Q];
  return {
    ...face,
    me: asked('me'),
    boards: asked('boards'),
    projects: asked('projects'),
    sprints: asked('sprints'),
    sprintContent: asked('sprintContent'),
    story: asked('story'),
    questions: asked('questions'),
    tick: asked('tick'),
    dismissTicks: asked('dismissTicks'),
    assignToMe: asked('assignToMe'),
    assign: asked('assign'),
    assignees: asked('assignees'),
    flag: asked('flag'),
    estimate: asked('estimate'),
    logWork: asked('logWork'),
    comment: asked('comment'),
    editComment: asked('editComment'),
    attachment: asked('attachment'),
    transitions: asked('transitions'),
    transition: asked('transition'),
    permissions: asked('permissions'),
    putLink: asked('putLink'),
    removeLink: asked('removeLink'),
    productOwners: asked('productOwners'),
    compose: asked('compose'),
    ask: asked('ask'),
    reply: asked('reply'),
    changeQuestion: asked('changeQuestion'),
    editQuestion: asked('editQuestion'),
    deleteQuestion: asked('deleteQuestion'),
    histories: asked('histories'),
    sprintHistory: asked('sprintHistory'),
    outlook: asked('outlook'),
  };
}
