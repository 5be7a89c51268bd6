// Nothing that was typed is lost, and saving moves nothing: signed out, out of reach, another day,
// another tab, a fault in a form.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Notebook, closeBrowser, phone, visitor } from './notebook.mjs';
import { comeIn } from './pages.mjs';

let notebook;
let state;
let maya;
before(async () => {
  notebook = await Notebook.open({ filled: true });
  notebook.run(['account', 'password'], 'four plain words here\n');
  state = await comeIn(notebook);
  const everybody = JSON.parse(notebook.run(['person', 'list', '--all', '--json']));
  maya = `/people/${everybody.find((one) => one.name === 'Maya Chen').id}`;
});
after(async () => {
  await closeBrowser();
  await notebook.close();
});

async function open(way = '/', options = {}) {
  const page = await visitor({ storageState: state, viewport: phone, hasTouch: true, ...options });
  await page.goto(notebook.address + way);
  return page;
}
const draft = 'She leaves the studio in spring, and Biscuit has a friend.';
const remember = (page) => page.locator('details.small-form', { hasText: 'Something to remember' });

test('saving keeps the place, the focus and what is typed in a neighbour form', async () => {
  const page = await open(maya);
  await page.getByText('A question for next time').click();
  await page.getByLabel('What to ask').fill('did her mother like the bowl');
  await remember(page).locator('summary').click();
  await remember(page).locator('textarea').fill('Her sister sings in a choir');
  const before = await page.evaluate(() => scrollY);
  assert.ok(before > 100);
  await remember(page).getByRole('button', { name: 'Keep it' }).click();
  await page.locator('.notes', { hasText: 'Her sister sings in a choir' }).waitFor();
  assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 20);
  assert.equal(await page.getByLabel('What to ask').inputValue(), 'did her mother like the bowl');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Something to remember/);
  assert.equal(await remember(page).evaluate((details) => details.open), false);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.locator('.notes', { hasText: 'Her sister sings' }).waitFor({ state: 'detached' });
  assert.ok(await page.evaluate(() => scrollY) > 100);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test('a follow-up is done without a jump, and focus goes to the next', async () => {
  const page = await open('/follow-ups');
  const lines = page.locator('.list > li');
  const count = await lines.count();
  const gone = await lines.nth(4).innerText();
  await lines.nth(4).getByRole('button', { name: /^Done/ }).click();
  await page.waitForFunction((wanted) => document.querySelectorAll('.list > li').length === wanted, count - 1);
  assert.notEqual(await lines.nth(4).innerText(), gone);
  assert.ok(await page.evaluate(() => document.activeElement.matches('button')));
  await page.context().close();
});

test('out of reach, the form says so and keeps what was typed; tried again, it is saved', async () => {
  const page = await open(maya, { serviceWorkers: 'block' });
  await remember(page).locator('summary').click();
  await remember(page).locator('textarea').fill(draft);
  await notebook.stop();
  await remember(page).getByRole('button', { name: 'Keep it' }).click();
  await page.getByText('Can’t reach Wellmet').waitFor();
  assert.equal(await remember(page).locator('textarea').inputValue(), draft);
  assert.ok(await page.evaluate(() => document.activeElement.matches('[role=alert]')));
  await notebook.serveAgain();
  await remember(page).getByRole('button', { name: 'Keep it' }).click();
  await page.locator('.notes', { hasText: draft }).waitFor();
  await page.context().close();
});

test('what was typed is there again after leaving the page, until it is saved or discarded', async () => {
  const page = await open(`${maya}/edit`);
  await page.getByLabel('What they do there').fill('Keeper of kilns');
  await page.goto(notebook.address);
  await page.goto(`${notebook.address}${maya}/edit`);
  await page.getByText('This is what you wrote and had not saved.').waitFor();
  assert.equal(await page.getByLabel('What they do there').inputValue(), 'Keeper of kilns');
  await page.getByRole('button', { name: 'Discard it' }).click();
  assert.notEqual(await page.getByLabel('What they do there').inputValue(), 'Keeper of kilns');
  await page.reload();
  assert.equal(await page.getByText('This is what you wrote').count(), 0);
  await page.context().close();
});

