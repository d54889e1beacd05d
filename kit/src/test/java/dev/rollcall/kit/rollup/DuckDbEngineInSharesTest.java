package dev.rollcall.kit.rollup;

import dev.rollcall.kit.EngineContract;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Every day is too large to be read at once. */
class DuckDbEngineInSharesTest extends EngineContract {
  @TempDir Path spill;

  @Override
  protected Engine newEngine() {
    return new DuckDbEngine(spill, 256, 2, 2);
  }
}
