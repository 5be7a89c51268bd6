// A notebook for the tests in a browser: the program itself on a store of its own, and Chromium.
import { chromium } from 'playwright-core';
import { spawn, execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = process.env.WELLMET;
const source = process.env.WELLMET_SOURCE;
if (!program || !source) throw new Error('WELLMET and WELLMET_SOURCE say what to test');

export const examples = path.join(source, 'examples');

export class Notebook {
  static async open({ filled = false } = {}) {
    const notebook = new Notebook();
    notebook.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wellmet-browser-'));
    notebook.store = path.join(notebook.folder, 'wellmet.db');
    if (filled) notebook.fill();
    await notebook.serve();
    return notebook;
  }

  run(words, input = '') {
    return execFileSync(program, ['--store', this.store, ...words], { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] });
  }

  // The people of examples/, and what was logged about them.
  fill() {
    execFileSync(path.join(source, 'tools/fill_demo'), [program, this.store], { stdio: ['ignore', 'ignore', 'inherit'] });
  }

  async serve(port = 0) {
    this.server = spawn(program, ['--store', this.store, 'serve', '--listen', `127.0.0.1:${port}`, '--quiet'], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.link = await new Promise((resolve, reject) => {
      let said = '';
      this.server.stdout.on('data', (piece) => {
        said += piece;
        const found = said.match(/https?:\/\/\S+/);
        if (found) resolve(found[0]);
      });
      this.server.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    });
    this.address = new URL(this.link).origin;
  }

  // The same notebook at the same address, after it was stopped.
  async serveAgain() {
    await this.serve(new URL(this.address).port);
  }

  async stop() {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      this.server.removeAllListeners('exit');
      const ended = new Promise((resolve) => this.server.once('exit', resolve));
      this.server.kill('SIGTERM');
      await ended;
    }
  }

  async close() {
    await this.stop();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

let browser = null;
export async function openBrowser() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  return browser;
}
export async function closeBrowser() {
  if (browser) await browser.close();
  browser = null;
}

export const phone = { width: 390, height: 844 };
export const desktop = { width: 1280, height: 800 };

// A browser of its own: what it asked for and complained of is kept beside the page.
export async function visitor(options = {}) {
  const context = await (await openBrowser()).newContext({ viewport: desktop, locale: 'en-GB', timezoneId: 'UTC', ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  page.asked = [];
  page.complaints = [];
  page.on('request', (request) => page.asked.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && page.complaints.push(message.text()));
  // Chromium reports a fade between pages that it leaves out, before any script could hear of it.
  page.on('pageerror', (error) => /Transition was (aborted|skipped)/.test(error) || page.complaints.push(String(error)));
  return page;
}
