import * as l10n from '@vscode/l10n';
import { oneLine } from '../../domain/one-line';
import type {
  Report,
  ReportBlock,
  ReportInline,
  ReportItem,
  ReportSection,
} from '../../domain/report/report';
import { shortened } from '../../domain/shortened';
import type { Blocker, Plan, Standup } from '../../domain/standup';
import type { WorkCommit } from '../../domain/standup-facts';
import type { QuestionNews, WorkOnStory } from '../../domain/standup-work';
import type { StoryReference } from '../../domain/story';

/** What a stand-up is worded with beside what is told. */
export interface StandupFrame {
  /** `yyyy-mm-dd` */
  readonly today: string;
  /** The last working day, `yyyy-mm-dd`. */
  readonly since: string;
  /** Of the language of the reader, as BCP 47 names it. */
  readonly locale: string;
  /** What is missing or old, ready to show. */
  readonly notices: readonly string[];
}

/** One person's stand-up, with a section for each of the three things that are told. */
export function standupReport(standup: Standup, frame: StandupFrame): Report {
  const { done, today, blockers } = parts(standup);
  return {
    ...head(l10n.t('Stand-up, {0}', longDay(frame.today, frame)), frame),
    sections: [
      { heading: doneHeading(frame), blocks: done },
      { heading: l10n.t('Today'), blocks: today },
      { heading: l10n.t('Blockers'), blocks: blockers },
    ],
  };
}

/** The stand-up of a team, with a section for each person. */
export function teamStandupReport(team: readonly Standup[], frame: StandupFrame): Report {
  const sections = team.map((standup): ReportSection => {
    const { done, today, blockers } = parts(standup);
    const titled = (title: string, blocks: readonly ReportBlock[]): ReportBlock[] => [
      { type: 'text', text: [{ text: title, strong: true }] },
      ...blocks,
    ];
    return {
      heading: standup.person.name || l10n.t('Somebody'),
      blocks: [
        ...titled(doneHeading(frame), done),
        ...titled(l10n.t('Today'), today),
        ...(standup.blockers.length > 0 ? titled(l10n.t('Blockers'), blockers) : []),
      ],
    };
  });
  const nobody: ReportSection = {
    heading: doneHeading(frame),
    blocks: [{ type: 'text', text: l10n.t('Nothing is known of anybody.') }],
  };
  return {
    ...head(l10n.t('Stand-up of the team, {0}', longDay(frame.today, frame)), frame),
    sections: sections.length > 0 ? sections : [nobody],
  };
}

function head(title: string, { notices }: StandupFrame): Pick<Report, 'title' | 'note'> {
  return { title, ...(notices.length > 0 && { note: notices.join(' ') }) };
}

function parts({ done, otherCommits, today, blockers }: Standup) {
  const others = otherCommits.length > 0 ? [otherItem(otherCommits)] : [];
  return {
    done: listOr([...done.map(workItem), ...others], l10n.t('Nothing that is known here.')),
    today: listOr(today.map(planItem), l10n.t('No story is under way.')),
    blockers: listOr(blockers.map(blockerItem), l10n.t('Nothing is in the way.')),
  };
}

function listOr(items: readonly ReportItem[], otherwise: string): ReportBlock[] {
  return [items.length > 0 ? { type: 'list', items } : { type: 'text', text: otherwise }];
}

function workItem({ story, commits, ticks, moves, questions }: WorkOnStory): ReportItem {
  const moved = moves.length > 1 ? [{ text: moves.map(({ name }) => name).join(' → ') }] : [];
  return {
    text: nameOf(story),
    items: [
      ...moved,
      ...ticks.map((text) => ({ text, checked: true })),
      ...commits.map(commitItem),
      ...questions.map(newsItem),
    ],
  };
}

function otherItem(commits: readonly WorkCommit[]): ReportItem {
  return { text: l10n.t('Without a story'), items: commits.map(commitItem) };
}

function commitItem({ sha, message, repository }: WorkCommit): ReportItem {
  const [subject = ''] = message.split('\n');
  return { text: l10n.t('{0} ({1}, {2})', subject, repository, sha.slice(0, 8)) };
}

function newsItem({ kind, question, by }: QuestionNews): ReportItem {
  const text = inShort(question.text);
  const name = by?.name || l10n.t('Somebody');
  switch (kind) {
    case 'asked':
      return { text: l10n.t('Asked: {0}', text) };
    case 'gotAnswer':
      return { text: l10n.t('{0} answered: {1}', name, text) };
    case 'gaveAnswer':
      return { text: l10n.t('Answered {0}: {1}', name, text) };
  }
}

function planItem({ story, isCurrent, open }: Plan): ReportItem {
  const count = story.progress && story.progress.total - story.progress.done;
  const left = open?.length ?? count;
  const said = left ? [left === 1 ? l10n.t('1 criterion open') : l10n.t('{0} criteria open', left)] : [];
  const more = [...(isCurrent ? [l10n.t('checked out')] : []), ...said];
  return {
    text: [...nameOf(story), ...(more.length > 0 ? [` – ${more.join(', ')}`] : [])],
    ...(open && { items: open.map((text) => ({ text, checked: false })) }),
  };
}

function blockerItem(blocker: Blocker): ReportItem {
  const name = nameOf(blocker.story);
  switch (blocker.kind) {
    case 'flag':
      return { text: [...name, ' – ', l10n.t('flagged as blocked')] };
    case 'waits':
      return {
        text: [
          ...name,
          ' – ',
          l10n.t('waits for'),
          ' ',
          ...nameOf(blocker.on),
          ` (${blocker.on.status.name})`,
        ],
      };
    case 'question': {
      const { question, days, isOverdue } = blocker;
      const asked = question.to.map((person) => person.name).join(', ');
      const whom = asked ? l10n.t('question to {0}', asked) : l10n.t('open question');
      const since =
        days === 0
          ? l10n.t('since today')
          : days === 1
            ? l10n.t('for 1 working day')
            : l10n.t('for {0} working days', days);
      const late: ReportInline[] = isOverdue ? [', ', { text: l10n.t('overdue'), strong: true }] : [];
      return { text: [...name, ` – ${whom} ${since}`, ...late, `: ${inShort(question.text)}`] };
    }
  }
}

function nameOf({ key, title }: StoryReference): ReportInline[] {
  return [{ text: key, story: key }, ` ${title}`];
}

function doneHeading(frame: StandupFrame): string {
  return l10n.t('Since {0}', longDay(frame.since, frame));
}

function longDay(day: string, { locale }: StandupFrame): string {
  const how = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, how).format(Date.parse(`${day}T00:00:00Z`));
}

function inShort(text: string): string {
  return shortened(oneLine(text), 200);
}
