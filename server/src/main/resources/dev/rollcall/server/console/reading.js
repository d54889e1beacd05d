// Asks the read API. The key lives in this tab's session storage and in no address.

const store = 'rollcall.key';

/** Something the page must tell as a sentence: a word of words.js and what goes into it. */
export class Trouble extends Error {
  constructor(name, detail = '') {
    super(name);
    this.name = name;
    this.detail = detail;
  }
}

export function key() {
  return sessionStorage.getItem(store);
}

export function keep(text) {
  sessionStorage.setItem(store, text.trim());
}

export function forget() {
  sessionStorage.removeItem(store);
}

/** The answer to GET /v1/..., or a Trouble. */
export async function read(path, parameters = {}) {
  const query = new URLSearchParams(parameters).toString();
  let response;
  try {
    response = await fetch(`/v1/${path}${query && '?'}${query}`, {
      headers: { Authorization: `Bearer ${key()}` },
      cache: 'no-store',
    });
  } catch {
    throw new Trouble('unreachable');
  }
  if (response.ok) {
    return response.json();
  }
  if (response.status === 401) {
    throw new Trouble('wrongKey');
  }
  if (response.status === 403) {
    throw new Trouble('wrongPurpose');
  }
  const problem = await response.json().catch(() => ({}));
  throw new Trouble('failed', problem.detail ?? `HTTP ${response.status}`);
}
