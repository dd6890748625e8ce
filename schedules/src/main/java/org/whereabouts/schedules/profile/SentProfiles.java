package org.whereabouts.schedules.profile;

import java.util.List;
import java.util.stream.Collectors;
import org.whereabouts.crawler.added.RefusedProfileException;
import org.whereabouts.crawler.added.SentProfile;
import org.whereabouts.crawler.example.Finding;
import org.whereabouts.crawler.fetch.AddressRule;
import org.whereabouts.crawler.source.SourceProfile;

/** Lets profiles in that operators send: read as strictly as shipped ones, leading where this process may ask, and by the rules. Pure. */
public final class SentProfiles {

    private final AddressRule addresses;
    private final List<SourceProfile> shipped;

    /**
     * The door of a process.
     *
     * @param addresses which addresses it may ask
     * @param shipped the profiles that it came with
     */
    public SentProfiles(AddressRule addresses, List<SourceProfile> shipped) {
        this.addresses = addresses;
        this.shipped = List.copyOf(shipped);
    }

    /**
     * The profile.
     *
     * @throws RefusedProfileException naming each key and its fault
     */
    public SentProfile read(String yaml) {
        SentProfile sent = SentProfile.read(yaml, addresses);
        SourceProfile profile = sent.source().profile();
        List<Finding> faults = switch (addresses) {
            case LOOPBACK_ONLY -> ProfileRules.faultsInSandbox(profile);
            case PUBLIC_ONLY -> ProfileRules.faults(profile, shipped);
        };
        if (!faults.isEmpty()) {
            throw new RefusedProfileException(profile.id() + ": "
                    + faults.stream()
                            .map(fault -> fault.where() + ": " + fault.what())
                            .collect(Collectors.joining("; ")));
        }
        return sent;
    }
}
