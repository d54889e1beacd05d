package dev.rollcall.server.demo;

import java.time.Instant;
import java.util.Map;

/**
 * One made-up event, ready to be sent.
 *
 * @param data its fields in the order they are written; texts, whole numbers, true or false, lists
 *     and maps of these
 */
record DemoEvent(String id, String source, String type, Instant time, Map<String, Object> data) {}
