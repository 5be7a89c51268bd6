// How the app feels: installed like an app, out of reach for a while, for those who asked for
// stillness, in colours of their own, on paper.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Notebook, closeBrowser, phone, visitor } from './notebook.mjs';
import { comeIn } from './pages.mjs';

let notebook;
let state;
before(async () => {
  notebook = await Notebook.open({ filled: true });
  state = await comeIn(notebook);
});
after(async () => {
  await closeBrowser();
  await notebook.close();
});

async function open(way = '/', options = {}) {
  const page = await visitor({ storageState: state, ...options });
  await page.goto(notebook.address + way);
  return page;
}

test('it can be installed', async () => {
  const page = await open();
  const chromium = await page.context().newCDPSession(page);
  const manifest = await chromium.send('Page.getAppManifest');
  assert.deepEqual(manifest.errors, []);
  assert.equal(JSON.parse(manifest.data).display, 'standalone');
  const { installabilityErrors } = await chromium.send('Page.getInstallabilityErrors');
  // A context of a test has no profile to install into; nothing else may stand in the way.
  assert.deepEqual(installabilityErrors.map((e) => e.errorId).filter((id) => id !== 'in-incognito'), []);
  for (const icon of JSON.parse(manifest.data).icons) {
    assert.equal(await page.evaluate(async (src) => (await fetch(src)).status, icon.src), 200);
  }
  await page.context().close();
});

test('every page is one round trip: what it loads is kept from the first page on', async () => {
  const page = await open('/', { serviceWorkers: 'block' });
  await page.waitForLoadState('networkidle');
  const chromium = await page.context().newCDPSession(page);
  await chromium.send('Network.enable');
  const fetched = new Map();
  chromium.on('Network.responseReceived', ({ requestId, response }) => {
    if (!response.fromDiskCache && !response.fromServiceWorker) fetched.set(requestId, new URL(response.url).pathname);
  });
  const kept = new Set();
  chromium.on('Network.requestServedFromCache', ({ requestId }) => kept.add(requestId));
  await page.goto(`${notebook.address}/people`, { waitUntil: 'networkidle' });
  const asked = [...fetched].filter(([id]) => !kept.has(id)).map(([, path]) => path);
  assert.ok(asked.includes('/people'));
  // Letters and faces that Today had no need of come when they are first shown.
  assert.deepEqual(asked.filter((path) => path !== '/people' && !/\/fonts\/|\/face$/.test(path)), []);
  await page.context().close();
});

describe('those who asked for stillness', () => {
  const moving = (page) => page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return style.animationName !== 'none' || style.transitionDuration.split(', ').some((d) => parseFloat(d) > 0 && style.transitionProperty !== 'none' && style.transitionProperty !== 'all');
  }).length);
  const viewTransitions = (page) => page.evaluate(() => {
    const rules = (list) => [...list].flatMap((rule) => (rule.media && !matchMedia(rule.media.mediaText).matches ? [] : rule.cssRules?.length ? rules(rule.cssRules) : [rule]));
    return rules([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])).filter((rule) => rule.constructor.name === 'CSSViewTransitionRule').at(-1)?.navigation;
  });

  test('see nothing move, and pages simply change', async () => {
    const page = await open('/', { reducedMotion: 'reduce' });
    assert.equal(await moving(page), 0);
    assert.equal(await viewTransitions(page), 'none');
    await page.context().close();
  });

  test('others see pages fade into each other', async () => {
    const page = await open();
    assert.ok(await moving(page) > 0);
    assert.equal(await viewTransitions(page), 'auto');
    await page.context().close();
  });
});

test('what is behind More is a page too, and the sheet opens without script', async () => {
  const page = await open('/', { viewport: phone, javaScriptEnabled: false });
  const sheet = page.locator('#more');
  assert.equal(await sheet.isVisible(), false);
  await page.getByRole('button', { name: 'More' }).click();
  assert.equal(await sheet.isVisible(), true);
  const names = await sheet.getByRole('link').allInnerTexts();
  await page.goto(`${notebook.address}/more`);
  assert.deepEqual(await page.locator('main').getByRole('link').allInnerTexts(), names);
  await page.context().close();
});

