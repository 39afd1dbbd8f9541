import * as v from 'valibot';
import type { Report } from './domain/report/report';
import { fromPage, type Settled, type Snapshot } from './page-envelope';

/**
 * Every message between the extension and the page of a report, in the manner of the story page: whole, numbered
 * snapshots one way, intentions the other, each answered by one `settled` with its number.
 */
export const reportProtocolVersion = 1;

/** Something to do with a report, as a button above it. `icon` is the name of a codicon. */
export interface ReportAction {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
}

/** What the page shows. */
export interface ReportPageView {
  /** What brings the page back after a restart. */
  readonly key: string;
  readonly title: string;
  readonly report?: Report;
  /** Newer is on its way. */
  readonly busy: boolean;
  /** What is wrong and what to do, as a sentence. */
  readonly failed?: string;
  readonly actions: readonly ReportAction[];
}

export type ToReport = Snapshot<ReportPageView> | Settled;

const short = v.pipe(v.string(), v.maxLength(4_096));

const intentSchema = v.variant('do', [
  /** An action of the snapshot, or an `act` of its report. */
  v.object({ do: v.literal('act'), id: short }),
  v.object({ do: v.literal('openStory'), key: v.pipe(v.string(), v.maxLength(255)) }),
  /** A link of the report; opened by the extension after its own check. */
  v.object({ do: v.literal('openLink'), href: v.pipe(v.string(), v.maxLength(65_536)) }),
]);

const fromReportSchema = fromPage(intentSchema);

export type ReportIntent = v.InferOutput<typeof intentSchema>;
export type FromReport = v.InferOutput<typeof fromReportSchema>;

/** What the page sent, or `undefined` where it is none of ours. */
export function decodeFromReport(message: unknown): FromReport | undefined {
  const result = v.safeParse(fromReportSchema, message);
  return result.success ? result.output : undefined;
}

/** What the extension sent, as far as the page has to tell it from other windows' messages. */
export function decodeToReport(message: unknown): ToReport | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const known = message as ToReport;
  if (known.type === 'snapshot')
    return known.version === reportProtocolVersion && known.page ? known : undefined;
  return known.type === 'settled' && Number.isInteger(known.request) ? known : undefined;
}
