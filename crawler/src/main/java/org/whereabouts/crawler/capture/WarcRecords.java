package org.whereabouts.crawler.capture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.channels.Channels;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageVersion;
import org.netpreserve.jwarc.WarcCaptureRecord;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.whereabouts.crawler.fetch.Answer;
import org.whereabouts.crawler.fetch.Validators;
import org.whereabouts.crawler.source.PageBody;
import org.whereabouts.crawler.source.PageRequest;

/**
 * One exchange as the two records that keep it.
 *
 * @param answer a response, or a revisit where the payload has been stored before
 * @param request what was asked, concurrent to the answer
 * @see <a href="https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/">WARC 1.1</a>
 */
record WarcRecords(WarcCaptureRecord answer, WarcRequest request) {

    /** A page whose payload is kept with it. */
    static WarcRecords response(Answer answer, String digest, PageRequest request, Validators sent, String userAgent)
            throws IOException {
        byte[] head = HttpBlocks.beforePayload(answer);
        PageBody payload = answer.body();
        WarcResponse response = new WarcResponse.Builder(answer.url())
                .version(MessageVersion.WARC_1_1)
                .date(answer.receivedAt())
                .payloadDigest(digest(digest))
                .blockDigest(digest(Digests.of(head, payload)))
                .body(
                        MediaType.HTTP_RESPONSE,
                        Channels.newChannel(new SequenceInputStream(new ByteArrayInputStream(head), payload.stream())),
                        head.length + payload.length())
                .build();
        return new WarcRecords(response, request(response.id(), answer, request, sent, userAgent));
    }

    /** A page whose payload has been stored before: byte for byte, or the site says that it has not changed. */
    static WarcRecords revisit(
            URI profile,
            EarlierRecord earlier,
            Answer answer,
            String digest,
            PageRequest request,
            Validators sent,
            String userAgent)
            throws IOException {
        byte[] block = HttpBlocks.withoutPayload(answer);
        WarcRevisit revisit = new WarcRevisit.Builder(answer.url(), profile)
                .version(MessageVersion.WARC_1_1)
                .date(answer.receivedAt())
                .refersTo(earlier.id(), earlier.target(), earlier.date())
                .payloadDigest(digest(digest))
                .blockDigest(digest(Digests.of(block)))
                .body(MediaType.HTTP_RESPONSE, block)
                .build();
        return new WarcRecords(revisit, request(revisit.id(), answer, request, sent, userAgent));
    }

    private static WarcRequest request(
            URI answerId, Answer answer, PageRequest request, Validators sent, String userAgent) throws IOException {
        byte[] block = HttpBlocks.request(request, answer.url(), sent, userAgent);
        return new WarcRequest.Builder(answer.url())
                .version(MessageVersion.WARC_1_1)
                .date(answer.receivedAt())
                .concurrentTo(answerId)
                .blockDigest(digest(Digests.of(block)))
                .body(MediaType.HTTP_REQUEST, block)
                .build();
    }

    private static WarcDigest digest(String digest) {
        return new WarcDigest("sha256", Digests.hexOf(digest));
    }
}
