/**
 * Locator sites that play the real ones over the synthetic population, on loopback, one server per site. What each site
 * is asked and answers is in the Javadoc of its class: {@link org.whereabouts.sandbox.site.PaDocSite},
 * {@link org.whereabouts.sandbox.site.TdcjSite}, {@link org.whereabouts.sandbox.site.JailTrackerSite},
 * {@link org.whereabouts.sandbox.site.BopSite}.
 */
@NullMarked
package org.whereabouts.sandbox.site;

import org.jspecify.annotations.NullMarked;
