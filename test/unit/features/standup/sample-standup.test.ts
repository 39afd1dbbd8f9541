import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { StandupFacts, WholeStory } from '../../../../src/domain/standup-facts';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { standupOf, standupSince } from '../../../../src/domain/standup';
import { mondayToFriday } from '../../../../src/domain/working-day';
import { standupReport } from '../../../../src/features/standup/standup-report';
import { createMarkdownSource } from '../../../../src/sources/markdown';
import { sampleBacklog } from '../../../../src/sources/markdown/sample-backlog';
import { memoryFiles } from '../../sources/markdown/memory-files';
import { commit } from '../../domain/standup-facts';

const me = { id: 'Mira Holm', name: 'Mira Holm' };

/** The sample backlog on a Monday, after a Friday with two commits. */
async function sampleFacts(): Promise<StandupFacts> {
  const today = new Date(2026, 2, 9, 9, 30);
  const source = createMarkdownSource({
    folder: 'backlog',
    files: memoryFiles(Object.fromEntries(sampleBacklog(today).map(({ path, text }) => [path, text]))),
    writeTo: 'source',
    now: () => today,
    me: () => Promise.resolve(me),
  });
  const [sprint] = await source.sprints(['active']);
  assert.ok(sprint);
  const { stories } = await source.sprintContent(sprint);
  const whole = await Promise.all(stories.map(({ key }) => source.story(key)));
  const { read } = await source.questions(stories.map(({ key }) => key));
  return {
    now: Date.parse('2026-03-09T08:30:00Z'),
    timeZone: 'Europe/Berlin',
    workingDays: mondayToFriday,
    remindAfter: 2,
    stories,
    histories: [],
    whole: new Map(whole.map((story): [string, WholeStory] => [story.key, story])),
    questions: read.flatMap(({ key, questions }) => questions.map((question) => ({ key, question }))),
    commits: [
      commit('WEB-1 Offer to continue as a guest', '2026-03-06T13:10:00Z', {
        by: me,
        repository: 'webshop',
        sha: '9f3c2a17'.padEnd(40, '0'),
      }),
      commit('Update the tools', '2026-03-06T15:40:00Z', {
        by: me,
        repository: 'webshop',
        sha: '41d07be2'.padEnd(40, '0'),
      }),
    ],
  };
}

describe('the stand-up in the README', () => {
  it('is the one of the sample backlog', async () => {
    const facts = await sampleFacts();
    const { today, day: since } = standupSince(facts);
    const standup = standupOf(facts, { ...me, currentKey: 'WEB-1' });
    const markdown = reportMarkdown(standupReport(standup, { today, since, locale: 'en', notices: [] }));
    const readme = fs.readFileSync(path.join(__dirname, '../../../../README.md'), 'utf8');
    assert.ok(readme.includes(`\`\`\`markdown\n${markdown}\`\`\``), markdown);
  });
});
