// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci;

import io.kpm.parallel.Workers;
import io.kpm.report.Event;
import io.kpm.report.Reporter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends the blobs that a store lacks, several at a time; the first failure stops the others. */
final class Transfers {
  private final ContentSource from;
  private final ArtifactStore to;
  private final Reporter reporter;

  Transfers(ContentSource from, ArtifactStore to, Reporter reporter) {
    this.from = from;
    this.to = to;
    this.reporter = reporter;
  }

  List<Copy.Transfer> run(Collection<Descriptor> blobs, int concurrency) throws IOException {
    var transfers = new ArrayList<Copy.Transfer>(blobs.size());
    var missing = new ArrayList<Descriptor>();
    for (var blob : blobs) {
      boolean isThere = to.contains(blob);
      if (!isThere) {
        missing.add(blob);
      }
      transfers.add(new Copy.Transfer(
          blob, isThere ? new Copy.Outcome.Exists() : new Copy.Outcome.Uploaded()));
    }
    Workers.over(missing, concurrency, blob -> {
      send(blob);
      return blob;
    });
    return transfers;
  }

  private void send(Descriptor blob) throws IOException {
    to.push(blob, () -> new Progress(from.fetch(blob), blob, reporter));
  }

  /** Tells how much of a blob was read. */
  private static final class Progress extends FilterInputStream {
    private final Descriptor blob;
    private final Reporter reporter;
    private long count;

    Progress(InputStream content, Descriptor blob, Reporter reporter) {
      super(content);
      this.blob = blob;
      this.reporter = reporter;
    }

    @Override
    public int read() throws IOException {
      int got = in.read();
      count(got < 0 ? got : 1);
      return got;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int got = in.read(buffer, offset, length);
      count(got);
      return got;
    }

    private void count(int got) {
      if (got > 0) {
        count += got;
        reporter.report(new Event.Moved(blob.digest().shortHex(), count, blob.size()));
      }
    }
  }
}
