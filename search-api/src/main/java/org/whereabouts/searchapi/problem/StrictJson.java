package org.whereabouts.searchapi.problem;

import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads the given body types strictly: an unknown or repeated field, a value of another type or a second value behind the
 * first is an error, and a body is a few thousand bytes at most. A mistyped field that was dropped in silence would change
 * whom the request is about. Other types are read as the application is configured.
 */
public final class StrictJson implements WebMvcConfigurer {

    private static final int MAX_DOCUMENT_BYTES = 16_384;
    private static final int MAX_STRING_CHARACTERS = 8_192;
    private static final int MAX_NESTING = 8;

    private final Class<?>[] bodies;

    /** For these body types. */
    public StrictJson(Class<?>... bodies) {
        this.bodies = bodies.clone();
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        JsonMapper strict = mapper();
        builder.configureMessageConverters(converter -> {
            if (converter instanceof JacksonJsonHttpMessageConverter json) {
                for (Class<?> body : bodies) {
                    json.registerMappersForType(body, mappers -> {
                        mappers.put(MediaType.APPLICATION_JSON, strict);
                        mappers.put(new MediaType("application", "*+json"), strict);
                    });
                }
            }
        });
    }

    static JsonMapper mapper() {
        StreamReadConstraints bounds = StreamReadConstraints.builder()
                .maxDocumentLength(MAX_DOCUMENT_BYTES)
                .maxStringLength(MAX_STRING_CHARACTERS)
                .maxNestingDepth(MAX_NESTING)
                .build();
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(bounds).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                // A number written without quotes has lost its leading zeros already.
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
