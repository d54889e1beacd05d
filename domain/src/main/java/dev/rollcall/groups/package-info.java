/**
 * Customer group chats from day to day (S25-S30): what happened on a day comes in, the figures of
 * each owner and the state the next day starts from go out. People are person numbers, so nobody's
 * identity stands in the state. Calls {@code events} and {@code facts}.
 */
@NullMarked
package dev.rollcall.groups;

import org.jspecify.annotations.NullMarked;
