package org.whereabouts.crawler.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Names a page in a message: host and path. The query is left out, because it holds whom we asked for. Of the path only those parts
 * are kept that are put together from words of programs, since whatever else stands there may be a person's name or number, or a
 * session's key.
 */
final class PageName {

    private static final int LONGEST = 200;
    private static final int LONGEST_PART = 50;

    private static final Set<String> WORDS = Set.of(
            "about",
            "action",
            "api",
            "app",
            "apps",
            "cgi",
            "contact",
            "corrections",
            "default",
            "detail",
            "details",
            "disclaimer",
            "doc",
            "facilities",
            "facility",
            "family",
            "find",
            "get",
            "home",
            "html",
            "index",
            "info",
            "information",
            "inmate",
            "inmates",
            "jail",
            "list",
            "locator",
            "login",
            "lookup",
            "mail",
            "map",
            "offender",
            "offenders",
            "prison",
            "prisons",
            "profile",
            "public",
            "query",
            "resource",
            "result",
            "results",
            "robots",
            "roster",
            "rules",
            "search",
            "service",
            "services",
            "sitemap",
            "view",
            "visitation",
            "visiting",
            "web");

    private static final Set<String> ENDINGS = Set.of(
            "action", "asp", "aspx", "cfm", "cgi", "csv", "do", "htm", "html", "json", "jsf", "jsp", "php", "txt",
            "xml");

    private PageName() {}

    static String of(URI url) {
        StringBuilder name = new StringBuilder(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT));
        String[] parts = String.valueOf(url.getRawPath()).split("/", -1);
        for (int i = 1; i < parts.length && name.length() <= LONGEST; i++) {
            name.append('/').append(part(parts[i]));
        }
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name.toString();
    }

    private static String part(String part) {
        int parameters = part.indexOf(';');
        String name = parameters < 0 ? part : part.substring(0, parameters);
        int dot = name.lastIndexOf('.');
        boolean file = dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
        return name.isEmpty() || isProgram(file ? name.substring(0, dot) : name) ? name : "*";
    }

    /** Words that follow each other in camel case or with dots, dashes and underscores between. */
    private static boolean isProgram(String name) {
        if (name.length() > LONGEST_PART) {
            return false;
        }
        int word = 0;
        for (int i = 1; i <= name.length(); i++) {
            boolean ends = i == name.length() || isBetween(name.charAt(i)) || isCamel(name, i);
            if (ends) {
                if (!WORDS.contains(name.substring(word, i).toLowerCase(Locale.ROOT))) {
                    return false;
                }
                word = i < name.length() && isBetween(name.charAt(i)) ? i + 1 : i;
            }
        }
        return true;
    }

    private static boolean isCamel(String name, int i) {
        return Character.isLowerCase(name.charAt(i - 1)) && Character.isUpperCase(name.charAt(i));
    }

    private static boolean isBetween(char c) {
        return c == '.' || c == '-' || c == '_';
    }
}
