package dev.rollcall.server.feishu;

import dev.rollcall.server.access.RateLimits;
import io.helidon.common.uri.UriQuery;
import java.util.Set;

/** One method and path of the platform. */
sealed interface Endpoint {
  /** {@code GET} or {@code POST}. */
  String method();

  /** The path, with {@code :name} for a segment that is a parameter. */
  String path();

  /** One that is called before there is a token. */
  non-sealed interface Login extends Endpoint {
    /**
     * Answers a login.
     *
     * @param address that of the client
     */
    Answer answer(RequestBody body, String address);
  }

  /** One that is called with a tenant access token. */
  non-sealed interface Statistics extends Endpoint {
    /** Which kinds of app may call it. */
    default Set<Caller.Kind> callers() {
      return Set.of(Caller.Kind.SELF_BUILT);
    }

    /** The scope the app must have been granted. */
    String scope();

    /** What it answers to when we fail. */
    default FeishuError fault() {
      return FeishuError.FAULT;
    }

    /** How often one app may call it. */
    RateLimits.Limit limit();

    /** Answers a call that has passed the gateway. */
    Answer answer(Caller caller, PathParameters path, UriQuery query, RequestBody body);
  }
}
