import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { reportMarkdown } from '../../../../src/domain/report/report-markdown';
import { sprintReport } from '../../../../src/domain/sprint-report';
import { mondayToFriday } from '../../../../src/domain/working-day';
import { type ReviewStory, reviewReport } from '../../../../src/features/review/review-report';
import { createMarkdownSource } from '../../../../src/sources/markdown';
import { sampleBacklog } from '../../../../src/sources/markdown/sample-backlog';
import { memoryFiles } from '../../sources/markdown/memory-files';

/** The review of the sprint that is over last in the sample backlog, as of a Monday. */
async function sampleReview(): Promise<string> {
  const today = new Date(2026, 2, 9, 9, 30);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const source = createMarkdownSource({
    folder: 'backlog',
    files: memoryFiles(Object.fromEntries(sampleBacklog(today).map(({ path, text }) => [path, text]))),
    writeTo: 'source',
    now: () => today,
    me: () => Promise.resolve({ id: 'Mira Holm', name: 'Mira Holm' }),
  });
  const sprint = (await source.sprints(['closed'])).find(({ name }) => name === 'Sprint 6');
  assert.ok(sprint);
  const history = await source.sprintHistory(sprint);
  const report = sprintReport(history, { now: today.getTime(), timeZone, working: mondayToFriday });
  const whole = await Promise.all(history.stories.map(({ story }) => source.story(story.key)));
  const found = whole.map((story): [string, ReviewStory] => {
    const { criteria, fixVersions } = story;
    return [story.key, { criteria, versions: fixVersions.map(({ name }) => name), commits: [] }];
  });
  const frame = { place: source.name, language: 'en', timeZone, problems: [], notices: [] };
  return reportMarkdown(reviewReport(report, new Map(found), frame), {
    chartFile: (_, index) => `sprint-6-${index + 1}.svg`,
  });
}

describe('the review in the README', () => {
  it('is the one of the sample backlog', async () => {
    const markdown = await sampleReview();
    const readme = fs.readFileSync(path.join(__dirname, '../../../../README.md'), 'utf8');
    const shown = /````markdown\n(# Sprint review[\s\S]*?)````/.exec(readme)?.[1] ?? '';
    assert.ok(shown.length > 200 && markdown.startsWith(shown.replace(/\n…\n$/, '\n')), markdown);
  });
});
