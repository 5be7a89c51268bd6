// What the browser keeps for when Wellmet can’t be reached: the last Today, as it stood, and the
// lines written meanwhile. Nothing of anybody stays here after signing out. The server puts
// `release` before this file: it changes with the assets.
'use strict';
const folder = { files: 'files', pages: 'pages', waiting: 'waiting' };
const outOfReach = '/offline';
const today = '/';

self.addEventListener('install', (event) => event.waitUntil(prepare()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));

async function prepare() {
  const answer = await fetch(outOfReach, { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`${outOfReach} answered ${answer.status}`);
  const text = await answer.clone().text();
  const files = await caches.open(folder.files);
  await files.addAll(new Set(text.match(/\/assets\/[^"'#?]+/g)));
  await (await caches.open(folder.pages)).put(outOfReach, answer);
  await self.skipWaiting();
}

// Files of an earlier release go; so does a page that would need them.
async function tidy() {
  const files = await caches.open(folder.files);
  for (const request of await files.keys())
    if (!new URL(request.url).pathname.startsWith(`/assets/${release}/`)) await files.delete(request);
  const pages = await caches.open(folder.pages);
  const kept = await pages.match(today);
  if (kept && !(await kept.text()).includes(`/assets/${release}/`)) await pages.delete(today);
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'GET' && url.pathname.startsWith('/assets/')) event.respondWith(file(request));
  if (request.mode !== 'navigate') return;
  if (request.method === 'GET') {
    if (!url.pathname.startsWith('/export/')) event.respondWith(page(event, url));
  } else if (url.pathname === '/log' || url.pathname === '/log/save') {
    event.respondWith(logged(request, url));
  } else if (url.pathname === '/sign-in' || url.pathname === '/sign-out') {
    event.respondWith(throughTheDoor(request));
  }
});

// An address below /assets/ never changes its content.
async function file(request) {
  const files = await caches.open(folder.files);
  const kept = await files.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await files.put(request, answer.clone());
  return answer;
}

async function page(event, url) {
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return withoutConnection(url);
  }
  // Whoever is asked to sign in may not be who was signed in before.
  if (answer.status === 401) await (await caches.open(folder.pages)).delete(today);
  else if (url.pathname === today && answer.status === 200) event.waitUntil(keepToday(answer.clone()));
  return answer;
}

async function keepToday(answer) {
  await (await caches.open(folder.pages)).put(today, answer);
}

async function withoutConnection(url) {
  const pages = await caches.open(folder.pages);
  const kept = url.pathname === today ? await pages.match(today) : undefined;
  if (kept) {
    const text = (await kept.text()).replace('<html ', '<html data-offline ');
    const named = ['Content-Type', 'Content-Security-Policy', 'Referrer-Policy'];
    return new Response(text, { headers: named.map((name) => [name, kept.headers.get(name)]) });
  }
  return (await pages.match(outOfReach)) ?? Response.error();
}

// A line for the log is sent, or waits. What was saved waits no longer.
async function logged(request, url) {
  const form = await request.clone().formData();
  try {
    const answer = await fetch(request);
    if (url.pathname === '/log/save' && answer.type === 'opaqueredirect') await saved(form);
    return answer;
  } catch {
    await keepLine(form);
    return Response.redirect(today, 303);
  }
}

async function keepLine(form) {
  const line = { line: form.get('line'), notebook: form.get('notebook'), written: form.get('written') ?? localDay() };
  const lines = await caches.open(folder.waiting);
  await lines.put(`/waiting/${encodeURIComponent(line.notebook)}/${encodeURIComponent(line.line)}`, Response.json(line));
}

async function saved(form) {
  const lines = await caches.open(folder.waiting);
  await lines.delete(`/waiting/${encodeURIComponent(form.get('notebook'))}/${encodeURIComponent(form.get('line'))}`);
}

function localDay() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// Coming in and going out: the pages of before are forgotten. Going out forgets the lines, too.
async function throughTheDoor(request) {
  const leaving = new URL(request.url).pathname === '/sign-out';
  const answer = await fetch(request);
  if (answer.type === 'opaqueredirect') {
    await (await caches.open(folder.pages)).delete(today);
    if (leaving) await caches.delete(folder.waiting);
  }
  return answer;
}
