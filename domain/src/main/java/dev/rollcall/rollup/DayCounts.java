package dev.rollcall.rollup;

import dev.rollcall.events.DirectoryEvent;
import dev.rollcall.events.GroupEvent;
import dev.rollcall.facts.UsageKey;
import java.time.LocalDate;
import java.util.List;

/** What an engine counted of some days. To be closed. */
public interface DayCounts extends AutoCloseable {
  /**
   * How much there was of a day.
   *
   * @param events events in the journal, repeats included
   * @param repeats those that had arrived before (S6)
   * @param activity those that are not about the directory
   */
  record Totals(long events, long repeats, long activity) {}

  /** Takes usages, a person at a time. */
  interface UsageReader {
    /**
     * One person of one usage of one day. A bot and a client have no amount, and only the other
     * forms of apps have opens: these are 0 then.
     */
    void use(LocalDate day, UsageKey key, int person, int amount, int opens);
  }

  /** The totals of a day. */
  Totals totals(LocalDate day);

  /** The directory events of a day that count, in order of time, ties by id. */
  List<DirectoryEvent> directory(LocalDate day);

  /**
   * The changes of a day's customer group chats that count, in order of time, ties by id; without
   * messages.
   */
  List<GroupEvent> groupEvents(LocalDate day);

  /** Takes the messages of customer group chats, a member of a chat at a time. */
  interface GroupMessageReader {
    /** How often one member posted in one chat on one day. */
    void messages(LocalDate day, String chat, int member, int count);
  }

  /** Reads all messages of customer group chats, ascending by day, then chat by chat. */
  void groupMessages(GroupMessageReader reader);

  /** Reads all usages, ascending by day, then usage by usage, ascending by person. */
  void usages(UsageReader reader);

  @Override
  void close();
}
