package dev.rollcall.kit.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes every step in the real folder, notes it in the tree, and fails when it is due. */
final class CrashingProvider extends FileSystemProvider {
  private final CrashingFiles files;
  private final CrashingFileSystem fileSystem;

  CrashingProvider(CrashingFiles files, CrashingFileSystem fileSystem) {
    this.files = files;
    this.fileSystem = fileSystem;
  }

  private static FileSystemProvider machine(Path real) {
    return real.getFileSystem().provider();
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path real = CrashingPath.real(path);
    synchronized (files) {
      boolean creates = creates(options) && !Files.exists(real);
      files.step(creates ? Operation.Kind.CREATE : Operation.Kind.OPEN, real);
      FileChannel channel = FileChannel.open(real, options, attributes);
      DurableTree.Node node =
          creates ? files.tree().created(real, false) : files.tree().findReal(real);
      if (node != null && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
        DurableTree.truncated(node, 0);
      }
      return new CrashingChannel(files, real, channel, node);
    }
  }

  private static boolean creates(Set<? extends OpenOption> options) {
    return options.contains(StandardOpenOption.CREATE)
        || options.contains(StandardOpenOption.CREATE_NEW);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> real = Files.newDirectoryStream(CrashingPath.real(folder))) {
      for (Path entry : real) {
        Path wrapped = fileSystem.wrap(entry);
        if (filter.accept(wrapped)) {
          entries.add(wrapped);
        }
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return entries.iterator();
      }

      @Override
      public void close() {
        // Everything was listed at once.
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Path real = CrashingPath.real(folder);
    synchronized (files) {
      files.step(Operation.Kind.CREATE_FOLDER, real);
      Files.createDirectory(real, attributes);
      files.tree().created(real, true);
    }
  }

  @Override
  public void delete(Path path) throws IOException {
    Path real = CrashingPath.real(path);
    synchronized (files) {
      files.step(Operation.Kind.DELETE, real);
      Files.delete(real);
      files.tree().removed(real);
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Path from = CrashingPath.real(source);
    Path to = CrashingPath.real(target);
    synchronized (files) {
      files.step(Operation.Kind.RENAME, to);
      files.tree().findReal(from);
      Files.move(from, to, options);
      files.tree().renamed(from, to);
    }
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException("nothing is copied through the layer");
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(CrashingPath.real(path), CrashingPath.real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(CrashingPath.real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return Files.getFileStore(CrashingPath.real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = CrashingPath.real(path);
    machine(real).checkAccess(real, modes);
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(CrashingPath.real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    return Files.readAttributes(CrashingPath.real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(CrashingPath.real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(CrashingPath.real(path), attribute, value, options);
  }

  @Override
  public String getScheme() {
    return "crashing";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("made by CrashingFiles alone");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("made by CrashingFiles alone");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("made by CrashingFiles alone");
  }
}
