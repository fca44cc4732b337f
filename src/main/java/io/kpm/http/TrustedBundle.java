// SPDX-License-Identifier: Apache-2.0
package io.kpm.http;

import java.nio.file.Path;

/**
 * Certificates that are trusted beside the roots of the JDK.
 *
 * @param source the flag or variable that names the file
 */
record TrustedBundle(Path file, String source) {}