test('colours of one’s own keep edges, focus and the chosen one in sight', async () => {
  const page = await open('/people', { forcedColors: 'active' });
  const seen = await page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      chosen: style('.chip[aria-current]').backgroundColor !== style('.chip:not([aria-current])').backgroundColor,
      here: style('.nav [aria-current]').borderInlineStartStyle !== 'none' || style('.nav [aria-current]').textDecorationLine !== 'none' || style('.nav [aria-current]').color !== style('.nav li a:not([aria-current])').color,
      field: parseFloat(style('#q').borderTopWidth) > 0,
    };
  });
  assert.deepEqual(seen, { chosen: true, here: true, field: true });
  await page.context().close();
});

test('a brief is printed without what is for the screen', async () => {
  const page = await open('/people');
  await page.locator('ul.people a').first().click();
  await page.getByRole('link', { name: 'Before you meet' }).click();
  await page.locator('dl.brief').waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  for (const gone of ['.nav', '.acts', '.toasts', '.skip'])
    for (const element of await page.locator(gone).all()) assert.equal(await element.isVisible(), false, gone);
  assert.ok(await page.locator('dl.brief').isVisible());
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const [ink, paper] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]);
  assert.equal(paper, 'rgb(255, 255, 255)');
  assert.ok(ink.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 90), `dark ink, not ${ink}`);
  await page.context().close();
});

describe('out of reach', () => {
  let page;
  before(async () => {
    page = await open('/', { viewport: phone, hasTouch: true });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.goto(notebook.address);  // the worker has seen Today now
    await page.waitForFunction(async () => (await (await caches.open('pages')).match('/')) !== undefined);
  });
  after(() => page.context().close());

  test('the last Today shows, and says that it is the last', async () => {
    const heading = await page.locator('.suggest h3').first().innerText();
    await notebook.stop();
    await page.goto(notebook.address);
    assert.equal(await page.locator('.suggest h3').first().innerText(), heading);
    await page.getByText('Can’t reach Wellmet').waitFor();
  });

  test('another page says so, and nothing of anybody', async () => {
    await page.goto(`${notebook.address}/people`);
    await page.getByRole('heading', { name: 'Can’t reach Wellmet' }).waitFor();
    assert.equal(await page.locator('nav').count(), 0);
  });

  test('a line waits, marked so, and is read when Wellmet is there again', async () => {
    await page.goto(notebook.address);
    await page.getByLabel('Write down what happened').fill('coffee with @Maya Chen yesterday: written on a train');
    await page.getByLabel('Write down what happened').press('Enter');
    const waiting = page.getByRole('list', { name: 'Waiting to be saved' });
    await waiting.getByText('written on a train').waitFor();
    assert.match(await waiting.innerText(), /waiting to be saved/);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await waiting.getByRole('button', { name: /^Leave out/ }).waitFor();
    const right = await waiting.getByRole('button', { name: /^Leave out/ }).evaluate((button) => button.getBoundingClientRect().right);
    assert.ok(right <= phone.width, `the button ends at ${right} px`);
    await notebook.serveAgain();
    await page.goto(notebook.address);
    await waiting.getByRole('button', { name: /^Read it/ }).click();
    await page.getByRole('heading', { name: 'Is this what you meant?' }).waitFor();
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.locator('.toast', { hasText: 'Logged coffee with Maya Chen' }).waitFor();
    assert.equal(await waiting.count(), 0);
  });

  test('signing out leaves nothing behind', async () => {
    await page.goto(notebook.address);
    await page.goto(`${notebook.address}/settings`);
    await page.getByRole('button', { name: 'Sign out here' }).click();
    await page.getByRole('heading', { name: 'Well met' }).waitFor();
    assert.deepEqual(await page.evaluate(async () => {
      const found = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
      return found.filter((path) => !path.startsWith('/assets/') && path !== '/offline');
    }), []);
    await page.goBack();
    await page.getByRole('heading', { name: 'Well met' }).waitFor();
    await notebook.stop();
    const answer = await page.goto(notebook.address).catch(() => null);
    if (answer) assert.equal(await page.locator('.suggest').count(), 0);
    await notebook.serveAgain();
  });
});
