// Every page of the app, each by the way that leads there, on notebooks that have something to show.
import { Notebook, visitor } from './notebook.mjs';

// A sheet with someone known, someone twice, a day there is not, and a line without a name.
const messySheet = `Name,Where met,When met,Email,Birthday,Notes
Maya Chenn,Repair day,2021-03-12,maya.chen@example.org,31/02/1988,planes wood
Hana Sato,Trail,2024-05-01,,,running
,,,info@example.org,,
`;
const oddLine = 'coffee with @Maya Chen and @wim at Blue Bottle yesterday: the surgery went well #dogs !thank tomorrow';

export class Pages {
  static async open() {
    const pages = new Pages();
    pages.filled = await Notebook.open({ filled: true });
    pages.fill();
    pages.blank = await Notebook.open();
    pages.calm = await Notebook.open();
    pages.calm.run(['person', 'add', 'Ana Sousa']);
    pages.guarded = await Notebook.open();
    pages.guarded.run(['account', 'password'], 'four plain words here\n');
    for (const notebook of [pages.filled, pages.blank, pages.calm]) notebook.state = await comeIn(notebook);
    return pages;
  }

  fill() {
    const run = (...words) => this.filled.run(words);
    run('me', 'set', '--name', 'Ines Duarte');
    for (const interest of ['pottery', 'maps', 'choir']) run('me', 'interest', 'add', interest);
    for (const name of ['Joanna Lindqvist', 'Jon Okafor', 'Wim Aalto', 'Wim Bakker', 'Gone Person', 'Stored Person']) run('person', 'add', name, '--anyway');
    run('person', 'edit', 'Stored Person', '--archive');
    this.number = Object.fromEntries(JSON.parse(run('person', 'list', '--all', '--json')).map((line) => [line.name, line.id]));
    run('person', 'remove', 'Gone Person');
    for (const line of ['coffee with @Maya Chen yesterday: she leaves the studio in spring ?did her mother like the bowl offer: kiln space',
      'message to @Maya Chen 5 weeks ago: the article', 'walk with @Maya Chen 9 weeks ago'])
      run('log', line);
  }

  async close() {
    for (const notebook of [this.filled, this.blank, this.calm, this.guarded]) await notebook.close();
  }

