// SPDX-License-Identifier: Apache-2.0
/**
 * Files that are never seen half done: {@link io.kpm.files.AtomicFile} replaces one,
 * {@link io.kpm.files.Staging} is where directories grow before they are renamed into place,
 * {@link io.kpm.files.ProcessLock} keeps processes apart, {@link io.kpm.files.Globs} are the
 * patterns of {@code include} and {@code exclude}.
 *
 * <p>Lets {@link java.io.IOException} through; {@link io.kpm.files.DiskError} puts it into words
 * for whoever knows what the user asked for. Knows nothing of packages.
 */
@NullMarked
package io.kpm.files;

import org.jspecify.annotations.NullMarked;
