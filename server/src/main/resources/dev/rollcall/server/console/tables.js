// The figures as numbers: the five large ones, the days, the departments.

import { element } from './element.js';
import { day, number, word } from './words.js';

/** The figures of the API by their names on this page. */
export const figures = {
  active: 'active_users',
  new: 'new_users',
  total: 'total_users',
  views: 'page_views',
  opens: 'opens',
};

/** Active users large, the four others beside it, and below the forms. */
export function cards(row) {
  const forms = Object.entries(row.forms).map(([form, used]) =>
    element('li', {}, element('span', {}, word(form)),
      element('b', {}, number(used.active_users)),
      used.page_views === undefined ? null
        : element('small', {}, `${number(used.page_views)} ${word('views')}`)));
  return [
    element('dl', { class: 'cards' }, ...Object.entries(figures).map(([name, field]) =>
      element('div', { class: `card ${name}` },
        element('dt', {}, word(name)),
        element('dd', {}, number(row[field])),
        element('dd', { class: 'hint' }, word(`${name}Hint`))))),
    element('ul', { class: 'forms' }, ...forms),
  ];
}

/** A table of figures with a first column of its own. */
function table(first, rows) {
  const heads = Object.keys(figures).map(name => element('th', { scope: 'col' }, word(name)));
  return element('table', {},
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, first), ...heads)),
    element('tbody', {}, ...rows));
}

function cells(row) {
  return Object.values(figures).map(field =>
    element('td', {}, row[field] === undefined ? '–' : number(row[field])));
}

/** One row for each day, the newest first. */
export function dayTable(days) {
  return table(word('day'), days.toReversed().map(one =>
    element('tr', {}, element('th', { scope: 'row' }, day(one.date)), ...cells(one))));
}

/** One row for each department right below the shown one; open is called with a department. */
export function departmentTable(rows, open) {
  if (rows.length === 0) {
    return element('p', { class: 'quiet' }, word('noDepartments'));
  }
  const most = Math.max(1, ...rows.map(row => row.active_users));
  return table(word('department'), rows.map(row => {
    const name = row.name || row.department;
    const link = element('button', {
      type: 'button', class: 'link', 'aria-label': word('open', name), onclick: () => open(row),
    }, name, row.children > 0 ? element('span', { class: 'more', 'aria-hidden': 'true' }, '›') : null);
    const bar = element('progress', { max: most, value: row.active_users, 'aria-hidden': 'true' });
    return element('tr', {}, element('th', { scope: 'row' }, link, bar), ...cells(row));
  }));
}
