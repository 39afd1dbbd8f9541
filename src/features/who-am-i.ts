import type * as vscode from 'vscode';
import type { Person } from '../domain/story';
import type { Attempt } from '../sync/refresh';
import type { Session } from '../sync/session';

/**
 * Who is signed in: first who it was the last time, or who signed in, then who it is. It is asked once the source took a first question,
 * which goes alone: the stories need not wait for it.
 */
export class WhoAmI {
  #me: Person | undefined;
  #session: Session | undefined;
  /** The attempt it was last asked beside. */
  #asked: Attempt | undefined;
  #isKnown = false;

  constructor(
    private readonly memory: vscode.Memento,
    private readonly onChange: () => void,
  ) {}

  get person(): Person | undefined {
    return this.#me;
  }

  begin(session: Session): void {
    this.#session = session;
    this.#isKnown = false;
    this.#asked = undefined;
    this.#me = whoItWas(this.memory, session);
  }

  /** Asks where it is time to; what failed is asked again beside the next refresh. */
  follow(): void {
    const session = this.#session;
    const attempt = session?.refresh.sprintsAttempt;
    const isReached = attempt?.kind === 'done' || (attempt?.kind === 'running' && attempt.isAnswered);
    if (!session || !isReached || this.#isKnown || this.#asked === attempt) return;
    const isUnderWay = this.#asked?.kind === 'running' && attempt.kind === 'done';
    this.#asked = attempt;
    if (isUnderWay) return;
    session.source.me().then(
      (me) => {
        if (session !== this.#session) return;
        this.#isKnown = true;
        this.#me = me;
        void this.memory.update(nameOf(session), me);
        this.onChange();
      },
      () => undefined, // The refresh beside it meets the same error and shows it.
    );
  }
}

/** Who was signed in the last time, or who signed in. */
export function whoItWas(memory: vscode.Memento, session: Session): Person | undefined {
  return memory.get<Person>(nameOf(session)) ?? session.signedInAs;
}

function nameOf({ place }: Session): string {
  return `me:${place}`;
}
