package vn.vongdoi.simulator;

import java.util.List;
import java.util.Map;

/** Mistakes as real files have them; each alone makes its encounter unacceptable. */
enum Fault {
    UNKNOWN_DISEASE {
        @Override
        void plant(Row summary, List<Row> services) {
            summary.set("MA_BENH_CHINH", "Q77.7X");
        }
    },
    MISSING_CARE_KIND {
        @Override
        void plant(Row summary, List<Row> services) {
            summary.set("MA_LOAI_KCB", "");
        }
    },
    WRONG_LINE_AMOUNT {
        @Override
        void plant(Row summary, List<Row> services) {
            Row line = services.getFirst();
            line.set("THANH_TIEN_BV", line.value("THANH_TIEN_BV") + "0");
        }
    },
    WRONG_TOTAL {
        @Override
        void plant(Row summary, List<Row> services) {
            summary.set("T_TONGCHI_BV", "9" + summary.value("T_TONGCHI_BV"));
        }
    },
    OUT_BEFORE_IN {
        @Override
        void plant(Row summary, List<Row> services) {
            summary.set(
                    "NGAY_RA",
                    (Integer.parseInt(summary.value("NGAY_VAO").substring(0, 4)) - 1)
                            + summary.value("NGAY_VAO").substring(4));
        }
    },
    CARD_FORMAT {
        @Override
        void plant(Row summary, List<Row> services) {
            String card = summary.value("MA_THE_BHYT");
            summary.set("MA_THE_BHYT", card.isEmpty() ? "GD9" : card.substring(0, card.length() - 2));
        }
    },
    UNKNOWN_SEX {
        @Override
        void plant(Row summary, List<Row> services) {
            summary.set("GIOI_TINH", "7");
        }
    },
    BROKEN_DATE {
        @Override
        void plant(Row summary, List<Row> services) {
            summary.set("NGAY_VAO", summary.value("NGAY_VAO").substring(0, 4) + "13320000");
        }
    },
    NOT_A_NUMBER {
        @Override
        void plant(Row summary, List<Row> services) {
            services.getLast().set("SO_LUONG", "một");
        }
    },
    NEGATIVE_PRICE {
        @Override
        void plant(Row summary, List<Row> services) {
            Row line = services.getFirst();
            line.set("DON_GIA_BV", "-" + line.value("DON_GIA_BV"));
        }
    };

    abstract void plant(Row summary, List<Row> services);

    /** One mistake only: the letters, which repeat the summary, repeat what is wrong in it too. */
    void plant(Map<Layout, List<Row>> tables) {
        Row summary = tables.getOrDefault(Layout.XML1, List.of()).getFirst();
        Row before = summary.copy();
        plant(summary, tables.getOrDefault(Layout.XML3, List.of()));
        for (Layout letter : List.of(Layout.XML7, Layout.XML8, Layout.XML13, Layout.XML14)) {
            for (Row row : tables.getOrDefault(letter, List.of())) {
                row.follow(before, summary);
            }
        }
    }
}
