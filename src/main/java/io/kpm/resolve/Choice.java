// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import java.util.Optional;

/** Which version of a package everybody gets who asks for it. */
interface Choice {
  /** Empty if nothing is there that would satisfy it. */
  Optional<PackageVersion> of(Asked asked);
}
