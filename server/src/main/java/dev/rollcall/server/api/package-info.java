/**
 * Our own read API under {@code /v1}: published figures of the key's tenant, as JSON. Requests with
 * a read or admin key come in; answers or problem documents go out. Calls {@code counting}, {@code
 * facts}, {@code directory}, {@code catalog}, {@code journal} (for what is waiting) and the access
 * room, and never a vendor's room.
 */
@NullMarked
package dev.rollcall.server.api;

import org.jspecify.annotations.NullMarked;