test('signed out meanwhile, one signs in and finds what was typed', async () => {
  const mine = await comeInByPassword();
  const other = await comeInByPassword();
  await mine.goto(`${notebook.address}${maya}`);
  await remember(mine).locator('summary').click();
  await remember(mine).locator('textarea').fill('A line nobody may lose');
  await other.goto(`${notebook.address}/settings`);
  await other.getByRole('button', { name: 'Sign out all others' }).click();
  await other.getByText('All other browsers are signed out.').waitFor();
  await remember(mine).getByRole('button', { name: 'Keep it' }).click();
  await mine.getByRole('heading', { name: 'Well met' }).waitFor();
  await signIn(mine);
  await mine.waitForURL(`${notebook.address}${maya}`);
  await mine.getByText('This is what you wrote and had not saved.').waitFor();
  assert.equal(await remember(mine).locator('textarea').inputValue(), 'A line nobody may lose');
  await remember(mine).getByRole('button', { name: 'Keep it' }).click();
  await mine.locator('.notes', { hasText: 'A line nobody may lose' }).waitFor();
  await mine.reload();
  assert.equal(await mine.getByText('This is what you wrote').count(), 0);
  await mine.context().close();
  state = await other.context().storageState();
  await other.context().close();
});

async function signIn(page) {
  await page.getByLabel('Name').fill('me');
  await page.getByLabel('Password').fill('four plain words here');
  await page.getByRole('button', { name: 'Sign in' }).click();
}
async function comeInByPassword() {
  const page = await visitor();
  await page.goto(`${notebook.address}/sign-in`);
  await signIn(page);
  await page.locator('#log').waitFor();
  return page;
}

test('a wrong day is said at the form that was opened on the page, with what was typed', async () => {
  const page = await open(maya);
  await page.getByText('A date that matters').click();
  assert.ok(await page.evaluate(() => document.activeElement.id === 'date-label'));
  await page.keyboard.type('first firing');
  await page.locator('#date-date').fill('when it rains');
  await page.locator('#date-date').press('Enter');
  await page.locator('[role=alert]', { hasText: 'when it rains' }).waitFor();
  assert.equal(await page.locator('#date-label').inputValue(), 'first firing');
  assert.equal(new URL(page.url()).pathname, maya);
  await page.context().close();
});

test('a name that fits two people is asked about, and the answer is saved', async () => {
  for (const name of ['Leilani Kealoha', 'Leilani Park']) notebook.run(['person', 'add', name, '--anyway']);
  const page = await open(maya);
  const around = page.locator('details.small-form', { hasText: 'Someone around them' });
  await remember(page).locator('summary').click();
  await remember(page).locator('textarea').fill('Her sister is called Leilani');
  await around.locator('summary').click();
  await around.getByLabel('Who').fill('Leilani');
  await around.getByLabel('What they are').fill('sister');
  await around.getByRole('button', { name: 'Add', exact: true }).click();
  const which = page.getByRole('group', { name: 'Which Leilani?' });
  await which.waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches('[type=radio]')));
  await page.goto(notebook.address + maya);
  assert.equal(await around.getByLabel('Who').inputValue(), 'Leilani', 'left without an answer');
  await around.getByRole('button', { name: 'Add', exact: true }).click();
  await which.getByText('Leilani Park').click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.locator('#relations').getByRole('link', { name: 'Leilani Park' }).waitFor();
  assert.equal(await remember(page).locator('textarea').inputValue(), 'Her sister is called Leilani');
  await remember(page).getByRole('button', { name: 'Keep it' }).click();
  await page.locator('.notes', { hasText: 'Her sister is called Leilani' }).waitFor();
  await page.reload();
  assert.equal(await page.getByText('This is what you wrote').count(), 0);
  await page.context().close();
});

