// The pictures of the README and the guide, from the demo people: ./dev screenshots
import fs from 'node:fs';
import path from 'node:path';
import { Notebook, closeBrowser, desktop, phone, visitor } from './notebook.mjs';

const folder = path.join(process.env.WELLMET_SOURCE, 'docs/pictures');
const pictures = [
  ['web-today', '/', desktop, 'light'],
  ['web-today-phone', '/', phone, 'light'],
  ['web-person', '/people/1', desktop, 'dark'],
  ['web-people', '/people', desktop, 'light'],
  ['web-import-phone', '/import', phone, 'dark'],
];
const notebook = await Notebook.open({ filled: true });
const first = await visitor();
await first.goto(notebook.link);
const storageState = await first.context().storageState();
for (const [name, address, viewport, colorScheme] of pictures) {
  const page = await visitor({ storageState, viewport, colorScheme });
  await page.goto(notebook.address + address, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(`docs/pictures/${name}.png ${Math.round(fs.statSync(file).size / 1024)} KB`);
  await page.context().close();
}
await closeBrowser();
await notebook.close();
