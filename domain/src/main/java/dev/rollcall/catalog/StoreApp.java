package dev.rollcall.catalog;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A Feishu app of the store. It belongs to no tenant; each tenant that installs it is known to it
 * by a tenant key.
 *
 * @param scopes what it was granted, in every tenant alike
 * @param ticketUrl where its ticket is pushed to, or null when it is fetched by hand
 * @param verificationToken what tells the receiver of a push that it comes from here
 * @param generation one more at each rotation of its secret or revocation; tokens and tickets of
 *     older ones are void
 */
public record StoreApp(
    String id,
    Set<String> scopes,
    @Nullable URI ticketUrl,
    String verificationToken,
    int generation) {
  public StoreApp {
    scopes = Set.copyOf(scopes);
    if (ticketUrl != null && !isPushable(ticketUrl)) {
      throw new IllegalArgumentException(
          "A ticket address is http or https with a host; " + ticketUrl + " is not.");
    }
  }

  /** Whether something can be pushed to an address. */
  public static boolean isPushable(URI address) {
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    return web && address.getHost() != null && address.getUserInfo() == null;
  }
}
