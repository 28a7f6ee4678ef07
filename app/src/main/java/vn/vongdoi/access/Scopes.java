package vn.vongdoi.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.vongdoi.page.Problem;

/**
 * What a program was granted, in the words of SMART App Launch 2.2: {@code system/Observation.rs}. It narrows what the
 * actor may do and never widens it.
 */
public record Scopes(List<OfResources> resources, Set<Special> specials) {
    private static final Pattern FORM =
            Pattern.compile("(system|user|patient)/(\\*|[A-Z][A-Za-z]{1,63})\\.([a-z*]{1,5})");
    private static final Set<Interaction> READING = Set.of(Interaction.READ, Interaction.SEARCH);

    /** What is granted besides resources. */
    public enum Special {
        /** To deliver claim files: our own. */
        EXCHANGE("exchange"),
        /** To know who signed in. */
        OPENID("openid"),
        /** To know which resource that is, if it is one. */
        FHIR_USER("fhirUser"),
        /** To be told of whom it is about. */
        LAUNCH_PATIENT("launch/patient"),
        /** To go on when nobody is signed in any more. */
        OFFLINE_ACCESS("offline_access");

        private final String word;

        Special(String word) {
            this.word = word;
        }

        static Optional<Special> find(String word) {
            return Arrays.stream(values())
                    .filter(special -> special.word.equals(word))
                    .findFirst();
        }
    }

    /** Whoever acts without a program in between, and the machines of the first tokens. */
    public static final Scopes ALL = of("system/*.cruds exchange");

    /** What a program has that acts for somebody who signed in, when it was not said. */
    public static final Scopes OF_APPS = of("user/*.rs openid fhirUser launch/patient");

    /** For whom a program acts: {@code SYSTEM} is the facility itself, {@code PATIENT} one person's record only. */
    public enum Context {
        SYSTEM,
        USER,
        PATIENT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param type of FHIR; {@code *} for all */
    public record OfResources(Context context, String type, Set<Interaction> interactions) {
        public OfResources {
            interactions = Set.copyOf(interactions);
        }

        private boolean allow(String other, Interaction interaction) {
            return (type.equals("*") || type.equals(other)) && interactions.contains(interaction);
        }

        /** {@code system/Observation.rs}. */
        @Override
        public String toString() {
            return context.word() + "/" + type + "."
                    + Arrays.stream(Interaction.values())
                            .filter(interactions::contains)
                            .map(interaction -> String.valueOf(interaction.letter()))
                            .collect(Collectors.joining());
        }
    }

    public Scopes {
        resources = List.copyOf(resources);
        var given = EnumSet.noneOf(Special.class);
        given.addAll(specials);
        specials = Collections.unmodifiableSet(given);
    }

    /**
     * @param words divided by spaces
     * @throws Problem for a scope that the server does not know: more than was meant might be granted with it
     */
    public static Scopes of(String words) {
        var resources = new ArrayList<OfResources>();
        var specials = EnumSet.noneOf(Special.class);
        for (var word : words.strip().split(" +")) {
            Special.find(word).ifPresentOrElse(specials::add, () -> resources.add(ofResources(word)));
        }
        return new Scopes(resources, specials);
    }

    /** Empty for what the server does not know. */
    public static Optional<Scopes> find(String words) {
        try {
            return Optional.of(of(words));
        } catch (Problem unknown) {
            return Optional.empty();
        }
    }

    private static OfResources ofResources(String word) {
        var match = FORM.matcher(word);
        if (!match.matches()) throw unknown(word);
        var context = Context.valueOf(match.group(1).toUpperCase(Locale.ROOT));
        return new OfResources(context, match.group(2), interactions(match.group(3), word));
    }

    /** The words of SMART 1 are taken too. */
    private static Set<Interaction> interactions(String letters, String word) {
        return switch (letters) {
            case "read" -> EnumSet.of(Interaction.READ, Interaction.SEARCH);
            case "write" -> EnumSet.of(Interaction.CREATE, Interaction.UPDATE, Interaction.DELETE);
            case "*" -> EnumSet.allOf(Interaction.class);
            default -> {
                var interactions = Arrays.stream(Interaction.values())
                        .filter(interaction -> letters.indexOf(interaction.letter()) >= 0)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Interaction.class)));
                // In their order and each once, as the standard has it.
                if (!new OfResources(Context.SYSTEM, "*", interactions)
                        .toString()
                        .endsWith("." + letters)) throw unknown(word);
                yield interactions;
            }
        };
    }

    /** @param type {@code *} asks for all types at once */
    public boolean allow(String type, Interaction interaction) {
        return resources.stream().anyMatch(granted -> granted.allow(type, interaction));
    }

    public boolean has(Special special) {
        return specials.contains(special);
    }

    /** Whether nothing is asked for that these do not grant. One person's record is part of what a user reads. */
    public boolean cover(Scopes asked) {
        return specials.containsAll(asked.specials)
                && asked.resources.stream()
                        .allMatch(one -> one.interactions().stream()
                                .allMatch(interaction -> resources.stream()
                                        .filter(own -> own.context() == one.context()
                                                || own.context() == Context.USER && one.context() == Context.PATIENT)
                                        .anyMatch(own -> own.allow(one.type(), interaction))));
    }

    /** Those of a program that acts for somebody who signed in: it reads, and leaves writing to our own pages. */
    public boolean isOfApps() {
        return !has(Special.EXCHANGE)
                && resources.stream()
                        .allMatch(one -> one.context() != Context.SYSTEM && READING.containsAll(one.interactions()));
    }

    /** Those of a facility's own program. */
    public boolean isOfMachines() {
        return EnumSet.of(Special.EXCHANGE).containsAll(specials)
                && resources.stream().allMatch(one -> one.context() == Context.SYSTEM);
    }

    /** Whether the program reads of one person only. */
    public boolean isOfOnePatient() {
        return resources.stream().anyMatch(one -> one.context() == Context.PATIENT);
    }

    /** Whether somebody has to say of whom it is about. */
    public boolean needPatient() {
        return isOfOnePatient() || has(Special.LAUNCH_PATIENT);
    }

    /** How the scope is written that grants it. */
    public String word(String type, Interaction interaction) {
        var context = isOfOnePatient() ? Context.PATIENT : isOfMachines() ? Context.SYSTEM : Context.USER;
        return new OfResources(context, type, Set.of(interaction)).toString();
    }

    /** As they are written, divided by spaces. */
    @Override
    public String toString() {
        var words = new ArrayList<String>();
        for (var one : resources) words.add(one.toString());
        for (var special : specials) words.add(special.word);
        return String.join(" ", words);
    }

    private static Problem unknown(String word) {
        return Problem.invalid(
                "Không có phạm vi \"" + word
                        + "\". Dạng đúng: system/Observation.rs, system/*.cruds (c tạo, r đọc, u sửa, d xóa, s tìm), user/*.rs, patient/*.rs, exchange, openid, fhirUser, launch/patient, offline_access.",
                "There is no scope \"" + word
                        + "\". Expected such as system/Observation.rs, system/*.cruds (c create, r read, u update,"
                        + " d delete, s search), user/*.rs, patient/*.rs, exchange, openid, fhirUser, launch/patient, offline_access.");
    }
}
