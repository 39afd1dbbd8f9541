import type { Simulator } from '../simulator/simulator';

/** Answers a question as one of the simulated people does: with a comment that mentions who asked. */
export async function answerAs(
  { url, people }: Simulator,
  who: 'oskar' | 'jonas',
  key: string,
  text: string,
): Promise<void> {
  const { mira, [who]: author } = people;
  const content = [
    { type: 'mention', attrs: { id: mira.accountId, text: `@${mira.displayName}` } },
    { type: 'text', text: ` ${text}` },
  ];
  const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
  const response = await fetch(`${url}/rest/api/3/issue/${key}/comment`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${author.email}:${author.token}`).toString('base64')}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ body }),
  });
  if (!response.ok) throw new Error(`The simulator refused the answer: ${await response.text()}`);
}
