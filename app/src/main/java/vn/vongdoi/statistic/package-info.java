/**
 * Figures that others publish and lists that programmes keep: {@link vn.vongdoi.statistic.Statistics} takes them in with their
 * document from one person and lets them count once a second one has approved.
 */
@NullMarked
@ApplicationModule(
        displayName = "Statistics",
        allowedDependencies = {"access", "page", "rules"})
package vn.vongdoi.statistic;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
