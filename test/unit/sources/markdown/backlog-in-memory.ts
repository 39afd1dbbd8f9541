import assert from 'node:assert/strict';
import { createMarkdownSource, type MarkdownSourceOptions } from '../../../../src/sources/markdown';
import {
  SourceError,
  type SourceErrorKind,
  type StorySource,
  type TickChange,
  type Transition,
} from '../../../../src/sources/story-source';
import { memoryLedger } from '../memory-ledger';
import { memoryFiles, type MemoryFiles } from './memory-files';

export const now = new Date(2026, 2, 10, 12, 0);
export const me = { id: 'mira@shop.example', name: 'Mira Holm' };

export const sprint =
  '---\nname: Sprint 7\ngoal: Guests can pay\nstart: 2026-03-02\nend: 2026-03-13\nproduct_owner: Oskar Lind\n---\n';
export const boxes = `---
id: WEB-1
title: Check out as a guest
status: To Do # for now
sprint: Sprint 7
---
# Check out as a guest

As a guest I want to pay.

## Acceptance Criteria

- [x] The cart offers it
- [ ] The address is enough
- [ ] A mail is sent
`;
export const bullets = `---
id: WEB-2
title: Redeem a voucher
status: In Progress
sprint: Sprint 7
---

Some words.

## Acceptance Criteria

- A code can be entered in the cart
- An expired code is refused
`;

export const epic = `---
id: WEB-20
title: Buying without an account
type: Epic
status: In Progress
assignee: Oskar Lind
start: 2026-02-02
due: 2026-04-30
metrics: [Conversion]
---
Everything a guest needs.
`;

interface Backlog {
  readonly source: StorySource;
  readonly files: MemoryFiles;
  readonly log: string[];
  readonly ledger: Map<string, unknown>;
  another(): StorySource;
}

export function backlog(
  texts: Readonly<Record<string, string | Uint8Array>>,
  more: Partial<MarkdownSourceOptions> = {},
): Backlog {
  const files = memoryFiles(texts);
  const localLedger = memoryLedger();
  const log: string[] = [];
  const open = (): StorySource =>
    createMarkdownSource({
      folder: 'backlog',
      files,
      writeTo: 'source',
      me: () => Promise.resolve(me),
      now: () => now,
      localLedger,
      log: (line) => log.push(line),
      ...more,
    });
  return { source: open(), files, log, ledger: localLedger.values, another: open };
}

export async function content(source: StorySource) {
  const [active] = await source.sprints(['active']);
  assert.ok(active);
  return source.sprintContent(active);
}

export async function rejects(call: Promise<unknown>, kind: SourceErrorKind, detail = /./): Promise<void> {
  await assert.rejects(call, (error) => {
    assert.ok(error instanceof SourceError, String(error));
    assert.deepEqual(error.kind, kind, error.detail);
    assert.match(error.detail, detail);
    return true;
  });
}

export function tick(criterionId: string, text: string): TickChange {
  return { criterionId, text, checked: true, at: '2026-03-10T09:30:00.000Z' };
}

export function transitionTo(id: string): Transition {
  return { id, name: id, to: { id, name: id, category: 'todo' }, fields: [] };
}
