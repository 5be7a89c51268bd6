// The main job without a mouse, and without single-key shortcuts: Tab, Enter, Space, arrows and
// Escape, as somebody with a switch or a screen reader has them. What has focus must be seen.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Notebook, closeBrowser, examples, visitor } from './notebook.mjs';
import { comeIn } from './pages.mjs';

after(closeBrowser);

// What has focus, in a few words.
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  return element.getAttribute('aria-label') || (element === document.body ? 'the page' : element.innerText) || element.labels?.[0]?.innerText || element.id || element.tagName;
});

// Whether focus shows: a ring around it, or, on the line of the log, a doubled rule.
const isSeen = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const ring = getComputedStyle(element);
  const rule = getComputedStyle(element.closest('.log') ?? element);
  const box = element.getBoundingClientRect();
  const covered = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 10));
  const marked = (ring.outlineStyle !== 'none' && parseFloat(ring.outlineWidth) >= 2) || rule.boxShadow !== 'none';
  return marked && (covered === null || !covered.closest('.nav') || element.closest('.nav') !== null);
});

// Tab, until what has focus is called so.
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let i = 0; i < 120; ++i) {
    await page.keyboard.press(key);
    const here = (await focused(page)).trim();
    if (name.test(here)) {
      assert.ok(await isSeen(page), `focus cannot be seen on “${here}”`);
      return;
    }
    passed.push(here);
  }
  assert.fail(`Tab never came to ${name}; it passed ${passed.slice(0, 40).join(' | ')}`);
}

// The page with this heading, and its scripts: a key pressed before them is nobody's.
const heading = async (page, name) => {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.waitForLoadState('domcontentloaded');
};

describe('the main job by Tab, Enter and Space', () => {
  let notebook;
  let page;
  before(async () => {
    notebook = await Notebook.open();
    page = await visitor();
  });
  after(async () => {
    await page.context().close();
    await notebook.close();
  });

  test('the first Tab skips to the page', async () => {
    await page.goto(notebook.link);
    await page.getByRole('heading', { name: 'A new notebook' }).waitFor();
    await tabTo(page, /^Skip to the page$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Write down what happened$/);
  });

  test('the address book comes in', async () => {
    await tabTo(page, /Import your address book/);
    await page.keyboard.press('Enter');
    await heading(page, 'Import & export');
    // Asked for well before: what opens until the browser knows of it is shown to nobody.
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, /Choose files/);
    await page.keyboard.press('Space');
    await (await chooser).setFiles([path.join(examples, 'phone-contacts.vcf')]);
    await tabTo(page, /^Look inside$/);
    await page.keyboard.press('Enter');
    await heading(page, 'Import preview');
    await tabTo(page, /^Import them$/);
    await page.keyboard.press('Enter');
    await heading(page, 'Imported');
  });

  test('a line is written down, and the open question answered with arrows', async () => {
    await tabTo(page, /^Log$/);
    await page.keyboard.press('Enter');
    await heading(page, 'Log');
    await tabTo(page, /^Write down what happened$/);
    await page.keyboard.type('coffee with @Wren Castellanos yesterday: she has a new dog #dogs !thank today');
    await page.keyboard.press('Enter');
    await heading(page, 'Is this what you meant?');
    await tabTo(page, /Someone new called Wren Castellanos/);
    await page.keyboard.press('Space');
    await tabTo(page, /^Change the line$/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'log');
    await tabTo(page, /^Write it down$/);
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: 'Logged coffee with Wren Castellanos' }).waitFor();
  });

  test('a line of Today is done, focus goes on, and Undo brings it back', async () => {
    await page.goto(notebook.address);
    const thanks = page.locator('.suggest', { hasText: 'Wren' }).first();
    const id = await thanks.getAttribute('id');
    await tabTo(page, /^Wren Castellanos$/);
    await tabTo(page, /^Done$/);
    await page.keyboard.press('Enter');
    await page.locator(`#${id}`).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement.matches('h1, .suggest h3 a'));
    assert.ok(await isSeen(page));
    await tabTo(page, /^Undo$/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.locator(`#${id}`).waitFor();
  });

  test('Later opens, closes with Escape, and gives focus back', async () => {
    await page.goto(notebook.address);
    await tabTo(page, /^Later/);
    await page.keyboard.press('Enter');
    const menu = page.locator('details.menu[open]');
    await menu.waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Tomorrow');
    await page.keyboard.press('Escape');
    assert.equal(await menu.count(), 0);
    assert.match(await focused(page), /^Later/);
  });

  test('the friend with the dog is found', async () => {
    await tabTo(page, /^People$/);
    await page.keyboard.press('Enter');
    await heading(page, 'People');
    await tabTo(page, /A name, a dog, a place|Search/i);
    await page.keyboard.type('dog');
    await page.locator('#found').getByText('Wren Castellanos').first().waitFor();
    await tabTo(page, /^Wren Castellanos$/);
    await page.keyboard.press('Enter');
    await heading(page, 'Wren Castellanos');
  });

  test('nothing was complained of', () => assert.deepEqual(page.complaints, []));
});

