/**
 * The command line, NOUN VERB: each class is one noun with its verbs. Commands read options, call the packages that do the
 * work, and print; nothing here decides anything else.
 */
@NullMarked
package org.whereabouts.app.command;

import org.jspecify.annotations.NullMarked;
