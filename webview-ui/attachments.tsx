import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import type { StoryView } from '../src/page-views/story';
import { useActions } from './actions';
import { LinkButton } from './controls';
import { Icon } from './icon';
import { Section } from './section';

/** The files of a story, to be opened in an editor. */
export function Attachments({ attachments }: Pick<StoryView, 'attachments'>): JSX.Element {
  const { send } = useActions();
  return (
    <Section title={l10n.t('Attachments')}>
      <ul class="attachments">
        {attachments.map(({ id, name, about, isImage }) => (
          <li key={id}>
            <Icon name={isImage ? 'file-media' : 'file'} />
            <LinkButton
              label={l10n.t('Open {0}', name)}
              onClick={() => send({ do: 'openAttachment', attachment: id })}
            >
              <bdi>{name}</bdi>
            </LinkButton>
            {about && <span class="about">{about}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
