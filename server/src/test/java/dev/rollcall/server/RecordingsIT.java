package dev.rollcall.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That no recording is left out: each goes to one of the two surfaces. */
class RecordingsIT {
  @Test
  void everyRecordingIsOfOneOfTheTwoSurfaces() throws IOException {
    int feishu = Recordings.to(path -> path.matches("/+open-apis/.*")).size();
    int wecom = Recordings.to(path -> path.startsWith("/cgi-bin/")).size();
    assertThat(feishu).isEqualTo(134);
    assertThat(wecom).isEqualTo(72);
    assertThat(Recordings.to(_ -> true)).hasSize(feishu + wecom);
  }
}
