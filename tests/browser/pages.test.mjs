// Every page, in light and dark, on a telephone and a desk: what axe-core finds, whether it scrolls
// sideways, and what the first load weighs.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { Notebook, closeBrowser, desktop, phone, visitor } from './notebook.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pages = ['/', '/?energy=low', '/people', '/people?q=dog', '/people/1', '/people/1/edit', '/people/1/brief',
  '/people/new', '/people/trash', '/search?q=coffee', '/log', '/log?line=coffee', '/follow-ups', '/reconnect',
  '/same', '/history', '/bring-in', '/settings', '/keys', '/not-in-the-book'];
const firstLoadBytes = 150 * 1024;

let notebook;
let state;
before(async () => {
  notebook = await Notebook.open({ filled: true });
  const page = await visitor();
  await page.goto(notebook.link);
  state = await page.context().storageState();
  await page.context().close();
});
after(async () => {
  await closeBrowser();
  await notebook.close();
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
        const page = await visitor({ viewport, colorScheme, storageState: state, bypassCSP: true });
        const found = [];
        for (const address of pages) {
          await page.goto(notebook.address + address);
          for (const fault of await faults(page)) found.push(`${address} ${fault}`);
        }
        assert.deepEqual(found, []);
        await page.context().close();
      });
});

test('no page scrolls sideways at 320 px', async () => {
  const page = await visitor({ viewport: { width: 320, height: 640 }, storageState: state });
  const wide = [];
  for (const address of pages) {
    await page.goto(notebook.address + address);
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) wide.push(address);
  }
  assert.deepEqual(wide, []);
  await page.context().close();
});

test('the first load of Today stays within its weight and asks nobody else', async () => {
  const page = await visitor({ storageState: state });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; });
  await page.goto(notebook.address, { waitUntil: 'networkidle' });
  assert.ok(bytes > 20_000 && bytes <= firstLoadBytes, `${bytes} bytes`);
  assert.deepEqual(page.asked.filter((url) => !url.startsWith(notebook.address)), []);
  await page.context().close();
});

test('nothing moves for those who asked for stillness', async () => {
  const page = await visitor({ storageState: state, reducedMotion: 'reduce' });
  await page.goto(notebook.address);
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((element) => {
    const style = getComputedStyle(element);
    return style.animationName !== 'none';
  }).length);
  assert.equal(moving, 0);
  await page.context().close();
});