  // [name, notebook, how to get there]: an address, or what is done with the page.
  all() {
    const maya = `/people/${this.number['Maya Chen']}`;
    const { filled, blank, calm, guarded } = this;
    const on = (notebook, pages) => Object.entries(pages).map(([name, way]) => [name, notebook, way]);
    const linkOf = (part) => async (page) => {
      await page.goto(filled.address + maya);
      await page.goto(filled.address + (await page.locator(`a[href*="/${part}/"]`).first().getAttribute('href')));
    };
    return [
      ...on(filled, {
        'Today': '/', 'Today on a low day': '/?energy=low', 'More': '/more',
        'People': '/people', 'People found': '/people?q=dog', 'nobody found': '/people?q=Wrenfred',
        'People who care about it': '/people?interest=choir', 'People in touch once': '/people?among=once', 'People archived': '/people?among=archived',
        'a person': maya, 'a bare person': `/people/${this.number['Joanna Lindqvist']}`, 'an archived person': `/people/${this.number['Stored Person']}`,
        'a removed person': `/people/${this.number['Gone Person']}`,
        'a person with all forms open': async (page) => {
          await page.goto(filled.address + maya);
          await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = !d.matches('.menu'); }));
        },
        'a brief': `${maya}/brief`, 'the briefs of today': '/brief', 'after a meeting': `${maya}/debrief`, 'good questions': '/questions', 'a story': `${maya}/story?before=${new Date().getUTCFullYear() + 1}-01-01`, 'the card’s form': `${maya}/edit`, 'interests': `${maya}/interests`,
        'a note': linkOf('notes'), 'an interaction': linkOf('interactions'), 'a position': linkOf('positions'),
        'photos': `${maya}/photos`, 'a photo': linkOf('photos'),
        'a photo that is none': async (page) => {
          await page.goto(`${filled.address}${maya}/photos`);
          await page.locator('#picture').setInputFiles({ name: 'kiln.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>') });
          await page.getByRole('button', { name: 'Keep it' }).click();
          await page.locator('#picture-fault').waitFor();
        },
        'a new person': '/people/new?name=Wren', 'the trash': '/people/trash',
        'Log': '/log', 'Log with a line': '/log?line=coffee',
        'Is this what you meant?': async (page) => {
          await page.goto(filled.address + '/log');
          await page.locator('#log').fill(oddLine);
          await page.locator('#log').press('Enter');
          await page.getByText('Which wim?').first().waitFor();
        },
        'understood as one types': async (page) => {
          await page.goto(filled.address);
          await page.locator('#log').pressSequentially('coffee with @Maya Chen and @Wrenfred');
          await page.locator('#log-understood form').waitFor();
        },
        'Import': '/import',
        'Import preview': async (page) => {
          await page.goto(filled.address + '/import');
          await page.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(messySheet) });
          await page.getByRole('button', { name: 'Look inside' }).click();
          await page.getByRole('button', { name: 'Import them' }).waitFor();
        },
        'what came in': async (page) => {
          await page.goto(filled.address + '/import');
          await page.locator('a[href^="/import/report/"]').first().click();
          await page.getByRole('heading', { name: 'Imported' }).waitFor();
        },
        'duplicates': '/duplicates', 'whom it is the same as': `/duplicates/with/${this.number['Jon Okafor']}`,
        'one person of two': `/duplicates/${this.number['Jon Okafor']}/${this.number['Jo Okafor']}`,
        'Follow-ups': '/follow-ups', 'Give': '/give', 'Events': '/events', 'Keep something': '/give/keep',
        'Give, with a thing': async (page) => {
          await page.goto(filled.address + '/give');
          await page.locator('#keep').fill('Two seats for the choir on Saturday, with dogs');
          await page.locator('#keep').press('Enter');
          await page.getByText('Kept on').first().waitFor();
          await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = !d.matches('.menu'); }));
        },
        'one thing': async (page) => {
          await page.goto(filled.address + '/search?q=choir');
          await page.locator('a[href^="/give/"]').first().click();
          await page.getByText('All that you keep').waitFor();
        },
        'Reconnect': '/reconnect', 'Search': '/search', 'Search found': '/search?q=coffee', 'Search found nothing': '/search?q=zzzz',
        'Choose whom to keep up with': '/start', 'several people at once': '/people?choose=1', 'people from a letter on': '/people?at=M',
        'Undo, but keep what was used': '/history/1/undo',
        'History': '/history', 'Settings': '/settings', 'another device': '/settings/device', 'Keys': '/keys', '404': '/not-in-the-book',
        '403, with what was written': async (page) => {
          await page.goto(filled.address + maya + '/edit');
          await page.locator('main input[name=form]').evaluate((field) => { field.value = 'of another visit'; });
          await page.locator('#name').fill('Somebody With A Long Name');
          await page.getByRole('button', { name: 'Keep it' }).click();
          await page.getByText('This form is from an earlier visit').waitFor();
        },
        '409, with both': async (page) => {
          await page.goto(filled.address + maya + '/edit');
          await page.locator('main input[name=was_city]').evaluate((field) => { field.value = 'Porto'; });
          await page.locator('#city').fill('Lisbon');
          await page.getByRole('button', { name: 'Keep it' }).click();
          await page.getByText('On the other device').first().waitFor();
        },
      }),
      ...on(blank, { 'the first day': '/', 'nobody in the book': '/people', 'no history': '/history', 'no follow-ups': '/follow-ups', 'nobody twice': '/duplicates', 'nobody to choose': '/start', 'out of reach': '/offline' }),
      ...on(calm, { 'an empty today': '/', 'no old friends': '/reconnect' }),
      ...on(guarded, {
        'Sign in': '/sign-in',
        'Sign in, wrong': async (page) => {
          await page.goto(guarded.address + '/sign-in');
          await page.getByLabel('Name').fill('me');
          await page.getByLabel('Password').fill('not this one');
          await page.getByRole('button', { name: 'Sign in' }).click();
          await page.getByRole('alert').waitFor();
        },
      }),
    ];
  }
}

export async function comeIn(notebook) {
  const page = await visitor();
  await page.goto(notebook.link);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

// Opens each page in turn and hands it over; one browser for each notebook.
export async function visitAll(pages, options, look) {
  const open = new Map();
  for (const [name, notebook, way] of pages.all()) {
    if (!open.has(notebook)) open.set(notebook, await visitor({ ...options, storageState: notebook.state }));
    const page = open.get(notebook);
    if (typeof way === 'string') await page.goto(notebook.address + way);
    else await way(page);
    await look(name, page);
  }
  for (const page of open.values()) await page.context().close();
}
