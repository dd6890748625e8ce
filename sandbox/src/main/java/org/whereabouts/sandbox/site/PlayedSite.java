package org.whereabouts.sandbox.site;

/** A site on its server, whatever it shows: it can be broken, and remembers who asked. */
sealed interface PlayedSite extends LoopbackServer.Handler permits SiteHost, WebSiteHost {
    String sourceId();

    Fault fault();

    void inject(Fault next);

    RequestLog log();
}
