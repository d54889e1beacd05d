/**
 * The WeCom API: logins and the statistics of customer group chats, in the vendor's words. Requests
 * of the vendor's SDKs come in; published figures, or the vendor's error codes, go out. Calls
 * {@code catalog}, {@code facts}, {@code directory}, {@code counting} and {@code access}; never
 * {@code feishu}. Tokens and secrets stand in query strings here, so no query string is ever
 * logged.
 */
@NullMarked
package dev.rollcall.server.wecom;

import org.jspecify.annotations.NullMarked;
