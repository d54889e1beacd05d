// The page: asks the read API for what the address says and shows it.

import { fromAddress, period, toAddress } from './asked.js';
import { draw } from './chart.js';
import { byId, element } from './element.js';
import { forget, keep, key, read, Trouble } from './reading.js';
import { cards, dayTable, departmentTable, figures } from './tables.js';
import { day, number, speak, spoken, word } from './words.js';

const ranges = ['7', '30', '90', 'all'];
const charted = ['active', 'new', 'views', 'opens'];
const pollMillis = 5000;

let asked = fromAddress();
let shown = null;
let turn = 0;

function say(trouble) {
  const notice = byId('notice');
  notice.hidden = trouble === null;
  notice.textContent = trouble === null ? '' : word(trouble.name, trouble.detail);
}

/** Changes what is asked for; the fragment follows, then the figures. */
function ask(change, step = true) {
  asked = { ...asked, ...change };
  toAddress(asked, step);
  return show();
}

/** One request at a time wins: an answer that was overtaken is not shown. */
async function show() {
  const mine = ++turn;
  byId('board').setAttribute('aria-busy', 'true');
  try {
    const answer = await load();
    if (mine === turn && answer !== null) {
      shown = answer;
      say(null);
      paint();
    }
  } catch (trouble) {
    if (mine === turn) {
      fail(trouble);
    }
  } finally {
    byId('board').removeAttribute('aria-busy');
  }
}

function fail(trouble) {
  if (!(trouble instanceof Trouble)) {
    throw trouble;
  }
  if (trouble.name === 'wrongKey' || trouble.name === 'wrongPurpose') {
    forget();
    byId('board').hidden = true;
    askForKey();
  }
  say(trouble);
}

function askForKey() {
  byId('key-form').hidden = false;
  byId('forget').hidden = true;
  byId('key').focus();
}

/** Everything the page shows, read in as few steps as may be. */
async function load() {
  const [status, apps] = await Promise.all([read('status'), read('apps')]);
  if (apps.apps.length === 0) {
    return { status, apps: [], usage: null, daily: null, path: [] };
  }
  const app = apps.apps.some(one => one.app === asked.app) ? asked.app : await busiest(apps, status);
  const when = period(asked, status.published);
  if (when.to < when.from) {
    throw new Trouble('backwards');
  }
  asked = { ...asked, app };
  const name = `apps/${encodeURIComponent(app)}/usage`;
  const where = { ...when, department: asked.department };
  const [usage, daily, level] = await Promise.all([
    read(name, { ...where, levels: 1 }),
    read(`${name}/daily`, where),
    read('departments', { parent: asked.department }),
  ]);
  return { status, apps: apps.apps, usage, daily, path: level.path, when };
}

/** The app to begin with: the one most people used in the week up to the last published day. */
async function busiest(apps, status) {
  const week = period({ days: '7' }, status.published);
  const used = await Promise.all(apps.apps.map(one =>
    read(`apps/${encodeURIComponent(one.app)}/usage`, week)));
  const users = used.map(answer => answer.departments[0].active_users);
  return apps.apps[users.indexOf(Math.max(...users))].app;
}

function paint() {
  const { status, apps, usage } = shown;
  byId('key-form').hidden = true;
  byId('forget').hidden = false;
  byId('tenant').textContent = status.name;
  document.title = `${status.name} · Rollcall`;
  paintStatus(status);
  const empty = usage === null;
  byId('board').hidden = empty;
  if (empty) {
    say(new Trouble(status.published.days === 0 ? 'nothingPublished' : 'noApps'));
    return;
  }
  paintChoices(apps);
  paintPath();
  byId('figures').replaceChildren(...cards(usage.departments[0]));
  paintChart();
  byId('days').replaceChildren(dayTable(shown.daily.days));
  byId('departments').replaceChildren(
    departmentTable(usage.departments.slice(1), row => ask({ department: row.department })));
}

function paintStatus(status) {
  const { days, through } = status.published;
  byId('published').textContent = days === 0 ? '' : word('publishedThrough', day(through), days);
  byId('waiting').hidden = status.waiting.events === 0;
  byId('waiting').textContent = word('waiting', number(status.waiting.events));
}

