package org.whereabouts.crawler.bulk;

import java.math.BigDecimal;

/** What stands in a cell, as a reader of the sheet would type it. */
final class CellText {

    private CellText() {}

    /** A number, without a fraction of zeros and without an exponent. */
    static String of(double number) {
        return Double.isFinite(number) ? of(BigDecimal.valueOf(number)) : "";
    }

    /** The same, as XLSX writes numbers. */
    static String of(String number) {
        return of(new BigDecimal(number));
    }

    private static String of(BigDecimal number) {
        // An exponent that would make the text longer than any number is none that somebody typed.
        return Math.abs((long) number.precision() - number.scale()) > 30 || number.scale() > 30
                ? number.toString()
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
