import type { Answer, Question } from '../../../src/domain/question';

export const mira = { id: 'mira', name: 'Mira Lindqvist' };
export const oskar = { id: 'oskar', name: 'Oskar Brandt' };
export const jonas = { id: 'jonas', name: 'Jonas Weber' };

const paragraph = (text: string) => ({
  blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }] as const,
});

/** What Mira asked Oskar. */
export function question(id: string, more: Partial<Question> = {}): Question {
  const { text = `What about ${id}?` } = more;
  return {
    ...{ id, mark: id, text, document: paragraph(text), by: mira, to: [oskar] },
    ...{ at: '2026-03-02T09:00:00.000Z', state: 'open', answers: [], followUps: [], record: 'own' },
    ...more,
  };
}

/** What Oskar said. */
export function answer(id: string, at: string, more: Partial<Answer> = {}): Answer {
  const { text = `It is ${id}.` } = more;
  return { id, by: oskar, at, text, document: paragraph(text), ...more };
}
