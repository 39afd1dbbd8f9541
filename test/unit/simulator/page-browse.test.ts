import assert from 'node:assert/strict';
import { useJira } from './jira-client';

describe('the page of an issue', () => {
  const jira = useJira();

  it('shows what has arrived, without a sign-in, and nothing of it as HTML', async () => {
    const issue = jira.simulator.issue('SHOP-10');
    issue.summary = '<script>alert(1)</script>';
    jira.simulator.state.addComment(issue, jira.simulator.people.mira.accountId, '<b>why</b> & how');
    const { status, text } = await jira.anonymously('GET', '/browse/SHOP-10');
    assert.equal(status, 200);
    assert.ok(!text.includes('<script') && !text.includes('<b>'));
    assert.match(text, /&lt;b>why&lt;\/b> &amp; how/);
    assert.match(text, /Mira Lindqvist/);
  });

  it('shows the state of each task item', async () => {
    const { text } = await jira.anonymously('GET', '/browse/SHOP-7');
    assert.match(text, /☑ A guest who returns from payment/);
    assert.match(text, /☐ After 30 minutes/);
    assert.equal((await jira.anonymously('GET', '/browse/SHOP-4711')).status, 404);
  });
});
