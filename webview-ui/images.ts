import * as l10n from '@vscode/l10n';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Media } from '../src/domain/document';
import type { AttachmentView } from '../src/page-views/story-parts';
import type { ToPage } from '../src/protocol';

/** A picture, or why there is none; neither while it is on its way. */
interface Picture {
  /** Of the kind `blob:`. */
  readonly url?: string;
  readonly message?: string;
}

/** What a browser may be given as a picture. In an `img`, an SVG runs no script and loads nothing. */
const mimeTypes = /^image\/(?:png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)$/;

/** The pictures of the story's attachments: each is asked for once, when it is wanted, and let go with its attachment. */
export class Images {
  readonly #pictures = new Map<string, Picture>();
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(private readonly ask: (attachment: string) => void) {}

  of(attachment: string): Picture | undefined {
    return this.#pictures.get(attachment);
  }

  want(attachment: string): void {
    if (this.#pictures.has(attachment)) return;
    this.#pictures.set(attachment, {});
    this.ask(attachment);
  }

  /** Asks once more for what did not come. */
  wantAgain(attachment: string): void {
    this.#pictures.delete(attachment);
    this.want(attachment);
    this.#tell(attachment);
  }

  receive({ attachment, bytes, mimeType, message }: Extract<ToPage, { type: 'image' }>): void {
    // What nobody waits for any more would never be let go.
    if (!this.#pictures.has(attachment)) return;
    this.#letGo(attachment);
    const isPicture = bytes instanceof Uint8Array && typeof mimeType === 'string' && mimeTypes.test(mimeType);
    if (isPicture) {
      this.#pictures.set(attachment, { url: URL.createObjectURL(new Blob([bytes], { type: mimeType })) });
    } else {
      this.#pictures.set(attachment, { message: typeof message === 'string' ? message : unreadable() });
    }
    this.#tell(attachment);
  }

  /** The bytes came, and are no picture. */
  isBroken(attachment: string): void {
    this.#letGo(attachment);
    this.#pictures.set(attachment, { message: unreadable() });
    this.#tell(attachment);
  }

  /** Lets go of all pictures but those of these attachments. */
  keepOnly(attachments: readonly AttachmentView[]): void {
    const kept = new Set(attachments.map(({ id }) => id));
    for (const id of [...this.#pictures.keys()]) {
      if (kept.has(id)) continue;
      this.#letGo(id);
      this.#pictures.delete(id);
    }
  }

  /** Calls back when there is something new about a picture, until what it returns is called. */
  onChange(attachment: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(attachment) ?? new Set();
    this.#listeners.set(attachment, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  #letGo(attachment: string): void {
    const url = this.#pictures.get(attachment)?.url;
    if (url !== undefined) URL.revokeObjectURL(url);
  }

  #tell(attachment: string): void {
    for (const listener of this.#listeners.get(attachment) ?? []) listener();
  }
}

function unreadable(): string {
  return l10n.t('This picture cannot be shown.');
}

interface StoryImages {
  readonly images: Images;
  readonly attachments: readonly AttachmentView[];
}

export const ImagesContext = createContext<StoryImages>({
  images: new Images(() => undefined),
  attachments: [],
});

/** The picture of an attachment as it is now, and whenever that changes. */
export function usePicture(attachment: string): Picture & { readonly images: Images } {
  const { images } = useContext(ImagesContext);
  const [, redraw] = useState(0);
  useEffect(() => images.onChange(attachment, () => redraw((times) => times + 1)), [images, attachment]);
  return { ...images.of(attachment), images };
}

/** The attachment of the story that a file in its text is: by id, by address or by name. */
export function useAttachment(media: Media): AttachmentView | undefined {
  const { attachments } = useContext(ImagesContext);
  const wanted = new Set([media.id, media.name, media.url, idIn(media.url), fileName(media.url)]);
  wanted.delete(undefined);
  return (
    attachments.find(({ id }) => id === media.id || id === media.url || id === idIn(media.url)) ??
    attachments.find(({ name }) => wanted.has(name))
  );
}

/** `…/attachment/content/10001`, `…/secure/attachment/10001/flow.png` → `10001` */
function idIn(url: unknown): string | undefined {
  return typeof url === 'string'
    ? /\/attachment\/(?:content\/|thumbnail\/)?(\d+)(?:\/|$)/.exec(url)?.[1]
    : undefined;
}

function fileName(url: unknown): string | undefined {
  if (typeof url !== 'string') return undefined;
  const name = /([^/\\]+?)(?:[?#].*)?$/.exec(url)?.[1];
  try {
    return name && decodeURIComponent(name);
  } catch {
    return name;
  }
}
