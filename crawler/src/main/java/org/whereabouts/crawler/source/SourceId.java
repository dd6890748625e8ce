package org.whereabouts.crawler.source;

import java.util.regex.Pattern;

/**
 * The name of one source, for example {@code us-pa-doc}: country, state where there is one, agency; lower case, joined by
 * dashes. It is also the name of the source's folder.
 */
public record SourceId(String value) implements Comparable<SourceId> {

    private static final Pattern FORM = Pattern.compile("us(-[a-z0-9]+)+");

    public SourceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a source id looks like us-pa-doc, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
