// SPDX-License-Identifier: Apache-2.0
/** Work on many things at once: {@link io.kpm.parallel.Workers}. Knows nothing of what is done. */
@NullMarked
package io.kpm.parallel;

import org.jspecify.annotations.NullMarked;
