// Every text of the page, in both languages, and how numbers and dates are written.

const words = {
  en: {
    skip: 'Skip to the figures',
    forget: 'Forget key',
    keyTitle: 'A read key, please',
    keyWhy: 'It stays in this tab only and is forgotten when the tab is closed. Make one with: ./rollcall key add --tenant T --for read',
    keyLabel: 'Read key',
    keyOpen: 'Open',
    askedLabel: 'What to show',
    appsLabel: 'App',
    rangeLabel: 'Period',
    from: 'from',
    to: 'to',
    pathLabel: 'Department',
    everyone: 'Everyone',
    figuresLabel: 'Figures of the period',
    metricLabel: 'Figure in the chart',
    dayTable: 'The same, day by day',
    day: 'Day',
    departments: 'Departments',
    departmentsNote: 'Each with everything below it, each person once.',
    department: 'Department',
    noDepartments: 'There is no department below this one.',
    exact: 'Every figure is exact: distinct people, never estimated, never added up twice.',
    active: 'Active users',
    new: 'New users',
    total: 'Ever used',
    views: 'Page views',
    opens: 'Opens',
    activeHint: 'distinct people in the period',
    newHint: 'first use ever in the period',
    totalHint: 'people up to the end of the period',
    viewsHint: 'gadget and web app',
    opensHint: 'gadget and web app',
    gadget: 'Gadget',
    webapp: 'Web app',
    bot: 'Bot',
    days: n => n === 1 ? '1 day' : `${n} days`,
    lastDays: n => `${n} days`,
    all: 'All',
    publishedThrough: (day, n) => `Published through ${day} · ${n} ${n === 1 ? 'day' : 'days'}`,
    nothingPublished: 'Nothing is published yet: the first day appears when it has ended and been rolled up.',
    waiting: n => `${n} ${n === '1' ? 'event' : 'events'} waiting`,
    trend: (figure, days) => `${figure} by day, ${days}`,
    chartHelp: 'Chart. Use the arrow keys to go from day to day.',
    departmentAbsent: 'the department did not exist',
    noApps: 'No app was used or declared yet.',
    wrongKey: 'This key is not valid here. Please check it, or make a new one.',
    wrongPurpose: 'This key may not read figures. A read or admin key is needed.',
    unreachable: 'The server can not be reached. The page tries again by itself.',
    failed: detail => `The server could not answer. ${detail}`,
    backwards: 'The period ends before it begins.',
    language: '中文',
    open: name => `Show ${name}`,
  },
  zh: {
    skip: '跳到数据',
    forget: '忘记密钥',
    keyTitle: '请输入读取密钥',
    keyWhy: '密钥只保存在此标签页中，关闭即忘。生成方法：./rollcall key add --tenant T --for read',
    keyLabel: '读取密钥',
    keyOpen: '打开',
    askedLabel: '查看范围',
    appsLabel: '应用',
    rangeLabel: '时段',
    from: '从',
    to: '至',
    pathLabel: '部门',
    everyone: '全员',
    figuresLabel: '时段数据',
    metricLabel: '图表指标',
    dayTable: '逐日数据',
    day: '日期',
    departments: '部门',
    departmentsNote: '含全部下级部门，每人只计一次。',
    department: '部门',
    noDepartments: '该部门没有下级部门。',
    exact: '所有数字均为精确值：去重人数，不估算，不重复累加。',
    active: '活跃用户',
    new: '新增用户',
    total: '累计用户',
    views: '页面访问',
    opens: '打开次数',
    activeHint: '时段内去重人数',
    newHint: '首次使用在时段内',
    totalHint: '截至时段末的人数',
    viewsHint: '小程序与网页应用',
    opensHint: '小程序与网页应用',
    gadget: '小程序',
    webapp: '网页应用',
    bot: '机器人',
    days: n => `${n} 天`,
    lastDays: n => `近 ${n} 天`,
    all: '全部',
    publishedThrough: (day, n) => `已发布至 ${day} · 共 ${n} 天`,
    nothingPublished: '尚无已发布的数据：每天结束并汇总后才会出现。',
    waiting: n => `${n} 条事件待汇总`,
    trend: (figure, days) => `每日${figure}，${days}`,
    chartHelp: '图表。用方向键逐日查看。',
    departmentAbsent: '当天部门不存在',
    noApps: '尚未使用或登记任何应用。',
    wrongKey: '密钥无效，请检查或重新生成。',
    wrongPurpose: '此密钥不能读取数据，需要读取或管理密钥。',
    unreachable: '无法连接服务器，页面会自动重试。',
    failed: detail => `服务器未能回答。${detail}`,
    backwards: '结束日期早于开始日期。',
    language: 'English',
    open: name => `查看${name}`,
  },
};

const locales = { en: 'en-GB', zh: 'zh-CN' };
let language = 'en';

/** The language of the browser, if it is one of ours. */
export function preferred() {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Switches to a language and writes every fixed text of the page in it. */
export function speak(next) {
  language = next in words ? next : 'en';
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-word]')) {
    element.textContent = word(element.dataset.word);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(element.dataset.label));
  }
}

export function spoken() {
  return language;
}

/** The text of a name; further arguments go into it. */
export function word(name, ...values) {
  const text = words[language][name];
  return typeof text === 'function' ? text(...values) : text;
}

export function number(value) {
  return new Intl.NumberFormat(locales[language]).format(value);
}

/** A date such as 2026-11-20, written for people; short leaves out the year. */
export function day(date, short = false) {
  const options = short
    ? { day: 'numeric', month: 'short', timeZone: 'UTC' }
    : { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' };
  return new Intl.DateTimeFormat(locales[language], options).format(new Date(`${date}T00:00:00Z`));
}
