import { goalOf } from '../../domain/goal';
import { plainText } from '../../domain/plain-text';
import type { Problem } from '../../domain/problem';
import type { Outcome, Vision } from '../../domain/vision';
import { textOf } from '../markdown/front-matter';
import { readMarkdown } from '../markdown/markdown';
import { fieldOf, fieldsIn, fieldText, keysIn, textsIn, valuesIn } from './field';
import type { ProductFile } from './product-folder';

/**
 * Reads `vision.md`: its first heading or `title`, its first paragraph, and `outcomes` of its front matter, each a name
 * alone or with the `metrics` that show it and the `stories` and `epics` that are to bring it about.
 */
export function readVision({ path, front, body }: ProductFile): {
  readonly vision: Vision;
  readonly problems: readonly Problem[];
} {
  const document = readMarkdown(body);
  const heading = document.blocks.find((block) => block.type === 'heading');
  const statement = goalOf(document);
  const problems: Problem[] = [];
  const outcomes = outcomesOf(fieldOf(front, 'outcomes'), (message) =>
    problems.push({ subject: path, message }),
  );
  const title = textOf(front, 'title', 'product', 'name') ?? (heading && plainText(heading.children).trim());
  return {
    vision: { ...(title && { title }), ...(statement && { statement }), document, outcomes },
    problems,
  };
}

function outcomesOf(value: unknown, onProblem: (message: string) => void): Outcome[] {
  return valuesIn(value).flatMap((item, index) => {
    const fields = fieldsIn(item);
    const name = fieldText(fields, 'name', 'outcome', 'title');
    if (name === undefined) {
      onProblem(`outcome ${index + 1} has no name: write it as text, or as "name: …"`);
      return [];
    }
    const stories = ['epics', 'epic', 'stories', 'story'].flatMap((one) => keysIn(fieldOf(fields, one)));
    const metrics = ['metrics', 'metric'].flatMap((one) => textsIn(fieldOf(fields, one)));
    return [{ name, metrics, stories }];
  });
}
