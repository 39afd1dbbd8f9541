import fs from 'node:fs/promises';
import path from 'node:path';
import { sampleBacklog, type SampleFile } from '../../src/sources/markdown/sample-backlog';
import { sampleProduct } from '../../src/sources/product/sample-product';
import { commitAll, type SampleOptions } from './sample-repository';

/** Who works on the sample backlog, and the stories of it that the repository's commits name. */
export const sampleBacklogOptions = {
  developer: { name: 'Mira Holm', email: 'mira@example.test' },
  stories: { checkout: 'WEB-1', rounding: 'WEB-4' },
} satisfies SampleOptions;

/**
 * Writes `backlog/` and `product/` into a repository and commits them: what the extension's own sample has, and a story in
 * the file format of Backlog.md. The sprint is a few days old today.
 */
export async function createSampleBacklog(workspace: string, today = new Date()): Promise<void> {
  const backlogMdStory = { path: 'task-21 - Tell-the-buyer-when-the-parcel-leaves.md', text: backlogMd };
  await writeFiles(path.join(workspace, 'backlog'), [...sampleBacklog(today), backlogMdStory]);
  await writeFiles(path.join(workspace, 'product'), sampleProduct(today, true));
  await commitAll(workspace, 'Keep the backlog beside the code');
}

async function writeFiles(folder: string, files: readonly SampleFile[]): Promise<void> {
  for (const file of files) {
    const target = path.join(folder, file.path);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, file.text);
  }
}

const backlogMd = `---
id: task-21
title: Tell the buyer when the parcel leaves
status: In Progress
assignee:
  - '@Mira Holm'
created_date: '2026-03-02'
labels:
  - mail
  - delivery
dependencies: []
priority: medium
sprint: Sprint 7
---

## Description

<!-- SECTION:DESCRIPTION:BEGIN -->
Support is asked "where is my parcel" forty times a week. A mail with the carrier's link answers that.
<!-- SECTION:DESCRIPTION:END -->

## Acceptance Criteria
<!-- AC:BEGIN -->
- [x] #1 The mail is sent when the carrier has scanned the parcel
- [ ] #2 The mail links to the carrier's page of this parcel
- [ ] #3 An order of two parcels gives one mail, with two links
<!-- AC:END -->

## Implementation Plan

1. Listen to the carrier's scan event
2. Render the mail in the language of the order
`;
