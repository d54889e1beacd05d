package dev.rollcall.kit.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An open file or folder of the layer. Locks are the real file's. */
final class CrashingChannel extends FileChannel {
  private final CrashingFiles files;
  private final Path path;
  private final FileChannel real;
  private final DurableTree.@Nullable Node node;

  CrashingChannel(
      CrashingFiles files, Path path, FileChannel real, DurableTree.@Nullable Node node) {
    this.files = files;
    this.path = path;
    this.real = real;
    this.node = node;
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    synchronized (files) {
      files.step(Operation.Kind.READ, path);
      return real.read(bytes);
    }
  }

  @Override
  public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return read(buffers[offset]);
  }

  @Override
  public int read(ByteBuffer bytes, long at) throws IOException {
    synchronized (files) {
      files.step(Operation.Kind.READ, path);
      return real.read(bytes, at);
    }
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    synchronized (files) {
      int written = write(bytes, real.position());
      real.position(real.position() + written);
      return written;
    }
  }

  @Override
  public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
    return write(buffers[offset]);
  }

  @Override
  public int write(ByteBuffer bytes, long at) throws IOException {
    synchronized (files) {
      Fault fault = files.step(Operation.Kind.WRITE, path);
      if (fault == null) {
        return writeSome(bytes, at, bytes.remaining());
      }
      int half = writeSome(bytes, at, bytes.remaining() / 2);
      if (fault == Fault.SHORT_WRITE) {
        return half;
      }
      throw CrashingFiles.failure(fault);
    }
  }

  private int writeSome(ByteBuffer bytes, long at, int length) throws IOException {
    ByteBuffer some = bytes.slice().limit(length);
    if (node != null) {
      DurableTree.wrote(node, some.duplicate(), at);
    }
    long place = at;
    while (some.hasRemaining()) {
      place += real.write(some, place);
    }
    bytes.position(bytes.position() + length);
    return length;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    synchronized (files) {
      boolean folder = Files.isDirectory(path);
      Operation.Kind kind = folder ? Operation.Kind.FORCE_FOLDER : Operation.Kind.FORCE;
      Fault fault = files.step(kind, path);
      if (fault != null) {
        if (node != null) {
          DurableTree.forceFailed(node);
        }
        throw CrashingFiles.failure(fault);
      }
      if (node == null || files.skipsSync(path)) {
        return;
      }
      if (folder) {
        files.tree().folderForced(node);
      } else {
        DurableTree.forced(node);
      }
    }
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    synchronized (files) {
      files.step(Operation.Kind.TRUNCATE, path);
      real.truncate(size);
      if (node != null) {
        DurableTree.truncated(node, size);
      }
      return this;
    }
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException("nothing is transferred through the layer");
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException("nothing is transferred through the layer");
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException("nothing is mapped through the layer");
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
