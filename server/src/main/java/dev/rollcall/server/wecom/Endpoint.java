package dev.rollcall.server.wecom;

/** One path of the platform. */
sealed interface Endpoint {
  /** {@code GET} or {@code POST}. */
  String method();

  /** The path. */
  String path();

  /** One that is called before there is a token. */
  non-sealed interface Login extends Endpoint {
    /**
     * Answers a login.
     *
     * @param address that of the client
     */
    Answer answer(Query query, String address);
  }

  /** One that is called with an access token and answers a list. */
  non-sealed interface Statistics extends Endpoint {
    /** Answers a call that has passed the gateway. */
    Answer answer(Caller caller, Fields fields);
  }
}
