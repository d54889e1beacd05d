package dev.rollcall.benchmarks;

/** CPU time in seconds: in programs, and in the kernel on their behalf. */
record CpuTime(double user, double system) {
  static final CpuTime NONE = new CpuTime(0, 0);

  double total() {
    return user + system;
  }

  CpuTime plus(CpuTime other) {
    return new CpuTime(user + other.user, system + other.system);
  }

  CpuTime minus(CpuTime other) {
    return new CpuTime(user - other.user, system - other.system);
  }
}
