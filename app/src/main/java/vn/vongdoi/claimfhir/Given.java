package vn.vongdoi.claimfhir;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.vongdoi.claimfile.TableKind;
import vn.vongdoi.fhir.ResourceType;
import vn.vongdoi.fhir.ResourceWriter;

/** Elements that no single field tells. */
enum Given {
    PATIENT {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            var person = source.visit().person().id();
            Form.open(json, name).text("reference", "Patient/" + person).end();
        }
    },
    ENCOUNTER {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            var encounter = source.visit().encounterId();
            Form.open(json, name).text("reference", "Encounter/" + encounter).end();
        }
    },
    /** v3-ActCode of MA_LOAI_KCB. */
    CLASS {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            Form.open(json, name)
                    .text("system", Care.ACT_CODE)
                    .text("code", Care.actClass(source.row().text("MA_LOAI_KCB")))
                    .end();
        }
    },
    /** Encounter.diagnosis: the Conditions, the main one first. */
    DIAGNOSES {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            Diagnoses.list(json, source.visit());
        }
    },
    /** The order that a result answers. */
    ORDER {
        @Override
        boolean stands(Source source) {
            return source.orders().containsKey(source.row().text("MA_DICH_VU"));
        }

        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            var order = source.orders().getOrDefault(source.row().text("MA_DICH_VU"), 0);
            var id = source.visit().id(TableKind.XML3.name(), order);
            Form.open(json, name)
                    .text("reference", ResourceType.SERVICE_REQUEST.fhirName() + "/" + id)
                    .end();
        }
    },
    /** The card, or that there is none. */
    COVERAGE {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            var id = Coverages.id(source.visit());
            Form.open(json, name);
            if (id.isPresent()) json.text("reference", "Coverage/" + id.get());
            else json.text("display", "Không có bảo hiểm y tế");
            json.end();
        }
    },
    FOCAL {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            if (name != null) json.truth(name, true);
        }
    },
    FIRST {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            if (name != null) json.whole(name, 1);
        }
    },
    /** The lines of XML2, then those of XML3. */
    ITEMS {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            ClaimItems.write(json, source.visit());
        }
    },
    SEQUENCE {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            if (name != null) json.whole(name, source.sequence());
        }
    },
    /** An episode of care goes on until it has an end. */
    EPISODE_STATUS {
        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            if (name != null) json.text(name, word(source));
        }

        @Override
        String word(Source source) {
            return source.row().text("NGAYKT_DTRI_LAO").isEmpty() ? "active" : "finished";
        }
    },
    /** Closed as HIV data are, where a tuberculosis row tells of HIV (Law on HIV/AIDS prevention, Art. 30). */
    HIV_IF_TOLD {
        private static final Set<String> ABOUT_HIV =
                Set.of("PHANLOAI_LAO_HIV", "NGAYKD_HIV", "BDDT_ARV", "NGAY_BAT_DAU_DT_CTX");

        @Override
        boolean stands(Source source) {
            return ABOUT_HIV.stream()
                    .anyMatch(field -> !source.row().text(field).isEmpty());
        }

        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            Form.open(json, name)
                    .text("system", Care.ACT_CODE)
                    .text("code", "HIV")
                    .end();
        }
    },
    /** Closed as reproductive life is, where a paper tells of an abortion. */
    ABORTION_IF_TOLD {
        @Override
        boolean stands(Source source) {
            var row = source.row();
            var code = row.text("MA_DINH_CHI_THAI");
            return !code.isEmpty() && !code.equals("0")
                    || !row.text("NGUYENNHAN_DINHCHI").isEmpty();
        }

        @Override
        void write(ResourceWriter json, @Nullable String name, Source source) {
            Form.open(json, name)
                    .text("system", Care.ACT_CODE)
                    .text("code", "SEX")
                    .end();
        }
    };

    boolean stands(Source source) {
        return true;
    }

    abstract void write(ResourceWriter json, @Nullable String name, Source source);

    /** What it says, where that is one word. */
    String word(Source source) {
        throw new IllegalStateException(this + " is not a word");
    }

    static Given of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
