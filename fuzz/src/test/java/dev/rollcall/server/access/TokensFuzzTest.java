package dev.rollcall.server.access;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.rollcall.fuzz.Claim;
import dev.rollcall.fuzz.Input;
import dev.rollcall.server.access.SignedTokens.AccessToken;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Arbitrary texts as page tokens, access tokens and tickets: only what was given out is good. */
class TokensFuzzTest {
  private static final byte[] KEY =
      "a signing key of thirty-two byte".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-21T02:30:00Z");
  private static final PageTokens PAGES = new PageTokens(KEY);
  private static final PageTokens.Holder HOLDER = PageTokens.Holder.of("acme", "cli_a", "query", 1);
  private static final PageTokens.Place PLACE =
      new PageTokens.Place(7, LocalDate.of(2026, 11, 20), 40);
  private static final String PAGE = PAGES.text(PLACE, HOLDER, NOW.plusSeconds(60));
  private static final SignedTokens TOKENS = new SignedTokens(KEY, "feishu");
  private static final AccessToken TOKEN = new AccessToken("cli_a", 3, NOW.plusSeconds(60));
  private static final String ACCESS = TOKENS.text(TOKEN);
  private static final AppTickets TICKETS = new AppTickets(KEY);
  private static final List<String> TICKET =
      List.of(
          TICKETS.current("cli_a", 3, NOW), TICKETS.current("cli_a", 3, NOW.minusSeconds(3600)));

  static Stream<byte[]> seeds() {
    String ended = PAGES.text(PLACE, HOLDER, NOW);
    String foreign = new PageTokens(new byte[32]).text(PLACE, HOLDER, NOW.plusSeconds(60));
    return Stream.of(
            PAGE,
            ended,
            foreign,
            PAGE.toUpperCase(java.util.Locale.ROOT),
            ACCESS,
            ACCESS + "=",
            ACCESS.substring(0, ACCESS.length() - 1) + "_",
            new SignedTokens(KEY, "wecom").text(TOKEN),
            TOKENS.text(new AccessToken("", Integer.MAX_VALUE, Instant.EPOCH)),
            TICKET.getFirst(),
            "")
        .map(text -> Input.of(0, text));
  }

  @MethodSource("seeds")
  @FuzzTest
  void onlyWhatWasGivenOutIsGood(byte[] bytes) {
    Input input = new Input(bytes);
    input.octet();
    String text = input.restAsText();
    PageTokens.Reading page = PAGES.read(text, HOLDER, NOW);
    if (page instanceof PageTokens.Place) {
      Claim.same(PAGE, text, "a page token that was taken");
      Claim.same(PLACE, page, "its place");
    }
    Claim.that(
        page != PageTokens.Refused.FOREIGN || text.equals(PAGE),
        () -> "a page token nobody gave out is known: " + text);
    Optional<AccessToken> access = TOKENS.read(text);
    if (access.isPresent()) {
      Claim.same(TOKENS.text(access.get()), text, "an access token that was taken");
    }
    Claim.that(
        !TICKETS.isGood(text, "cli_a", 3, NOW) || TICKET.contains(text),
        () -> "a ticket nobody gave out is good: " + text);
    Claim.that(!TICKETS.isGood(text, "cli_a", 4, NOW), () -> "a ticket of another generation");
  }
}