describe('single keys', () => {
  let notebook;
  let state;
  before(async () => {
    notebook = await Notebook.open({ filled: true });
    state = await comeIn(notebook);
  });
  after(() => notebook.close());

  test('the sheet of keys lists those that work, and each does', async () => {
    const page = await visitor({ storageState: state });
    await page.goto(notebook.address);
    await page.keyboard.press('?');
    await heading(page, 'Keys');
    const listed = await page.locator('.tbl th').allInnerTexts();
    const places = { p: 'People', f: 'Follow-ups', n: 'Introductions', v: 'Give', o: 'Reconnect', h: 'History', i: 'Import & export', s: 'Settings' };
    assert.deepEqual(listed.filter((key) => key.startsWith('g')).map((key) => key.at(-1)), Object.keys(places));
    for (const [key, name] of Object.entries(places)) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await heading(page, name);
    }
    await page.keyboard.press('t');
    await page.locator('.suggest').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    assert.equal(await page.evaluate(() => document.activeElement.closest('.suggest') === document.querySelector('.suggest')), true);
    await page.keyboard.press('s');
    assert.equal(await focused(page), 'Tomorrow');
    await page.keyboard.press('Escape');
    await page.keyboard.press('l');
    assert.equal(await focused(page), 'Write down what happened');
    await page.keyboard.type('t/?');
    assert.equal(await page.locator('#log').inputValue(), 't/?');
    await page.locator('#log').fill('');
    await page.locator('h1').focus();
    await page.keyboard.press('/');
    await heading(page, 'People');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.context().close();
  });

  test('from the search one goes down to those found, and up again', async () => {
    const page = await visitor({ storageState: state });
    await page.goto(`${notebook.address}/people`);
    await page.locator('#q').pressSequentially('dog');
    await page.locator('#found .list.found').waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q', 'Enter leaves the field');
    const first = await page.locator('#found .list.found a').first().innerText();
    await page.keyboard.press('ArrowDown');
    assert.equal((await focused(page)).trim(), first.trim());
    await page.keyboard.press('ArrowUp');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
    await page.context().close();
  });

  test('they are silent when they are turned off', async () => {
    const page = await visitor({ storageState: state });
    await page.goto(`${notebook.address}/settings`);
    await page.getByLabel('Single keys as shortcuts').selectOption({ label: 'Off' });
    await page.getByRole('button', { name: 'Keep these' }).click();
    await page.locator('html[data-keys=off]').waitFor({ state: 'attached' });
    await page.locator('h1').click();
    await page.keyboard.press('t');
    await page.keyboard.press('Tab');
    assert.equal(new URL(page.url()).pathname, '/settings');
    await page.context().close();
  });
});
