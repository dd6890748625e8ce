package org.whereabouts.searchapi.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problem this API answers with. Slug and status are part of the API and do not change; {@code type} is a
 * relative reference that can be opened for an explanation (RFC 9457, section 3.1.1).
 */
public enum ProblemType {
    INVALID_REQUEST(
            HttpStatus.BAD_REQUEST,
            "The request has fields that cannot be used",
            "Every field that is wrong is listed in 'errors' with what is wrong and what to do. Correct them and send the"
                    + " request again."),
    UNREADABLE_BODY(
            HttpStatus.BAD_REQUEST,
            "The body is not readable as JSON",
            "Send one JSON object in UTF-8; '/v1/openapi.json' describes its fields."),
    KEY_REQUIRED(
            HttpStatus.UNAUTHORIZED,
            "A key is needed",
            "Send 'Authorization: Bearer KEY'. An operator creates keys with './whereabouts key create --scope SCOPE'; 'up'"
                    + " prints one for a local stack."),
    SCOPE_MISSING(
            HttpStatus.FORBIDDEN,
            "The key does not allow this",
            "Ask the operator for a key with the scope that the detail names."),
    UNKNOWN_PERSON(
            HttpStatus.NOT_FOUND,
            "No such person is held here",
            "Search for the person again: ids are those that a search or a resolve answers with."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "Nothing is at this address",
            "The addresses there are stand in '/v1/openapi.json', readable at '/docs'."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "This address does not take this method",
            "Use one of the methods that the 'Allow' header names."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "The answer cannot be given in the format asked for",
            "Answers are JSON: send 'Accept: application/json', or leave the header out."),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE, "The body is too large", "Send one request of a few hundred characters."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is in a format that is not understood",
            "Send JSON and say so: 'Content-Type: application/json'."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong here",
            "It is not the request's fault. Tell the operator the incident number: the log has the details under it."),
    INDEX_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The search index cannot be reached",
            "Ask again after the seconds that the 'Retry-After' header names. Nothing follows from this about anybody."),
    REGISTRY_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The custody registry cannot be reached",
            "Ask again after the seconds that the 'Retry-After' header names. Nothing follows from this about anybody.");

    static final String PATH = "/problems/";

    private final HttpStatus status;
    private final String title;
    private final String fix;

    ProblemType(HttpStatus status, String title, String fix) {
        this.status = status;
        this.title = title;
        this.fix = fix;
    }

    public HttpStatus status() {
        return status;
    }

    /** One line for people, the same for every problem of this type. */
    public String title() {
        return title;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }

    /** The type's stable name within its URI, for example {@code invalid-request}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member: {@code /problems/invalid-request}. */
    public URI uri() {
        return URI.create(PATH + slug());
    }

    static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
    }

    /** The type that stands for a status which the framework chose. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> KEY_REQUIRED;
            case 403 -> SCOPE_MISSING;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
        };
    }
}
