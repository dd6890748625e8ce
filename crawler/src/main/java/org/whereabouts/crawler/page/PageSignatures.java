package org.whereabouts.crawler.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The table {@code page-signatures.yml}, in its order. */
final class PageSignatures {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule().addDeserializer(Pattern.class, new AnyCase()))
            .build();

    static final List<PageSignature> ALL = load();

    private PageSignatures() {}

    private static List<PageSignature> load() {
        try (InputStream in = PageSignatures.class.getResourceAsStream("/page-signatures.yml")) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks page-signatures.yml");
            }
            return List.of(YAML.readValue(in, PageSignature[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class AnyCase extends StdDeserializer<Pattern> {

        AnyCase() {
            super(Pattern.class);
        }

        @Override
        public Pattern deserialize(JsonParser parser, DeserializationContext context) {
            return Pattern.compile(parser.getString(), Pattern.CASE_INSENSITIVE);
        }
    }
}
