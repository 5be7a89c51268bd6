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
    ['at 400 %', { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 }]])
    test(name, async () => {
      const wide = [];
      await visitAll(pages, { ...options, reducedMotion: 'reduce' }, async (where, page) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) wide.push(`${where}: ${over} px`);
      });
      assert.deepEqual(wide, []);
    });
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
