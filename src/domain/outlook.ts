import type { Problem } from './problem';
import type { Person, Status } from './story';

/** A story as far as progress is counted from it. */
export interface CountedStory {
  readonly key: string;
  readonly title: string;
  readonly status: Status;
  readonly points?: number;
  /** Names of the versions it is to be released in. */
  readonly versions: readonly string[];
}

/** A larger piece of work, with the stories it is made of. */
export interface Epic {
  readonly key: string;
  readonly title: string;
  readonly status: Status;
  readonly owner?: Person;
  /** `yyyy-mm-dd`, as planned; absent where nobody said. */
  readonly start?: string;
  readonly due?: string;
  /** What it is for, in a sentence or two of its own text. */
  readonly goal?: string;
  /** Names of the metrics it is meant to move. */
  readonly metrics: readonly string[];
  readonly url?: string;
  readonly stories: readonly CountedStory[];
}

export interface ProductVersion {
  readonly name: string;
  readonly description?: string;
  /** `yyyy-mm-dd` */
  readonly start?: string;
  readonly releaseDate?: string;
  readonly released: boolean;
  readonly url?: string;
  readonly stories: readonly CountedStory[];
}

/** Where a product goes. */
export interface Outlook {
  /** In the Product Owner's order; those that are done too. */
  readonly epics: readonly Epic[];
  /** By their order in the source; archived ones are left out. */
  readonly versions: readonly ProductVersion[];
  readonly problems: readonly Problem[];
}

/** Versions by their names: projects that are released together have one each, and it is out when all of them are. */
export function versionsByName(versions: readonly ProductVersion[]): ProductVersion[] {
  const merged = new Map<string, ProductVersion>();
  for (const version of versions) {
    const before = merged.get(version.name);
    if (!before) merged.set(version.name, version);
    else
      merged.set(version.name, {
        ...version,
        ...before,
        ...latest(before.releaseDate, version.releaseDate),
        released: before.released && version.released,
        stories: [...before.stories, ...version.stories],
      });
  }
  return [...merged.values()];
}

function latest(...days: readonly (string | undefined)[]): Pick<ProductVersion, 'releaseDate'> {
  const releaseDate = days
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return releaseDate === undefined ? {} : { releaseDate };
}
