package dev.rollcall.server.wecom;

import io.helidon.common.uri.UriQuery;

/** The query string of a request. What can not be decoded stays as it is. */
final class Query {
  private final UriQuery query;

  Query(UriQuery query) {
    this.query = query;
  }

  /** The first value of a name; empty when it is absent. */
  String get(String name) {
    // A name without an equals sign is there and has no value.
    return query.contains(name) ? query.all(name).stream().findFirst().orElse("") : "";
  }
}
