import { doc, mention, p } from './adf-build';
import type { Deployment, Issue } from './model';
import { randomFrom, type Random } from './random';
import { firstNumber, generatedStories } from './seed-backlog';
import { earlierSprints } from './seed-earlier-sprints';
import { addSprintHistory } from './seed-sprint-history';
import { remarks } from './seed-remarks';
import { seedFiles } from './seed-files';
import { heroStories } from './seed-heroes';
import { addMaterial, seedLinks } from './seed-material';
import { type IssueInput, seedIssue } from './seed-issue';
import { loyaltyStories } from './seed-loyalty';
import { type People, seedPeople } from './seed-people';
import { seedBoards, seedProjects, seedSprints, seedVersions } from './seed-site';
import type { Seed } from './state';
import { DAY, HOUR } from './time';
import { adfToWiki } from './wiki';

export interface SeedOptions {
  readonly deployment: Deployment;
  /** Stories, tasks and bugs of the Webshop, the fixed ones included; epics, sub-tasks and sprints long over come on top. */
  readonly stories: number;
  readonly seed: number;
  /** Milliseconds since the epoch; sprints and histories lie around it. */
  readonly now: number;
}

/** A team's Jira. The same options give the same site. */
export function makeSeed({ deployment, stories, seed, now }: SeedOptions): Seed & { people: People } {
  const random = randomFrom(seed);
  const people = seedPeople();
  const heroes = heroStories(people);
  const fixed = heroes.filter(({ type }) => type !== 'Epic' && type !== 'Sub-task').length;
  const generated = generatedStories(Math.max(0, stories - fixed), people, random);
  const inputs = [
    ...heroes,
    ...generated,
    ...earlierSprints(firstNumber + generated.length, people),
    ...loyaltyStories(people),
  ];
  const issues = inputs.map((input, index) => seedIssue(input, index + 1, now));
  addConversation(issues, inputs, people, random, now);
  const files = seedFiles();
  addMaterial(issues, people, files, now);
  const sprints = seedSprints(now);
  addSprintHistory(issues, sprints, people, now);
  if (deployment === 'datacenter') {
    issues.forEach((issue) => toWiki(issue, people));
  }
  return {
    people,
    users: Object.values(people),
    projects: seedProjects(people),
    boards: seedBoards(),
    sprints,
    versions: seedVersions(now),
    links: seedLinks,
    files,
    issues,
  };
}

function addConversation(
  issues: readonly Issue[],
  inputs: readonly IssueInput[],
  people: People,
  random: Random,
  now: number,
): void {
  let id = 12_000;
  const say = (issue: Issue, authorId: string, body: ReturnType<typeof doc>, at: number): void => {
    id += 1;
    issue.comments.push({
      id: String(id),
      authorId,
      updateAuthorId: authorId,
      body,
      created: at,
      updated: at,
      properties: new Map(),
    });
    issue.comments.sort((a, b) => a.created - b.created);
  };
  const { mira, oskar, jonas } = people;
  issues.forEach((issue, index) => {
    if (issue.key === 'SHOP-7') {
      const question =
        'does the address also survive when the buyer opens the link of the mail in another browser?';
      say(issue, mira.accountId, doc(p(mention(oskar), ` ${question}`)), now - 2 * DAY);
      say(
        issue,
        oskar.accountId,
        doc(p(mention(mira), ' No. The basket does not either, so nobody expects it.')),
        now - 2 * DAY + 3 * HOUR,
      );
    } else if (issue.typeId === '10001' && inputs[index]?.type === 'Story' && random.chance(0.3)) {
      say(issue, random.pick([oskar, jonas]).accountId, doc(random.pick(remarks)), issue.updated);
    }
  });
}

function toWiki(issue: Issue, people: People): void {
  const users = Object.values(people);
  issue.description = adfToWiki(issue.description, users);
  issue.acceptance = adfToWiki(issue.acceptance, users);
  for (const comment of issue.comments) {
    comment.body = adfToWiki(comment.body, users);
  }
}
