import type { JSX } from 'preact';
import type { StoryPage, StoryView } from '../src/page-views/story';
import { type Actions, ActionsContext } from './actions';
import { type Asking, AskingContext } from './asking';
import { Attachments } from './attachments';
import { Changes } from './changes';
import { Comments } from './comments';
import { Criteria } from './criteria';
import { RichText } from './document/blocks';
import { Guard } from './guard';
import { Header } from './header';
import { History } from './history';
import { Questions } from './questions';
import { Readiness } from './readiness';
import { Relations, Subtasks } from './related';
import { Section } from './section';
import { Notice, Placeholder, SectionBones, StateBar, Unread } from './state-bar';
import { StoryLinks } from './story-links';
import { Undo } from './undo';
import { Unsent } from './unsent';

interface PageProps {
  readonly page: StoryPage;
  /** Why the last action failed. */
  readonly notice?: string;
  readonly actions: Actions;
  readonly preview?: Asking['preview'];
}

/** The page of a story, in the order in which a developer reads: what to build, why, what is open, what is done. */
export function Page({ page, notice, actions, preview }: PageProps): JSX.Element {
  const { story, state } = page;
  return (
    <ActionsContext.Provider value={actions}>
      {story ? (
        <>
          <StateBar state={state} />
          {story.unread !== undefined && <Unread message={story.unread} />}
          {notice !== undefined && <Notice message={notice} />}
          <Guard>
            <Header page={page} story={story} />
          </Guard>
          <Guard>{story.undo && <Undo undo={story.undo} />}</Guard>
          <Guard>
            {story.readiness && <Readiness readiness={story.readiness} refusal={story.refusals.ask} />}
          </Guard>
          <Guard>{story.changes && <Changes changes={story.changes} />}</Guard>
          <Guard>
            <Unsent writes={story.unsent} />
          </Guard>
          {state.kind === 'loading' ? (
            <SectionBones />
          ) : (
            <AskingContext.Provider value={{ ask: page.ask, preview, questions: story.questions }}>
              <Sections story={story} git={page.git} whole={state.kind !== 'failed'} />
            </AskingContext.Provider>
          )}
        </>
      ) : (
        <Placeholder page={page} />
      )}
    </ActionsContext.Provider>
  );
}

interface SectionsProps {
  readonly story: StoryView;
  readonly git: StoryPage['git'];
  /** False where the story could not be read: what is missing then is unknown, not absent. */
  readonly whole: boolean;
}

function Sections({ story, git, whole }: SectionsProps): JSX.Element {
  const { criteria, removedTicks, documents, questions, links, refusals, changes } = story;
  const { comments, warning, subtasks, relations, attachments, history } = story;
  return (
    <>
      {(whole || criteria.length > 0) && (
        <Guard>
          <Criteria
            criteria={criteria}
            removedTicks={removedTicks}
            refusals={refusals}
            changes={changes}
            git={git}
          />
        </Guard>
      )}
      {documents.map(({ name, blocks }) => (
        <Section key={`document ${name}`} title={name}>
          <Guard>
            <RichText blocks={blocks} headings={3} />
          </Guard>
        </Section>
      ))}
      {(whole || questions.length > 0) && (
        <Guard>
          <Questions questions={questions} criteria={criteria} refusals={refusals} />
        </Guard>
      )}
      {(whole || links.length > 0) && (
        <Guard>
          <StoryLinks links={links} criteria={criteria} git={git} refusals={refusals} />
        </Guard>
      )}
      {(whole || comments.length > 0) && (
        <Guard>
          <Comments {...{ comments, refusals, warning }} />
        </Guard>
      )}
      <Guard>{subtasks.length > 0 && <Subtasks subtasks={subtasks} />}</Guard>
      <Guard>{relations.length > 0 && <Relations relations={relations} />}</Guard>
      <Guard>{attachments.length > 0 && <Attachments attachments={attachments} />}</Guard>
      <Guard>{history.length > 0 && <History history={history} />}</Guard>
    </>
  );
}
