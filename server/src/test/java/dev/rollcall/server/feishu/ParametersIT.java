package dev.rollcall.server.feishu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every parameter of every path that answers page by page: absent, empty, of a wrong type, out of
 * range, given twice, of another tenant. A line leaves out, replaces or repeats parameters of a
 * question that is answered with 200; what it says is told by {@link PagedList#ask}.
 */
final class ParametersIT {
  private static final String OVERVIEW =
      """
      date                                | 400 99992402
      date=                               | 400 99992402
      date=json:null                      | 400 99992402
      date=json:20261120                  | 400 9499
      date=json:["2026-11-20"]            | 400 9499
      date=2026-1-1                       | 400 211007
      date=2026-11-31                     | 400 211007
      date=2026-11-21                     | 400 211010
      date=9999-12-31                     | 400 211010
      date=2026-11-17                     | 404 211011
      cycle_type                          | 400 99992402
      cycle_type=json:null                | 400 99992402
      cycle_type=json:""                  | 400 9499
      cycle_type=json:"1"                 | 200 0
      cycle_type=json:"01"                | 400 9499
      cycle_type=json:"+1"                | 400 9499
      cycle_type=json:" 1"                | 400 9499
      cycle_type=json:1.0                 | 400 9499
      cycle_type=json:1e0                 | 400 9499
      cycle_type=json:[1]                 | 400 9499
      cycle_type=0                        | 400 99992402
      cycle_type=4                        | 400 99992402
      cycle_type=2147483648               | 400 99992402
      cycle_type=9223372036854775808      | 400 99992402
      department_id                       | 200 0
      department_id=                      | 200 0
      department_id=json:null             | 200 0
      department_id=json:0                | 400 9499
      department_id=json:{}               | 400 9499
      department_id=od-d1                 | 200 0
      department_id=d1                    | 400 99992357
      department_id=od-gd1                | 400 99992357
      department_id=gd1                   | 400 99992357
      +department_id_type=department_id&department_id=d1     | 200 0
      +department_id_type=department_id&department_id=od-d1  | 400 99992380
      +department_id_type=department_id&department_id=gd1    | 400 99992380
      +department_id_type=                | 200 0
      +department_id_type=open_department_id | 200 0
      +department_id_type=user_id         | 400 99992402
      +department_id_type=DEPARTMENT_ID   | 400 99992402
      +department_id_type=department_id&+department_id_type=department_id | 400 99992402
      +department_id_type=department_id&+department_id_type= | 200 0
      recursion                           | 200 0
      recursion=json:null                 | 200 0
      recursion=json:""                   | 400 9499
      recursion=json:"4"                  | 200 0
      recursion=json:false                | 400 9499
      recursion=-1                        | 400 99992402
      recursion=5                         | 400 99992402
      recursion=5&department_id           | 400 99992402
      page_size                           | 200 0
      page_size=json:null                 | 200 0
      page_size=json:""                   | 400 9499
      page_size=json:"20"                 | 200 0
      page_size=json:1.5                  | 400 9499
      page_size=0                         | 400 99992402
      page_size=-1                        | 400 99992402
      page_size=20                        | 200 0
      page_size=21                        | 400 99992402
      page_token                          | 200 0
      page_token=                         | 200 0
      page_token=json:null                | 200 0
      page_token=json:3                   | 400 9499
      page_token=3                        | 400 210500
      unknown=1                           | 200 0
      """;

  private static final String STATISTICS =
      """
      start_date                          | 400 99992402
      start_date=                         | 400 99992402
      start_date=20261118                 | 500 1051001
      start_date=2026-11-18T00:00:00      | 500 1051001
      start_date=2026-02-30               | 500 1051001
      start_date=2026-11-21               | 500 1051001
      start_date=0000-00-00               | 500 1051001
      +start_date=2026-11-18              | 400 99992402
      +start_date=                        | 200 0
      end_date                            | 400 99992402
      end_date=                           | 400 99992402
      end_date=today                      | 500 1051001
      end_date=2026-11-17                 | 500 1051001
      +end_date=2026-11-20                | 400 99992402
      start_date=2030-01-01&end_date=2030-01-02 | 200 0
      department_id_type=                 | {absent type}
      department_id_type=id               | 400 99992402
      +department_id_type=department_id&department_id_type=department_id | 400 99992402
      department_id=d1&department_id_type=department_id      | 200 0
      department_id=od-d1&department_id_type=department_id   | 400 99992380
      department_id=gd1&department_id_type=department_id     | 400 99992380
      department_id=od-d1&department_id_type=open_department_id | 200 0
      department_id=od-gd1&department_id_type=open_department_id | 400 99992357
      +department_id=d1&department_id=d1  | 400 99992402
      target_geo                          | 200 0
      target_geo=                         | 200 0
      target_geo=cn                       | 200 0
      target_geo=us                       | 400 1051002
      target_geo=CN                       | 500 1051001
      target_geo=eu                       | 500 1051001
      target_geo=cn&+target_geo=cn        | 400 99992402
      page_size                           | 200 0
      page_size=                          | 200 0
      page_size=0                         | 400 99992402
      page_size=-1                        | 400 99992402
      page_size=1.0                       | 400 99992402
      page_size=%2B1                      | 400 99992402
      page_size=+1                        | 400 99992402
      page_size=0x1                       | 400 99992402
      page_size=ten                       | 400 99992402
      page_size=9223372036854775808       | 400 99992402
      page_size={most}                    | 200 0
      page_size={too many}                | 400 99992402
      page_size=1&+page_size=1            | 400 99992402
      page_token                          | 200 0
      page_token=                         | 200 0
      page_token=3                        | 500 1051001
      page_token=3&+page_token=3          | 400 99992402
      unknown=1                           | 200 0
      """;

  private static final String OF_PEOPLE =
      """
      user_id_type                        | 200 0
      user_id_type=                       | 200 0
      user_id_type=open_id                | 200 0
      user_id_type=email                  | 400 99992402
      user_id_type=USER_ID                | 400 99992402
      user_id_type=user_id&+user_id_type=user_id | 400 99992402
      department_id=                      | 200 0
      user_id                             | 200 0
      user_id=                            | 200 0
      user_id=p1&user_id_type=user_id     | 200 0
      user_id=p+4&user_id_type=user_id    | 200 0
      user_id=p%204&user_id_type=user_id  | 200 0
      user_id=p%2B4&user_id_type=user_id  | 400 99992360
      user_id=P1&user_id_type=user_id     | 400 99992360
      user_id=gp1&user_id_type=user_id    | 400 99992360
      user_id=p1                          | 400 99992351
      user_id=p1&user_id_type=union_id    | 400 99992381
      user_id=p1&+user_id=p1&user_id_type=user_id | 400 99992402
      start_date=2026-10-20               | 200 0
      start_date=2026-10-19               | 500 1051001
      """;

  private static final String OF_DEPARTMENTS =
      """
      department_id                       | 400 99992402
      department_id=                      | 400 99992402
      department_id_type                  | 400 99992402
      contains_child_dept                 | 400 99992402
      contains_child_dept=                | 400 99992402
      contains_child_dept=1               | 400 99992402
      contains_child_dept=no              | 400 99992402
      contains_child_dept=True            | 200 0
      contains_child_dept=FALSE           | 200 0
      +contains_child_dept=true           | 400 99992402
      with_product_version                | 200 0
      with_product_version=               | 200 0
      with_product_version=2              | 400 99992402
      with_product_version=true           | 200 0
      with_product_version=true&+with_product_version=true | 400 99992402
      start_date=2026-08-21               | 200 0
      start_date=2026-08-20               | 500 1051001
      """;

  private static final String VISITS =
      """
      from_date                           | 400 99992402
      from_date=                          | 400 99992402
      from_date=20261118                  | 400 {1}
      from_date=2026-11-31                | 400 {1}
      from_date=2026-11-21                | 400 {2}
      +from_date=2026-11-18               | 400 99992402
      from_date=0001-01-01&to_date=9999-12-31 | 200 0
      to_date                             | 400 99992402
      to_date=                            | 400 99992402
      to_date=x                           | 400 {1}
      to_date=2026-11-17                  | 400 {2}
      +to_date=2026-11-20                 | 400 99992402
      page_size                           | 200 0
      page_size=                          | 200 0
      page_size=200                       | 200 0
      page_size=201                       | 400 {size}
      page_size=0                         | 400 {size}
      page_size=-1                        | 400 {size}
      page_size=1.0                       | 400 {size}
      page_size=+1                        | 400 {size}
      page_size=ten                       | 400 {size}
      page_size=1&+page_size=1            | 400 {size}
      page_token                          | 200 0
      page_token=                         | 200 0
      page_token=x                        | 400 {4}
      page_token=x&+page_token=x          | 400 99992402
      unknown=1                           | 200 0
      """;

  @TempDir private static Path folder;
  private static FeishuServer server;
  private static String token;

  @BeforeAll
  static void start() {
    server = new FeishuServer(folder, FeishuSettings.defaults().withLimits(false));
    PagedOffice.open(server);
    token = server.token(PagedOffice.APP);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void check(PagedList list, String table) {
    assertThat(list.ask(server, token, "").verdict()).as("as it is").isEqualTo("200 0");
    for (String line : table.strip().split("\n", -1)) {
      String[] cells = line.split(" \\| ", -1);
      Reply reply = list.ask(server, token, cells[0].strip());
      assertThat(reply.verdict())
          .as("%s %s %s", list, line, reply.body())
          .isEqualTo(cells[1].strip());
      if (reply.code() == 99992402) {
        String named = cells[0].strip().replaceAll("^.*[&+]", "").replaceAll("=.*", "");
        assertThat(cells[0] + " " + named)
            .as(line)
            .contains(reply.text("/error/field_violations/0/field"));
      }
    }
  }

  @Test
  void parametersOfTheUseOfApps() {
    check(PagedList.DEPARTMENT_OVERVIEW, OVERVIEW);
  }

  @Test
  void parametersOfPeople() {
    String both =
        STATISTICS
            .replace("{absent type}", "200 0")
            .replace("{most}", "60")
            .replace("{too many}", "61");
    check(PagedList.ADMIN_USER_STATS, both + OF_PEOPLE);
  }

  @Test
  void parametersOfDepartments() {
    String both =
        STATISTICS
            .replace("{absent type}", "400 99992402")
            .replace("{most}", "20")
            .replace("{too many}", "21");
    check(PagedList.ADMIN_DEPT_STATS, both + OF_DEPARTMENTS);
  }

  @ParameterizedTest
  @CsvSource({
    "WORKPLACES, 1628001, 1628002, 1628004, 99992402",
    "CUSTOM_WORKPLACES, 1621001, 1621002, 1621004, 99992402",
    "BLOCKS, 1629001, 1629002, 1629005, 1629006",
  })
  void parametersOfVisits(
      PagedList list, String time, String order, String pageToken, String size) {
    check(
        list,
        VISITS
            .replace("{1}", time)
            .replace("{2}", order)
            .replace("{4}", pageToken)
            .replace("{size}", size));
  }

  @ParameterizedTest
  @CsvSource({
    "CUSTOM_WORKPLACES, custom_workplace_id, tpl_1",
    "BLOCKS, block_id, b1",
  })
  void anIdThatIsUnknownOrAnotherTenantsHasNoItems(PagedList list, String name, String own) {
    int all = list.items(server, token, "", 20).size();
    assertThat(items(list, name + "=")).isEqualTo(all);
    assertThat(items(list, name + "=" + own)).isEqualTo(3);
    for (String other :
        new String[] {"g" + own, "nobody", own.toUpperCase(java.util.Locale.ROOT)}) {
      assertThat(items(list, name + "=" + other)).as(other).isZero();
    }
    assertThat(list.ask(server, token, name + "=" + own + "&+" + name + "=" + own).verdict())
        .isEqualTo("400 99992402");
  }

  private static int items(PagedList list, String more) {
    return list.ask(server, token, more).json().at("/data/items").size();
  }

  @Test
  void everyParameterOfThePagesIsInATable() {
    Set<String> tried = new TreeSet<>();
    String all = OVERVIEW + STATISTICS + OF_PEOPLE + OF_DEPARTMENTS + VISITS;
    Arrays.stream(all.split("[|&\n]"))
        .map(part -> part.strip().replaceAll("^\\+", "").replaceAll("=.*", ""))
        .filter(name -> name.matches("[a-z_]+"))
        .forEach(tried::add);
    assertThat(tried)
        .contains(
            "date",
            "cycle_type",
            "department_id",
            "department_id_type",
            "recursion",
            "page_size",
            "page_token",
            "start_date",
            "end_date",
            "user_id",
            "user_id_type",
            "target_geo",
            "contains_child_dept",
            "with_product_version",
            "from_date",
            "to_date");
  }
}
