import { type Look, lookOf } from '../domain/look';
import type { Story } from '../domain/story';
import type { Log } from '../host/log';
import type { ChangesView } from '../page-views/story-parts';
import type { Session } from '../sync/session';
import { changesView } from './story-parts-view';

/** What was seen of a story before it was opened or came back into sight, and what became different since. */
export class SeenStory {
  #look: Look | undefined;
  /** What became different between a look and a story, so that it is found out once. */
  #changes: { readonly look: Look; readonly story: Story; readonly view?: ChangesView } | undefined;

  constructor(
    private readonly key: string,
    private readonly log: Log,
  ) {}

  /** Absent where it was never seen, or that is not known yet. */
  get look(): Look | undefined {
    return this.#look;
  }

  /** Learns when it was last seen, where that is not known. */
  async recall({ looks }: Session): Promise<void> {
    this.#look ??= await looks.at(this.key);
  }

  /** Notes that somebody saw it as it is known now. */
  note(session: Session | undefined): void {
    const story = session?.store.story(this.key)?.value;
    if (!session || !story) return;
    this.#look = lookOf(story, Date.now());
    session.looks
      .put(this.key, this.#look)
      .catch((error) => this.log.error(`Noting what was seen of ${this.key}`, error));
  }

  changes({ store }: Session): ChangesView | undefined {
    const look = this.#look;
    const story = store.story(this.key)?.value;
    if (!look || !story) return undefined;
    if (this.#changes?.look !== look || this.#changes.story !== story)
      this.#changes = { look, story, view: changesView(look, story) };
    return this.#changes.view;
  }
}
