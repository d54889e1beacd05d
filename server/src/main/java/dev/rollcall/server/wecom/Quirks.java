package dev.rollcall.server.wecom;

/**
 * Where this surface differs from the vendor, and what it chose where the vendor's pages are silent
 * or disagree. Each entry says why.
 *
 * <h2>Differences</h2>
 *
 * <ul>
 *   <li><b>{@code get_user_behavior_data} is refused</b> (404, as every path that is not served).
 *       It counts friend requests sent, new and lost customers, replies and their delay in chats
 *       with customers; no event says any of that, and nothing near it may stand in for it.
 *   <li><b>A failed login waits, it is never refused.</b> The vendor blocks addresses after many
 *       failures (45009); we delay the next attempts of that corp and address by up to two seconds
 *       (S31).
 *   <li><b>History has no end behind 180 days</b>: the wall holds on this surface, the figures
 *       behind it are kept.
 *   <li><b>The rate limit is one of the vendor's four</b>: 10,000 calls a minute for each corp and
 *       path. Its window begins with the first call; the vendor blocks for a minute after the call
 *       too many. There is none by hour or address, and none for {@code gettoken}.
 *   <li><b>Headers {@code Server} and {@code X-W-No}</b> of the vendor's machines are not sent.
 * </ul>
 *
 * <h2>Choices of the gateway</h2>
 *
 * <ul>
 *   <li><b>Order</b> (S31): route, token, permission (48002), rate, method, fields, data.
 *   <li><b>Login</b>: a missing or empty {@code corpsecret} first (41004), as on the live service,
 *       then a missing {@code corpid} (41002), an unknown one (40013), a wrong secret (40001).
 *   <li><b>The token comes from the query alone</b>; an {@code Authorization} header and a body are
 *       not looked at, as on the live service. Given twice, the first counts.
 *   <li><b>A token of a changed or revoked secret</b> is 40014, one whose two hours are over 42001.
 *       {@code gettoken} gives the same token until five minutes before its end, with what is left
 *       of it in {@code expires_in}; then a new one, and both hold. The vendor gives the old one to
 *       its end, and clients log in before every call of its last minutes: WxJava takes what has
 *       less than 200 seconds for expired.
 *   <li><b>{@code debug=1}</b> in the query is passed over; the vendor's tool behind it, and its
 *       limit of five a minute, do not exist here.
 *   <li><b>Permission</b>: an app with scopes of which none is {@code externalcontact} is refused
 *       (48002); one without any scope may do everything.
 *   <li><b>Wrong method on a known path</b>: 40063, which the vendor's help names for a {@code GET}
 *       of a {@code POST} path. With HTTP 200, as everything.
 *   <li><b>Slashes</b> too many in front are forgiven; any other path that is not documented is 404
 *       without a body, as on the live service.
 *   <li><b>Every refusal has a hint</b>; the live service leaves it out in some.
 *   <li><b>Every refusal of a statistic has {@code "items":[]}</b>, also for its token.
 *   <li><b>A fault of ours</b> is -1 {@code system busy}, which WxJava tries again; the log has the
 *       hint.
 * </ul>
 *
 * <h2>Choices about fields</h2>
 *
 * <ul>
 *   <li><b>What can be read</b> (S32): everything up to the first fault of a document; of a name
 *       that comes twice the first. A value of a wrong type - a text or fraction for a whole
 *       number, a number beyond 32 bits, a number for a user id - counts as absent. Either way
 *       {@code errmsg} begins with the warning, also on success. {@code null} is absent without a
 *       warning, unknown names are passed over. Of a body of more than 64 KiB nothing is read.
 *       Bytes that are not UTF-8 are a fault where they stand; a text with half of a surrogate pair
 *       is of a wrong type.
 *   <li><b>Missing {@code day_begin_time}</b>: 600018, which is what milliseconds, being too large
 *       to be read, answer on the live service. {@code day_end_time} 0 is absent.
 *   <li><b>Dates first</b> (600018), then everything else (40058), then 81017.
 *   <li><b>30 days</b>: end less begin, so that 31 days are answered at most (S29).
 *   <li><b>{@code order_asc}</b> other than 0 and 1, {@code order_by} other than 1 to 4, {@code
 *       limit} outside 1 to 1000, a negative {@code offset}: 40058. An offset behind the end
 *       answers no items and the total as {@code next_offset}.
 *   <li><b>{@code owner_filter} may be missing</b>, as its text says and WxJava does, though its
 *       table says otherwise. Empty lists are the same as none. An entry of {@code userid_list}
 *       that is no text is nobody, so that a client's mistake never widens its question.
 *   <li><b>{@code partyid_list}</b>, gone from the page but sent by WxJava, names departments by
 *       their own ids, as texts or numbers, at most 100, each with all below. Owners of either list
 *       count.
 * </ul>
 *
 * <h2>Choices about figures</h2>
 *
 * <ul>
 *   <li><b>Visible range</b>: the directory at the end of the last day asked for. An owner outside
 *       it, unknown or of another corp is not shown and is no error. For 81017 everybody of that
 *       directory counts who had not left, whether they own a chat or not.
 *   <li><b>Days not published yet</b> have no item; days before the first published one have zeros.
 *       Levels of a period are those of its last published day. There is no vendor's hour here: the
 *       page names none.
 *   <li><b>Erased owners</b> have no id and so no item by owner; by day they count.
 *   <li><b>Pages</b> are cut from what is published now; a day published again between two pages
 *       may move an owner.
 *   <li><b>Figures stop at 2147483647</b>: the clients read 32 bits.
 *   <li><b>The industry</b> is education when the tenant says {@code education} (S30).
 * </ul>
 */
final class Quirks {
  private Quirks() {}
}