function paintChoices(apps) {
  byId('apps').replaceChildren(...apps.map(one => {
    const chosen = one.app === asked.app;
    return element('button', {
      type: 'button', role: 'radio', 'aria-checked': String(chosen), tabindex: chosen ? 0 : -1,
      'data-app': one.app, onclick: () => ask({ app: one.app }),
      title: one.app,
    }, one.name);
  }));
  byId('apps').querySelector('[aria-checked=true]').scrollIntoView({
    block: 'nearest', inline: 'nearest',
  });
  byId('ranges').replaceChildren(...ranges.map(days => element('button', {
    type: 'button', 'aria-pressed': String(asked.days === days),
    onclick: () => ask({ days, from: null, to: null }),
  }, days === 'all' ? word('all') : word('lastDays', Number(days)))));
  byId('metrics').replaceChildren(...charted.map(figure => element('button', {
    type: 'button', 'aria-pressed': String(asked.figure === figure),
    onclick: () => {
      asked = { ...asked, figure };
      toAddress(asked, false);
      paint();
    },
  }, word(figure))));
  for (const end of ['from', 'to']) {
    const input = byId(end);
    input.min = shown.status.published.from;
    input.max = shown.status.published.through;
    input.value = shown.when[end];
  }
}

function paintPath() {
  const steps = shown.path.map((step, index) => {
    const name = index === 0 ? word('everyone') : step.name || step.department;
    const last = index === shown.path.length - 1;
    return element('li', {}, last
      ? element('span', { 'aria-current': 'page' }, name)
      : element('button', {
        type: 'button', class: 'link', onclick: () => ask({ department: step.department }),
      }, name));
  });
  byId('path').replaceChildren(element('ol', {}, ...steps));
}

function paintChart() {
  const figure = charted.includes(asked.figure) ? asked.figure : 'active';
  const series = shown.daily.days.map(one => ({
    date: one.date, value: one[figures[figure]] ?? null,
  }));
  const title = word('trend', word(figure), word('days', series.length));
  byId('trend-title').textContent = title;
  draw(byId('chart'), series, title);
}

/** The arrow keys go from app to app, as in any group of radio buttons. */
function appKeys(event) {
  const apps = [...byId('apps').children];
  const at = apps.findIndex(one => one.dataset.app === asked.app);
  const move = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (move !== undefined) {
    event.preventDefault();
    const next = apps[(at + move + apps.length) % apps.length].dataset.app;
    ask({ app: next }).then(() => byId('apps').querySelector('[aria-checked=true]')?.focus());
  }
}

/** Follows the server: a new publication shows by itself. */
async function follow() {
  if (key() !== null && !document.hidden) {
    try {
      const status = await read('status');
      const before = shown?.status.published;
      if (before === undefined || before.at !== status.published.at || !byId('notice').hidden) {
        await show();
      } else {
        paintStatus(status);
      }
    } catch (trouble) {
      fail(trouble);
    }
  }
  setTimeout(follow, pollMillis);
}

function begin() {
  speak(asked.lang);
  byId('language').textContent = word('language');
  byId('language').addEventListener('click', () => {
    asked = { ...asked, lang: spoken() === 'zh' ? 'en' : 'zh' };
    toAddress(asked, false);
    speak(asked.lang);
    byId('language').textContent = word('language');
    byId('language').lang = spoken() === 'zh' ? 'en' : 'zh';
    if (shown !== null && key() !== null) {
      paint();
    }
  });
  byId('forget').addEventListener('click', () => {
    forget();
    shown = null;
    location.reload();
  });
  byId('key-form').addEventListener('submit', event => {
    event.preventDefault();
    keep(byId('key').value);
    byId('key').value = '';
    show();
  });
  byId('apps').addEventListener('keydown', appKeys);
  for (const end of ['from', 'to']) {
    byId(end).addEventListener('change', event => {
      if (event.target.value !== '') {
        ask({ days: null, from: byId('from').value, to: byId('to').value });
      }
    });
  }
  window.addEventListener('popstate', () => {
    asked = fromAddress();
    speak(asked.lang);
    show();
  });
  window.addEventListener('resize', () => {
    if (shown?.usage) {
      paintChart();
    }
  });
  if (key() === null) {
    askForKey();
  } else {
    show();
  }
  setTimeout(follow, pollMillis);
}

begin();
