import type * as vscode from 'vscode';
import type { Report } from '../../domain/report/report';
import type { Repositories } from '../../git/repositories';
import type { ReportAction } from '../../report-protocol';
import type { Services } from '../../services';
import type { CurrentStory } from '../current-story';
import type { RunCommand, StoryAccess } from '../feature-host';

export type { ReportAction };

/** What a page shows and keeps true. */
export interface ReportSubject extends vscode.Disposable {
  /** What the page is called until there is a report. */
  readonly title: string;
  /** What it is opened with after a restart, where that is not what it was opened with: a sprint that was asked for. */
  readonly argument?: string;
  readonly onDidChange: vscode.Event<void>;
  /** What is known now, without asking anybody. */
  view(): ReportState;
  /** Asks for the newest. It does not reject: what went wrong is in the view. */
  refresh(): Promise<void>;
  /** Does what the reader chose: an action's id, or the `act` of a text. May answer with a sentence to show. */
  act(id: string): Promise<string | undefined>;
}

export interface ReportState {
  readonly report?: Report;
  /** Newer is on its way. */
  readonly busy: boolean;
  /** What is wrong and what to do, as a sentence. */
  readonly failed?: string;
  /** Beside what every page offers: to refresh, to copy and to save. */
  readonly actions: readonly ReportAction[];
}

/** Makes a report of a kind; `undefined` where the user changed their mind about which. */
export type OpenReport = (argument: string | undefined) => Promise<ReportSubject | undefined>;

/** What reports are made from. */
export interface ReportNeeds {
  readonly services: Services;
  readonly stories: StoryAccess;
  readonly repositories: Repositories;
  /** The story of the checked-out branch. */
  readonly current: CurrentStory;
  readonly run: RunCommand;
}
