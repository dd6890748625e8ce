package org.whereabouts.searchapi.problem;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.IdGenerator;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.whereabouts.indexer.index.IndexUnavailableException;

/**
 * The boundary between what goes wrong and what the caller hears of it: every exception of a request becomes a problem detail
 * (RFC 9457). What was not foreseen is logged under an incident number, without the exceptions' messages, which may quote a
 * person's data.
 */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
public final class ApiProblems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    private final IdGenerator incidents;
    private final Duration retryAfter;

    /**
     * The boundary.
     *
     * @param incidents numbers the incidents
     * @param retryAfter what a caller is told to wait while a server cannot be reached, whole seconds
     */
    public ApiProblems(IdGenerator incidents, Duration retryAfter) {
        this.incidents = incidents;
        this.retryAfter = retryAfter;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(InvalidRequestException exception) {
        return answer(Problems.invalid(exception.errors()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownPerson(UnknownPersonException exception) {
        return answer(Problems.of(ProblemType.UNKNOWN_PERSON));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> indexUnavailable(IndexUnavailableException exception) {
        return unavailable(ProblemType.INDEX_UNAVAILABLE, exception);
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        CannotCreateTransactionException.class
    })
    ResponseEntity<ProblemDetail> registryUnavailable(RuntimeException exception) {
        return unavailable(ProblemType.REGISTRY_UNAVAILABLE, exception);
    }

    /** Tomcat's word for a query string that cannot be decoded; it comes when the first parameter is read. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException exception) {
        return answer(Problems.of(
                ProblemType.INVALID_REQUEST,
                "The query string cannot be decoded: write what is special in it as %XX, in UTF-8."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unforeseen(Exception exception) throws Exception {
        if (exception instanceof AccessDeniedException || exception instanceof AuthenticationException) {
            // The security filters know whether a key is missing or too narrow.
            throw exception;
        }
        String incident = incidents.generateId().toString();
        LOG.error("incident {}: {}", incident, Trace.frames(exception));
        ProblemDetail problem = Problems.of(ProblemType.INTERNAL_ERROR);
        problem.setProperty("incident", incident);
        return answer(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(
                exception, UnreadableBody.problem(exception.getCause()), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(
                exception, Problems.invalid(ArgumentProblems.of(exception)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return handleExceptionInternal(
                exception, Problems.invalid(ArgumentProblems.of(exception)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return handleExceptionInternal(
                exception, Problems.invalid(ArgumentProblems.of(exception)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception exception,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail ours && Problems.isOurs(ours)
                ? ours
                : Problems.of(ProblemType.ofStatus(status.value()));
        HttpStatusCode told = HttpStatusCode.valueOf(problem.getStatus());
        return super.handleExceptionInternal(exception, problem, asProblem(headers), told, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException exception,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = Problems.of(
                ProblemType.METHOD_NOT_ALLOWED,
                "%s is not taken here: use %s."
                        .formatted(exception.getMethod(), names(exception.getSupportedHttpMethods())));
        return handleExceptionInternal(exception, problem, headers, status, request);
    }

    private static String names(@Nullable Set<HttpMethod> methods) {
        return methods == null
                ? "another method"
                : methods.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(" or "));
    }

    private ResponseEntity<ProblemDetail> unavailable(ProblemType type, RuntimeException exception) {
        LOG.warn("{}: {}", type.slug(), Trace.classes(exception));
        return ResponseEntity.status(type.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()))
                .body(Problems.of(type));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpHeaders asProblem(HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return all;
    }
}
