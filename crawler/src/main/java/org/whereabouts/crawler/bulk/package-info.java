/** Files that list everybody: CSV, TSV, fixed width, XLS, XLSX, and ZIPs of these, read row by row as a profile describes them. */
@NullMarked
package org.whereabouts.crawler.bulk;

import org.jspecify.annotations.NullMarked;
