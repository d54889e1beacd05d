package dev.rollcall.server.feishu;

/**
 * Where this surface differs from the vendor, and what it chose where the vendor's pages are silent
 * or disagree. Each entry says why.
 *
 * <h2>Differences</h2>
 *
 * <ul>
 *   <li><b>{@code page_token} is longer than the sample's 32 digits.</b> Ours is signed and says by
 *       itself where to go on, so nothing is stored and every node understands it. It keeps the
 *       prefix {@code new-} and the hex digits.
 *   <li><b>{@code page_token} is left out without {@code has_more}</b>, as the field table says;
 *       the page's own sample shows {@code ""}. The SDKs read both alike.
 *   <li><b>Pages of one query never change under the reader.</b> All of them show the publication
 *       that the first one was read from, and the same last day, also when a day is published, or
 *       midnight passes, in between.
 *   <li><b>A failed login waits, it is never refused.</b> The vendor blocks addresses after many
 *       failures; we delay the next attempts of that app and address by up to two seconds (S31).
 *   <li><b>Tickets of store apps are pushed in the clear</b>, in the old form of events that the
 *       page shows; there is no encrypt key. What the receiver answers is not looked at but for its
 *       status; no redirect is followed. After four tries within about 40 seconds a push waits for
 *       the next hour.
 *   <li><b>The monthly call quota (99991403) and the address allow-list (99991401)</b> of the
 *       vendor do not exist here.
 * </ul>
 *
 * <h2>Choices of the gateway</h2>
 *
 * <ul>
 *   <li><b>Order</b> after the token: kind of app, scope, rate, fields, data (S31); the vendor
 *       documents none. A refused call for want of a scope costs nothing of the rate.
 *   <li><b>Rate</b>: a window of one minute, or second, begins with its first call and gives
 *       everything back at its end; {@code x-ogw-ratelimit-reset} is what is left of it. Each path
 *       of an app has a window of its own, a store app one in each tenant.
 *   <li><b>{@code Bearer } is written exactly so.</b> An empty token behind it counts as missing.
 *   <li><b>Slashes</b>: any number in front and one at the end are forgiven, because SDKs given a
 *       base address with a trailing slash send {@code //open-apis/...}, and the live service takes
 *       {@code .../internal/}. Any other path that is not documented is {@code 404 page not found}.
 *   <li><b>A missing {@code app_id} or {@code app_secret}</b> is an unknown app (10003) or a wrong
 *       secret (10014): the live service names no field there.
 *   <li><b>The time in log ids</b> is UTC+8, whatever the tenant's region.
 *   <li><b>{@code method_id}</b> in the troubleshooting link is made of our path; the vendor's own
 *       numbers are not known.
 *   <li><b>A fault of ours</b> is 2200 {@code Internal Error} with HTTP 500; the log has the log
 *       id.
 * </ul>
 *
 * <h2>Choices about store apps</h2>
 *
 * <ul>
 *   <li><b>A ticket is good in its hour and the next</b>; the page gives no length of time. A
 *       server that starts pushes all of them at once.
 *   <li><b>A tenant has one {@code tenant_key} for all apps</b>, as the page says it is the
 *       tenant's identity on the platform. It stays when an app is taken away and installed again.
 *   <li><b>A wrong or old ticket</b> is 10012, a wrong or old {@code app_access_token} 10013, a
 *       tenant that has not installed the app 10005, a self-built app that asks for a ticket 10016:
 *       the platform's error table, with HTTP 200 as the live service answers failed logins.
 *   <li><b>Each kind of app is unknown (10003) to the other's token paths</b>: no page names a
 *       code.
 *   <li><b>Which paths take a store app</b>: those whose page says so, the workplaces. Elsewhere
 *       its token is 99991676 {@code token no permission}, before the scope is looked at: no scope
 *       would help, as 99991672 would make believe.
 *   <li><b>An {@code a-} token opens no figures</b>: 99991671, as it does not begin with t- or u-.
 * </ul>
 *
 * <h2>Choices about fields</h2>
 *
 * <ul>
 *   <li><b>Absent</b>: {@code null} and an empty text of the body, an empty query value. So an
 *       empty {@code date} is missing (99992402), and an empty {@code page_token} asks for the
 *       first page: clients send back the sample's {@code ""}.
 *   <li><b>Whole numbers may come as decimal texts</b>: the page's own sample sends {@code
 *       "cycle_type":"1"} (S32). An empty text, a fraction, {@code 1.0}, {@code 1e0}, {@code "+1"}
 *       and {@code "01"} are a wrong type (9499); a number beyond the range, however long, breaks
 *       the range (99992402).
 *   <li><b>Words for a range</b>: {@code the min value is 1}, {@code the max value is 20}, after
 *       the vendor's {@code the max len is 50}; its own are not known.
 *   <li><b>Duplicates</b>: a name twice in a body is unreadable JSON (9499); a query parameter
 *       given twice breaks a rule (99992402). An empty repetition does not count.
 *   <li><b>Unknown names</b> in body and query are passed over, as the live service does.
 *   <li><b>A body of more than 64 KiB</b> is unreadable (9499); real ones have about 200 bytes. So
 *       is one that is not UTF-8 (RFC 8259), whatever its {@code Content-Type} says, and one whose
 *       texts hold half of a surrogate pair.
 *   <li><b>{@code recursion} without {@code department_id}</b> must be valid and is then ignored,
 *       as the page says it has effect with a department only.
 *   <li><b>{@code page_size} may change</b> from page to page; every other field must stay the same
 *       (210501).
 *   <li><b>A page token of another tenant</b> is one that never was (210500), not another app's
 *       (210501): nothing may tell that it exists (S31).
 *   <li><b>An {@code Authorization} header given twice</b>: the first counts.
 * </ul>
 *
 * <h2>Choices about app usage</h2>
 *
 * <ul>
 *   <li><b>Order of errors</b>: fields, date (211007, 211010), app (211005), page token (210500,
 *       210501), department, edition (211004), data (211011) (S18).
 *   <li><b>A week that does not begin on a Monday, a month not on the 1st, a day that is not over,
 *       a period that has not begun</b>: 211010. The page gives no code; 211007 speaks of the
 *       format.
 *   <li><b>Which apps are known</b>: those that the newest published directory has, used or
 *       declared, and those that call the API of the same tenant. Another tenant's app answers as
 *       one that does not exist.
 *   <li><b>Unknown department</b>: 99992357 for an open id, 99992380 for an id of the tenant's own,
 *       both {@code these ids not existed: [...]}, the platform's codes for either type; {@code
 *       department_overview} has none of its own. {@code overview} has: 211006.
 *   <li><b>The root</b> is {@code 0} in both id types; without {@code department_id} there is one
 *       item, with {@code 0} (S10).
 *   <li><b>{@code metric_value} stops at 2147483647</b>: the SDKs read it as a 32-bit number and
 *       fail on a larger one.
 *   <li><b>A form that the app does not have</b> is {@code null}, as the table says, not left out
 *       as in the sample. A form that it has and nobody used has zeros, unless the department used
 *       the app in no form at all: then there is {@code app:[{uv:0}]} alone (S17).
 *   <li><b>{@code overview}</b> answers every metric of the ability, zeros included, as its sample
 *       does; an ability that the app does not have answers {@code "items":null}. Its 211011 has
 *       HTTP 200, that of {@code department_overview} HTTP 404: so say their pages. Its values of
 *       {@code ability} and {@code cycle_type} have codes of their own (211008, 211009); left out,
 *       they are missing fields (99992402).
 * </ul>
 *
 * <h2>Choices about workplaces</h2>
 *
 * <ul>
 *   <li><b>The body is not looked at.</b> The SDKs send none, an empty one or {@code {}}; anything
 *       else is passed over too.
 *   <li><b>{@code page_size} may be left out</b> and is then 20: the page calls it required and
 *       gives a default. Out of range it is 99992402, for blocks 1629006, which only they have.
 *   <li><b>A missing date</b> is 99992402, one of another form 1628001, 1621001 or 1629001.
 *   <li><b>Any range of days</b> is taken, however long or far away: the page names no limit. There
 *       are items for published days only (S23, S24).
 *   <li><b>Hours</b>: with {@code vendorHours} a day is shown from 10:00 of the next, as app usage
 *       is; the page names no hour (S4).
 *   <li><b>Order</b>: days ascend, blocks and workplaces of a day by id; the page is silent.
 *   <li><b>A block or workplace that was not visited on a day</b> has no item for it, also when it
 *       is asked for alone; one that nobody knows has none at all. An id is any text, as the
 *       sender's own.
 *   <li><b>{@code custom_workplace_name} is always an empty list</b>: events carry the id of a
 *       workplace and no name.
 *   <li><b>{@code default} is no custom workplace</b>: it is never listed among them.
 *   <li><b>Every block that was visited</b> is listed; that the vendor speaks of blocks of custom
 *       workplaces only is not checked.
 *   <li><b>{@code pv} stops at 2147483647</b>, as {@code metric_value} does.
 *   <li><b>A page token</b> that is unknown, tampered with, older than two hours, or belongs to
 *       another app, tenant or query, is {@code invalid page_token}: there is one code for all.
 *   <li><b>A fault of ours</b> has HTTP 400 and the code of the path, as the pages say.
 * </ul>
 *
 * <h2>Choices about user statistics</h2>
 *
 * <ul>
 *   <li><b>Order of errors</b>: fields (99992402), the scope that {@code user_id} needs besides
 *       (99991672), dates, then region (1051001, 1051002), page token (1051001), department
 *       (99992357, 99992380, 1051003), person (99992351, 99992360, 99992381, 1051003).
 *   <li><b>Which code</b>: what the gateway can see in a parameter alone is 99992402: missing, not
 *       one of the options, no number, out of 1 to 60. What only this path knows is 1051001 with
 *       HTTP 500, as its page says: no such date, end before start, more than 31 days apart, an
 *       unknown {@code target_geo}, every page token that is unknown, tampered, expired, of another
 *       app or another query. A region that is not enabled for the tenant is 1051002 (S22). The
 *       platform's table has another text for 1051002; the page's own counts.
 *   <li><b>Unknown departments and people</b> have the platform's codes of their id type, those of
 *       another tenant and another app's open ids included.
 *   <li><b>The directory that says who may be asked for</b> is that of the last published day of
 *       the range (S8). Rows are those of each day's own directory (S19): on a day when the
 *       department was not there, or not within the app's departments, it has none. A range without
 *       a published day has no rows, whatever is asked for.
 *   <li><b>An app that sees some departments</b> may ask for each of them and everything below; the
 *       root, a department above, and a person in none of them are 1051003. People without a
 *       department are seen by apps that see everything. Departments that are not there on a day
 *       show nobody.
 *   <li><b>Rows</b> ascend by day, then by the UTF-8 bytes of the tenant's person id. Whoever left
 *       has rows up to that day (S11). Whoever was erased by the snapshot's newest day has none,
 *       also on earlier days: nothing that names them is shown again (S7).
 *   <li><b>{@code open_id}</b> is the directory's, for every app, if it gives one; otherwise {@code
 *       ou_} and 32 hex digits derived with the catalog's secret from tenant, app and person: of
 *       one app, and stable. {@code union_id} likewise, {@code on_}, from tenant and person. {@code
 *       user_id} is the tenant's own person id. Asking for a person by a derived id derives
 *       everybody's once, and keeps that as long as {@code feishu.peopleCache} has room.
 *   <li><b>{@code department_id_type}</b> is {@code open_department_id} when absent, as elsewhere;
 *       this page does not say.
 *   <li><b>{@code page_token}</b> is longer than the sample's {@code "3"}, as above. It holds for
 *       two hours; the page does not say how long.
 *   <li><b>{@code department_name}, {@code department_path}</b>: of a person's departments the
 *       first in the order of the directory (S20); empty for people in no department. At the root
 *       the path is empty and the name is the root's.
 *   <li><b>{@code active_os}</b> has a pair for each client that the day's events named: the
 *       system, then package and version with a space between, {@code -} for what is not known.
 *       {@code os_name} is the system up to the first word that begins with a digit, {@code
 *       app_package_type} the packages; each name once, pairs and names in the order of system,
 *       package, version. Without clients all three are empty.
 *   <li><b>{@code vc_active_flag}</b> is set by joining or leaving a meeting on the day, {@code
 *       vc_num} counts meetings joined, {@code vc_duration} what leaving reported; so a meeting
 *       over midnight counts by its end. <b>{@code im_active_flag}, {@code docs_active_flag},
 *       {@code cal_active_flag}</b> are set by creating and by looking.
 * </ul>
 *
 * <h2>Choices about department statistics</h2>
 *
 * <p>{@code admin_dept_stats} is served partly: these fields say less than the vendor's.
 *
 * <ul>
 *   <li><b>{@code avg_duration}</b>, minutes in the client, is always {@code ""}: no event says it.
 *   <li><b>{@code task_dau}</b> counts those who created a task; no event says that somebody only
 *       looked at one.
 *   <li><b>{@code new_user_num}, {@code new_active_num}</b> count accounts whose {@code created_at}
 *       and {@code registered_at} fall on the day; people of whom the directory does not say are in
 *       neither.
 *   <li><b>{@code product_version}</b> is always {@code 全部产品版本}, all versions together, and there
 *       only with {@code with_product_version}.
 * </ul>
 *
 * <p>Beyond that:
 *
 * <ul>
 *   <li><b>Every figure adds up the rows of user statistics</b> of that day and department, each
 *       person once, those included who left on the day. Codes, order of checks, regions and page
 *       tokens are those of user statistics; the range is 91 days, pages have 1 to 20 rows.
 *   <li><b>{@code contains_child_dept}</b> true: a row for the department and each one below, down
 *       to the fourth level below the root, every row with everything below it (S9). False: one row
 *       with the department's direct members; at the root those who are in no department.
 *   <li><b>Order</b>: by day, then that of S12.
 *   <li><b>A department deeper than the fourth level</b> is 1051001: the page serves the top four.
 *   <li><b>Rates and averages</b> have two digits, rounded half up, {@code 0.00} of nobody. {@code
 *       active_user_rate} is of all, {@code suite_active_rate} of those activated, averages of
 *       those who did it: senders, creators, people in meetings.
 *   <li><b>Data permission</b> holds here as well: 1051003 speaks of departments (S21).
 * </ul>
 */
final class Quirks {
  private Quirks() {}
}
