package dev.rollcall.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The peer: the same pages by SQL over an indexed table of figures by day and owner. */
final class GroupChatsInPostgres {
  /** What is pulled. */
  static final List<String> PULLS = List.of("owners, a month", "owners, a day", "all, day by day");

  private static final int FIGURES = 7;

  private GroupChatsInPostgres() {}

  /**
   * Runs it.
   *
   * @param args the folder with {@code figures.csv}, how many owners, how many rounds
   */
  public static void main(String[] args) throws IOException, SQLException {
    Path folder = Path.of(args[0]);
    int rounds = Integer.parseInt(args[2]);
    Figures figures = new Figures();
    try (Postgres postgres = new Postgres(folder, MonthInPostgres.SETTINGS);
        Connection connection = postgres.connect();
        Statement sql = connection.createStatement()) {
      load(sql, folder, Integer.parseInt(args[1]));
      try (PreparedStatement owners =
              connection.prepareStatement(DuckDb.sql("group_chat_owners.sql"));
          PreparedStatement days = connection.prepareStatement(DuckDb.sql("group_chat_days.sql"))) {
        for (int kind = 0; kind < PULLS.size(); kind++) {
          measure(postgres, kind == 2 ? days : owners, kind, rounds, figures);
        }
      }
      sum(sql, figures);
    }
    figures.print();
  }

  private static void load(Statement sql, Path folder, int owners) throws SQLException {
    sql.execute(
        "create table figures (day int, owner int, new_chats int, chats int,"
            + " chats_with_messages int, new_members int, members int,"
            + " members_with_messages int, messages int, primary key (day, owner))");
    sql.execute("copy figures from program 'cat %s/figures.csv' csv".formatted(folder));
    sql.execute("create table person (number int primary key, id text)");
    sql.execute(
        "insert into person select n, 'owner-' || lpad(n::text, 4, '0')"
            + " from generate_series(0, %d) n".formatted(owners - 1));
    sql.execute("vacuum analyze");
  }

  private static void measure(
      Postgres postgres, PreparedStatement page, int kind, int rounds, Figures figures)
      throws SQLException {
    for (int warmUp = 0; warmUp < rounds; warmUp++) {
      var _ = ask(page, kind);
    }
    double[] millis = new double[rounds];
    double cpu = postgres.process().cpuSeconds();
    for (int round = 0; round < rounds; round++) {
      millis[round] = ask(page, kind);
    }
    double pages = (double) rounds * GroupChatsPull.repeats(kind);
    GroupChatsPull.put(
        figures, PULLS.get(kind), millis, (postgres.process().cpuSeconds() - cpu) / pages);
  }

  /** The milliseconds a page takes, of as many as Rollcall is asked for. */
  private static double ask(PreparedStatement page, int kind) throws SQLException {
    int repeats = GroupChatsPull.repeats(kind);
    long start = System.nanoTime();
    for (int i = 0; i < repeats; i++) {
      int first = kind == 1 ? i : 0;
      int last = kind == 1 ? i : MonthOfChats.DAYS - 1;
      int at = 1;
      while (kind != 2 && at <= 5) {
        page.setInt(at++, last);
      }
      page.setInt(at++, first);
      page.setInt(at, last);
      read(page);
    }
    return (System.nanoTime() - start) / 1e6 / repeats;
  }

  private static void read(PreparedStatement page) throws SQLException {
    long rows = 0;
    try (ResultSet result = page.executeQuery()) {
      while (result.next()) {
        for (int column = 1; column <= 1 + FIGURES; column++) {
          rows += result.getString(column) == null ? 0 : 1;
        }
      }
    }
    if (rows == 0) {
      throw new IllegalStateException("PostgreSQL found nothing");
    }
  }

  private static void sum(Statement sql, Figures figures) throws SQLException {
    try (ResultSet row =
        sql.executeQuery(
            "select sum(new_chats + chats + chats_with_messages + new_members + members"
                + " + members_with_messages + messages) from figures")) {
      row.next();
      figures.put("sum", row.getDouble(1));
    }
  }
}
