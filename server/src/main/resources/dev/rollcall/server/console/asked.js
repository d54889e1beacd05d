// What the page shows is in the address behind #, so that it can be kept and sent to others:
// #app=cli_crm&days=30&department=sales&figure=active&lang=en. A key there is taken out at once.

import { keep } from './reading.js';
import { preferred } from './words.js';

const languageStore = 'rollcall.language';

/** Reads the address; moves a key from it into the tab's storage. */
export function fromAddress() {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has('key')) {
    keep(fragment.get('key'));
    fragment.delete('key');
    history.replaceState(null, '', fragment.size ? `#${fragment}` : location.pathname);
  }
  return {
    app: fragment.get('app'),
    days: fragment.get('days') ?? (fragment.has('from') ? null : '30'),
    from: fragment.get('from'),
    to: fragment.get('to'),
    department: fragment.get('department') ?? '0',
    figure: fragment.get('figure') ?? 'active',
    lang: fragment.get('lang') ?? localStorage.getItem(languageStore) ?? preferred(),
  };
}

/** Writes what is shown into the address; a step that can be gone back from, or not. */
export function toAddress(asked, step) {
  const fragment = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    const period = name === 'from' || name === 'to';
    if (value !== null && !(period && asked.days !== null)) {
      fragment.set(name, value);
    }
  }
  localStorage.setItem(languageStore, asked.lang);
  const address = `#${fragment}`;
  if (address !== location.hash) {
    history[step ? 'pushState' : 'replaceState'](null, '', address);
  }
}

/** The first and last day that are asked for, given the published ones. */
export function period(asked, published) {
  if (asked.days === null) {
    return { from: asked.from ?? published.from, to: asked.to ?? published.through };
  }
  if (asked.days === 'all') {
    return { from: published.from, to: published.through };
  }
  const first = new Date(`${published.through}T00:00:00Z`);
  first.setUTCDate(first.getUTCDate() - Number(asked.days) + 1);
  const from = first.toISOString().slice(0, 10);
  return { from: from < published.from ? published.from : from, to: published.through };
}
