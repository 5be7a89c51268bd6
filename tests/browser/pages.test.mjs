// Every page, in light and dark, on a telephone and a desk: what axe-core finds, whether it scrolls
// sideways, and what the first load weighs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { closeBrowser, desktop, phone, visitor } from './notebook.mjs';
import { Pages, visitAll } from './pages.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const firstLoadBytes = 150 * 1024;

let pages;
let today;
before(async () => {
  pages = await Pages.open();
  today = { address: pages.filled.address, state: pages.filled.state };
});
after(async () => {
  await closeBrowser();
  await pages.close();
});

async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate((only) => window.axe.run({ runOnly: only }), rules);
  // A control that scrolls under the tabs at the foot, at the place where the page happens to stand.
  const under = (node) => page.evaluate((selector) => {
    const element = document.querySelector(selector);
    const tabs = document.querySelector('.nav');
    if (!element || !tabs || getComputedStyle(tabs).position !== 'sticky') return false;
    const a = element.getBoundingClientRect();
    const b = tabs.getBoundingClientRect();
    return a.bottom > b.top && a.top < b.bottom;
  }, node.target[0]);
  const all = [];
  for (const violation of found.violations)
    for (const node of violation.nodes)
      if (violation.id !== 'target-size' || !(await under(node))) all.push(`${violation.id}: ${node.target.join(' ')}`);
  return all;
}

describe('every page is clean for axe-core', () => {
  for (const [name, viewport] of [['phone', phone], ['desktop', desktop]])
    for (const colorScheme of ['light', 'dark'])
      test(`${name}, ${colorScheme}`, async () => {
        const found = [];
        await visitAll(pages, { viewport, colorScheme, reducedMotion: 'reduce', bypassCSP: true }, async (name, page) => {
          for (const fault of await faults(page)) found.push(`${name}: ${fault}`);
        });
        assert.deepEqual(found, []);
      });
});

// 320 px is also a desk of 1280 px at 400 % (WCAG 1.4.10).
describe('no page scrolls sideways', () => {
  for (const [name, options] of [['at 320 px', { viewport: { width: 320, height: 640 }, hasTouch: true }],
    ['at 400 %', { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 }],
    ['at 390 px with everything twice as large', { viewport: { width: 195, height: 422 }, deviceScaleFactor: 2, hasTouch: true }]])
    test(name, async () => {
      const wide = [];
      await visitAll(pages, { ...options, reducedMotion: 'reduce' }, async (where, page) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wide.push(`${where}: ${over} px`);
      });
      assert.deepEqual(wide, []);
    });
});

// Words that stand a letter or two to a line: what is left of a row for them is too narrow.
test('no words are crushed on a small phone', async () => {
  const crushed = [];
  await visitAll(pages, { viewport: { width: 320, height: 640 }, hasTouch: true, reducedMotion: 'reduce' }, async (where, page) => {
    const found = await page.evaluate(() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, span, a, dd)')]
      .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 8))
      .filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { width, height } = range.getBoundingClientRect();
        const em = parseFloat(getComputedStyle(element).fontSize);
        return width > 0 && width < 3.5 * em && height > 5 * em;
      }).map((element) => element.textContent.trim().slice(0, 30)));
    for (const words of found) crushed.push(`${where}: ${words}`);
  });
  assert.deepEqual(crushed, []);
});

test('a menu opens above the tabs, however low on the page it is', async () => {
  const page = await visitor({ storageState: today.state, viewport: phone, hasTouch: true });
  await page.goto(`${today.address}/follow-ups`);
  const last = page.locator('.list details.menu').last();
  await last.locator('summary').evaluate((summary) => {
    summary.scrollIntoView({ block: 'end' });
    scrollBy(0, document.querySelector('.nav').offsetHeight + 10);
  });
  await last.locator('summary').click();
  await page.waitForFunction(() => {
    const menu = document.querySelector('details.menu[open] > ul').getBoundingClientRect();
    return menu.bottom <= document.querySelector('.nav').getBoundingClientRect().top + 1;
  });
  await page.context().close();
});

test('what a finger presses is 44 px high', async () => {
  const small = [];
  await visitAll(pages, { viewport: phone, hasTouch: true, isMobile: true, reducedMotion: 'reduce' }, async (where, page) => {
    const found = await page.evaluate(() => [...document.querySelectorAll('main :is(button, summary, .btn, .chip, select, .pick, input:not([type=hidden], [type=checkbox], [type=radio]))')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
      .map((element) => `${(element.textContent.trim() || element.name).slice(0, 30)} ${Math.round(element.getBoundingClientRect().height)} px`));
    for (const words of found) small.push(`${where}: ${words}`);
  });
  assert.deepEqual(small, []);
});

test('the first load of Today stays within its weight and asks nobody else', async () => {
  const page = await visitor({ storageState: today.state });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await page.goto(today.address, { waitUntil: 'networkidle' });
  assert.ok(bytes > 20_000 && bytes <= firstLoadBytes, `${bytes} bytes`);
  assert.deepEqual(page.asked.filter((url) => !url.startsWith(today.address)), []);
  await page.context().close();
});