test('a follow-up of a name that fits two people is settled by choosing; a wrong day stays where it was', async () => {
  for (const name of ['Ottilie Brandt', 'Ottilie Sund']) notebook.run(['person', 'add', name, '--anyway']);
  for (const javaScriptEnabled of [true, false]) {
    const page = await open('/follow-ups', { javaScriptEnabled });
    await page.getByLabel('For whom').fill('Ottilie');
    await page.getByLabel('When').fill('someday');
    await page.getByRole('button', { name: 'Note it' }).click();
    await page.locator('[role=alert]', { hasText: 'someday' }).waitFor();
    const top = await page.getByLabel('When').evaluate((field) => field.getBoundingClientRect().top);
    assert.ok(top > 0 && top < phone.height, `in sight, at ${top}`);
    await page.getByLabel('When').fill('in 2 weeks');
    await page.getByLabel('In words').fill(`the lamp, ${javaScriptEnabled}`);
    if (await page.getByText('Ottilie Sund').count() === 0) await page.getByRole('button', { name: 'Note it' }).click();
    await page.getByText('Ottilie Sund').click();
    await page.getByRole('button', { name: 'Note it' }).click();
    await page.locator('.list > li', { hasText: `the lamp, ${javaScriptEnabled}` }).getByRole('link', { name: /Ottilie Sund/ }).first().waitFor();
    await page.context().close();
  }
});

test('a relationship that is none is said at the form, which keeps its place on the page', async () => {
  const page = await open(maya);
  const around = page.locator('details.small-form', { hasText: 'Someone around them' });
  await around.locator('summary').click();
  await around.getByLabel('Who').fill('Maya Chen');
  await around.getByLabel('What they are').fill('sister');
  await around.getByRole('button', { name: 'Add', exact: true }).click();
  await around.getByRole('alert').waitFor();
  assert.equal(await around.getByLabel('Who').inputValue(), 'Maya Chen');
  await page.context().close();
});

test('a long form that comes back has its faults at the head, in focus, each leading to its field', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open(`${maya}/edit`, { javaScriptEnabled });
    await page.getByLabel('How often you wish to be in touch').fill('sometimes');
    await page.getByRole('button', { name: 'Keep it' }).click();
    const summary = page.locator('[role=alert]');
    await summary.waitFor();
    assert.ok(await summary.evaluate((element) => element === document.activeElement), `script ${javaScriptEnabled}`);
    await summary.getByRole('link').click();
    assert.equal(await page.getByLabel('How often you wish to be in touch').inputValue(), 'sometimes');
    await page.context().close();
  }
});

test('the line for the log grows with what is typed, and waits where one left it', async () => {
  const page = await open();
  const line = page.getByLabel('Write down what happened');
  const height = (await line.boundingBox()).height;
  const words = 'coffee with @Maya Chen yesterday at the place by the river, where the willows are: Biscuit is well';
  await line.fill(words);
  assert.ok((await line.boundingBox()).height > height * 1.5);
  assert.equal(await line.evaluate((field) => field.scrollHeight > field.clientHeight + 2), false);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('link', { name: 'Today', exact: true }).click();
  assert.equal(await line.inputValue(), words);
  await page.locator('#log-understood').getByRole('link', { name: 'Throw it away' }).click();
  await page.waitForLoadState();
  assert.equal(await line.inputValue(), '');
  await page.context().close();
});

test('a line begun on somebody’s page is kept for that page alone', async () => {
  const page = await open(maya);
  const other = JSON.parse(notebook.run(['person', 'list', '--all', '--json'])).find((one) => one.name === 'Grace Mbeki');
  const begun = async (way) => {
    await page.goto(notebook.address + way);
    await page.locator('a[href^="/log?line="]').first().click();
    await page.waitForURL(/line=/);
    return page.locator('#log');
  };
  await (await begun(maya)).pressSequentially('coffee by the canal');
  assert.equal(await (await begun(`/people/${other.id}`)).inputValue(), '@Grace Mbeki ');
  await page.goto(`${notebook.address}/`);
  assert.equal(await page.locator('#log').inputValue(), '');
  const again = await begun(maya);
  assert.equal(await again.inputValue(), '@Maya Chen coffee by the canal');
  await again.press('Enter');
  await page.locator('.flow').getByRole('button', { name: 'Write it down' }).click();
  await page.locator('.toast', { hasText: 'Logged coffee with Maya Chen' }).waitFor();
  assert.equal(await (await begun(maya)).inputValue(), '@Maya Chen ');
  await page.context().close();
});

