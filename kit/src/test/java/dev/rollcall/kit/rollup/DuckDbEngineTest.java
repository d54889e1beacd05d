package dev.rollcall.kit.rollup;

import dev.rollcall.kit.EngineContract;
import dev.rollcall.rollup.DuckDbEngine;
import dev.rollcall.rollup.Engine;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DuckDbEngineTest extends EngineContract {
  @TempDir Path spill;

  @Override
  protected Engine newEngine() {
    return new DuckDbEngine(spill, 256, 2);
  }
}
