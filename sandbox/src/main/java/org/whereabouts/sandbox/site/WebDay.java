package org.whereabouts.sandbox.site;

import java.time.LocalDate;
import java.util.List;

/**
 * What a web site knows on one day.
 *
 * @param facilities those that are open
 * @param mailBox the box to which the agency's personal mail goes
 * @param visit how often the site has been asked: makes session ids
 * @param layoutChanged whether the site has just moved its lists of links into a script
 */
record WebDay(LocalDate date, List<FacilityBook.Open> facilities, int mailBox, long visit, boolean layoutChanged) {}
