package dev.rollcall.server.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * What is to go wrong with the next requests of a tenant.
 *
 * @param what what goes wrong
 * @param times how many more requests
 * @param app only those of this app, or null for those of any
 * @param path only those whose path begins so, or null for all
 */
record Wish(Ordered what, int times, @Nullable String app, @Nullable String path) {
  boolean concerns(String requestPath, String requestApp) {
    return (app == null || app.equals(requestApp))
        && (path == null || requestPath.startsWith(path));
  }

  Wish once() {
    return new Wish(what, times - 1, app, path);
  }
}
