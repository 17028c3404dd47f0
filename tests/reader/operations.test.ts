import { afterAll, describe, expect, it } from '@jest/globals';
import { closeAll, fileOf, fill, serveArchive } from './support.ts';

afterAll(closeAll);

describe('/healthz and /readyz', () => {
  it('when the publisher has caught up, then ready; while it is behind, then 503', async () => {
    let caughtUp = true;
    const served = await serveArchive({ status: () => ({ caughtUp, lagSeconds: caughtUp ? 0 : 12 }) });
    expect((await served.json('/healthz')).body).toEqual({ status: 'up' });
    expect((await served.json('/readyz')).body).toEqual({
      status: 'ready',
      store: 'reachable',
      publisher: 'caught up',
    });
    caughtUp = false;
    const behind = await served.json('/readyz');
    expect(behind).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
    expect(behind.headers.get('retry-after')).toBe('1');
    expect((await served.get('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('when a token is set, then only its bearer reads them', async () => {
    const served = await serveArchive({ settings: { metricsToken: 'secret-token', publicUrl: 'http://localhost:1' } });
    await fill({ store: served.store, count: 2 });
    for (const path of ['/v1/articles', '/v1/articles', '/v1/articles/opinion-1', '/v1/articles/none'])
      await served.get(path);
    for (const headers of [{}, { authorization: 'Bearer secret-tokem' }, { authorization: 'secret-token' }] as Record<
      string,
      string
    >[]) {
      const refused = await served.get('/metrics', { headers });
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    }
    const text = await (await served.get('/metrics', { headers: { authorization: 'Bearer secret-token' } })).text();
    expect(text).toContain('archive_requests_total{route="/v1/articles",status="200"} 2');
    expect(text).toContain('archive_requests_total{route="/v1/articles/{slug}",status="200"} 1');
    expect(text).toContain('archive_requests_total{route="/v1/articles/{slug}",status="404"} 1');
    expect(text).toContain('archive_cache_lookups_total{result="hit"} 1');
    expect(text).toContain('archive_revision 2');
    expect(text).toContain('archive_request_seconds_bucket');
  });

  it('when no token is set, then they are there for a machine of its own only', async () => {
    const local = await serveArchive({ settings: { publicUrl: 'http://localhost:3000' } });
    expect((await local.get('/metrics')).status).toBe(200);
    const deployed = await serveArchive({ settings: { publicUrl: 'https://archive.example' } });
    expect((await deployed.get('/metrics')).status).toBe(404);
  });
});

describe('/media', () => {
  it('when a file is public, then it comes under its hash, for ever, and can do nothing', async () => {
    const served = await serveArchive();
    const image = fileOf('pretend this is a picture', { extension: 'png', mimeType: 'image/png' });
    const slides = fileOf('pretend this is a PDF', { extension: 'pdf', mimeType: 'application/pdf' });
    await served.store.putMedia(image);
    await served.store.putMedia(slides);
    const picture = await served.get(`/media/${image.sha256}.png`);
    expect(Buffer.from(await picture.arrayBuffer()).equals(image.bytes)).toBe(true);
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'content-disposition': expect.stringMatching(/^inline/),
    });
    const file = await served.get(`/media/${slides.sha256}.pdf`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await served.get(`/media/${image.sha256}.jpg`)).status).toBe(404);
  });
});

describe('the name of a file', () => {
  it.each([
    [null, /^attachment; filename="?[0-9a-f]{64}\.pdf"?$/],
    ['Annual report, 2025.pdf', /^attachment; filename="Annual report, 2025\.pdf"$/],
    ['a "quoted" one.pdf', /^attachment; filename="a \\"quoted\\" one\.pdf"$/],
    [
      '机床 2025.pdf',
      /^attachment; filename="?[0-9a-f]{64}\.pdf"?; filename\*=UTF-8''%E6%9C%BA%E5%BA%8A%202025\.pdf$/i,
    ],
  ])('when a file was uploaded as %s, then it is saved under that name', async (name, disposition) => {
    const served = await serveArchive();
    const file = fileOf(`of ${name}`, { extension: 'pdf', mimeType: 'application/pdf' });
    await served.store.putMedia({ ...file, name });
    const { headers } = await served.get(`/media/${file.sha256}.pdf`);
    expect(headers.get('content-disposition')).toMatch(disposition);
  });
});

describe('paths of others', () => {
  it('when a path is not the reader’s, then it is handed on untouched; its own are not', async () => {
    const served = await serveArchive({ others: (req, res) => void res.end(`others ${req.url}`) });
    expect(await (await served.get('/admin/login?x=1')).text()).toBe('others /admin/login?x=1');
    expect((await served.get('/v1/unknown')).status).toBe(404);
    expect((await served.get('/admin', { method: 'POST' })).headers.get('x-archive-revision')).toBeNull();
  });

  it('when the root or a problem is opened, then they lead to the documentation', async () => {
    const served = await serveArchive();
    expect((await served.get('/')).headers.get('location')).toBe('/docs');
    expect((await served.get('/problems/withdrawn')).headers.get('location')).toBe('/docs#problem-withdrawn');
  });
});
