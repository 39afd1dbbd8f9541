import assert from 'node:assert/strict';
import { detectJira } from '../../../../src/sources/jira';
import { SourceError, type SourceErrorKind } from '../../../../src/sources/story-source';
import { startSimulator, type Simulator } from '../../../simulator/simulator';
import { answering, type AnsweringServer } from './answering';
import { userAgent } from './simulated-site';

const options = { userAgent, log: () => undefined };

describe('finding a Jira', () => {
  let open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    await Promise.all(open.map((one) => one.close()));
    open = [];
  });
  const kept = async <T extends Simulator | AnsweringServer>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    open.push(started);
    return started;
  };

  async function fails(kind: SourceErrorKind, call: Promise<unknown>): Promise<string> {
    let failure: unknown;
    await call.catch((error: unknown) => (failure = error));
    assert.ok(failure instanceof SourceError, String(failure));
    assert.equal(failure.kind, kind, failure.message);
    return failure.detail;
  }

  it('takes the address of any page of Cloud', async () => {
    const site = await kept(startSimulator({ deployment: 'cloud' }));
    for (const page of [
      '',
      '/',
      '/jira/software/projects/SHOP/boards/1?selectedIssue=SHOP-7',
      '/browse/SHOP-7#x',
      '/issues/?jql=x',
    ]) {
      const found = await detectJira(site.url + page, options);
      assert.deepEqual(
        found,
        { baseUrl: site.url, deployment: 'cloud', version: '1001.0.0-SNAPSHOT', title: 'Jira' },
        page,
      );
    }
  });

  it('finds the context path of Data Center', async () => {
    const site = await kept(startSimulator({ deployment: 'datacenter', context: '/tools/jira' }));
    for (const page of [
      '',
      '/',
      '/browse/SHOP-7',
      '/secure/RapidBoard.jspa?rapidView=1',
      '/projects/SHOP/issues',
      '/some/other/page',
    ]) {
      const found = await detectJira(site.url + page, options);
      assert.deepEqual(
        found,
        { baseUrl: site.url, deployment: 'datacenter', version: '10.3.24', title: 'Jira' },
        page,
      );
    }
  });

  it('looks under /jira where there is nothing at the root', async () => {
    const site = await kept(startSimulator({ deployment: 'datacenter', context: '/jira' }));
    assert.equal((await detectJira(new URL(site.url).origin, options)).baseUrl, site.url);
  });

  it('takes a host without a scheme, and blanks around it', async () => {
    const site = await kept(startSimulator({ deployment: 'cloud' }));
    const { host } = new URL(site.url);
    assert.equal((await detectJira(`  ${host}/browse/SHOP-7 `, options)).baseUrl, site.url);
  });

  it('follows redirects within the origin to where Jira is', async () => {
    const info = { version: '9.12.2', versionNumbers: [9, 12, 2], deploymentType: 'Server' };
    const server = await kept(
      answering(({ url }) =>
        url === '/issues/rest/api/2/serverInfo'
          ? { body: info }
          : {
              status: url.startsWith('/rest/') ? 301 : 404,
              headers: { Location: `/issues${url}` },
              body: '',
            },
      ),
    );
    assert.deepEqual(await detectJira(server.url, options), {
      ...{ baseUrl: `${server.url}/issues`, deployment: 'datacenter', version: '9.12.2' },
    });
  });

  it('names the origin a redirect leads to, and does not go there', async () => {
    const other = await kept(answering(() => ({ body: {} })));
    const server = await kept(
      answering(() => ({ status: 302, headers: { Location: `${other.url}/sso?from=x` }, body: '' })),
    );
    assert.equal(await fails('not-jira', detectJira(server.url, options)), `redirects to ${other.url}`);
    assert.equal(other.received.length, 0);
  });

  it('knows a Jira that tells strangers nothing', async () => {
    const server = await kept(
      answering(() => ({
        status: 401,
        body: { errorMessages: ['Sign in.'] },
        headers: { 'X-AUSERNAME': 'anonymous', 'X-AAccountId': '' },
      })),
    );
    assert.deepEqual(await detectJira(server.url, options), {
      baseUrl: server.url,
      deployment: 'datacenter',
      version: '',
    });
  });

  it('knows what is no Jira', async () => {
    const html = { 'Content-Type': 'text/html', 'X-AAccountId': '' };
    const portal = await kept(
      answering(() => ({ body: '<html><title>Free  Wi-Fi</title></html>', headers: html })),
    );
    assert.equal(await fails('not-jira', detectJira(portal.url, options)), 'Free Wi-Fi');
    const other = await kept(answering(() => ({ body: { hello: 'world' } })));
    await fails('not-jira', detectJira(other.url, options));
    const nothing = await kept(
      answering(() => ({ status: 404, body: 'Not found', headers: { 'X-AAccountId': '' } })),
    );
    await fails('not-jira', detectJira(nothing.url, options));
    const circle = await kept(
      answering(({ url }) => ({ status: 302, headers: { Location: url }, body: '' })),
    );
    await fails('not-jira', detectJira(circle.url, options));
  });

  it('says that nobody answers', async () => {
    assert.match(await fails('unreachable', detectJira('http://127.0.0.1:1', options)), /ECONNREFUSED/);
  });

  it('wants HTTPS, but on this machine', async () => {
    for (const url of [
      'http://jira.example.com',
      'http://jira.example.com:8080/x',
      'http://127.0.0.1.example.com',
      'http://10.0.0.1',
    ]) {
      assert.match(await fails('invalid', detectJira(url, options)), /HTTPS/);
    }
  });

  it('refuses what is no web address', async () => {
    for (const url of [
      '',
      'my jira',
      'ftp://jira.example.com',
      'https://',
      'file:///etc/passwd',
      'https://exa mple.com',
    ]) {
      await fails('invalid', detectJira(url, options));
    }
  });

  it('sends nothing secret: no credentials, no user name of the address', async () => {
    const site = await kept(startSimulator({ deployment: 'cloud' }));
    const withUser = site.url.replace('//', '//mira:secret@');
    const found = await detectJira(`${withUser}/browse/SHOP-7?token=secret`, options);
    assert.equal(found.baseUrl, site.url);
    for (const { headers, path, query } of site.requests) {
      assert.doesNotMatch(JSON.stringify([headers, path, query]), /secret|authorization/);
      assert.equal(headers['user-agent'], userAgent);
    }
  });

  it('stops when it is told to', async () => {
    const server = await kept(answering(() => undefined));
    await fails('cancelled', detectJira(server.url, { ...options, signal: AbortSignal.timeout(30) }));
  });
});
