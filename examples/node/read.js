// Reads all of a Rollcall server's Feishu APIs with the official SDK; only `domain` differs from the vendor's platform.
//
//   npm install && BASE=http://127.0.0.1:8080 APP_ID=cli_... APP_SECRET=... FROM=2026-11-19 TO=2026-11-20 npm start
'use strict';

const assert = require('node:assert/strict');
const lark = require('@larksuiteoapi/node-sdk');

const { BASE, APP_ID, APP_SECRET, FROM, TO } = process.env;

const client = new lark.Client({
  appId: APP_ID,
  appSecret: APP_SECRET,
  domain: BASE,
  loggerLevel: lark.LoggerLevel.fatal,
});

async function appUsage() {
  const answer = await client.application.v6.applicationAppUsage.departmentOverview({
    path: { app_id: 'cli_crm' },
    params: { department_id_type: 'department_id' },
    data: { date: TO, cycle_type: 1, department_id: 'sales', recursion: 1, page_size: 10 },
  });
  assert.equal(answer.code, 0, answer.msg);
  for (const item of answer.data.items) {
    const metrics = item.app.map((metric) => `${metric.metric_name} ${metric.metric_value}`);
    console.log(`app usage    ${item.department_id}: ${metrics.join(', ')}`);
  }
}

async function userStatistics() {
  const params = { start_date: FROM, end_date: TO, page_size: 2, user_id_type: 'union_id' };
  let rows = 0;
  let answer;
  do {
    answer = await client.admin.v1.adminUserStat.list({ params });
    assert.equal(answer.code, 0, answer.msg);
    for (const row of answer.data.items) {
      rows += 1;
      console.log(`user stats   ${row.date} ${row.user_name}: ${row.send_messenger_num} messages, ` +
        `${row.email_send_count} mails`);
    }
    params.page_token = answer.data.page_token;
  } while (answer.data.has_more);
  assert.ok(rows > 0);
}

async function workplaces() {
  const params = { from_date: FROM, to_date: TO, page_size: 20 };
  const all = await client.workplace.v1.workplaceAccessData.search({ params });
  assert.equal(all.code, 0, all.msg);
  for (const item of all.data.items) {
    console.log(`workplace    ${item.date}: ${item.all_workplace.pv} visits, ${item.all_workplace.uv} people`);
  }
  const blocks = await client.workplace.v1.workplaceBlockAccessData.search({ params });
  assert.equal(blocks.code, 0, blocks.msg);
  for (const item of blocks.data.items) {
    console.log(`block        ${item.date} ${item.block_id}: ${item.access_data.pv} visits`);
  }
}

// What a client must cope with, asked for by a header; it needs ./rollcall serve --sandbox.
async function tooOften() {
  try {
    await client.workplace.v1.workplaceAccessData.search(
      { params: { from_date: FROM, to_date: TO, page_size: 20 } },
      { headers: { 'X-Rollcall-Fault': 'rate-limit' } },
    );
    assert.fail('the fault did not come');
  } catch (error) {
    assert.equal(error.response?.status, 429, String(error));
    assert.equal(error.response.data.code, 99991400);
    console.log(`on demand    wait ${error.response.headers['x-ogw-ratelimit-reset']} s`);
  }
}

(async () => {
  await appUsage();
  await userStatistics();
  await workplaces();
  await tooOften();
})();
