package org.whereabouts.app.command;

import org.whereabouts.app.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** The answer to a resolve, as an operator reads it: decision, reasons, person, address. */
record ResolutionText(Setting setting, JsonNode answer) {

    void print() {
        Terminal terminal = setting.terminal();
        terminal.println(answer.path("decision").asString("-"));
        for (JsonNode reason : answer.path("reasons")) {
            terminal.println("  " + Terminal.printable(reasonText(reason)));
        }
        JsonNode person = answer.path("person");
        if (person.isObject()) {
            PersonText text = new PersonText(setting, person);
            terminal.println("");
            terminal.println(Terminal.printable(
                    text.name() + ", " + text.number() + " (" + text.source() + "), " + text.status()));
            terminal.println(
                    Terminal.printable(text.facility()) + ", as of " + PersonText.moment(setting, answer.path("asOf")));
        }
        if (answer.path("mailTo").isContainer()) {
            terminal.println("");
            terminal.println("Mail to:");
            lines(answer.path("mailTo"))
                    .forEach(line -> terminal.println("  " + Terminal.printable(line.asString(""))));
        }
    }

    private static JsonNode lines(JsonNode mailTo) {
        return mailTo.isArray() ? mailTo : mailTo.path("lines");
    }

    private static String reasonText(JsonNode reason) {
        if (!reason.isObject()) {
            return reason.asString("");
        }
        String code = reason.path("code").asString("");
        String text = reason.path("text")
                .asString(reason.path("detail").asString(reason.path("message").asString("")));
        return text.isEmpty() ? code : code.isEmpty() ? text : code + ": " + text;
    }
}
