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

async function faults(page, only) {
  await page.evaluate(axe);
  const found = await page.evaluate((only) => window.axe.run({ runOnly: only }), only);
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

const low = (page) => page.evaluate(() => [...document.querySelectorAll('main :is(button, summary, .btn, .chip, select, .pick, input:not([type=hidden], [type=checkbox], [type=radio]))')]
  .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
  .map((element) => `${(element.textContent.trim() || element.name).slice(0, 30)} ${Math.round(element.getBoundingClientRect().height)} px`));

// How far it scrolls sideways, when it does.
const over = (page) => page.evaluate(() => [document.documentElement.scrollWidth - document.documentElement.clientWidth]
  .filter((wide) => wide > 0).map((wide) => `${wide} px`));

// Words that stand a letter or two to a line: what is left of a row for them is too narrow.
const crushed = (page) => page.evaluate(() => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, span, a, dd)')]
  .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim().length > 8))
  .filter((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { width, height } = range.getBoundingClientRect();
    const em = parseFloat(getComputedStyle(element).fontSize);
    return width > 0 && width < 3.5 * em && height > 5 * em;
  }).map((element) => element.textContent.trim().slice(0, 30)));

// A page is opened once for each kind of screen, and looked at in every way that screen asks for:
// {what is looked at: what was found, with the page it was found on}.
async function lookedAt(options, looks) {
  const found = Object.fromEntries(Object.keys(looks).map((look) => [look, []]));
  await visitAll(pages, { ...options, reducedMotion: 'reduce', bypassCSP: true }, async (where, page) => {
    for (const [look, [set, see]] of Object.entries(looks)) {
      if (set.colorScheme) await page.emulateMedia(set);
      else if (set.width) await page.setViewportSize(set);
      for (const fault of await see(page)) found[look].push(`${where}: ${fault}`);
    }
  });
  return found;
}

function clean(screen, options, looks) {
  describe(`every page ${screen}`, () => {
    let found;
    before(async () => { found = await lookedAt(options, looks); });
    for (const look of Object.keys(looks)) test(look, () => assert.deepEqual(found[look], []));
  });
}

// In the dark the colours are others, and nothing else is.
const byAxe = {
  'is clean for axe-core': [{ colorScheme: 'light' }, (page) => faults(page, rules)],
  'can be read in the dark': [{ colorScheme: 'dark' }, (page) => faults(page, { type: 'rule', values: ['color-contrast'] })],
};
clean('on a telephone', { viewport: phone, hasTouch: true, isMobile: true },
  { ...byAxe, 'what a finger presses is 44 px high': [{}, low] });
clean('on a desk', { viewport: desktop }, byAxe);
// 320 px is also a desk of 1280 px at 400 % (WCAG 1.4.10).
clean('on a small screen', { viewport: { width: 320, height: 640 }, hasTouch: true }, {
  'scrolls no way but down at 320 px': [{ width: 320, height: 640 }, over],
  'crushes no words': [{}, crushed],
  'scrolls no way but down at 400 %': [{ width: 320, height: 200 }, over],
  'scrolls no way but down at 390 px with everything twice as large': [{ width: 195, height: 422 }, over],
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
