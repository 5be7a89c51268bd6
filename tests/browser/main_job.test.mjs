// The main job in a real browser: from the first day to undo, with and without JavaScript.
import assert from 'node:assert/strict';
import http from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Notebook, closeBrowser, examples, phone, visitor } from './notebook.mjs';

after(closeBrowser);

describe('the first day, on a telephone', () => {
  let notebook;
  let page;
  before(async () => {
    notebook = await Notebook.open();
    page = await visitor({ viewport: phone, hasTouch: true });
  });
  after(async () => {
    await page.context().close();
    await notebook.close();
  });

  test('the printed link opens the notebook, once', async () => {
    await page.goto(notebook.link);
    await page.getByRole('heading', { name: 'A new notebook' }).waitFor();
    const other = await visitor();
    const answer = await other.goto(notebook.link);
    assert.equal(answer.status(), 403);
    await other.context().close();
  });

  test('no other server of this machine gets the session', async () => {
    const seen = [];
    const neighbour = http.createServer((request, answer) => {
      seen.push(request.headers.cookie);
      answer.setHeader('Content-Type', 'text/html');
      answer.end('<title>neighbour</title>');
    });
    await new Promise((resolve) => neighbour.listen(0, '127.0.0.1', resolve));
    const other = await page.context().newPage();
    for (const host of ['127.0.0.1', 'localhost', 'neighbour.localhost'])
      await other.goto(`http://${host}:${neighbour.address().port}/`);
    assert.ok(seen.length >= 3);
    assert.deepEqual(seen.filter(Boolean), []);
    const here = await other.goto(`http://127.0.0.1:${new URL(notebook.address).port}/people`);
    assert.equal(here.status(), 421);
    await other.getByText('Use the address that').waitFor();
    assert.ok(!(await other.content()).includes(new URL(notebook.address).hostname));
    await other.close();
    neighbour.close();
    const again = await page.goto(`${notebook.address}/`);
    assert.equal(again.status(), 200);
  });

  test('an address book comes in, after it was shown what it holds', async () => {
    await page.getByRole('link', { name: 'Import your address book' }).click();
    await page.locator('input[type=file]').first().setInputFiles(path.join(examples, 'phone-contacts.vcf'));
    await page.getByRole('button', { name: /^(Look|Read|Show)/ }).first().click();
    await page.getByRole('button', { name: 'Import them' }).click();
    await page.waitForLoadState();
    await page.goto(`${notebook.address}/people`);
    assert.ok(await page.locator('ul.people li, ul.list li').count() > 0);
  });

  test('a line is understood while it is written, and saved', async () => {
    await page.goto(notebook.address);
    await page.getByLabel('Write down what happened').pressSequentially('coffee with @Wren Castellanos yesterday #dogs');
    await page.locator('#log-understood').getByText('Someone new called Wren Castellanos').waitFor();
    await page.locator('#log-understood').getByRole('button', { name: 'Write it down' }).click();
    await page.locator('.toast', { hasText: 'Logged coffee with Wren Castellanos' }).waitFor();
  });

  test('the friend with the dog is found as one types', async () => {
    await page.goto(`${notebook.address}/people`);
    await page.locator('#q').pressSequentially('dog');
    await page.locator('#found').getByText('Wren Castellanos').first().waitFor();
    await page.locator('#found').getByText('Wren Castellanos').first().click();
    await page.getByRole('heading', { name: 'Wren Castellanos', level: 1 }).waitFor();
  });

  test('a line of Today is done, and Undo brings it back', async () => {
    await page.goto(notebook.address);
    const line = page.locator('.suggest').first();
    const id = await line.getAttribute('id');
    await line.getByRole('button', { name: 'Done' }).tap();
    await page.locator(`#${id}`).waitFor({ state: 'detached' });
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).tap();
    await page.locator(`#${id}`).waitFor();
  });

  test('the rest is behind More', async () => {
    await page.getByRole('button', { name: 'More' }).tap();
    await page.locator('#more').getByRole('link', { name: 'History' }).tap();
    await page.getByRole('heading', { name: 'History' }).waitFor();
  });

  test('a mistake is undone from the history', async () => {
    await page.goto(`${notebook.address}/history`);
    await page.getByRole('button', { name: 'Undo: logged coffee with Wren Castellanos' }).click();
    await page.getByText('undone', { exact: true }).first().waitFor();
  });

  test('nothing was asked of anybody else, and nothing was complained of', () => {
    assert.deepEqual(page.asked.filter((url) => !url.startsWith(notebook.address)), []);
    assert.deepEqual(page.complaints, []);
  });
});

