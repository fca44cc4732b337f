// SPDX-License-Identifier: Apache-2.0
package io.kpm.oci.registry;

import io.kpm.error.ErrorId;
import io.kpm.error.KpmException;

/**
 * How much a registry may answer; the names are those of the settings below {@code limits}.
 *
 * @param manifestBytes a manifest, an index, a page of tags
 * @param pages of one list
 * @param tags of one list
 */
public record AnswerLimits(int manifestBytes, int pages, int tags) {
  // Arrays cannot be longer; no registry accepts manifests of a size near that.
  private static final int MOST = Integer.MAX_VALUE - 16;

  /** What holds unless the settings say otherwise. */
  public static final AnswerLimits DEFAULT = new AnswerLimits(4 * 1024 * 1024, 1_000, 100_000);

  /** The limits as settings have them; more than an array can hold counts as that. */
  public static AnswerLimits of(long manifestBytes, long pages, long tags) {
    return new AnswerLimits(capped(manifestBytes), capped(pages), capped(tags));
  }

  /** The complaint about a manifest or a page that is too large. */
  KpmException exceeded(String what) {
    return new KpmException(
            ErrorId.E_LIMIT, what + " exceeds `limits.manifestBytes` (" + manifestBytes + " bytes)")
        .withHint("if you trust it: kpm config set limits.manifestBytes VALUE");
  }

  private static int capped(long limit) {
    return (int) Math.min(limit, MOST);
  }
}
