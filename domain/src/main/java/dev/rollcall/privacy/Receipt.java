package dev.rollcall.privacy;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was done to forget people, without who they were. Whoever knows an id can have it matched:
 * erasing it again names the same pseudonym.
 *
 * @param number the person number, which goes on to count
 * @param pseudonym what stands in place of the id
 * @param by such as {@code cli:root}, or {@code event} for a {@code person.erased} that was sent
 * @param begun when, as in {@code 2026-11-20T09:00:00Z}
 * @param finished likewise
 * @param people how many were erased together; the following figures are of all of them
 * @param journalDays days of the journal in which lines were rewritten
 * @param journalLines lines that were rewritten
 * @param publishedDays published days that have a new version
 * @param directories directories written without them
 * @param filesRemoved old files of published days that were deleted
 */
public record Receipt(
    @JsonProperty("tenant") String tenant,
    @JsonProperty("number") int number,
    @JsonProperty("pseudonym") String pseudonym,
    @JsonProperty("by") String by,
    @JsonProperty("begun") String begun,
    @JsonProperty("finished") String finished,
    @JsonProperty("people") int people,
    @JsonProperty("journal_days") int journalDays,
    @JsonProperty("journal_lines") long journalLines,
    @JsonProperty("published_days") int publishedDays,
    @JsonProperty("directories") int directories,
    @JsonProperty("files_removed") int filesRemoved) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As one line of JSON. */
  public String json() {
    return JSON.writeValueAsString(this);
  }
}