describe('a list gone through', () => {
  let notebook;
  before(async () => {
    notebook = await Notebook.open({ filled: true });
  });
  after(() => notebook.close());

  test('when the last suggestion has gone, the page says so', async () => {
    const page = await visitor();
    await page.goto(notebook.link);
    const lines = page.locator('.suggest');
    for (let left = await lines.count(); left > 0; --left) {
      assert.equal(await page.locator('.lede').count(), 1);
      const id = await lines.first().getAttribute('id');
      await lines.first().getByRole('button', { name: 'Done' }).click();
      await page.locator(`#${id}`).waitFor({ state: 'detached' });
    }
    await page.getByText('That was the list.').waitFor();
    assert.equal(await page.locator('.lede').count(), 0);
    assert.equal(await page.locator('h2', { hasText: 'People to turn to' }).count(), 0);
    await page.waitForFunction(() => document.activeElement.matches('h1'));
    await page.getByRole('link', { name: 'Is there anyone else?' }).click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.context().close();
  });
});

describe('a day later', () => {
  let notebook;
  before(async () => {
    notebook = await Notebook.open({ filled: true });
  });
  after(() => notebook.close());

  test('a suggestion is done, fades, gives focus to the next, and can be undone', async () => {
    const page = await visitor();
    await page.goto(notebook.link);
    const lines = page.locator('.suggest');
    const count = await lines.count();
    assert.ok(count > 1);
    const id = await lines.first().getAttribute('id');
    const next = await lines.nth(1).getAttribute('id');
    await lines.first().getByRole('button', { name: 'Done' }).click();
    await page.locator(`#${id}`).waitFor({ state: 'detached' });
    await page.waitForFunction((wanted) => document.activeElement?.closest('.suggest')?.id === wanted, next);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.locator(`#${id}`).waitFor();
    await page.context().close();
  });

  test('the main job goes by keys alone', async () => {
    notebook.run(['account', 'password'], 'four plain words here\n');
    const page = await visitor();
    await page.goto(`${notebook.address}/sign-in`);
    await page.getByLabel('Name').focus();
    await page.keyboard.type('me');
    await page.keyboard.press('Tab');
    await page.keyboard.type('four plain words here');
    await page.keyboard.press('Enter');
    await page.locator('.suggest').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('d');
    await page.locator('.toast').first().waitFor();
    await page.keyboard.press('l');
    await page.keyboard.type('call with @maya today');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Is this what you meant?' }).waitFor();
    await page.getByRole('button', { name: 'Write it down' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.toast', { hasText: 'Logged call' }).waitFor();
    await page.keyboard.press('u');
    await page.waitForLoadState();
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.context().close();
  });

  test('a photo from the telephone becomes the face, wherever she stands', async () => {
    const page = await visitor({ viewport: phone, hasTouch: true });
    await page.goto(`${notebook.address}/sign-in`);
    await page.getByLabel('Name').fill('me');
    await page.getByLabel('Password').fill('four plain words here');
    await page.getByRole('button', { name: 'Sign in' }).tap();
    await page.locator('.suggest').first().waitFor();
    await page.goto(`${notebook.address}/people?q=grace`);
    await page.locator('#found').getByRole('link', { name: 'Grace Mbeki' }).tap();
    assert.equal(await page.locator('.p-head .face img').count(), 0);
    await page.getByText('A photo', { exact: true }).tap();
    await page.locator('#picture').setInputFiles(path.join(examples, '../tests/cast/maya.jpg'));
    await page.getByLabel('What it shows, if you like').fill('On the Table, at last');
    const photo = page.locator('details.small-form', { hasText: 'A photo' });
    assert.equal(await photo.locator('[name=face]').isChecked(), false, 'a dog would be the face');
    await photo.locator('[name=face]').check();
    await photo.getByRole('button', { name: 'Keep it' }).tap();
    await page.locator('.toast', { hasText: 'Added a photo of Grace Mbeki' }).waitFor();
    const drawn = (image) => image.complete && image.naturalWidth > 0;
    const all = page.locator('.p-head .face img, .print img');
    assert.equal(await all.count(), 2);
    for (const image of await all.all()) {
      await image.scrollIntoViewIfNeeded();
      await page.waitForFunction(drawn, await image.elementHandle());
    }
    await page.goto(`${notebook.address}/people?q=grace`);
    await page.waitForFunction(drawn, await page.locator('#found .face img').first().elementHandle());
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('logging and acting work without JavaScript', async () => {
    const page = await visitor({ javaScriptEnabled: false });
    await page.goto(`${notebook.address}/sign-in`);
    await page.getByLabel('Name').fill('me');
    await page.getByLabel('Password').fill('four plain words here');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Write down what happened').fill('walk with @maya today');
    await page.getByLabel('Write down what happened').press('Enter');
    await page.getByRole('button', { name: 'Write it down' }).click();
    assert.match(await page.locator('.toast').innerText(), /Logged walk/);
    const line = page.locator('.suggest').first();
    const heading = await line.locator('h3').innerText();
    await line.getByRole('button', { name: 'Done' }).click();
    assert.equal(await page.locator('.suggest h3', { hasText: heading }).count(), 0);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    assert.equal(await page.locator('.suggest h3', { hasText: heading }).count(), 1);
    await page.context().close();
  });
});

describe('an introduction, from the first question until they have met', () => {
  let notebook;
  let page;
  before(async () => {
    notebook = await Notebook.open();
    for (const name of ['Maya Chen', 'Priya Raman']) notebook.run(['person', 'add', name]);
    page = await visitor();
    await page.goto(notebook.link);
  });
  after(async () => {
    await page.context().close();
    notebook.close();
  });

  const said = (words) => page.locator('.toast', { hasText: words }).waitFor();

  test('each step is one press of its button, and Enter in the day puts it off', async () => {
    await page.goto(`${notebook.address}/introductions`);
    await page.getByLabel('Introduce', { exact: true }).fill('Maya Chen');
    await page.getByLabel('to', { exact: true }).fill('Priya Raman');
    await page.getByLabel('Because').fill('both keep bees');
    await page.getByRole('button', { name: 'Begin by asking' }).click();
    await said('Began an introduction of Maya Chen and Priya Raman');
    const thread = page.locator('#in-1');
    await thread.locator('summary', { hasText: 'Later' }).click();
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    await thread.getByLabel('Another day').fill(day);
    await thread.getByLabel('Another day').press('Enter');
    await said('Put off the introduction of Maya Chen and Priya Raman');
    const shown = JSON.parse(notebook.run(['intro', 'show', '1', '--json']));
    assert.deepEqual([shown.stage, shown.rests_until], ['idea', day]);
    const steps = [['I asked Maya', 'Asked Maya Chen about meeting Priya Raman'],
      ['Maya said yes', 'Noted that Maya Chen would like to meet Priya Raman'],
      ['I asked Priya', 'Asked Priya Raman about meeting Maya Chen'],
      ['Priya said yes', 'Noted that Priya Raman would like to meet Maya Chen'],
      ['I introduced them', 'Introduced Maya Chen and Priya Raman'],
      ['They have met', 'Noted that Maya Chen and Priya Raman have met']];
    for (const [button, words] of steps) {
      await thread.getByRole('button', { name: button }).click();
      await said(words);
    }
    assert.equal(JSON.parse(notebook.run(['intro', 'show', '1', '--json'])).stage, 'they met');
    assert.deepEqual(page.complaints, []);
  });

  test('so is each way off it: the other first, a day of one’s choice, a no, dropping it', async () => {
    for (const name of ['Noor Haddad', 'Tom Reilly']) notebook.run(['person', 'add', name]);
    notebook.run(['intro', 'start', 'noor', 'tom']);
    await page.goto(`${notebook.address}/introductions`);
    const thread = page.locator('#in-2');
    const press = async (button, words) => {
      await thread.getByRole('button', { name: button }).click();
      await said(words);
    };
    await press('Ask Tom first', 'Chose to ask Tom Reilly first about meeting Noor Haddad');
    await thread.locator('summary', { hasText: 'Later' }).click();
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    await thread.getByLabel('Another day').fill(day);
    await press('On that day', 'Put off the introduction of Tom Reilly and Noor Haddad');
    await press('I asked Tom', 'Asked Tom Reilly about meeting Noor Haddad');
    await press('Tom said yes', 'Noted that Tom Reilly would like to meet Noor Haddad');
    await thread.locator('summary', { hasText: 'Later' }).click();
    await press('Tomorrow', 'Put off the introduction of Tom Reilly and Noor Haddad');
    await press('Better not after all', 'Noted: no introduction of Tom Reilly and Noor Haddad');
    notebook.run(['intro', 'start', 'maya', 'tom']);
    await page.goto(`${notebook.address}/introductions`);
    const other = page.locator('#in-3');
    await other.locator('summary', { hasText: 'Later' }).click();
    await other.getByRole('button', { name: 'Not these two' }).click();
    await said('Closed the introduction of Maya Chen and Tom Reilly');
    assert.deepEqual(page.complaints, []);
  });
});

describe('the first day without JavaScript, on a telephone', () => {
  let notebook;
  let page;
  before(async () => {
    notebook = await Notebook.open();
    page = await visitor({ viewport: phone, hasTouch: true, javaScriptEnabled: false });
    await page.goto(notebook.link);
  });
  after(async () => {
    await page.context().close();
    await notebook.close();
  });

  test('an address book comes in', async () => {
    await page.getByRole('link', { name: 'Import your address book' }).click();
    await page.locator('input[type=file]').setInputFiles(path.join(examples, 'phone-contacts.vcf'));
    await page.getByRole('button', { name: 'Look inside' }).click();
    await page.getByRole('button', { name: 'Import them' }).click();
    await page.getByRole('heading', { name: 'Imported' }).waitFor();
  });

  test('a line with somebody new is written down', async () => {
    await page.goto(notebook.address);
    await page.getByLabel('Write down what happened').fill('coffee with @Wren Castellanos yesterday: she has a new dog #dogs !thank today');
    await page.getByLabel('Write down what happened').press('Enter');
    await page.getByText('Someone new called Wren Castellanos').waitFor();
    await page.getByRole('button', { name: 'Write it down' }).click();
    assert.match(await page.locator('.toast').innerText(), /Logged coffee with Wren Castellanos/);
  });

  test('a line of Today goes to later, and Undo brings it back', async () => {
    const line = page.locator('.suggest', { hasText: 'Wren' }).first();
    await line.locator('summary', { hasText: 'Later' }).click();
    await line.getByRole('button', { name: 'In two weeks' }).click();
    const toast = page.locator('.toast');
    await toast.waitFor();
    assert.equal(await page.locator('.suggest', { hasText: 'Wren' }).count(), 0);
    await toast.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.suggest', { hasText: 'Wren' }).first().waitFor();
  });

  test('the friend with the dog is found, and a question kept', async () => {
    await page.goto(`${notebook.address}/people`);
    await page.locator('#q').fill('dog');
    await page.locator('#q').press('Enter');
    await page.locator('#found').getByRole('link', { name: 'Wren Castellanos' }).first().click();
    await page.getByRole('heading', { name: 'Wren Castellanos', level: 1 }).waitFor();
    await page.getByText('A question for next time').click();
    await page.getByLabel('What to ask').fill('what is the dog called');
    await page.getByLabel('What to ask').press('Tab');
    await page.locator('details[open]', { hasText: 'What to ask' }).getByRole('button', { name: 'Keep it' }).click();
    await page.getByText('what is the dog called').first().waitFor();
  });

  test('the address book is taken back, from the history', async () => {
    await page.goto(`${notebook.address}/more`);
    await page.locator('main').getByRole('link', { name: 'History' }).click();
    assert.ok(await page.getByRole('button', { name: /^Undo/ }).count() > 1);
    await page.getByRole('button', { name: /^Undo: (kept|asked|noted|added)/i }).first().click();
    await page.getByText('undone', { exact: true }).first().waitFor();
  });
});
