// SPDX-License-Identifier: Apache-2.0
/**
 * From entry files to parsed packages: which files belong together, and what their imports name.
 *
 * <p>Entry type: {@link io.kpm.kcl.load.Loader}. This room reads files only through
 * {@link io.kpm.kcl.source.PackageFiles} and knows nothing of names, types or values inside the
 * files.
 */
@NullMarked
package io.kpm.kcl.load;

import org.jspecify.annotations.NullMarked;
