import type { JSX } from 'preact';
import type { StoryPage } from '../src/protocol';
import { type Actions, ActionsContext } from './actions';
import { Criteria } from './criteria';
import { RichText } from './document/blocks';
import { Header } from './header';
import { Questions } from './questions';
import { Section } from './section';
import { Notice, Placeholder, StateBar } from './state-bar';
import { StoryLinks } from './story-links';

interface PageProps {
  readonly page: StoryPage;
  /** Why the last action failed. */
  readonly notice?: string;
  readonly actions: Actions;
}

/** The page of a story, in the order in which a developer reads: what to build, why, what is open, what is done. */
export function Page({ page, notice, actions }: PageProps): JSX.Element {
  const { story } = page;
  return (
    <ActionsContext.Provider value={actions}>
      {story ? (
        <>
          <StateBar state={page.state} />
          {notice !== undefined && <Notice message={notice} />}
          <Header page={page} story={story} />
          <Criteria criteria={story.criteria} />
          {story.documents.map((text) => (
            <Section key={`document ${text.name}`} title={text.name}>
              <RichText blocks={text.blocks} headings={3} />
            </Section>
          ))}
          <Questions questions={story.questions} />
          <StoryLinks links={story.links} />
        </>
      ) : (
        <Placeholder page={page} />
      )}
    </ActionsContext.Provider>
  );
}