test('where the browser keeps nothing for pages, they work all the same', async () => {
  const page = await visitor({ storageState: state, viewport: phone, timezoneId: 'Pacific/Auckland' });
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: () => { throw new DOMException('not allowed', 'SecurityError'); } });
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('not allowed', 'SecurityError'));
  });
  await page.goto(notebook.address);
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.locator('body').press('l');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'log');
  await page.keyboard.type('call with @Maya Chen today');
  await page.keyboard.press('Enter');
  await page.locator('.flow').getByRole('button', { name: 'Write it down' }).click();
  await page.locator('.toast', { hasText: 'Logged call with Maya Chen' }).waitFor();
  await page.goto(notebook.address + maya);
  await remember(page).locator('summary').click();
  await remember(page).locator('textarea').fill('Keeps her glazes in jam jars');
  await remember(page).getByRole('button', { name: 'Keep it' }).click();
  await page.locator('.notes', { hasText: 'jam jars' }).waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

describe('what was understood is changed piece by piece', () => {
  test('kind and day are chosen, by keyboard, and focus stays', async () => {
    const page = await open('/', { viewport: { width: 1280, height: 800 }, hasTouch: false });
    await page.locator('#log').pressSequentially('call with @Maya Chen yesterday');
    const got = page.locator('#log-understood');
    await got.locator('summary', { hasText: 'what it was and when' }).focus();
    await page.keyboard.press('Enter');
    await got.getByLabel('What').focus();
    await got.getByLabel('What').selectOption('walk');
    await got.getByText('Walk, on').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'fix-kind');
    await got.getByLabel('When').fill('2026-01-05');
    await got.getByText('5 January').waitFor();
    await got.getByRole('button', { name: 'Write it down' }).click();
    await page.locator('.toast', { hasText: 'Logged walk with Maya Chen' }).waitFor();
    assert.equal(await page.locator('#log').inputValue(), '');
    await page.context().close();
  });

  test('a day is typed figure by figure, and read when one has done with it', async () => {
    const page = await open('/', { viewport: { width: 1280, height: 800 }, hasTouch: false });
    await page.locator('#log').pressSequentially('call with @Maya Chen yesterday');
    const got = page.locator('#log-understood');
    await got.locator('summary', { hasText: 'what it was and when' }).press('Enter');
    const reads = [];
    page.on('request', (request) => request.url().endsWith('/log/understood') && reads.push(request.postData()));
    await got.getByLabel('When').focus();
    await page.keyboard.type('01012026');  // the same whichever of day and month comes first
    assert.equal(await got.getByLabel('When').inputValue(), '2026-01-01');
    assert.equal(reads.length, 0);
    await page.keyboard.press('Enter');
    await got.getByText('1 January').waitFor();
    assert.equal(reads.length, 1);
    await page.waitForFunction(() => document.activeElement.id === 'fix-day');
    await page.keyboard.type('02');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await got.getByText(/1 February|2 January/).waitFor();
    await page.waitForFunction(() => document.activeElement.closest('#log-understood') !== null);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test('what was changed, answered and left out is kept while one types on, and on Enter', async () => {
    const page = await open('/', { viewport: { width: 1280, height: 800 }, hasTouch: false });
    const line = page.locator('#log');
    await line.pressSequentially('call with @Maya Chen yesterday ?how is the dog');
    const got = page.locator('#log-understood');
    await got.locator('summary', { hasText: 'what it was and when' }).click();
    await got.getByLabel('What').selectOption('walk');
    await got.getByText('Walk, on').waitFor();
    await got.locator('li', { hasText: 'how is the dog' }).getByLabel('leave out').check();
    await line.press('End');
    await line.pressSequentially(' #pottery');
    await got.getByText('Pottery').waitFor();
    await got.getByText('Walk, on').waitFor();
    assert.ok(await got.locator('li', { hasText: 'how is the dog' }).getByLabel('leave out').isChecked());
    await line.press('Enter');
    const read = page.locator('form[action="/log/save"]');
    await page.getByRole('heading', { name: 'Is this what you meant?' }).waitFor();
    await read.getByText('Walk, on').waitFor();
    assert.ok(await read.locator('li', { hasText: 'how is the dog' }).getByLabel('leave out').isChecked());
    await read.getByRole('button', { name: 'Write it down' }).click();
    await page.locator('.toast', { hasText: 'Logged walk with Maya Chen' }).waitFor();
    await page.context().close();
  });

  test('somebody else is named, and the line says so', async () => {
    const page = await open();
    await page.locator('#log').fill('call with @Maya Chen today');
    const got = page.locator('#log-understood');
    await got.locator('summary', { hasText: 'Maya Chen' }).click();
    await got.getByLabel('Who was it?').fill('Grace Mbeki');
    await got.getByLabel('Who was it?').press('Tab');
    await got.locator('.who', { hasText: 'Grace Mbeki' }).waitFor();
    await page.waitForFunction(() => document.querySelector('#log').value.includes('Grace Mbeki'));
    await got.getByRole('button', { name: 'Write it down' }).click();
    await page.locator('.toast', { hasText: 'Logged call with Grace Mbeki' }).waitFor();
    await page.context().close();
  });
});

describe('a day under Later', () => {
  const options = { viewport: { width: 1280, height: 800 }, hasTouch: false };
  const openLater = async (page) => {
    const first = page.locator('.list > li').first();
    await first.locator('summary').click();
    return [first, first.getByLabel('Another day')];
  };

  test('is put off to by its button, and by Enter in its field', async () => {
    const page = await open('/follow-ups', options);
    let [first, day] = await openLater(page);
    await day.fill('2030-05-04');
    await first.getByRole('button', { name: 'On that day' }).click();
    await page.getByText('4 May 2030').first().waitFor();
    [first, day] = await openLater(page);
    await day.fill('2030-06-07');
    await day.press('Enter');
    await page.getByText('7 June 2030').first().waitFor();
    await page.context().close();
  });

  test('leaves Done what it says, and is no draft', async () => {
    const page = await open('/follow-ups', options);
    const [first, day] = await openLater(page);
    const gone = await first.locator('a').first().innerText();
    await day.fill('2030-05-05');
    await page.reload();
    assert.equal(await page.locator('.list > li').first().getByLabel('Another day').inputValue(), '');
    await openLater(page);
    await day.fill('2020-05-05');
    await page.keyboard.press('Escape');
    await first.getByRole('button', { name: /^Done/ }).click();
    await page.locator('.toast', { hasText: 'Undo' }).waitFor();
    assert.equal(await page.getByText('5 May 2030').count(), 0);
    assert.notEqual(await first.locator('a').first().innerText(), gone);
    await page.context().close();
  });

  test('can be read in its field, on a desk and on a small phone', async () => {
    for (const width of [360, 1280]) {
      const page = await open('/follow-ups', { viewport: { width, height: 800 } });
      const [, day] = await openLater(page);
      await day.fill('2030-05-04');
      const { wide, right } = await day.evaluate((field) => ({ wide: field.clientWidth, right: field.getBoundingClientRect().right }));
      assert.ok(wide >= 140 && right <= width, `${wide} px wide, up to ${right} of ${width}`);
      await page.context().close();
    }
  });

  test('or Wellmet out of reach: the words have a row of their own below the line', async () => {
    const page = await open('/follow-ups', { ...options, serviceWorkers: 'block' });
    const [first, day] = await openLater(page);
    await day.fill('2030-05-04');
    const wide = await first.locator('> span:not(.face)').evaluate((words) => words.clientWidth);
    await page.route('**/follow-ups/*', (route) => route.abort());
    await first.getByRole('button', { name: 'On that day' }).click();
    await first.getByText('Can’t reach Wellmet').waitFor();
    assert.ok(await first.locator('> span:not(.face)').evaluate((words) => words.clientWidth) >= wide);
    await page.context().close();
  });
});

test('back from one’s own mail, it asks once whether that was sent', async () => {
  const page = await open();
  const line = page.locator('.suggest', { has: page.locator('a[href^="mailto:"]') }).first();
  await line.locator('a[href^="mailto:"]').evaluate((link) => {
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();
  });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await line.getByText('Sent?').waitFor();
  await line.getByRole('button', { name: 'Not yet' }).click();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  assert.equal(await line.getByText('Sent?').count(), 0);
  await page.context().close();
});

test('a browser in another time zone is offered its own, once', async () => {
  const page = await open('/', { timezoneId: 'Pacific/Auckland' });
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.reload();
  assert.equal(await page.getByText('This browser is in the time zone').isVisible(), false);
  const other = await open('/', { timezoneId: 'Pacific/Auckland' });
  await other.getByRole('button', { name: 'Use Pacific/Auckland' }).click();
  await other.locator('.toast').waitFor();
  assert.equal(await other.locator('[data-zone-offer]').count(), 0);
  await other.context().close();
  await page.context().close();
});
