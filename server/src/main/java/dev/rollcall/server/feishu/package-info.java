/**
 * The Feishu open platform as its own SDKs see it: token calls and app usage. Requests come in;
 * answers go out in the vendor's words, codes, header names and order of checks. {@link
 * dev.rollcall.server.feishu.Gateway} is the way in, one class stands for each path, {@link
 * dev.rollcall.server.feishu.FeishuError} lists every refusal, {@link
 * dev.rollcall.server.feishu.Envelope} writes every answer, and {@link
 * dev.rollcall.server.feishu.Quirks} says where we differ from the vendor, or had to choose. Calls
 * {@code counting}, {@code facts}, {@code directory}, {@code catalog}, {@code access} and {@code
 * sandbox}; never another vendor's package.
 */
@NullMarked
package dev.rollcall.server.feishu;

import org.jspecify.annotations.NullMarked;
