import * as vscode from 'vscode';
import type { Services } from '../services';
import type { RunCommand } from './feature-host';
import { lazyTree } from './lazy-tree';
import { onceKnown } from './once-known';
import type { QuestionAct } from './question-acts';
import type { QuestionRow } from './question-rows';
import type { QuestionChoice, QuestionsTree } from './questions-tree';

/** The view of what was asked, with its commands. What it shows is loaded when it is looked at, or stories are known. */
export function registerQuestionsView(services: Services, run: RunCommand): vscode.Disposable {
  const questions = lazyTree<QuestionRow, QuestionsTree>('storyContext.questions', async (view, changed) => {
    const { QuestionsTree } = await import('./questions-tree');
    return new QuestionsTree(services, view, changed);
  });
  const doing = (act: QuestionAct) => async (given: unknown) =>
    (await import('./question-commands')).doWithQuestion(act, services, given);
  const choosing = (choice: Partial<QuestionChoice>) => async () => (await questions.tree()).choose(choice);
  return vscode.Disposable.from(
    questions,
    onceKnown(services, questions.tree),
    run('storyContext.replyToQuestion', doing('reply')),
    run('storyContext.acceptAnswer', doing('accept')),
    run('storyContext.resolveQuestion', doing('resolve')),
    run('storyContext.reopenQuestion', doing('reopen')),
    run('storyContext.editQuestion', doing('edit')),
    run('storyContext.deleteQuestion', doing('delete')),
    run('storyContext.nudgeProductOwner', doing('nudge')),
    run('storyContext.showMyQuestions', choosing({ of: 'mine' })),
    run('storyContext.showEveryonesQuestions', choosing({ of: 'everyone' })),
    run('storyContext.groupQuestionsByState', choosing({ by: 'state' })),
    run('storyContext.groupQuestionsByStory', choosing({ by: 'story' })),
  );
}
