// SPDX-License-Identifier: Apache-2.0
package io.kpm.resolve;

import java.util.List;
import java.util.Optional;

/**
 * What a lock amounts to.
 *
 * @param list the build list with exactly the locked versions; empty if these do not satisfy the
 *     requirements
 * @param disagreements one sentence for each requirement that the lock does not satisfy; none if
 *     there is a list
 * @param unexplained packages whose locked version is higher than anything that the list asks for,
 *     by key: a new resolution may select less
 * @param leftOver names in the lock, as given, that nothing requires; known if there is a list
 */
public record Followed(
    Optional<BuildList> list,
    List<String> disagreements,
    List<String> unexplained,
    List<String> leftOver) {
  public Followed {
    disagreements = List.copyOf(disagreements);
    unexplained = List.copyOf(unexplained);
    leftOver = List.copyOf(leftOver);
  }
}
