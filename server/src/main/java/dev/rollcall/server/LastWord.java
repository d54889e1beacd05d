package dev.rollcall.server;

import dev.rollcall.server.traffic.LoggedRequest;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer when no surface had one (404) or one threw (500). The log gets method, path and the
 * fault; the client neither, and no query string goes anywhere.
 */
final class LastWord implements Surface {
  static final String FAULT = "The server failed on this request. Its log says more.";
  private static final Logger LOG = LoggerFactory.getLogger(LastWord.class);

  @Override
  public void register(HttpRouting.Builder routing) {
    routing.any(LastWord::notFound);
    routing.error(Throwable.class, LastWord::fault);
  }

  private static void notFound(ServerRequest request, ServerResponse response) {
    new Problem(ProblemType.NOT_FOUND, "There is nothing at this path.").send(response);
  }

  private static void fault(ServerRequest request, ServerResponse response, Throwable fault) {
    if (fault instanceof HttpException refusal && refusal.status().code() < 500) {
      ProblemType type = ProblemType.ofStatus(refusal.status().code());
      new Problem(type, "The request can not be understood.").send(response);
      return;
    }
    LOG.error(
        "{} {} failed",
        LoggedRequest.method(request.prologue()),
        LoggedRequest.path(request.prologue()),
        fault);
    new Problem(ProblemType.INTERNAL_ERROR, FAULT).send(response);
  }
}
