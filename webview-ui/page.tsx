import type { JSX } from 'preact';
import type { StoryPage } from '../src/protocol';
import { type Actions, ActionsContext } from './actions';
import { Criteria } from './criteria';
import { RichText } from './document/blocks';
import { Guard } from './guard';
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
          <Guard>
            <Header page={page} story={story} />
          </Guard>
          <Guard>
            <Criteria criteria={story.criteria} />
          </Guard>
          {story.documents.map((text) => (
            <Section key={`document ${text.name}`} title={text.name}>
              <Guard>
                <RichText blocks={text.blocks} headings={3} />
              </Guard>
            </Section>
          ))}
          <Guard>
            <Questions questions={story.questions} />
          </Guard>
          <Guard>
            <StoryLinks links={story.links} />
          </Guard>
        </>
      ) : (
        <Placeholder page={page} />
      )}
    </ActionsContext.Provider>
  );
}
