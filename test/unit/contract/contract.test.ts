import assert from 'node:assert/strict';
import { type Contract, loadContract } from '../../contract/contract';
import { skippedFor } from '../../contract/specification';
import { tallyOf } from '../../contract/tally';
import type { Traffic } from '../../simulator/traffic';

const paragraph = (content: unknown) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content }],
});

const exchange = (method: string, path: string, more: Partial<Traffic> = {}): Traffic => ({
  ...{ deployment: 'cloud', method, path, query: {}, body: undefined, status: 200, response: undefined },
  userAgent: 'story-context/1.0.0 (VS Code 1.101.0)',
  contentType: 'application/json',
  ...more,
});

describe('The contract with Jira', () => {
  let cloud: Contract;
  let dataCenter: Contract;

  before(function () {
    this.timeout(30_000);
    const [one, other] = [loadContract('cloud'), loadContract('datacenter')];
    if (!one || !other) {
      console.log(skippedFor());
      this.skip();
    }
    [cloud, dataCenter] = [one, other];
  });

  const requests: Readonly<Record<string, readonly [Traffic, RegExp | undefined]>> = {
    'what is documented': [
      exchange('GET', '/rest/agile/1.0/board', { query: { startAt: ['0'], type: ['scrum'] } }),
      undefined,
    ],
    'a path that there is not': [exchange('GET', '/rest/api/3/stories'), /^no such operation$/],
    'another method': [exchange('PUT', '/rest/api/3/issue/SHOP-7/comment'), /^no such operation$/],
    'a path of the wrong type': [exchange('GET', '/rest/agile/1.0/board/web'), /^path: boardId .*integer/],
    'an unknown parameter': [
      exchange('GET', '/rest/agile/1.0/board', { query: { size: ['3'] } }),
      /^query: unknown parameter size$/,
    ],
    'a parameter of the wrong type': [
      exchange('GET', '/rest/agile/1.0/board', { query: { startAt: ['first'] } }),
      /^query: startAt .*integer/,
    ],
    'a value that is none of those there are': [
      exchange('GET', '/rest/api/3/issue/SHOP-7/comment', { query: { orderBy: ['author'] } }),
      /^query: orderBy .*allowed values/,
    ],
    'a parameter too few': [
      exchange('DELETE', '/rest/api/3/issue/SHOP-7/remotelink'),
      /^query: globalId is required$/,
    ],
    'a body of the wrong form': [
      exchange('POST', '/rest/api/3/search/jql', { body: { jql: 7 } }),
      /^body: \/jql must be string/,
    ],
    'a member that the body does not have': [
      exchange('POST', '/rest/api/3/search/jql', { body: { jql: 'a', startAt: 0 } }),
      /^body: .*additional properties.*startAt/,
    ],
    'a body too few': [exchange('POST', '/rest/api/3/search/jql'), /^body: \/ must be object/],
    'a body too many': [exchange('GET', '/rest/api/3/myself', { body: { a: 1 } }), /^body: none is taken$/],
    'a body that is no JSON': [
      exchange('POST', '/rest/api/3/search/jql', { body: 'jql=a', contentType: 'text/plain' }),
      /^body: POST with text\/plain$/,
    ],
    'a document that is no ADF': [
      exchange('POST', '/rest/api/3/issue/SHOP-7/comment', { body: { body: paragraph([{ type: 'txt' }]) } }),
      /^body: ADF /,
    ],
    'a text where a document is wanted': [
      exchange('POST', '/rest/api/3/issue/SHOP-7/comment', { body: { body: 'Yes.' } }),
      /^body: body is a text, not ADF$/,
    ],
    'a description that is no document': [
      exchange('PUT', '/rest/api/3/issue/SHOP-7', { body: { fields: { description: 'Why' } } }),
      /^body: description is a text, not ADF$/,
    ],
    'what is deprecated': [
      exchange('GET', '/rest/agile/1.0/sprint/1/issue'),
      /^the operation is deprecated$/,
    ],
  };
  for (const [what, [traffic, wanted]] of Object.entries(requests)) {
    it(wanted ? `refuses a request with ${what}` : `takes a request of ${what}`, () => {
      const problems = cloud.request(traffic);
      if (wanted)
        assert.ok(
          problems.some((problem) => wanted.test(problem)),
          problems.join('\n'),
        );
      else assert.deepEqual(problems, []);
    });
  }

  it('takes on Data Center what is deprecated on Cloud alone', () => {
    assert.deepEqual(
      dataCenter.request(exchange('GET', '/rest/agile/1.0/sprint/1/issue', { deployment: 'datacenter' })),
      [],
    );
  });

  it('refuses on Data Center a document where wiki markup is wanted', () => {
    const traffic = exchange('PUT', '/rest/api/2/issue/SHOP-7', {
      deployment: 'datacenter',
      body: { fields: { description: paragraph([]) } },
    });
    assert.ok(dataCenter.request(traffic).includes('body: ADF, not wiki markup'));
  });

  it('refuses on Data Center a member that nothing is said of', () => {
    const path = '/rest/api/2/issue/SHOP-7/comment';
    const mistyped = { bodyy: 'Yes.' };
    const traffic = exchange('POST', path, { deployment: 'datacenter', body: mistyped, response: mistyped });
    assert.match(dataCenter.request(traffic).join(), /^body: .*additional properties.*bodyy/);
    assert.match(
      dataCenter.response({ ...traffic, status: 201 }).join(),
      /^response: .*additional properties.*bodyy/,
    );
  });

  const comment = { id: '1', author: { accountId: 'a' }, body: paragraph([{ type: 'text', text: 'Yes.' }]) };
  const answers: Readonly<Record<string, readonly [Traffic, RegExp | undefined]>> = {
    'what is documented': [
      exchange('GET', '/rest/api/3/issue/SHOP-7/comment/1', { response: comment }),
      undefined,
    ],
    'a status that is not': [
      exchange('GET', '/rest/api/3/issue/SHOP-7/comment/1', { status: 204 }),
      /^response: status 204 is not documented/,
    ],
    'a member of the wrong type': [
      exchange('GET', '/rest/api/3/issue/SHOP-7/comment/1', { response: { ...comment, id: 1 } }),
      /^response: \/id must be string/,
    ],
    'text in place of JSON': [
      exchange('GET', '/rest/api/3/issue/SHOP-7/comment/1', { response: '<html>' }),
      /^response: \/ must be object/,
    ],
    'a document that is no ADF': [
      exchange('GET', '/rest/api/3/issue/SHOP-7/comment/1', {
        response: { ...comment, body: paragraph('Yes.') },
      }),
      /^response: ADF /,
    ],
    'something at a path that there is not': [
      exchange('GET', '/rest/api/3/stories'),
      /^response: status 200 to no such operation/,
    ],
    'nothing, where no fault took it': [
      exchange('GET', '/rest/api/3/myself', { status: 0 }),
      /^response: there is none/,
    ],
    'a failure of its own': [
      exchange('GET', '/rest/api/3/myself', { status: 500 }),
      /^response: status 500 is not documented/,
    ],
  };
  for (const [what, [traffic, wanted]] of Object.entries(answers)) {
    it(wanted ? `refuses an answer with ${what}` : `takes an answer of ${what}`, () => {
      const problems = cloud.response(traffic);
      if (wanted)
        assert.ok(
          problems.some((problem) => wanted.test(problem)),
          problems.join('\n'),
        );
      else assert.deepEqual(problems, []);
    });
  }

  it('counts requests of the extension and answers of Jira, and no others', () => {
    const wrong = { query: { startAt: ['first'] }, response: { values: 'none' } };
    const tally = tallyOf(
      [
        exchange('GET', '/rest/agile/1.0/board', wrong),
        exchange('GET', '/rest/agile/1.0/board', { ...wrong, userAgent: 'node' }),
        exchange('GET', '/rest/agile/1.0/board', { ...wrong, fault: 'html' }),
        exchange('GET', '/rest/agile/1.0/board', { ...wrong, fault: 'slow' }),
      ],
      { cloud, datacenter: dataCenter },
    );
    const [{ requests, responses, faults, violations } = assert.fail()] = tally.endpoints;
    assert.deepEqual([requests, responses, faults], [3, 3, 1]);
    assert.deepEqual(
      [...violations.values()].map(({ count }) => count),
      [3, 3],
    );
    assert.equal(tally.violations, 6);
  });

  it('tells of an exception that nothing needed', () => {
    const fresh = loadContract('cloud');
    assert.ok(fresh);
    const before = fresh.unused.length;
    fresh.response(exchange('GET', '/rest/api/3/myself', { status: 429 }));
    assert.equal(fresh.unused.length, before - 1);
  });
});

describe('Documents that are not there', () => {
  it('leave no contract that would find nothing', () => {
    assert.equal(loadContract('cloud', '/nowhere'), undefined);
    assert.equal(loadContract('datacenter', '/nowhere'), undefined);
  });
});
