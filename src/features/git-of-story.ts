import type { GitFolder } from '../git/remote';
import type { Wanted } from '../git/story-branches';
import type { StoryGit, StoryInRepository } from '../git/story-git';

/** A repository of the window. */
export interface OpenRepository {
  readonly name: string;
  readonly folder: GitFolder;
}

/** What a repository has of the story, or why that is not known. */
export interface LookedAt extends OpenRepository {
  readonly found?: StoryInRepository;
  readonly error?: unknown;
}

/** What is known of a story in the repositories of the window. */
export interface GitState {
  /** It takes a while, and what there is may not be all. */
  readonly looking: boolean;
  /** Why there is nowhere to look, ready to show. */
  readonly missing?: string;
  readonly repositories: readonly LookedAt[];
  /** How many commits were asked for. */
  readonly limit: number;
}

export interface GitOfStoryNeeds {
  readonly git: StoryGit;
  /** The repositories, the one the user is in first; or why there are none, ready to show. */
  readonly repositories: () => Promise<readonly OpenRepository[] | string>;
  readonly wanted: () => Wanted;
  /** There is something else to show. */
  readonly changed: () => void;
}

/** Commits that are looked for at first, and how many more each time. */
const page = 20;
/** Milliseconds after which somebody who waits is told. */
const patience = 700;
/** Milliseconds in which several changes of a repository are one. */
const pause = 400;

/** Looks a story up in the repositories of the window while its page is seen, and again whenever one of them changes. */
export class GitOfStory {
  #state: GitState | undefined;
  #limit = page;
  #running: AbortController | undefined;
  /** What was looked for last. */
  #links: string | undefined;
  /** Something changed while it was looked up. */
  #again = false;
  /** What was found so far by the look that goes on. */
  #early: readonly LookedAt[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly needs: GitOfStoryNeeds) {}

  /** Undefined while nothing is known and nobody waited for long. */
  get state(): GitState | undefined {
    return this.#state;
  }

  /** Looks soon: what comes in a row is looked up once. */
  lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.look(), pause);
  }

  /** Looks where the story has other links than when it was looked up. */
  linksChanged(): void {
    if (this.#links !== undefined && this.#links !== linksOf(this.needs.wanted())) this.lookSoon();
  }

  /** Resolves when all is known, or nobody wants to know any more. Never rejects. */
  async look(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return;
    }
    const running = new AbortController();
    this.#running = running;
    const slow = this.#state ? undefined : setTimeout(() => this.#tellLooking(), patience);
    try {
      do {
        this.#again = false;
        const state = await this.#lookedUp(running.signal);
        if (running.signal.aborted) return;
        this.#state = state;
        clearTimeout(slow);
        this.needs.changed();
      } while (this.#again);
    } finally {
      clearTimeout(slow);
      if (this.#running === running) this.#running = undefined;
    }
  }

  /** Looks for older commits too. */
  async more(): Promise<void> {
    this.#limit += page;
    await this.look();
  }

  /** Nobody sees it for now. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  /** Shows what was found so far while the rest is looked up. */
  #tellLooking(): void {
    this.#state = { looking: true, repositories: this.#early, limit: this.#limit };
    this.needs.changed();
  }

  async #lookedUp(signal: AbortSignal): Promise<GitState> {
    const { git, wanted } = this.needs;
    const [story, limit] = [wanted(), this.#limit];
    this.#links = linksOf(story);
    const open = await this.needs.repositories();
    if (typeof open === 'string') return { looking: false, missing: open, repositories: [], limit };
    const places = new Set<string>();
    const repositories: LookedAt[] = [];
    for (const one of open) {
      try {
        // Worktrees of one repository have the same branches and commits.
        const place = await git.place(one.folder);
        if (places.has(place)) continue;
        places.add(place);
        const early = (found: StoryInRepository): void => {
          this.#early = [...repositories, { ...one, found }];
          if (this.#state?.looking) this.#tellLooking();
        };
        repositories.push({ ...one, found: await git.find(one.folder, story, limit, signal, early) });
      } catch (error) {
        if (signal.aborted) break;
        repositories.push({ ...one, error });
      }
    }
    return { looking: false, repositories, limit };
  }
}

function linksOf({ links }: Wanted): string {
  return links.join('\0');
}
