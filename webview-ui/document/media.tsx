import * as l10n from '@vscode/l10n';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Media } from '../../src/domain/document';
import { isPictureName } from '../../src/domain/image-type';
import type { AttachmentView } from '../../src/page-views/story-parts';
import { useActions } from '../actions';
import { Link, LinkButton } from '../controls';
import { Icon } from '../icon';
import { useAttachment, usePicture } from '../images';
import { whenNear } from './near';

/** A file in a text: the picture where it is an attachment that is one, else its name. Nothing else is loaded. */
export function MediaItem({ media }: { readonly media: Media }): JSX.Element {
  const attachment = useAttachment(media);
  if (attachment?.isImage) return <Picture attachment={attachment} media={media} />;
  return (
    <span class="media">
      <Icon name={isPictureName(String(media.name)) ? 'file-media' : 'file'} />
      <bdi>
        {attachment ? <FileButton attachment={attachment} media={media} /> : <MediaLink media={media} />}
      </bdi>
    </span>
  );
}

function MediaLink({ media }: { readonly media: Media }): JSX.Element {
  const name = shownName(media);
  const href = media.href ?? media.url;
  return href === undefined ? <>{name}</> : <Link href={href}>{name}</Link>;
}

function FileButton({ attachment, media }: PictureProps): JSX.Element {
  const { send } = useActions();
  return (
    <LinkButton onClick={() => send({ do: 'openAttachment', attachment: attachment.id })}>
      {String(media.alt ?? '') || attachment.name}
    </LinkButton>
  );
}

interface PictureProps {
  readonly attachment: AttachmentView;
  readonly media: Media;
}

function Picture({ attachment, media }: PictureProps): JSX.Element {
  const { send } = useActions();
  const place = useRef<HTMLSpanElement>(null);
  const { url, message, images } = usePicture(attachment.id);
  useEffect(
    () => (place.current ? whenNear(place.current, () => images.want(attachment.id)) : undefined),
    [images, attachment.id],
  );
  const name = String(media.alt ?? '') || shownName(media);
  const [width, height] = [pixels(media.width), pixels(media.height)];
  return (
    <span class="picture" ref={place}>
      <button
        type="button"
        class="link"
        title={l10n.t('Open {0}', attachment.name)}
        onClick={() => send({ do: 'openAttachment', attachment: attachment.id })}
      >
        {url === undefined ? (
          <>
            {width && height && message === undefined ? <Space width={width} height={height} /> : null}
            <span class="media">
              <Icon name={message === undefined ? 'file-media' : 'warning'} />
              <bdi>{name}</bdi>
            </span>
          </>
        ) : (
          <img
            src={url}
            alt={name}
            width={width}
            height={height}
            onError={() => images.isBroken(attachment.id)}
          />
        )}
      </button>
      {message !== undefined && (
        <span class="note">
          {message}{' '}
          <LinkButton label={l10n.t('Retry: {0}', name)} onClick={() => images.wantAgain(attachment.id)}>
            {l10n.t('Retry')}
          </LinkButton>
        </span>
      )}
      {media.href !== undefined && (
        <span class="note">
          <Link href={media.href}>{media.href}</Link>
        </span>
      )}
    </span>
  );
}

/** Keeps a picture's place while it is on its way, so that nothing jumps when it comes. */
function Space({ width, height }: { readonly width: number; readonly height: number }): JSX.Element {
  return (
    <svg class="space" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" />
  );
}

function pixels(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 && value < 20_000 ? value : undefined;
}

function shownName({ name }: Media): string {
  const shown = String(name ?? '').trim();
  // A picture that is written into its own address has no name to read.
  return shown === '' || shown.startsWith('data:') ? l10n.t('Attachment') : shown;
}
