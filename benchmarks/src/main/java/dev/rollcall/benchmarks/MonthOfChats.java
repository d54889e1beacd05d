package dev.rollcall.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * A month of customer group chats as lines of events: owners with ten chats of ten members each,
 * who get another one now and then, and in whose chats somebody joins and posts every day.
 */
final class MonthOfChats {
  static final LocalDate FIRST = LocalDate.of(2026, 10, 2);
  static final int DAYS = 30;

  private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
  private static final int FIRST_CHATS = 10;
  private static final int FIRST_MEMBERS = 10;
  private static final int NEW_CHAT_EVERY = 5;
  private static final int MESSAGES = 8;
  private static final int CUSTOMERS = 50_000;

  private final SplittableRandom random = new SplittableRandom(7);
  private final PrintWriter out;
  private int count;

  private MonthOfChats(PrintWriter out) {
    this.out = out;
  }

  /** Writes the file. Returns how many events it has. */
  static int write(Path file, int owners) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      MonthOfChats month = new MonthOfChats(out);
      month.event(
          "department.set", 0, "\"department\":\"sales\",\"parent\":\"0\",\"name\":\"Sales\"");
      for (int owner = 0; owner < owners; owner++) {
        month.person(owner);
      }
      for (int day = 0; day < DAYS; day++) {
        for (int owner = 0; owner < owners; owner++) {
          month.day(day, owner);
        }
      }
      return month.count;
    }
  }

  private void person(int owner) {
    event(
        "person.set",
        0,
        "\"person\":\"owner-%04d\",\"name\":\"Owner\",\"departments\":[\"sales\"]"
            .formatted(owner));
  }

  private void day(int day, int owner) {
    for (int chat = 0; day == 0 && chat < FIRST_CHATS; chat++) {
      create(day, owner, chat);
    }
    if (day > 0 && (day + owner) % NEW_CHAT_EVERY == 0) {
      create(day, owner, FIRST_CHATS + day);
    }
    String chat = "\"chat\":\"wr-%d-%d\"".formatted(owner, random.nextInt(FIRST_CHATS));
    event("group.member_joined", day, chat + ",\"member\":\"" + customer() + '"');
    for (int message = 0; message < MESSAGES; message++) {
      event("group.message_sent", day, chat + ",\"member\":\"" + customer() + '"');
    }
  }

  private void create(int day, int owner, int chat) {
    StringBuilder members = new StringBuilder();
    for (int member = 0; member < FIRST_MEMBERS; member++) {
      members.append(member == 0 ? "" : ",").append('"').append(customer()).append('"');
    }
    event(
        "group.created",
        day,
        "\"chat\":\"wr-%d-%d\",\"owner\":\"owner-%04d\",\"members\":[%s]"
            .formatted(owner, chat, owner, members));
  }

  private String customer() {
    return "wm" + random.nextInt(CUSTOMERS);
  }

  /** Each a few milliseconds after the one before. */
  private void event(String type, int day, String data) {
    long second = FIRST.plusDays(day).atStartOfDay(CHINA).toEpochSecond() + count / 20 % 80_000;
    out.printf(
        "{\"specversion\":\"1.0\",\"id\":\"%09d\",\"source\":\"crm\",\"type\":\"%s\","
            + "\"time\":\"%s\",\"data\":{%s}}%n",
        count++, type, Instant.ofEpochSecond(second), data);
  }
}
